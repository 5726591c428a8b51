"""What a poll has to fetch: new entries, edited ones, and those that an earlier crawl left; nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from store.archive import Archive
from store.polling.admission import MAX_ATTEMPTS
from store.types import PAGES_PER_POLL, Admission, Entry, Feed, FeedKind, Outcome, Validators, Verdict
from tests.store.conftest import Rows
from tests.store.examples import FEED, NOW, OTHER_FEED, article_of, entry_of, keep, page_url, report_of

HOUR = timedelta(hours=1)


def poll(store_url: str, entries: Sequence[Entry], *, feed: Feed = FEED, now: datetime = NOW) -> Admission:
    """What a crawl of its own, in a process of its own, is given to fetch."""
    with Archive.open(store_url) as archive:
        return archive.admit(feed, entries, now)


def urls(admission: Admission) -> list[str]:
    return [entry.url for entry in admission.to_fetch]


def test_new_entries_come_newest_first_and_undated_before_all(archive: Archive) -> None:
    dated = [entry_of(number, published_at=NOW - number * HOUR) for number in (3, 1, 2)]
    admission = archive.admit(FEED, [*dated, entry_of(9)], NOW)
    assert urls(admission) == [page_url(number) for number in (9, 1, 2, 3)]
    assert (admission.known, admission.postponed) == (0, 0)


def test_what_a_feed_says_of_an_entry_reaches_the_page_after_a_crash(store_url: str) -> None:
    told = {"summary": "L’œuvre", "authors": ("Anne-Lise Noël",), "section": "Cloud", "language": "fr"}
    entry = entry_of(1, published_at=NOW, modified_at=NOW + HOUR, **told)
    assert poll(store_url, [entry]).to_fetch == (entry,)
    assert poll(store_url, []).to_fetch == (entry,)


@pytest.mark.parametrize("again", [True, False], ids=["listed again", "feed answered 304"])
def test_entries_left_by_a_crash_are_given_again(store_url: str, again: bool) -> None:
    entries = [entry_of(1), entry_of(2)]
    poll(store_url, entries)
    with Archive.open(store_url) as archive:
        keep(archive, article_of(1))
    admission = poll(store_url, entries if again else [])
    assert urls(admission) == [page_url(2)]
    assert admission.known == (1 if again else 0)


@pytest.mark.parametrize("settled", ["kept", "off topic", "failed"])
def test_a_settled_entry_is_known(store_url: str, settled: str, rows: Rows) -> None:
    with Archive.open(store_url) as archive:
        archive.admit(FEED, [entry_of(1)], NOW)
        if settled == "failed":
            archive.fail(page_url(1), "http 404", NOW, temporary=False)
        else:
            keep(archive, article_of(1), wanted=settled == "kept")
    assert poll(store_url, [entry_of(1)]) == Admission(to_fetch=(), known=1)
    assert rows("SELECT state, entry FROM address") == [(settled, None)]


def test_tracking_arguments_do_not_make_a_page_new(store_url: str) -> None:
    marked = [entry_of(1, url=page_url(1) + mark) for mark in ("?utm_source=rss", "#xtor=RSS-16", "?xtor=AD-3")]
    assert len(poll(store_url, [entry_of(1), *marked]).to_fetch) == 1
    with Archive.open(store_url) as archive:
        keep(archive, article_of(1), listed_url=marked[0].url)
    assert poll(store_url, marked) == Admission(to_fetch=(), known=1)


@pytest.mark.parametrize("listed", [1, 1000])
def test_a_feed_of_known_entries_costs_the_same_few_statements(
    counting_archive: Archive, statements: list[str], listed: int
) -> None:
    entries = [entry_of(number) for number in range(listed)]
    for polled_at in (NOW, NOW + HOUR):
        statements.clear()
        counting_archive.admit(FEED, entries, polled_at)
        assert len(statements) <= 8, statements


def test_a_thousand_edits_cost_the_same_few_statements(counting_archive: Archive, statements: list[str]) -> None:
    edited = [entry_of(number, modified_at=NOW + HOUR) for number in range(1000)]
    counting_archive.admit(FEED, edited, NOW)
    for number in range(PAGES_PER_POLL):
        keep(counting_archive, article_of(number))
    statements.clear()
    assert len(counting_archive.admit(FEED, edited, NOW + 2 * HOUR).to_fetch) == PAGES_PER_POLL
    assert len(statements) <= 7, statements


def test_an_index_of_sitemaps_may_list_more_entries_than_a_query_has_places_for(archive: Archive) -> None:
    entries = [entry_of(number) for number in range(40_000)]
    assert archive.admit(FEED, entries, NOW).postponed == 40_000 - PAGES_PER_POLL


def test_what_is_too_much_for_one_poll_waits_for_the_next(store_url: str) -> None:
    entries = [entry_of(number, published_at=NOW - number * HOUR) for number in range(PAGES_PER_POLL + 3)]
    with Archive.open(store_url) as archive:
        first = archive.admit(FEED, entries, NOW)
        for entry in first.to_fetch:
            archive.fail(entry.url, "http 404", NOW, temporary=False)
    assert (len(first.to_fetch), first.postponed, first.known) == (PAGES_PER_POLL, 3, 0)
    rest = poll(store_url, [])
    assert urls(rest) == [page_url(PAGES_PER_POLL + number) for number in range(3)]
    assert rest.postponed == 0


def test_one_crawl_fetches_a_page_of_two_feeds_once(archive: Archive) -> None:
    assert urls(archive.admit(FEED, [entry_of(1)], NOW)) == [page_url(1)]
    second = archive.admit(OTHER_FEED, [entry_of(1), entry_of(2)], NOW)
    assert second == Admission(to_fetch=(entry_of(2),), known=1, first_seen=1)


def test_a_page_that_one_source_brought_is_known_to_the_others(store_url: str) -> None:
    with Archive.open(store_url) as archive:
        archive.admit(FEED, [entry_of(1)], NOW)
        keep(archive, article_of(1))
    assert poll(store_url, [entry_of(1)], feed=OTHER_FEED) == Admission(to_fetch=(), known=1)


def test_a_page_left_by_a_feed_that_is_polled_no_more_goes_to_another_that_lists_it(store_url: str) -> None:
    poll(store_url, [entry_of(1)])
    assert urls(poll(store_url, [entry_of(1)], feed=OTHER_FEED)) == [page_url(1)]
    assert urls(poll(store_url, [], feed=FEED)) == []


def test_what_one_feed_postponed_another_that_lists_it_fetches(archive: Archive) -> None:
    entries = [entry_of(number, published_at=NOW - number * HOUR) for number in range(PAGES_PER_POLL + 3)]
    archive.admit(FEED, entries, NOW)
    admission = archive.admit(OTHER_FEED, entries, NOW)
    assert urls(admission) == [page_url(PAGES_PER_POLL + number) for number in range(3)]
    assert admission.known == PAGES_PER_POLL


def test_the_attempts_at_a_page_count_whichever_feed_lists_it(store_url: str) -> None:
    for place, feed in enumerate((FEED, OTHER_FEED, FEED)):
        assert urls(poll(store_url, [entry_of(1)], feed=feed)) == [page_url(1)]
        with Archive.open(store_url) as archive:
            assert archive.fail(page_url(1), "timed out", NOW, temporary=True) == (place < MAX_ATTEMPTS - 1)
    assert poll(store_url, [entry_of(1)]).known == 1


def test_a_passing_failure_is_tried_again_a_few_times_only(store_url: str, rows: Rows) -> None:
    tries = []
    for _ in range(MAX_ATTEMPTS + 2):
        for _ in poll(store_url, [entry_of(1)]).to_fetch:
            with Archive.open(store_url) as archive:
                tries.append(archive.fail(page_url(1), "timed out", NOW, temporary=True))
    assert tries == [True] * (MAX_ATTEMPTS - 1) + [False]
    assert rows("SELECT state, reason, attempts FROM address") == [("failed", "timed out", MAX_ATTEMPTS)]


def test_an_article_that_its_feed_calls_edited_is_fetched_again(store_url: str) -> None:
    edited = entry_of(1, modified_at=NOW + HOUR / 2, title="Accord 1 (mise à jour)")
    with Archive.open(store_url) as archive:
        archive.admit(FEED, [entry_of(1)], NOW)
        keep(archive, article_of(1))
    assert poll(store_url, [edited], now=NOW + HOUR - timedelta(seconds=1)).known == 1
    assert poll(store_url, [edited], now=NOW + HOUR).to_fetch == (edited,)
    with Archive.open(store_url) as archive:
        assert keep(archive, article_of(1), now=NOW + HOUR) is Verdict.UNCHANGED
    assert poll(store_url, [edited], now=NOW + 24 * HOUR).known == 1


@pytest.mark.parametrize("hours", [-5, 0, 9], ids=["before we read it", "as we read it", "in the future"])
def test_an_edit_we_have_or_cannot_have_yet_costs_no_request(store_url: str, hours: int) -> None:
    with Archive.open(store_url) as archive:
        archive.admit(FEED, [entry_of(1)], NOW)
        keep(archive, article_of(1))
    assert poll(store_url, [entry_of(1, modified_at=NOW + hours * HOUR)], now=NOW + 3 * HOUR).known == 1


@pytest.mark.parametrize("temporary", [True, False])
def test_an_article_whose_second_reading_fails_stays_kept_and_watched(
    store_url: str, temporary: bool, rows: Rows
) -> None:
    with Archive.open(store_url) as archive:
        archive.admit(FEED, [entry_of(1)], NOW)
        keep(archive, article_of(1))
    for hour in (2, 3, 4):
        for _ in poll(store_url, [entry_of(1, modified_at=NOW + HOUR)], now=NOW + hour * HOUR).to_fetch:
            with Archive.open(store_url) as archive:
                archive.fail(page_url(1), "timed out", NOW + hour * HOUR, temporary=temporary)
    assert rows("SELECT state FROM address") == [("kept",)]
    again = entry_of(1, modified_at=NOW + 5 * HOUR)
    assert poll(store_url, [again], now=NOW + 6 * HOUR).to_fetch == (again,)


def test_a_site_out_of_service_for_an_hour_loses_no_edit_of_an_old_article(store_url: str) -> None:
    later = NOW + timedelta(days=30)
    edited = entry_of(1, modified_at=later)
    with Archive.open(store_url) as archive:
        archive.admit(FEED, [entry_of(1)], NOW)
        keep(archive, article_of(1))
    for hour in range(1, MAX_ATTEMPTS + 2):
        assert poll(store_url, [edited], now=later + hour * HOUR).to_fetch == (edited,)
        with Archive.open(store_url) as archive:
            assert archive.fail(page_url(1), "http 503", later + hour * HOUR, temporary=True)


@pytest.mark.parametrize("temporary", [True, False])
def test_a_person_asking_in_vain_for_a_settled_page_changes_nothing(store_url: str, temporary: bool) -> None:
    with Archive.open(store_url) as archive:
        archive.admit(FEED, [entry_of(1)], NOW)
        keep(archive, article_of(1))
        assert not archive.fail(page_url(1), "timed out", NOW, temporary=temporary)
    assert poll(store_url, [entry_of(1)]) == Admission(to_fetch=(), known=1)


@pytest.mark.parametrize("temporary", [True, False])
def test_a_person_asking_in_vain_for_a_page_does_not_hide_it_from_its_feed(store_url: str, temporary: bool) -> None:
    with Archive.open(store_url) as archive:
        assert not archive.fail(page_url(1), "http 404", NOW, temporary=temporary)
    assert urls(poll(store_url, [entry_of(1)])) == [page_url(1)]


def test_a_page_that_a_person_asked_for_is_known_to_the_feeds(store_url: str) -> None:
    with Archive.open(store_url) as archive:
        keep(archive, article_of(1))
        keep(archive, article_of(2), wanted=False)
    assert poll(store_url, [entry_of(1), entry_of(2)]) == Admission(to_fetch=(), known=2)


def test_a_feed_that_is_read_in_another_way_is_read_anew(archive: Archive) -> None:
    archive.register([FEED])
    archive.record(report_of(Outcome.ALL_KNOWN), Validators(etag='"1"', body_hash="abc"))
    assert archive.register([FEED])[0].state.validators.etag == '"1"'
    assert archive.register([replace(FEED, kind=FeedKind.SECTION)])[0].state.validators == Validators()
