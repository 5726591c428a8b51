"""What nearly matched the topic, noted without its text; every function works inside a transaction of its caller's.

It holds metadata only, and a bounded number of rows: a person audits recall by it, and nobody reads articles here.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from store.rows import near_miss_row
from store.schema import near_miss
from store.sql.dialects import among_named, one_parameter
from store.sql.worded import Worded
from store.types import Article, NearMiss
from store.urls import url_key

#: Rows that stay, the newest ones: some weeks of sixty sources, and a few megabytes.
MOST = 20_000
#: Rows that one transaction deletes.
_BATCH = 1000

_DROP = Worded(lambda dialect: delete(near_miss).where(among_named(dialect, near_miss.c.url_key, "keys")))


def note_near_miss(
    connection: Connection, missed: NearMiss, found: Article, *, key: str, source: str, now: datetime
) -> None:
    """Write a near miss down, in place of what was noted of the same article before."""
    drop_near_misses(connection, [key])
    row = near_miss_row(missed, found) | {"url_key": key, "source": source, "seen_at": now}
    connection.execute(insert(near_miss).values(row))


def drop_near_misses(connection: Connection, keys: Collection[str]) -> None:
    """Delete what is noted under these URL keys: the article is kept now, off topic altogether, or forgotten."""
    if keys:
        _DROP.write(connection, {"keys": one_parameter(connection, keys)})


def drop_near_misses_of(connection: Connection, source: str) -> None:
    """Delete what is noted of a source."""
    connection.execute(delete(near_miss).where(near_miss.c.source == source))


def near_misses_at(connection: Connection, urls: Collection[str]) -> set[str]:
    """The URL keys under which near misses of these addresses are noted."""
    same = near_miss.c.url.in_(urls) | near_miss.c.url_key.in_(set(map(url_key, urls)))
    return set(connection.execute(select(near_miss.c.url_key).where(same)).scalars())


def prune_near_misses(connection: Connection, before: datetime) -> tuple[int, bool]:
    """Delete those noted before an instant, and the oldest beyond `MOST`; how many, and whether there may be more."""
    oldest = select(near_miss.c.id).order_by(near_miss.c.seen_at, near_miss.c.id).limit(_BATCH)
    ids = connection.execute(oldest.where(near_miss.c.seen_at < before)).scalars().all()
    if not ids:
        surplus = connection.execute(select(func.count()).select_from(near_miss)).scalar_one() - MOST
        ids = connection.execute(oldest.limit(min(surplus, _BATCH))).scalars().all() if surplus > 0 else []
    if ids:
        connection.execute(delete(near_miss).where(near_miss.c.id.in_(ids)))
    return len(ids), len(ids) == _BATCH


def count_over_time(connection: Connection, before: datetime) -> int:
    """How many `prune_near_misses` would delete in all."""
    total = connection.execute(select(func.count()).select_from(near_miss)).scalar_one()
    old = select(func.count()).select_from(near_miss).where(near_miss.c.seen_at < before)
    return max(connection.execute(old).scalar_one(), total - MOST)
