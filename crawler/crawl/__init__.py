"""One crawl: a batch of feeds from first request to last report, in one process with one reactor.

batch          what it is asked to do, and what it says meanwhile
run            the crawlers of the batch
scouting       feeds that are asked whether they have changed
settings, parts, context    Scrapy's own, and what all crawlers share
poll, accounts, endings     the account of one poll, and its last word
pipeline, delivering        the door to the archive, and who waits before it
workers, worker_process     processes that can be killed, and one of them from both sides
fork_server, fork_socket    what makes them, and what it leaves
spreading      our own work on what is kept, in processes side by side
memory, naming              what they may have, and what they are called
site_memories  what is known of each site's pages
"""
