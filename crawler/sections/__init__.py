"""Pages of links, read: which links lead to articles, and which to more of the same page. Pure; no network.

sections       the articles that a section page lists
links          the links of a page, and how much each looks like one to an article
link_shapes    what an address tells of its page
pagination     the next, the first, or all pages of an article or list
page_numbers   their addresses, by their numbers
archives       the way back through older lists and feeds
"""
