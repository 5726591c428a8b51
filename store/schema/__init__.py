"""The tables, as this version of vigie wants them.

They may change between versions; the views of `store.views` are what people read. How an older database becomes
this one is told by `store.migrations`, and a test holds the two together. The full-text table is in neither: its
shape is the database's own, and `store.search.index` knows it.
"""

from store.schema.columns import Instant, metadata
from store.schema.copies import decision, fingerprint
from store.schema.corpus import article, recheck, revision, story, volume
from store.schema.ledger import agreement, mention, partner, partner_decision, partnership, person, quote
from store.schema.pages import forgetting, page, page_dictionary, setting, tombstone
from store.schema.polling import address, crawl, failure, feed, lease
from store.schema.sites import site, site_block
from store.schema.syndication import pickup, source
from store.schema.topic import near_miss

__all__ = [
    "Instant",
    "address",
    "agreement",
    "article",
    "crawl",
    "decision",
    "failure",
    "feed",
    "fingerprint",
    "forgetting",
    "lease",
    "mention",
    "metadata",
    "near_miss",
    "page",
    "page_dictionary",
    "partner",
    "partner_decision",
    "partnership",
    "person",
    "pickup",
    "quote",
    "recheck",
    "revision",
    "setting",
    "site",
    "site_block",
    "source",
    "story",
    "tombstone",
    "volume",
]
