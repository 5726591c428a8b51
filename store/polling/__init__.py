"""Polls as they are remembered: feeds and addresses, what was begun, asked and left to do.

polls          feeds from poll to poll, and how each went
quiet_polls    polls that found nothing new, many at a time
admission      addresses that feeds list
handing        the pages that one crawl is given
attempts       pages in hand, and in quarantine
rechecks       kept articles that are looked at again for a while
waiting        feeds that have something to do besides being asked
leases         who crawls which site
progress       how far crawls have come
walks          how far back archives were walked
asking, asked  every request, and what sites say of being asked
"""
