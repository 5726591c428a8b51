"""A page as the other rooms see it: one tree, its text as blocks, a text's lines. It judges nothing.

decoding   bytes as text, in the encoding that they are in
parsing    one tree of them; what is no HTML, and what is too large
live       the headlines of a live blog's entries
verbatim   the paragraphs of texts set as they were typed
hidden     what of it no reader sees
inline     which elements stand in a line, which begin a block
outline    the blocks of a tree in reading order
searching  words looked for in all its blocks at once
text_line  one line of text, and what kind of line it was
sentences  where one ends, and what shows that it is told
"""
