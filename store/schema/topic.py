"""What nearly matched the topic: metadata of articles that are not kept, so that recall can be audited."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, Table

from store.schema.columns import Instant, Words, metadata

near_miss = Table(
    "near_miss",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url_key", Words, nullable=False, unique=True),
    Column("url", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("published_at", Instant),
    #: when its page was read
    Column("seen_at", Instant, nullable=False),
    Column("topic", Words, nullable=False),
    #: 0 to 1
    Column("score", Float, nullable=False),
    #: JSON list of `zone:term`
    Column("found", Words, nullable=False),
    #: JSON list of what the query asks besides, in words
    Column("missing", Words, nullable=False),
    # "Which are over their time, and which are too many?"
    Index("ix_near_miss_seen_at", "seen_at"),
)
