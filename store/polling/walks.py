"""How far back archives have been walked: kept from call to call, so that each goes on where the last one stopped."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from store.rows import AnyRow
from store.schema import address, article, backfill, feed
from store.sql.dialects import among
from store.sql.transactions import read, write
from store.types import FeedKind
from store.types.archives import ArchiveList, ArchiveWalk
from store.urls import url_key


class Walks:
    """The walks of a corpus, open for writing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, source: str) -> ArchiveWalk | None:
        """The walk of a source's archive; None when none was begun."""
        wanted = select(backfill).where(backfill.c.source == source)
        row = read(self._engine, lambda connection: connection.execute(wanted).first())
        return None if row is None else _walk(row)

    def keep(self, walk: ArchiveWalk, now: datetime) -> None:
        """Write down how far a walk has come."""
        write(self._engine, lambda connection: _keep(connection, walk, now))

    def note_newest(self, source: str, newest_at: datetime) -> None:
        """Note an article of the list that was read last; the newest of them stays."""
        this = update(backfill).where(backfill.c.source == source)
        later = this.where(backfill.c.newest_at.is_(None) | (backfill.c.newest_at < newest_at))
        write(self._engine, lambda connection: connection.execute(later.values(newest_at=newest_at)))

    def newest_of(self, urls: Collection[str]) -> datetime | None:
        """When the newest of these articles appeared, as far as they are kept; None when none is."""
        keys = {url_key(url) for url in urls}

        def newest(connection: Connection) -> datetime | None:
            dates = select(func.max(article.c.published_at)).where(among(connection, article.c.url_key, keys))
            return connection.execute(dates).scalar()

        return read(self._engine, newest)

    def pages_left(self, source: str) -> int:
        """Pages that the lists so far named and nobody has fetched."""
        waiting = select(func.count()).select_from(address).join(feed, feed.c.id == address.c.feed_id)
        of_archive = waiting.where(feed.c.source == source, feed.c.kind == FeedKind.ARCHIVE.value)
        pending = of_archive.where(address.c.state == "pending")
        found: int = read(self._engine, lambda connection: connection.execute(pending).scalar_one())
        return found


def drop_walk(connection: Connection, source: str) -> None:
    """Delete what is noted of a source's walk, in a transaction of the caller's."""
    connection.execute(delete(backfill).where(backfill.c.source == source))


def prune_walks(connection: Connection, before: datetime) -> None:
    """Delete what is noted of walks that nobody has gone on with since; likewise."""
    connection.execute(delete(backfill).where(backfill.c.updated_at < before))


def _keep(connection: Connection, walk: ArchiveWalk, now: datetime) -> None:
    row = {
        "since": walk.since,
        "started_at": walk.started_at,
        "updated_at": now,
        "waiting": json.dumps([_fields(one) for one in walk.waiting], ensure_ascii=False),
        "walked": json.dumps(sorted(walk.walked), ensure_ascii=False),
        "found": walk.found,
        "newest_at": walk.newest_at,
    }
    if connection.execute(update(backfill).where(backfill.c.source == walk.source).values(row)).rowcount == 0:
        connection.execute(insert(backfill).values(row | {"source": walk.source}))


def _fields(one: ArchiveList) -> dict[str, Any]:
    fields = {name: value for name, value in asdict(one).items() if value}
    return fields | ({"ends_at": one.ends_at.isoformat()} if one.ends_at else {})


def _walk(row: AnyRow) -> ArchiveWalk:
    return ArchiveWalk(
        source=row.source,
        since=row.since,
        started_at=row.started_at,
        waiting=tuple(map(_list, json.loads(row.waiting))),
        walked=frozenset(json.loads(row.walked)),
        found=row.found,
        newest_at=row.newest_at,
    )


def _list(fields: dict[str, Any]) -> ArchiveList:
    ends_at = datetime.fromisoformat(fields["ends_at"]) if "ends_at" in fields else None
    return ArchiveList(**(fields | {"kind": FeedKind(fields["kind"]), "ends_at": ends_at}))
