"""How far the crawls under way have come, and their polls: told by each while it goes, for whoever looks.

A crawl that is killed leaves its line behind; it holds no lease any more, and the next crawl takes the line away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, insert, select, update

from store.polling.leases import Lease
from store.polling.polls import note_poll
from store.rows import AnyRow
from store.schema import crawl_progress, lease
from store.sql.transactions import read, write
from store.types import Asked, CrawlReport


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far one crawl has come."""

    #: As in its leases.
    holder: str
    began_at: datetime
    #: When it said so.
    told_at: datetime
    #: Feeds to poll, and those of them that are done.
    feeds: int
    feeds_done: int = 0
    #: Pages settled, and new articles among them.
    pages: int = 0
    kept: int = 0


@dataclass(frozen=True, kw_only=True)
class UnderWay:
    """A crawl that holds sites."""

    #: Of its sites, the one it took first.
    lease: Lease
    sites: int
    #: None until it has said anything.
    progress: Progress | None


class Progresses:
    """The lines of crawls under way, open for writing. A crawl does not wait for its own: that is not tried again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def tell(self, progress: Progress) -> None:
        """Write down how far a crawl has come. Raises StoreUnavailable and its kinds."""
        with self._engine.begin() as connection:
            _tell(connection, progress)

    def note_poll(self, report: CrawlReport, asked: Asked) -> int | None:
        """Write down of a poll that goes on what it has asked for since the last time; its number.

        None when its feed was forgotten. Raises StoreUnavailable and its kinds.
        """
        return write(self._engine, lambda connection: note_poll(connection, report, asked))

    def end(self, holder: str) -> None:
        """Take away the line of a crawl that is over. Raises StoreUnavailable and its kinds."""
        with self._engine.begin() as connection:
            connection.execute(delete(crawl_progress).where(crawl_progress.c.holder == holder))


def crawls_under_way(reader: Engine, now: datetime) -> list[UnderWay]:
    """Crawls whose leases hold, the longest first. Raises StoreUnavailable and its kinds.

    One that was killed is among them until its leases are over or taken by another.
    """
    held = select(lease).where(lease.c.ends_at > now).order_by(lease.c.taken_at, lease.c.site)

    def look(connection: Connection) -> list[UnderWay]:
        told = {row.holder: Progress(**row._asdict()) for row in connection.execute(select(crawl_progress))}
        return _by_holder(connection.execute(held).all(), told)

    return read(reader, look)


def prune_progress(connection: Connection, before: datetime) -> None:
    """Take away what crawls left behind that were killed before an instant."""
    connection.execute(delete(crawl_progress).where(crawl_progress.c.told_at < before))


def _by_holder(rows: Iterable[AnyRow], told: dict[str, Progress]) -> list[UnderWay]:
    sites: defaultdict[str, list[Lease]] = defaultdict(list)
    for row in rows:
        sites[row.holder].append(Lease(**row._asdict()))
    return [UnderWay(lease=theirs[0], sites=len(theirs), progress=told.get(holder)) for holder, theirs in sites.items()]


def _tell(connection: Connection, progress: Progress) -> None:
    this_crawl = crawl_progress.c.holder == progress.holder
    fields = asdict(progress)
    if connection.execute(update(crawl_progress).where(this_crawl).values(**fields)).rowcount:
        return
    # Its first word: lines of crawls that hold nothing any more are of those that were killed.
    connection.execute(delete(crawl_progress).where(crawl_progress.c.holder.not_in(select(lease.c.holder))))
    connection.execute(insert(crawl_progress).values(**fields))
