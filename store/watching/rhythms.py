"""What is usual for each source, written down and read; and the polls that it is reckoned from.

Reckoning is done above. Raises StoreUnavailable and its kinds, as all of the store does.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, or_, select

from store.rows import AnyRow
from store.schema import alarm, crawl, rhythm
from store.sql.dialects import among
from store.sql.transactions import read, write
from store.types.rhythms import Habits, PastPoll, Rhythm


def known_rhythms(engine: Engine) -> Mapping[str, Rhythm]:
    """What is known of every source, by name."""
    return read(engine, lambda connection: {row.source: _rhythm(row) for row in connection.execute(select(rhythm))})


def note_rhythms(engine: Engine, reckoned: Iterable[Rhythm]) -> None:
    """Put these in place of what was known of their sources."""
    rows = [_row(one) for one in reckoned]

    def replaced(connection: Connection) -> None:
        drop_rhythms(connection, [row["source"] for row in rows])
        connection.execute(insert(rhythm), rows)

    if rows:
        write(engine, replaced)


def drop_rhythms(connection: Connection, sources: Collection[str]) -> None:
    """Delete what is known of sources."""
    connection.execute(delete(rhythm).where(among(connection, rhythm.c.source, sources)))


def prune_rhythms(connection: Connection, before: datetime) -> None:
    """Delete what was reckoned before an instant, since when its source is not watched, or has nothing new.

    What is usual for a source that has an alarm stays: a silence is told by it.
    """
    alarmed = select(alarm.c.source).where(alarm.c.closed_at.is_(None))
    connection.execute(delete(rhythm).where(rhythm.c.reckoned_at < before, rhythm.c.source.not_in(alarmed)))


def past_polls(engine: Engine, sources: Collection[str], since: datetime) -> Mapping[str, tuple[PastPoll, ...]]:
    """The polls of sources that found something since an instant, oldest first."""
    columns = (crawl.c.source, crawl.c.feed_url, crawl.c.ended_at, crawl.c.first_seen, crawl.c.entries)
    pages = (crawl.c.kept, crawl.c.copies, crawl.c.off_topic, crawl.c.failed, crawl.c.makeshift, crawl.c.words)
    telling = or_(crawl.c.first_seen > 0, crawl.c.fetched > 0)

    def asked(connection: Connection) -> Mapping[str, tuple[PastPoll, ...]]:
        found: defaultdict[str, list[PastPoll]] = defaultdict(list)
        mine = among(connection, crawl.c.source, sources) & (crawl.c.started_at >= since)
        polls = select(*columns, *pages).where(mine, telling).order_by(crawl.c.source, crawl.c.started_at)
        for row in connection.execute(polls):
            found[row.source].append(_past_poll(row))
        return {source: tuple(rows) for source, rows in found.items()}

    return read(engine, asked)


def first_polls(engine: Engine, sources: Collection[str], since: datetime) -> Mapping[str, datetime]:
    """The first poll of each source since an instant; without sources that were not polled since."""

    def asked(connection: Connection) -> Mapping[str, datetime]:
        mine = among(connection, crawl.c.source, sources) & (crawl.c.started_at >= since)
        earliest = select(crawl.c.source, func.min(crawl.c.started_at).label("at")).where(mine)
        return {row.source: row.at for row in connection.execute(earliest.group_by(crawl.c.source))}

    return read(engine, asked)


def _past_poll(row: AnyRow) -> PastPoll:
    return PastPoll(
        feed_url=row.feed_url,
        at=row.ended_at,
        first_seen=row.first_seen,
        read=row.kept + row.copies + row.off_topic,
        failed=row.failed if row.entries else 0,
        makeshift=row.makeshift,
        words=row.words,
    )


def _row(one: Rhythm) -> dict[str, Any]:
    figures = asdict(one)
    known = {name: figures.pop(name) for name in ("source", "reckoned_at", "days")}
    return known | {"figures": json.dumps(figures)}


def _rhythm(row: AnyRow) -> Rhythm:
    figures = json.loads(row.figures)
    for name in ("expected", "day_medians", "day_deviations"):
        figures[name] = tuple(figures[name])
    figures["habits"] = Habits(**figures["habits"])
    return Rhythm(source=row.source, reckoned_at=row.reckoned_at, days=row.days, **figures)
