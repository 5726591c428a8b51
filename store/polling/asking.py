"""What was asked of sites and what they said of it: kept, looked up, and pruned.

Which requests may be sent is decided above.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, insert, select

from store.parts import in_parts
from store.schema import absence, crawl, request, site_file
from store.sql.dialects import among
from store.sql.transactions import read, write
from store.types import Absence, Asked, Fetch, SiteFile
from store.urls import site_of, url_key

#: Numbers that one statement names.
_AT_ONCE = 1000

# Worded once: every poll asks for something.
_ADD_REQUESTS = insert(request)


class SiteFiles:
    """What sites said of themselves, open for writing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def known(self, url: str) -> SiteFile:
        """The last good answer of a file; one without an answer when there was none."""
        asked = select(site_file).where(site_file.c.url == url)
        row = read(self._engine, lambda connection: connection.execute(asked).mappings().first())
        return SiteFile(**row) if row else SiteFile(url=url)

    def known_of(self, urls: Collection[str]) -> dict[str, SiteFile]:
        """Likewise of many files at once, by address; those without an answer too."""

        def asked(connection: Connection) -> dict[str, SiteFile]:
            rows = connection.execute(select(site_file).where(among(connection, site_file.c.url, urls))).mappings()
            return {row["url"]: SiteFile(**row) for row in rows}

        found = read(self._engine, asked)
        return {url: found.get(url) or SiteFile(url=url) for url in urls}

    def remember(self, file: SiteFile) -> None:
        """Replace what is kept of a file."""

        def replaced(connection: Connection) -> None:
            connection.execute(delete(site_file).where(site_file.c.url == file.url))
            connection.execute(insert(site_file), asdict(file))

        write(self._engine, replaced)

    def absent(self, now: datetime) -> dict[str, datetime]:
        """Until when sites asked to be left alone, by registered domain."""
        return sites_away(self._engine, now)

    def leave_alone(self, absences: Iterable[Absence]) -> None:
        """Replace what is kept of when these sites want to be left alone."""
        write(self._engine, lambda connection: note_absences(connection, absences))


def sites_away(engine: Engine, now: datetime) -> dict[str, datetime]:
    """Until when sites asked to be left alone, by registered domain."""
    still = select(absence).where(absence.c.until > now)
    return {row.site: row.until for row in read(engine, lambda connection: connection.execute(still).all())}


def files_out_of_reach(engine: Engine) -> dict[str, SiteFile]:
    """Files that sites had and that cannot be had now, by address, without their bodies."""
    columns = (site_file.c.url, site_file.c.fetched_at, site_file.c.failing_since, site_file.c.decision)
    lost = select(*columns).where(site_file.c.failing_since.is_not(None), site_file.c.fetched_at.is_not(None))
    rows = read(engine, lambda connection: connection.execute(lost).mappings().all())
    return {row["url"]: SiteFile(**row) for row in rows}


def note_asked(connection: Connection, crawl_id: int, feed_url: str, asked: Asked, forgotten: Collection[str]) -> None:
    """Write down what a poll asked, but for what was forgotten, by key; inside the transaction that records it."""
    told = [one for one in asked.fetches if not forgotten or url_key(one.url) not in forgotten]
    add_fetches(connection, [(crawl_id, feed_url, told)])
    note_absences(connection, asked.absences)


def add_fetches(connection: Connection, polls: Iterable[tuple[int, str, Iterable[Fetch]]]) -> None:
    """Write down requests of polls; of each poll its number, the address of its feed, and its requests."""
    rows = [_row(one, crawl_id, feed_url) for crawl_id, feed_url, fetches in polls for one in fetches]
    if rows:
        connection.execute(_ADD_REQUESTS, rows)


def note_absences(connection: Connection, absences: Iterable[Absence]) -> None:
    """Write down until when sites asked to be left alone, in place of what they said before."""
    for one in absences:
        connection.execute(delete(absence).where(absence.c.site == one.site))
        connection.execute(insert(absence).values(site=one.site, until=one.until))


def _row(one: Fetch, crawl_id: int, feed_url: str) -> dict[str, object]:
    url = None if one.url == feed_url else one.url
    return vars(one) | {"crawl_id": crawl_id, "purpose": one.purpose.value, "url": url}


def erase_fetches(connection: Connection, keys: Collection[str]) -> None:
    """Delete what was asked of addresses, by their keys; those of feeds go with their polls."""
    for host in {site_of(f"http://{key}") for key in keys} - {""}:
        told = select(request.c.id, request.c.url).where(request.c.url.contains(host, autoescape=True))
        ids = [row.id for row in connection.execute(told) if url_key(row.url) in keys]
        for some in in_parts(ids, _AT_ONCE):
            connection.execute(delete(request).where(request.c.id.in_(some)))


def prune_fetches(connection: Connection, crawl_ids: Sequence[int]) -> int:
    """Delete the requests of polls; how many they were."""
    return connection.execute(delete(request).where(request.c.crawl_id.in_(crawl_ids))).rowcount


def prune_site_files(connection: Connection, before: datetime, now: datetime) -> None:
    """Delete what sites said so long ago that it was never asked for again, and what is over."""
    connection.execute(delete(site_file).where(site_file.c.fresh_until < before))
    connection.execute(delete(absence).where(absence.c.until <= now))


def erase_fetches_of(connection: Connection, source: str) -> None:
    """Delete what was asked for a source."""
    polls = select(crawl.c.id).where(crawl.c.source == source)
    connection.execute(delete(request).where(request.c.crawl_id.in_(polls)))
