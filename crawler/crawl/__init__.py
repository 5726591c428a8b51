"""One crawl: a batch of feeds from first request to last report, in one process with one reactor.

run            the crawlers of the batch
scouting       feeds that are asked whether they have changed
settings, parts    Scrapy's own
pipeline, accounts the door to the archive: articles, and what came of each poll
site_memories  what is known of each site's pages
"""
