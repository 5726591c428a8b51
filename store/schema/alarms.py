"""What is wrong and was wrong, and what the sentinel knows of each source."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, Table, text

from store.schema.columns import Instant, Words, metadata

_OPEN = text("closed_at IS NULL")

#: One row per alarm, open or closed.
alarm = Table(
    "alarm",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Words, nullable=False),
    #: empty for vigie itself
    Column("source", Words, nullable=False),
    #: empty for the whole source
    Column("feed_url", Words, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("evidence", Words, nullable=False),
    Column("advice", Words, nullable=False),
    # "What is wrong now?", and no alarm is open twice.
    Index("ix_alarm_open", "source", "feed_url", "kind", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    # "What was wrong with this source that day?"
    Index("ix_alarm_source_opened_at", "source", "opened_at"),
)

#: The last pages of each source that were read, whatever became of them; a few dozen rows a source.
reading = Table(
    "reading",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Words, nullable=False),
    Column("url_key", Words, nullable=False),
    Column("read_at", Instant, nullable=False),
    #: why it gave no article, a word of `Ending`; empty when it gave one
    Column("ending", Words, nullable=False),
    #: a hash of the body; empty without one
    Column("text_hash", Words, nullable=False),
    #: of the body
    Column("words", Integer, nullable=False),
    #: 1 when it was read by makeshift: see `Article.makeshift`
    Column("makeshift", Integer, nullable=False),
    # "What were this source's last pages like?"
    Index("ix_reading_source_id", "source", "id"),
    # "Is anything noted of the page that is to be forgotten?"
    Index("ix_reading_url_key", "url_key"),
)

#: What is usual for a source, reckoned anew each day from the polls of some weeks.
rhythm = Table(
    "rhythm",
    metadata,
    Column("source", Words, primary_key=True),
    Column("reckoned_at", Instant, nullable=False),
    #: days of polls that it was reckoned from
    Column("days", Float, nullable=False),
    #: its figures, as JSON: see `store.watching.rhythms`
    Column("figures", Words, nullable=False),
)
