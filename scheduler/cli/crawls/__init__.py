"""What brings articles in, or reads their pages: crawl, demo, backfill, import, extract, reextract.

crawling     one crawl, from start to table
backfilling  the walk back through an archive
importing    articles from a file
pages        one page through the extractor, kept nowhere
explaining   what the extractor kept of a page, and what not
replay       the kept pages through today's extractor

How it is done is told in `scheduler.crawls` and `scheduler.tasks`. What was brought in is read in `corpus`, beside it.
"""
