"""The last pages of each source, whatever became of them: what the sentinel tells a block page or a redesign by.

A bounded number of rows a source. What writes works inside a transaction of its caller's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select

from store.rows import AnyRow
from store.schema import reading
from store.sql.dialects import among
from store.sql.transactions import read
from store.types import Ending, PageOutcome
from store.urls import url_key

#: Rows of one source that stay, the newest ones.
MOST = 40


def note_readings(connection: Connection, source: str, readings: Sequence[PageOutcome]) -> None:
    """Write down what became of a source's pages, in place of what was noted of them before, and drop the oldest."""
    rows = {row["url_key"]: row for row in (_row(source, one) for one in readings[-MOST:])}
    if not rows:
        return
    drop_readings(connection, rows.keys())
    connection.execute(insert(reading), list(rows.values()))
    newest = select(reading.c.id).where(reading.c.source == source).order_by(reading.c.id.desc())
    oldest = connection.execute(newest.offset(MOST).limit(1)).scalar()
    if oldest is not None:
        connection.execute(delete(reading).where(reading.c.source == source, reading.c.id <= oldest))


def drop_readings(connection: Connection, keys: Collection[str]) -> None:
    """Delete what is noted of pages under these URL keys."""
    if keys:
        connection.execute(delete(reading).where(among(connection, reading.c.url_key, keys)))


def prune_readings(connection: Connection, before: datetime) -> None:
    """Delete what was noted before an instant: its source publishes no more, or is not watched any more."""
    connection.execute(delete(reading).where(reading.c.read_at < before))


def last_readings(engine: Engine, sources: Collection[str]) -> Mapping[str, tuple[PageOutcome, ...]]:
    """The last pages of sources, oldest first; `url` is the page's URL key, since no more is known here."""

    def asked(connection: Connection) -> Mapping[str, tuple[PageOutcome, ...]]:
        found: defaultdict[str, list[PageOutcome]] = defaultdict(list)
        mine = select(reading).where(among(connection, reading.c.source, sources)).order_by(reading.c.id)
        for row in connection.execute(mine):
            found[row.source].append(_reading(row))
        return {source: tuple(rows) for source, rows in found.items()}

    return read(engine, asked)


def _row(source: str, one: PageOutcome) -> dict[str, Any]:
    return {
        "source": source,
        "url_key": url_key(one.url),
        "read_at": one.at,
        "ending": one.ending.value if one.ending else "",
        "text_hash": one.text_hash,
        "words": one.words,
        "makeshift": int(one.makeshift),
    }


def _reading(row: AnyRow) -> PageOutcome:
    return PageOutcome(
        url=row.url_key,
        at=row.read_at,
        ending=Ending(row.ending) if row.ending else None,
        text_hash=row.text_hash,
        words=row.words,
        makeshift=bool(row.makeshift),
    )
