"""People: who signed, as what, and which agency or title the text was taken from.

agencies        the names of news agencies
authors         people out of bylines
first_names     a table of those of other countries
names           what has the form of a name, what is a role, what is nobody
seams           lines whose elements met without a space, parted
wording         the words around names in bylines
declared        whom its metadata names
bylines         where a page says who signed
headline_lines  lines beside the headline that do
called          elements that a page calls an author's
bare_lines      names above a text that nothing else marks
signatures      the name under a text without a byline
roles           what those who signed are
credit_lines    lines that are nothing but a credit, and whom they name
credit          whom the page credits for its text
"""
