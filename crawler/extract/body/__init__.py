"""The article's text: which element holds it, which of its blocks are the text, what stands above it.

container         the element that holds the paragraphs
widening          which elements beside it hold parts of the same text
teasers           which of its blocks lead to other articles
passages          which of the others are the text
short_blocks      which short blocks among the paragraphs are text
list_entries      which entry of which list one is of
table_rows        which row of which table
doubles           the whole text once more in one piece
second_opinion    what trafilatura takes for the text
extraction        which of both is believed
declared          the text in JSON-LD, where the page has hardly any
reading           from a parsed page to clean lines, with the guard against over-eager pruning
standfirst        the summary between headline and text
standfirst_signs  what shows that a text is one
markdown          the lines with their structure
leftovers         the record of what was never in the text
"""
