"""The tables, as this version of vigie wants them.

They may change between versions; the views of `store.views` are what people read. How an older database becomes
this one is told by `store.migrations`, and a test holds the two together.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from store.errors import NaiveInstant


class Instant(TypeDecorator[datetime]):
    """An aware instant, to the second: `timestamptz` on a server, `2026-11-22T08:30:00Z` in SQLite.

    The text form sorts as it should, and SQLite's own date functions, pandas and spreadsheets read it.
    Raises NaiveInstant for a datetime without a time zone.
    """

    impl = String(20)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(20))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ANN401 - SQLAlchemy's contract
        if value is None:
            return None
        if value.utcoffset() is None:
            raise NaiveInstant(f"a datetime without a time zone cannot be stored: {value.isoformat()}")
        instant = value.astimezone(UTC)
        # Not strftime, which writes the year 987 with three digits.
        return f"{instant.replace(tzinfo=None).isoformat(timespec='seconds')}Z" if dialect.name == "sqlite" else instant

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ANN401, ARG002 - contract
        if value is None or isinstance(value, datetime):
            return value
        return datetime.fromisoformat(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: One row per address that is polled, with what is remembered from poll to poll.
feed = Table(
    "feed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("body_hash", Text),
    Column("next_poll_at", Instant),
    Column("last_poll_at", Instant),
    Column("last_ok_at", Instant),
    Column("last_new_at", Instant),
    Column("last_outcome", Text),
    Column("last_reason", Text, nullable=False, server_default=""),
    Column("failures_in_a_row", Integer, nullable=False, server_default="0"),
    Column("interval_s", Float),
    UniqueConstraint("source", "url"),
)

#: One row per article address ever listed by a feed, and what became of it. It is what makes a URL "known".
address = Table(
    "address",
    metadata,
    Column("url_key", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("feed_id", ForeignKey("feed.id")),
    #: pending (to be fetched), kept, off topic, failed
    Column("state", Text, nullable=False),
    #: why it failed, or why its last attempt did
    Column("reason", Text, nullable=False, server_default=""),
    Column("attempts", Integer, nullable=False, server_default="0"),
    #: what the feed said of it, as JSON, until it is settled: a crawl that was killed goes on from here
    Column("entry", Text),
    Column("first_seen_at", Instant, nullable=False),
    Column("settled_at", Instant),
    Column("article_id", ForeignKey("article.id")),
    # A poll takes up what an earlier one of the same feed left unfinished.
    Index("ix_address_feed_id_state", "feed_id", "state"),
)

#: Articles that are copies of each other.
story = Table(
    "story",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("first_seen_at", Instant, nullable=False),
)

article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url_key", Text, nullable=False, unique=True),
    Column("url", Text, nullable=False),
    Column("canonical_url", Text, nullable=False, server_default=""),
    Column("source", Text, nullable=False),
    Column("story_id", ForeignKey("story.id"), nullable=False),
    #: the article of the same story that had this text first, when there was one
    Column("copy_of", ForeignKey("article.id")),
    Column("first_seen_at", Instant, nullable=False),
    Column("last_seen_at", Instant, nullable=False),
    #: number of the newest revision
    Column("revision", Integer, nullable=False),
    #: of the newest revision's body
    Column("fingerprint", Text, nullable=False),
    Column("topic", Text, nullable=False, server_default=""),
    #: JSON list of `zone:term`
    Column("matched", Text, nullable=False, server_default="[]"),
    # "Is this text here already?", asked for every new article.
    Index("ix_article_fingerprint", "fingerprint"),
    # "Who else has this story?", asked by the views.
    Index("ix_article_story_id", "story_id"),
    # "The newest articles", asked by people.
    Index("ix_article_first_seen_at", "first_seen_at"),
)

#: One text of an article over time.
revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("article.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("text_hash", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("standfirst", Text, nullable=False),
    Column("body", Text, nullable=False),
    #: JSON list of names
    Column("authors", Text, nullable=False),
    Column("published_at", Instant),
    Column("published_from", Text, nullable=False),
    Column("modified_at", Instant),
    Column("modified_from", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("image", Text, nullable=False),
    Column("access", Text, nullable=False),
    Column("word_count", Integer, nullable=False),
    #: JSON list of {"rule", "text"}
    Column("removed", Text, nullable=False),
    UniqueConstraint("article_id", "number"),
)

#: One poll of one feed.
crawl = Table(
    "crawl",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("feed_url", Text, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("ended_at", Instant, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("reason", Text, nullable=False),
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
    # "How did this source do lately?"
    Index("ix_crawl_source_started_at", "source", "started_at"),
)

failure = Table(
    "failure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("crawl_id", ForeignKey("crawl.id"), nullable=False),
    Column("source", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("temporary", Integer, nullable=False),
    # "What failed in this poll?"
    Index("ix_failure_crawl_id", "crawl_id"),
)
