"""Crawls: when each feed is polled, which are polled together, and the processes that do it.

timetable      when next; pure
batching       which together; pure
planning       from configuration to batch, from reports to next polls
polling        what is due, claimed and polled by the daemon
leasing        no site is crawled twice at once
jobs           a batch in a child process
crawl_process  what that process does
chronicle      what the polls of this process came to
trial          crawls that keep nothing
"""
