"""How far back the archive of each source has been walked, and the pages of articles that have several."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table

from store.schema.columns import Instant, Words, metadata

#: The walk of a source's archive; a call of `vigie backfill` goes on where the one before it stopped.
backfill = Table(
    "backfill",
    metadata,
    Column("source", Words, primary_key=True),
    #: nothing that appeared before is looked for
    Column("since", Instant, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    #: JSON list of the sitemaps and sections that are still to be read, in that order
    Column("waiting", Words, nullable=False),
    #: JSON list of the keys of those that were read; none of them is an article's
    Column("walked", Words, nullable=False),
    #: entries that they listed, those that are old enough to be left out not counted
    Column("found", Integer, nullable=False, server_default="0"),
    #: the newest article of the list that was read last; NULL before one of its pages came
    Column("newest_at", Instant),
    # "Which walks have nobody gone on with for long?"
    Index("ix_backfill_updated_at", "updated_at"),
)

#: The second and later pages of an article that has several, beside the first, which is in `page`.
page_part = Table(
    "page_part",
    metadata,
    Column("revision_id", ForeignKey("page.revision_id"), primary_key=True),
    #: 1 for what follows the first page
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("url", Words, nullable=False),
    Column("fetched_at", Instant, nullable=False),
    Column("status", Integer, nullable=False),
    #: as in `page`
    Column("headers", Words, nullable=False),
    #: SHA-256 of the page, in hexadecimal
    Column("sha256", Words, nullable=False),
    #: zstd, without a dictionary: few articles have several pages
    Column("body", LargeBinary, nullable=False),
)
