"""The tables, as this version of vigie wants them.

They may change between versions; the views of `store.views` are what people read. How an older database becomes
this one is told by `store.migrations`, and a test holds the two together. The full-text table is in neither: its
shape is the database's own, and `store.search.index` knows it.
"""

from store.schema.alarms import alarm, reading, rhythm
from store.schema.archives import backfill, page_part
from store.schema.columns import Instant, metadata
from store.schema.copies import decision, fingerprint
from store.schema.corpus import article, recheck, revision, story, volume
from store.schema.ledger import agreement, mention, partner, partner_decision, partnership, person, quote
from store.schema.network import absence, request, site_file
from store.schema.outbox import delivery, message, sink
from store.schema.pages import forgetting, page, page_dictionary, setting, tombstone
from store.schema.polling import address, crawl, failure, feed, lease
from store.schema.sites import site, site_block
from store.schema.syndication import pickup, source
from store.schema.topic import near_miss
from store.schema.watch import crawl_progress

__all__ = [
    "Instant",
    "absence",
    "address",
    "agreement",
    "alarm",
    "article",
    "backfill",
    "crawl",
    "crawl_progress",
    "decision",
    "delivery",
    "failure",
    "feed",
    "fingerprint",
    "forgetting",
    "lease",
    "mention",
    "message",
    "metadata",
    "near_miss",
    "page",
    "page_dictionary",
    "page_part",
    "partner",
    "partner_decision",
    "partnership",
    "person",
    "pickup",
    "quote",
    "reading",
    "recheck",
    "request",
    "revision",
    "rhythm",
    "setting",
    "sink",
    "site",
    "site_block",
    "site_file",
    "source",
    "story",
    "tombstone",
    "volume",
]
