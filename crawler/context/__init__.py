"""What spiders and the network know of the crawl that they are part of.

crawl_context  what all crawlers of a batch share
delivering     who waits before the archive
site_turns     whose turn it is to ask a site
poll           the running account of one poll
endings        its last word, for machines
reasons        and for people
"""
