"""Polls whose feed says that nothing has changed, written down many at a time.

Most polls are such: wording, beginning and ending a transaction for each would cost more than its question did.
Every function works inside a transaction of the archive's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert

from store.polling.asking import add_fetches, note_absences
from store.polling.polls import note_quiet_endings
from store.rows import crawl_row
from store.schema import crawl
from store.tombstones import buried
from store.types import Absence, CrawlReport, Fetch
from store.urls import url_key

# Worded once.
_ADD_CRAWLS = insert(crawl).returning(crawl.c.id, sort_by_parameter_order=True)


@dataclass(frozen=True, kw_only=True)
class QuietPoll:
    """A poll that ended without an entry, a page or a failure."""

    report: CrawlReport
    #: Of its feed, and of its site's robots.txt.
    fetches: tuple[Fetch, ...]
    #: What sites said until it ended.
    absences: tuple[Absence, ...] = ()


def record_quiet_polls(connection: Connection, polls: Sequence[QuietPoll]) -> None:
    """Write down polls with what they asked for, but for what was forgotten."""
    named = {one.report.feed_url for one in polls}.union(fetch.url for one in polls for fetch in one.fetches)
    forgotten = buried(connection, {url_key(url) for url in named})
    kept = [one for one in polls if url_key(one.report.feed_url) not in forgotten]
    if not kept:
        return
    ids = connection.execute(_ADD_CRAWLS, [crawl_row(one.report) for one in kept]).scalars().all()
    add_fetches(
        connection,
        (
            (crawl_id, one.report.feed_url, [each for each in one.fetches if url_key(each.url) not in forgotten])
            for crawl_id, one in zip(ids, kept, strict=True)
        ),
    )
    note_absences(connection, [absence for one in kept for absence in one.absences])
    note_quiet_endings(connection, [one.report for one in kept])
