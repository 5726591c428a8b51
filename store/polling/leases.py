"""Sites that are being crawled: taken before a crawl and given back after it, so that none is crawled twice at once.

A lease ends by itself when its holder could not give it back.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, insert, select

from store.rows import AnyRow
from store.schema import lease
from store.sql.dialects import among
from store.sql.transactions import read, write


@dataclass(frozen=True, kw_only=True)
class Lease:
    """A site that somebody crawls."""

    #: Its registered domain.
    site: str
    #: A name that no other crawl has.
    holder: str
    #: For a person: `vigie run`, `vigie crawl`.
    purpose: str
    host: str
    pid: int
    taken_at: datetime
    #: When it is over although nobody gave it back.
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class ClaimedSites:
    """What a claim came to."""

    sites: frozenset[str]
    #: Leases of others on the sites that were not had.
    held: tuple[Lease, ...]


class Leases:
    """The leases of a corpus, open for writing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, wanted: Collection[Lease], now: datetime, *, all_or_none: bool) -> ClaimedSites:
        """Take leases, in one transaction: those that are free, or none at all unless every one is."""
        return write(self._engine, lambda connection: _claim(connection, wanted, now, all_or_none=all_or_none))

    def release(self, holders: Collection[str]) -> None:
        """Give back all that these crawls hold."""
        theirs = delete(lease).where(lease.c.holder.in_(list(holders)))
        write(self._engine, lambda connection: connection.execute(theirs))

    def holding(self, now: datetime) -> list[Lease]:
        """The leases that hold, oldest first."""
        found = select(lease).where(lease.c.ends_at > now).order_by(lease.c.taken_at, lease.c.site)
        return read(self._engine, lambda connection: [_lease(row) for row in connection.execute(found)])


def _claim(connection: Connection, wanted: Collection[Lease], now: datetime, *, all_or_none: bool) -> ClaimedSites:
    connection.execute(delete(lease).where(lease.c.ends_at <= now))
    asked = select(lease).where(among(connection, lease.c.site, {one.site for one in wanted}))
    held = tuple(_lease(row) for row in connection.execute(asked))
    taken = {other.site for other in held}
    free = [] if held and all_or_none else [one for one in wanted if one.site not in taken]
    if free:
        connection.execute(insert(lease), [asdict(one) for one in free])
    return ClaimedSites(sites=frozenset(one.site for one in free), held=held)


def _lease(row: AnyRow) -> Lease:
    return Lease(**row._asdict())
