"""Chrome: blocks that are cut out of the tree, lines that are taken out of the text, each by a small named rule.

afterwords  what is said of a text below it
names     how blocks of chrome are called: a table
pruning   which blocks so called are cut
labels    what is cut out of a line of text
cutting   how it is taken out of the tree
machine_summaries  boxes in which a machine sums the article up
pictures  captions that stand with their picture
asking_boxes  boxes in the text that ask for an address
buttons   buttons, counters and notes about the page among the lines
controls  what buttons, fields and labels say, word for word
lines     the rules on lines: a table
marks     credits, keywords, the path to the page
systems   sentences that stand around every text, on thousands of pages
notices   what a page says to its readers about itself
openings  lines above the text
pointers  lines that lead to other pages
pulled    quotes pulled out of the text
signed_below  how to reach its authors, who they are, who reported
comments  what readers wrote below it
tails     where an article ends and its page goes on
"""
