"""Fetched pages, kept apart from the articles they became, and what has been forgotten."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table

from store.schema.columns import Instant, Words, metadata

#: What pages of one source have in common, so that each is kept in few bytes.
page_dictionary = Table(
    "page_dictionary",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Words, nullable=False),
    #: JSON list of the revisions whose pages it is made of: it holds their text, also when these pages are gone
    Column("made_of", Words, nullable=False),
    #: when the oldest of them was fetched: it may not be kept for longer than that page
    Column("oldest_at", Instant, nullable=False),
    #: zstd
    Column("body", LargeBinary, nullable=False),
    # "Which dictionary is this source's newest?"
    Index("ix_page_dictionary_source", "source"),
    # A number is not given twice: processes have dictionaries at hand by theirs.
    sqlite_autoincrement=True,
)

#: The page that an article's revision was read from, as it was fetched.
page = Table(
    "page",
    metadata,
    Column("revision_id", ForeignKey("revision.id"), primary_key=True),
    Column("source", Words, nullable=False),
    Column("url", Words, nullable=False),
    Column("fetched_at", Instant, nullable=False),
    Column("status", Integer, nullable=False),
    #: JSON list of [name, value], as the server sent them, without cookies
    Column("headers", Words, nullable=False),
    #: what the feed said of it, as JSON: a witness for dates and people; NULL for a page that a person named
    Column("entry", Words),
    #: SHA-256 of the page, in hexadecimal
    Column("sha256", Words, nullable=False),
    Column("html_bytes", Integer, nullable=False),
    #: NULL when it was compressed alone
    Column("dictionary_id", ForeignKey("page_dictionary.id")),
    #: zstd
    Column("body", LargeBinary, nullable=False),
    # "Which pages are older than they may be kept?"
    Index("ix_page_fetched_at", "fetched_at"),
    # "The pages of this source", for its dictionary.
    Index("ix_page_source_fetched_at", "source", "fetched_at"),
    # "Which pages need this dictionary?"
    Index("ix_page_dictionary_id", "dictionary_id"),
)

#: Addresses that were forgotten, as salted hashes: the next poll must not bring them back, nor this table tell them.
tombstone = Table(
    "tombstone",
    metadata,
    #: HMAC-SHA-256 of the URL key, in hexadecimal; the key is the setting `salt`
    Column("url_hash", Words, primary_key=True),
    Column("forgotten_at", Instant, nullable=False),
)

#: One line per request to forget, without what was forgotten.
forgetting = Table(
    "forgetting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    #: url, source, person, retention
    Column("by", Words, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("revisions", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
)

#: What the database remembers about itself: the salt, the version of the index.
setting = Table(
    "setting",
    metadata,
    Column("name", Words, primary_key=True),
    Column("value", Words, nullable=False),
)
