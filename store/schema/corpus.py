"""What is kept: stories, articles, every text of them, when they are looked at again, and how many came a day."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, Table, UniqueConstraint, text

from store.schema.columns import Instant, Words, metadata

_EDITED = text("kind <> ''")

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
    #: number of the newest revision that is shown
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
    #: since when its publisher has no page of it any more; NULL while there is one
    Column("removed_at", Instant),
    #: since when its publisher shows only the beginning of what was free; NULL while it does not
    Column("paywalled_at", Instant),
    #: key of the page that its `rel=canonical` names on another site, where it was taken from; else empty
    Column("origin_key", Words, nullable=False, server_default=""),
    #: licensed, research (public exports leave it out), reserved (its text is not kept); else empty
    Column("rights", Words, nullable=False, server_default=""),
    #: how well it answers the topic, 0 to 1; NULL where it does not match, or was kept before there were scores
    Column("score", Float),
    #: what a person wrote down of a licence or of research; else empty
    Column("rights_reason", Words, nullable=False, server_default=""),
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
    #: the most telling of `kinds`; empty for a first text, and for one of our extractor
    Column("kind", Words, nullable=False, server_default=""),
    #: JSON list of what its publisher edited, the most telling first: see `store.edits.kinds`
    Column("kinds", Words, nullable=False, server_default="[]"),
    #: of the body, against the text before it; NULL when that is not known
    Column("words_added", Integer),
    Column("words_cut", Integer),
    #: 0 when a fuller text before it stays on display: of a page behind a paywall by now, or gone
    Column("shown", Integer, nullable=False, server_default="1"),
    #: its date of publication as page or feed wrote it; NULL when neither did
    Column("published_raw", Words),
    #: the encoding that its page was read by; NULL when it came as text, or before this was noted
    Column("encoding", Words),
    UniqueConstraint("article_id", "number"),
    # "What was edited that day?", without a look at a million texts.
    Index("ix_revision_edited", "seen_at", sqlite_where=_EDITED, postgresql_where=_EDITED),
)

#: Articles whose pages are looked at again, until their last look.
recheck = Table(
    "recheck",
    metadata,
    Column("article_id", ForeignKey("article.id"), primary_key=True),
    #: of the article
    Column("source", Words, nullable=False),
    Column("next_at", Instant, nullable=False),
    #: what tells whether its page has changed since it was last read
    Column("etag", Words),
    Column("last_modified", Words),
    Column("body_hash", Words),
    #: what the feed said of it, as JSON: a witness each time that its page is read; NULL when a person named it
    Column("entry", Words),
    # "Which pages of this source are to be looked at again?"
    Index("ix_recheck_source_next_at", "source", "next_at"),
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
