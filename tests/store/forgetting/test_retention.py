"""What is over its time goes, in batches, and what is not stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.database import open_database
from store.forgetting.retention import PrunedCounts, RetentionTerms, is_due, prune, what_would_go
from store.keeping.deliveries import Delivery
from store.types import FetchedPage, Outcome
from tests.store.examples import FEED, NOW, article_of, entry_of, failure_of, page_url, report_of

Rows = Callable[[str], list[tuple[Any, ...]]]
TERMS = RetentionTerms(pages_days=30, articles_days=365, log_days=90)
FOR_EVER = RetentionTerms(pages_days=36500, articles_days=None, log_days=None)
#: Days ago, and what was kept then: an article with its page, and a poll with a failure.
AGES = (400, 366, 364, 91, 89, 31, 29, 0)


@pytest.fixture
def engine(archive: Archive, store_url: str) -> Iterator[Engine]:
    archive.register([FEED])
    for number, days in enumerate(AGES, start=1):
        then = NOW - timedelta(days=days)
        kept = article_of(number)
        archive.admit(FEED, [entry_of(number)], then)
        page = FetchedPage(url=kept.url, fetched_at=then, status=200, body=f"<p>{number}</p>".encode())
        archive.keep(
            Delivery(found=kept, source=FEED.source, listed_url=kept.url, match=None, wanted=True, now=then, page=page)
        )
        archive.record(report_of(Outcome.NEW, now=then, failures=(failure_of(99),)), None)
    opened = open_database(store_url)
    yield opened
    opened.dispose()


def test_what_is_over_its_time_goes_and_nothing_else(engine: Engine, rows: Rows) -> None:
    went = prune(engine, TERMS, NOW)
    assert (went.articles, went.revisions, went.pages, went.crawls, went.failures) == (2, 2, 6, 4, 4)
    assert rows("SELECT title FROM articles ORDER BY id") == [(f"Accord {number}",) for number in range(3, 9)]
    assert rows("SELECT COUNT(*) FROM page") == [(2,)]
    assert rows("SELECT COUNT(*) FROM crawl") == [(4,)]
    assert rows("SELECT COUNT(*) FROM failure") == [(4,)]


def test_a_dry_run_tells_the_same_and_deletes_nothing(engine: Engine, reader: Engine, rows: Rows) -> None:
    before = rows("SELECT COUNT(*) FROM page")
    told = what_would_go(reader, TERMS, NOW)
    assert rows("SELECT COUNT(*) FROM page") == before
    assert told == prune(engine, TERMS, NOW)


def test_without_terms_nothing_goes(engine: Engine, reader: Engine) -> None:
    assert what_would_go(reader, FOR_EVER, NOW) == PrunedCounts()
    assert prune(engine, FOR_EVER, NOW) == PrunedCounts()


def test_texts_that_go_leave_a_line_and_do_not_come_back(engine: Engine, archive: Archive, rows: Rows) -> None:
    prune(engine, TERMS, NOW)
    assert rows('SELECT "by", articles, revisions FROM forgetting') == [("retention", 2, 2)]
    prune(engine, TERMS, NOW + timedelta(days=3))
    assert rows('SELECT "by", articles, revisions FROM forgetting') == [("retention", 2, 2), ("retention", 1, 1)]
    assert not archive.admit(FEED, [entry_of(1)], NOW).to_fetch


def test_texts_that_stay_leave_no_line(engine: Engine, rows: Rows) -> None:
    prune(engine, FOR_EVER, NOW)
    assert rows("SELECT COUNT(*) FROM forgetting") == [(0,)]


def test_more_than_one_batch_goes(archive: Archive, store_url: str, rows: Rows) -> None:
    for number in range(60):
        kept = article_of(number)
        archive.keep(Delivery(found=kept, source=FEED.source, listed_url=kept.url, match=None, wanted=True, now=NOW))
    engine = open_database(store_url)
    assert prune(engine, TERMS, NOW + timedelta(days=366)).articles == 60
    engine.dispose()
    assert rows('SELECT "by", articles FROM forgetting') == [("retention", 60)]
    assert rows(f"SELECT COUNT(*) FROM address WHERE url = '{page_url(1)}'") == [(0,)]


def test_it_is_due_once_a_day(engine: Engine, reader: Engine) -> None:
    assert is_due(reader, NOW)
    prune(engine, FOR_EVER, NOW)
    assert not is_due(reader, NOW + timedelta(hours=23))
    assert is_due(reader, NOW + timedelta(hours=24))
    assert is_due(reader, NOW - timedelta(hours=1)), "the clock was set back"


def test_one_that_is_stopped_is_due_again(engine: Engine, reader: Engine, rows: Rows) -> None:
    assert prune(engine, TERMS, NOW, lambda: True) == PrunedCounts()
    assert is_due(reader, NOW)
