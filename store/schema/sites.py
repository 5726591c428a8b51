"""What is remembered of the pages of each site: blocks of text that many of them have."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from store.schema.columns import Instant, Words, metadata

#: A site, and how many of its articles were remembered.
site = Table(
    "site",
    metadata,
    #: registered domain
    Column("name", Words, primary_key=True),
    Column("pages", Integer, nullable=False),
)

#: A block of text on a site's pages; what makes two blocks the same is told by `crawler.extract.sites.learned`.
site_block = Table(
    "site_block",
    metadata,
    Column("site", ForeignKey("site.name"), primary_key=True),
    Column("key", Words, primary_key=True),
    #: cut at 200 characters
    Column("text", Words, nullable=False),
    Column("length", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("edges", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    Column("first_page", Integer, nullable=False),
    Column("last_seen_at", Instant, nullable=False),
    #: 1 when a person said that it belongs to the articles
    Column("keep", Integer, nullable=False, server_default="0"),
    # "What has not been seen for long?"
    Index("ix_site_block_last_seen_at", "last_seen_at"),
)
