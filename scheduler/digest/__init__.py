"""The review of a day or a week, in French: what came, who had it first, what was agreed, and what could not be seen.

days        which days a review is of, and when it is due; in the time of Paris
values      a review, as a value
composing   what the corpus knows → a review; pure
reviewing   the questions it is composed from
french      numbers, dates and spaces as French prints them
vocabulary  our words in French
seeing      what could be seen at all
sentences   what every rendering says
unseen      what could not be seen, in sentences
sheet       headings, paragraphs and links, which the renderings dress
plain, page, markdown   a review as text, HTML and Markdown
"""
