"""What was asked of the sites of a source: every request, what came back, and what the sites say of being asked.

It reads; what is written down, and when it goes, is `store.polling.asking`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Select, func, or_, select

from store.rows import AnyRow
from store.schema import crawl, request, site_file
from store.sql.transactions import read
from store.urls import site_of

#: Rows that are read at once.
_AT_ONCE = 5_000
_ADDRESS = func.coalesce(request.c.url, crawl.c.feed_url).label("url")
_COLUMNS = (
    request.c.id,
    request.c.at,
    request.c.purpose,
    _ADDRESS,
    request.c.decision,
    request.c.status,
    request.c.bytes,
    request.c.took_ms,
    request.c.crawl_id,
    crawl.c.feed_url,
)


@dataclass(frozen=True, kw_only=True)
class AskedLine:
    """One request of a poll, or one that was not sent."""

    at: datetime
    #: feed, page, recheck, robots or rights.
    purpose: str
    url: str
    #: "asked", or why it was not.
    decision: str
    status: int | None
    bytes: int
    took_ms: int
    #: The poll that made it.
    crawl_id: int
    feed_url: str


@dataclass(frozen=True, kw_only=True)
class SiteWord:
    """What a site says of being asked, in one of its files."""

    url: str
    decision: str
    body: bytes
    body_hash: str
    fetched_at: datetime | None
    failing_since: datetime | None


def lines_asked(reader: Engine, source: str, since: datetime | None = None) -> Iterator[AskedLine]:
    """Every request that was made for a source, in the order of its polls. Raises StoreUnavailable and its kinds."""
    asked = select(*_COLUMNS).join(crawl, crawl.c.id == request.c.crawl_id).where(crawl.c.source == source)
    if since is not None:
        asked = asked.where(request.c.at >= since)
    last = 0
    while rows := _rows(reader, asked.where(request.c.id > last).order_by(request.c.id).limit(_AT_ONCE)):
        last = rows[-1].id
        for row in rows:
            fields = dict(row._mapping)
            del fields["id"]
            yield AskedLine(**fields)


def words_of(reader: Engine, sites: Sequence[str]) -> list[SiteWord]:
    """What sites say of being asked, by their registered domains, by address."""
    columns = [site_file.c[name] for name in ("url", "decision", "body", "body_hash", "fetched_at", "failing_since")]
    named = [site_file.c.url.contains(site, autoescape=True) for site in sites]
    rows = _rows(reader, select(*columns).where(or_(*named)).order_by(site_file.c.url)) if named else []
    # What ends like a site is another: monde.fr and lemonde.fr.
    return [SiteWord(**row._mapping) for row in rows if site_of(row.url) in sites]


def _rows(reader: Engine, asked: Select[Any]) -> Sequence[AnyRow]:
    return read(reader, lambda connection: connection.execute(asked).all())
