"""What a page declares about itself, and the choices made among that, people and dates apart.

headlines      what readers see as the headline
heads          meta elements, titles and addresses, read once
microdata      what elements of the page state of the article
jsonld         the node that describes the article
jsonld_repair  JSON as templates break it, made readable
publisher      the names a site goes by
titles         the headline
corrections    what else says it, where it is not as readers see it
metadata       section, picture, address
access         whether the whole article is shown
tags           keywords, and what is asked of robots
language       of the text, by its commonest words
"""
