"""What is going on right now, for those who look."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table

from store.schema.columns import Instant, Words, metadata

#: How far a crawl has come; there is a row from its beginning to its end. It names no source, address or text, so that
#: nothing here has to be forgotten.
crawl_progress = Table(
    "crawl_progress",
    metadata,
    #: as in its leases
    Column("holder", Words, primary_key=True),
    Column("began_at", Instant, nullable=False),
    Column("told_at", Instant, nullable=False),
    #: feeds to poll, and those of them that are done
    Column("feeds", Integer, nullable=False),
    Column("feeds_done", Integer, nullable=False),
    #: pages settled, and new articles among them
    Column("pages", Integer, nullable=False),
    Column("kept", Integer, nullable=False),
)
