"""A page is counted before it is fetched; one that crawls die with is tried alone, then put away, and can come back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store.archive import Archive
from store.keeping.deliveries import Delivery
from store.polling.admission import MAX_ATTEMPTS
from store.polling.attempts import MAX_BEGUN
from store.types import Admission, Entry, Feed, Outcome, Validators, Verdict
from tests.store.conftest import Rows
from tests.store.examples import FEED, MATCH, NOW, OTHER_FEED, article_of, entry_of, keep, page_url, report_of
from tests.store.integrity.test_integrity import problems_of

HOUR = timedelta(hours=1)
LOOKS = (HOUR, 6 * HOUR, 24 * HOUR)
ENTRIES = [entry_of(number, published_at=NOW - number * HOUR) for number in range(4)]
BEGUN = "SELECT begun FROM address ORDER BY url"
STATES = "SELECT state FROM address ORDER BY url"


def die(store_url: str, entries: list[Entry] = ENTRIES, feed: Feed = FEED, times: int = 1) -> Admission:
    """Crawls that take pages in hand and are killed; what the last one was given."""
    for _ in range(times):
        with Archive.open(store_url) as archive:
            admission = archive.admit(feed, entries, NOW)
    return admission


def urls(admission: Admission) -> list[str]:
    return [entry.url for entry in admission.to_fetch]


def test_a_page_is_counted_before_it_is_fetched(store_url: str, rows: Rows) -> None:
    die(store_url)
    assert rows(BEGUN) == [(1,)] * 4
    die(store_url)
    assert rows(BEGUN) == [(2,)] * 4


def test_pages_that_wait_for_the_next_poll_are_not_begun(store_url: str, rows: Rows) -> None:
    die(store_url, [entry_of(number) for number in range(203)])
    assert rows("SELECT begun, count(*) FROM address GROUP BY begun ORDER BY begun") == [(0, 3), (1, 200)]


@pytest.mark.parametrize("ending", ["kept", "off topic", "failed", "to be tried again"])
def test_a_page_that_came_to_an_end_is_begun_no_more(store_url: str, rows: Rows, ending: str) -> None:
    die(store_url, ENTRIES[:1])
    with Archive.open(store_url) as archive:
        archive.admit(FEED, [], NOW)
        if ending in ("kept", "off topic"):
            keep(archive, article_of(0), wanted=ending == "kept")
        else:
            archive.fail(page_url(0), "timed out", NOW, temporary=ending != "failed")
    assert rows(BEGUN) == [(0,)]


def test_a_crawl_that_ends_in_good_order_gives_back_what_it_had_in_hand(store_url: str, rows: Rows) -> None:
    die(store_url)
    with Archive.open(store_url) as archive:
        archive.admit(FEED, [], NOW)
        archive.record(report_of(Outcome.ALL_KNOWN), None, [page_url(0), page_url(1)])
    assert rows(BEGUN) == [(1,), (1,), (2,), (2,)]


def test_a_page_that_two_crawls_died_with_is_in_hand_alone(store_url: str) -> None:
    die(store_url, times=2)
    with Archive.open(store_url) as archive:
        admission = archive.admit(FEED, [entry_of(9)], NOW)
        assert urls(admission) == [page_url(9), page_url(0)]
        assert admission.on_trial is not None
        assert (admission.on_trial.url, admission.postponed) == (page_url(0), 3)
        assert urls(archive.admit(OTHER_FEED, [entry_of(5)], NOW)) == [page_url(5)]
        assert archive.try_next(FEED) is None
        keep(archive, article_of(0))
        tried = archive.try_next(FEED)
        assert tried is not None
        assert tried.url == page_url(1)
        assert archive.try_next(FEED) is None


def test_a_page_that_three_crawls_died_with_is_put_away_and_those_beside_it_are_not(store_url: str, rows: Rows) -> None:
    admission = die(store_url, times=MAX_BEGUN + 1)
    assert admission.quarantined == (page_url(0),)
    assert urls(admission) == [page_url(1)]
    assert rows(STATES) == [("quarantined",), ("pending",), ("pending",), ("pending",)]
    assert rows("SELECT url, source, feed_url, crawls FROM quarantine") == [(page_url(0), FEED.source, FEED.url, 3)]
    assert problems_of(store_url) == {}


def test_what_is_put_away_is_told_once_and_asked_no_more(store_url: str) -> None:
    die(store_url, ENTRIES[:1], times=MAX_BEGUN + 1)
    again = die(store_url, ENTRIES[:1])
    assert (again.to_fetch, again.quarantined, again.known) == ((), (), 1)


def test_a_person_who_asks_for_it_gets_it_back(store_url: str, rows: Rows) -> None:
    die(store_url, ENTRIES[:1], times=MAX_BEGUN + 1)
    with Archive.open(store_url) as archive:
        assert keep(archive, article_of(0)) is Verdict.KEPT
    assert rows(STATES) == [("kept",)]
    assert rows("SELECT count(*) FROM quarantine") == [(0,)]


@pytest.mark.parametrize("reason", ["http 429", "http 503", "robots", "out of order"])
def test_a_server_that_wants_to_be_left_alone_costs_no_attempt(store_url: str, rows: Rows, reason: str) -> None:
    die(store_url, ENTRIES[:1])
    with Archive.open(store_url) as archive:
        for _ in range(MAX_ATTEMPTS + 3):
            assert archive.fail(page_url(0), reason, NOW, temporary=True)
        assert rows("SELECT state, reason, attempts FROM address") == [("pending", reason, 0)]
        later = [archive.fail(page_url(0), reason, NOW + 200 * HOUR, temporary=True) for _ in range(MAX_ATTEMPTS)]
    assert later == [True] * (MAX_ATTEMPTS - 1) + [False]


def test_a_look_at_an_article_is_given_up_when_crawls_die_with_it(store_url: str, rows: Rows) -> None:
    with Archive.open(store_url, LOOKS) as archive:
        archive.register([FEED])
        kept = article_of(0)
        archive.keep(
            Delivery(
                found=kept,
                source=FEED.source,
                listed_url=kept.url,
                match=MATCH,
                wanted=True,
                now=NOW,
                validators=Validators(),
            )
        )
    given = []
    for hour in range(2, 6):
        with Archive.open(store_url, LOOKS) as archive:
            given.append(len(archive.admit(FEED, [], NOW + hour * HOUR).to_recheck))
    assert given == [1] * MAX_BEGUN + [0]
    assert rows("SELECT count(*) FROM recheck") == [(0,)]
    assert rows(STATES) == [("kept",)]
