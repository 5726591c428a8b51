"""How far crawls have come, for whoever looks at the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from store.archive import Archive
from store.forgetting.retention import RetentionTerms, prune
from store.polling.leases import Lease
from store.polling.progress import Progress, UnderWay, crawls_under_way
from tests.store.conftest import Rows

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
BEGUN = Progress(holder="one", began_at=NOW, told_at=NOW, feeds=5)
TERMS = RetentionTerms(pages_days=30, articles_days=None, log_days=30)


def lease(site: str, holder: str, seconds: int = 0) -> Lease:
    return Lease(
        site=site,
        holder=holder,
        purpose="vigie run",
        host="here",
        pid=1,
        taken_at=NOW + timedelta(seconds=seconds),
        ends_at=NOW + timedelta(minutes=10),
    )


def test_a_crawl_is_seen_with_its_last_word(archive: Archive, reader: Engine) -> None:
    first = lease("a.example", "one")
    archive.leases.claim([first, lease("b.example", "one", 1)], NOW, all_or_none=False)
    archive.progress.tell(BEGUN)
    later = replace(BEGUN, told_at=NOW + timedelta(seconds=3), feeds_done=2, pages=9, kept=4)
    archive.progress.tell(later)
    assert crawls_under_way(reader, NOW) == [UnderWay(lease=first, sites=2, progress=later)]


def test_a_crawl_that_has_said_nothing_is_seen_too(archive: Archive, reader: Engine) -> None:
    one, two = lease("a.example", "one"), lease("b.example", "two", 5)
    archive.leases.claim([one, two], NOW, all_or_none=False)
    archive.progress.tell(replace(BEGUN, holder="two"))
    found = crawls_under_way(reader, NOW)
    assert [(crawl.lease, crawl.progress is None) for crawl in found] == [(one, True), (two, False)]


def test_a_crawl_whose_time_is_over_is_not_seen(archive: Archive, reader: Engine) -> None:
    archive.leases.claim([lease("a.example", "one")], NOW, all_or_none=False)
    archive.progress.tell(BEGUN)
    assert crawls_under_way(reader, NOW + timedelta(minutes=11)) == []


def test_a_crawl_that_is_over_leaves_no_line(archive: Archive, rows: Rows) -> None:
    archive.progress.tell(BEGUN)
    archive.progress.end("one")
    assert rows("SELECT * FROM crawl_progress") == []


def test_the_line_of_a_crawl_that_was_killed_goes_with_the_next_one(archive: Archive, rows: Rows) -> None:
    archive.progress.tell(replace(BEGUN, holder="killed"))
    archive.leases.claim([lease("a.example", "one"), lease("b.example", "two")], NOW, all_or_none=False)
    archive.progress.tell(replace(BEGUN, holder="two"))
    archive.progress.tell(BEGUN)
    assert rows("SELECT holder FROM crawl_progress ORDER BY holder") == [("one",), ("two",)]


def test_lines_left_behind_are_over_their_time_with_the_log(archive: Archive, rows: Rows) -> None:
    archive.progress.tell(BEGUN)
    prune(archive._engine, TERMS, NOW + timedelta(days=29))
    assert len(rows("SELECT * FROM crawl_progress")) == 1
    prune(archive._engine, TERMS, NOW + timedelta(days=31))
    assert rows("SELECT * FROM crawl_progress") == []
