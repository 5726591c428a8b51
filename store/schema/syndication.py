"""Whose the sources are, and what articles took from press releases."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, Table

from store.schema.columns import Words, metadata

#: What the catalogue says of a source. Rows of other tables name sources without pointing here: an article may come
#: from a source that the catalogue does not know, or knows no more.
source = Table(
    "source",
    metadata,
    Column("name", Words, primary_key=True),
    Column("homepage", Words, nullable=False),
    #: owner group; empty when none is known
    Column("owner", Words, nullable=False),
    #: press, agency, press_release
    Column("kind", Words, nullable=False),
)

#: What one article took from one press release, by the newest texts of both.
pickup = Table(
    "pickup",
    metadata,
    Column("article_id", ForeignKey("article.id"), primary_key=True, autoincrement=False),
    Column("release_id", ForeignKey("article.id"), primary_key=True, autoincrement=False),
    #: of the article's words, 0 to 1
    Column("share", Float, nullable=False),
    Column("taken_words", Integer, nullable=False),
    Column("added_words", Integer, nullable=False),
    #: of the release
    Column("paragraphs", Integer, nullable=False),
    #: JSON list of {"number", "share", "text"}
    Column("kept_paragraphs", Words, nullable=False),
    #: of the release
    Column("quotes", Integer, nullable=False),
    #: JSON list of texts
    Column("kept_quotes", Words, nullable=False),
    #: JSON list of texts
    Column("added", Words, nullable=False),
    # "Who took up this release?"
    Index("ix_pickup_release_id", "release_id"),
)
