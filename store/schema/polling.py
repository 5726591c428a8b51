"""What is polled, which addresses that brought, and how each poll went."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, Table, UniqueConstraint, text

from store.schema.columns import Instant, Words, metadata

_QUARANTINED = text("state = 'quarantined'")

#: One row per address that is polled, with what is remembered from poll to poll.
feed = Table(
    "feed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Words, nullable=False),
    Column("url", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("etag", Words),
    Column("last_modified", Words),
    Column("body_hash", Words),
    Column("next_poll_at", Instant),
    Column("last_poll_at", Instant),
    Column("last_ok_at", Instant),
    Column("last_new_at", Instant),
    Column("last_outcome", Words),
    Column("last_reason", Words, nullable=False, server_default=""),
    Column("failures_in_a_row", Integer, nullable=False, server_default="0"),
    Column("interval_s", Float),
    #: entries seen for the first time, and days watched for them, both fading: its pace
    Column("pace_entries", Float, nullable=False, server_default="1"),
    Column("pace_days", Float, nullable=False, server_default="0.25"),
    #: entries it listed when it was last read
    Column("listed", Integer, nullable=False, server_default="0"),
    #: polls that found nothing known in it
    Column("gaps", Integer, nullable=False, server_default="0"),
    #: what its failures weigh since it last worked, and when they began
    Column("failure_weight", Float, nullable=False, server_default="0"),
    Column("failing_since", Instant),
    #: feeds that its next batch may have at most, because a larger one died with it; NULL when none did
    Column("batch_most", Integer),
    #: how its last poll ended, a word of `Ending`; empty before the first
    Column("last_ending", Words, nullable=False, server_default=""),
    #: polls in a row that ended so, and when the first of them was
    Column("ending_polls", Integer, nullable=False, server_default="0"),
    Column("ending_since", Instant),
    #: the last poll that listed an entry that nobody had seen
    Column("last_entry_at", Instant),
    #: the newest date that it printed when it was last read, and how long it usually is from one such date to the next
    Column("newest_at", Instant),
    Column("spacing_s", Float),
    UniqueConstraint("source", "url"),
)

#: One row per article address ever listed by a feed, and what became of it. It is what makes a URL "known".
address = Table(
    "address",
    metadata,
    Column("url_key", Words, primary_key=True),
    Column("url", Words, nullable=False),
    Column("feed_id", ForeignKey("feed.id")),
    #: pending (to be fetched), kept, off topic, failed, quarantined (its crawls died)
    Column("state", Words, nullable=False),
    #: why it failed, or why its last attempt did
    Column("reason", Words, nullable=False, server_default=""),
    Column("attempts", Integer, nullable=False, server_default="0"),
    #: what the feed said of it, as JSON, until it is settled: a crawl that was killed goes on from here
    Column("entry", Words),
    Column("first_seen_at", Instant, nullable=False),
    Column("settled_at", Instant),
    Column("article_id", ForeignKey("article.id")),
    #: times that a crawl has taken it in hand since it last came to an end
    Column("begun", Integer, nullable=False, server_default="0"),
    # "Which pages kill their crawls?"
    Index("ix_address_quarantined", "feed_id", sqlite_where=_QUARANTINED, postgresql_where=_QUARANTINED),
    # A poll takes up what an earlier one of the same feed left unfinished.
    Index("ix_address_feed_id_state", "feed_id", "state"),
)

#: One poll of one feed.
crawl = Table(
    "crawl",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Words, nullable=False),
    Column("feed_url", Words, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("ended_at", Instant, nullable=False),
    Column("outcome", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("status", Integer),
    Column("entries", Integer, nullable=False),
    Column("known", Integer, nullable=False),
    Column("fetched", Integer, nullable=False),
    Column("kept", Integer, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("revisions", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Column("off_topic", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    #: known articles that were looked at again because it was time
    Column("rechecked", Integer, nullable=False, server_default="0"),
    #: of those off topic
    Column("near_misses", Integer, nullable=False, server_default="0"),
    #: of the entries, those that no poll had seen before
    Column("first_seen", Integer, nullable=False, server_default="0"),
    #: how it ended, a word of `Ending`; empty in polls of older versions
    Column("ending", Words, nullable=False, server_default=""),
    #: of its new pages: those without an article in them, those read by makeshift, the median of their words
    Column("empty_pages", Integer, nullable=False, server_default="0"),
    Column("makeshift", Integer, nullable=False, server_default="0"),
    Column("words", Integer),
    # "How did this source do lately?"
    Index("ix_crawl_source_started_at", "source", "started_at"),
)

failure = Table(
    "failure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("crawl_id", ForeignKey("crawl.id"), nullable=False),
    Column("source", Words, nullable=False),
    Column("url", Words, nullable=False),
    Column("stage", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("detail", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("temporary", Integer, nullable=False),
    # "What failed in this poll?"
    Index("ix_failure_crawl_id", "crawl_id"),
    # "Could this source be had that day?"
    Index("ix_failure_source_at", "source", "at"),
)

#: A site that somebody crawls right now; nobody else does until it is given back, or its time is over.
lease = Table(
    "lease",
    metadata,
    #: its registered domain
    Column("site", Words, primary_key=True),
    #: of one crawl, by chance
    Column("holder", Words, nullable=False),
    #: for a person: `vigie run`, `vigie crawl`
    Column("purpose", Words, nullable=False),
    Column("host", Words, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("taken_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
)
