"""What was asked of each site, and what it said of being asked."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table

from store.schema.columns import Instant, Words, metadata

#: One request of one poll, or one that was not sent, and why.
request = Table(
    "request",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("crawl_id", ForeignKey("crawl.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("purpose", Words, nullable=False),
    #: NULL when it is the address of the poll's own feed: most are
    Column("url", Words),
    #: asked, or why it was not
    Column("decision", Words, nullable=False),
    Column("status", Integer),
    Column("bytes", Integer, nullable=False),
    Column("took_ms", Integer, nullable=False),
    # "What did this poll ask for?"
    Index("ix_request_crawl_id", "crawl_id"),
)

#: robots.txt and tdmrep.json, by address: the last good answer.
site_file = Table(
    "site_file",
    metadata,
    Column("url", Words, primary_key=True),
    Column("status", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("body_hash", Words, nullable=False),
    Column("fetched_at", Instant),
    Column("fresh_until", Instant),
    #: since when it cannot be had; NULL while it can
    Column("failing_since", Instant),
    Column("decision", Words, nullable=False),
)

#: Sites that asked to be left alone until then.
absence = Table(
    "absence",
    metadata,
    #: its registered domain
    Column("site", Words, primary_key=True),
    Column("until", Instant, nullable=False),
)
