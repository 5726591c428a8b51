"""What is known about one site before its page is read: what a person wrote down, what was learned.

knowledge  both, as extraction takes them
ruled      a rule (`crawler.site_rules`) put to work on a page
blocks     the blocks of one page, as they are remembered
edges      which of them stand before the text or after it
spoken     words that no report says: to readers, of the text, of its writer
learned    blocks that stand on article after article
trial      what a rule finds on a page, for who writes one
"""
