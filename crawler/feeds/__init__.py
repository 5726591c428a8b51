"""What sources publish their news as, read: bytes in, entries out. Pure; no network.

syndication    RSS and Atom
json_feed      JSON Feed
sitemaps       sitemaps and indexes of them
entries        what the readers have in common
markup         bytes as text that a strict parser takes
plain_text     HTML of entries as a line of text
freshness      how fresh a feed is
paging         where the further pages of a feed are
opml           lists of feeds
"""
