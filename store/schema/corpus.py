"""What is kept: stories, articles, every text of them, and how many a day."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, Table, UniqueConstraint

from store.schema.columns import Instant, Words, metadata

#: Articles that are copies of each other.
story = Table(
    "story",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("first_seen_at", Instant, nullable=False),
    #: the article that had it first; no foreign key, since articles point here
    Column("first_article_id", Integer),
    Column("articles", Integer, nullable=False, server_default="0"),
    #: the article that speaks for it, when that is not the first: a fuller text came after a teaser
    Column("shown_article_id", Integer),
)

article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url_key", Words, nullable=False, unique=True),
    Column("url", Words, nullable=False),
    Column("canonical_url", Words, nullable=False, server_default=""),
    Column("source", Words, nullable=False),
    Column("story_id", ForeignKey("story.id"), nullable=False),
    #: the article of the same story that had this text first, when there was one
    Column("copy_of", ForeignKey("article.id")),
    Column("first_seen_at", Instant, nullable=False),
    Column("last_seen_at", Instant, nullable=False),
    #: number of the newest revision
    Column("revision", Integer, nullable=False),
    #: of the newest revision's body
    Column("fingerprint", Words, nullable=False),
    Column("topic", Words, nullable=False, server_default=""),
    #: JSON list of `zone:term`
    Column("matched", Words, nullable=False, server_default="[]"),
    #: of the newest revision, so that a search narrows without reading texts
    Column("published_at", Instant),
    Column("language", Words, nullable=False, server_default=""),
    #: what it is to `copy_of`: exact, near, excerpt, teaser, embedding, merged; empty when it is no copy
    Column("copy_kind", Words, nullable=False, server_default=""),
    #: share of the shorter text that stands in the longer, 0 to 1; NULL when it is no copy, or a person's word
    Column("copy_score", Float),
    # "Is this text here already?", asked for every new article.
    Index("ix_article_fingerprint", "fingerprint"),
    # "Who else has this story?", asked by the views.
    Index("ix_article_story_id", "story_id"),
    # "The newest articles", asked by people.
    Index("ix_article_first_seen_at", "first_seen_at"),
    # "What did this source bring lately?"
    Index("ix_article_source_first_seen_at", "source", "first_seen_at"),
    # "What appeared that week?"
    Index("ix_article_published_at", "published_at"),
)

#: One text of an article over time.
revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("article.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("text_hash", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("standfirst", Words, nullable=False),
    Column("body", Words, nullable=False),
    #: JSON list of names
    Column("authors", Words, nullable=False),
    Column("published_at", Instant),
    Column("published_from", Words, nullable=False),
    Column("modified_at", Instant),
    Column("modified_from", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("section", Words, nullable=False),
    Column("image", Words, nullable=False),
    Column("access", Words, nullable=False),
    Column("word_count", Integer, nullable=False),
    #: JSON list of {"rule", "text"}
    Column("removed", Words, nullable=False),
    #: JSON list of words
    Column("tags", Words, nullable=False, server_default="[]"),
    #: JSON object of names and roles
    Column("author_roles", Words, nullable=False, server_default="{}"),
    Column("credit", Words, nullable=False, server_default=""),
    #: JSON list of what the page asks of robots
    Column("directives", Words, nullable=False, server_default="[]"),
    Column("body_markdown", Words, nullable=False, server_default=""),
    #: publisher, or extractor: who changed the text
    Column("cause", Words, nullable=False, server_default="publisher"),
    UniqueConstraint("article_id", "number"),
)

#: How many articles each source brought a day, counted as they are kept: charts need not count a million rows.
volume = Table(
    "volume",
    metadata,
    Column("source", Words, primary_key=True),
    #: first sight, UTC: `2026-11-22`
    Column("day", Words, primary_key=True),
    Column("articles", Integer, nullable=False),
    Column("copies", Integer, nullable=False),
    # "How many a month, of all sources?"
    Index("ix_volume_day", "day"),
)
