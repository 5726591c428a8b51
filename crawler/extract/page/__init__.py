"""A page as the other rooms see it: one tree, its text as blocks, a text's lines. It judges nothing.

parsing    bytes decoded and parsed, once; what is no HTML, and what is too large
outline    the blocks of a tree in reading order
text_line  one line of text, and what kind of line it was
"""
