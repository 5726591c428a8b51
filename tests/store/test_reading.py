"""The read side: the latest articles, one with its history, and what is remembered of feeds and polls."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.reading import article_record, feed_states, latest_articles, newest_text
from store.types import Access, CrawlReport, Ending, Outcome, PlannedPoll, PollState, Removed, Validators
from tests.store.conftest import Rows
from tests.store.examples import (
    FEED,
    MATCH,
    NOW,
    OTHER_FEED,
    article_of,
    failure_of,
    keep,
    page_url,
    report_of,
)

HOUR = timedelta(hours=1)


def state(archive: Archive) -> PollState:
    return archive.register([FEED])[0].state


def test_the_latest_articles_come_newest_first(archive: Archive, reader: Engine) -> None:
    for number, hour in ((1, 0), (2, 2), (3, 1), (4, 1)):
        keep(archive, article_of(number), now=NOW + hour * HOUR)
    assert [headline.title for headline in latest_articles(reader, 3)] == ["Accord 2", "Accord 4", "Accord 3"]
    assert latest_articles(reader, 0) == []


def test_a_headline_tells_instants_copies_and_revisions(archive: Archive, reader: Engine) -> None:
    keep(archive, article_of(1, published_at=NOW - HOUR))
    keep(archive, article_of(1, published_at=NOW - HOUR, body="Deux mots."), now=NOW + HOUR)
    keep(
        archive,
        article_of(2, title="Accord 1", body="Deux mots.", access=Access.STUB),
        source="Ailleurs",
        now=NOW + HOUR,
    )
    copy, first = latest_articles(reader, 5)
    assert (first.published_at, first.first_seen_at, first.revisions, first.word_count) == (NOW - HOUR, NOW, 2, 2)
    assert (copy.published_at, copy.copy_of, copy.source, copy.access) == (None, first.id, "Ailleurs", "stub")


def test_an_articles_record_has_its_texts_and_its_copies(archive: Archive, reader: Engine) -> None:
    keep(archive, article_of(1, removed=(Removed(rule="chrome", text="Publicité"),)))
    keep(archive, article_of(2, body=article_of(1).body), source="Ailleurs")
    keep(archive, article_of(1, body="Corrigé."), now=NOW + HOUR)
    keep(archive, article_of(3))
    record = article_record(reader, 1)
    assert record is not None
    assert [(text.number, text.body) for text in record.revisions] == [(1, article_of(1).body), (2, "Corrigé.")]
    assert [(copy.id, copy.source) for copy in record.copies] == [(2, "Ailleurs")]
    assert (record.matched, record.first_seen_at, record.last_seen_at) == (MATCH.found, NOW, NOW + HOUR)


def test_there_is_no_record_of_an_article_that_is_not_kept(reader: Engine) -> None:
    assert article_record(reader, 17) is None


def test_the_newest_text_of_an_address_is_the_article_as_it_was_kept(archive: Archive, reader: Engine) -> None:
    article = article_of(
        1,
        standfirst="L’œuvre.",
        authors=("Anne", "Zoé"),
        published_at=NOW,
        published_from="json-ld",
        access=Access.FREE,
        removed=(Removed(rule="chrome", text="« Publicité »"),),
    )
    keep(archive, article_of(1, body="Avant."), listed_url="https://flux.example/clic/1")
    keep(archive, article)
    assert newest_text(reader, "https://flux.example/clic/1?utm_source=rss") == article
    assert newest_text(reader, page_url(1)) == article


def test_there_is_no_text_of_a_page_that_was_not_kept(archive: Archive, reader: Engine) -> None:
    keep(archive, article_of(1), wanted=False)
    assert newest_text(reader, page_url(1)) is None
    assert newest_text(reader, page_url(2)) is None


def test_a_feed_that_is_registered_again_keeps_its_state(archive: Archive, reader: Engine) -> None:
    assert archive.register([FEED, OTHER_FEED]) == [FEED, OTHER_FEED]
    archive.schedule([PlannedPoll(feed=FEED, at=NOW + HOUR, interval_s=3600.0)])
    assert archive.register([FEED])[0].state == PollState(next_poll_at=NOW + HOUR, interval_s=3600.0)
    assert feed_states(reader) == {
        (FEED.source, FEED.url): PollState(next_poll_at=NOW + HOUR, interval_s=3600.0),
        (OTHER_FEED.source, OTHER_FEED.url): PollState(),
    }


def test_one_address_watched_for_two_sources_is_two_feeds(archive: Archive, reader: Engine) -> None:
    namesake = type(FEED)(source="Un autre titre", url=FEED.url, kind=FEED.kind)
    archive.register([FEED, namesake])
    archive.record(report_of(Outcome.EMPTY), None)
    assert feed_states(reader)[namesake.source, namesake.url] == PollState()


def test_a_poll_that_brought_something_is_written_down(archive: Archive, rows: Rows) -> None:
    archive.register([FEED])
    failures = (failure_of(1), failure_of(2, temporary=True))
    archive.record(report_of(Outcome.NEW, reason="so", status=200, entries=5, kept=1, failures=failures), None)
    assert state(archive) == PollState(
        last_poll_at=NOW, last_ok_at=NOW, last_new_at=NOW, last_outcome=Outcome.NEW, last_reason="so",
        last_ending=Ending.NEW, ending_polls=1, ending_since=NOW,
    )  # fmt: skip
    assert rows("SELECT outcome, reason, status, entries, kept, failed FROM crawls") == [("new", "so", 200, 5, 1, 2)]
    assert rows("SELECT crawl_id, url, temporary FROM failures") == [(1, page_url(1), 0), (1, page_url(2), 1)]


@pytest.mark.parametrize(
    "report",
    [report_of(Outcome.NEW, kept=1), report_of(Outcome.NEW, copies=1), report_of(Outcome.NEW, revisions=1)],
    ids=["an article", "a copy", "a revision"],
)
def test_what_brings_something_new_is_remembered(archive: Archive, report: CrawlReport) -> None:
    archive.register([FEED])
    archive.record(report, None)
    archive.record(report_of(Outcome.NOT_MODIFIED, now=NOW + HOUR), None)
    assert (state(archive).last_new_at, state(archive).last_ok_at) == (NOW, NOW + HOUR)


def test_failures_in_a_row_are_counted_until_a_poll_works(archive: Archive) -> None:
    archive.register([FEED])
    counts = []
    for hour, outcome in enumerate((Outcome.EMPTY, Outcome.FAILED, Outcome.FAILED, Outcome.NOT_MODIFIED)):
        archive.record(report_of(outcome, now=NOW + hour * HOUR), None)
        counts.append((state(archive).failures_in_a_row, state(archive).last_ok_at))
    assert counts == [(0, NOW), (1, NOW), (2, NOW), (0, NOW + 3 * HOUR)]


def test_validators_are_replaced_whole_or_left_alone(archive: Archive) -> None:
    archive.register([FEED])
    first = Validators(etag='W/"é"', last_modified="Mon, 14 Sep 2026 08:00:00 GMT", body_hash="a1")
    archive.record(report_of(Outcome.NEW), first)
    assert state(archive).validators == first
    archive.record(report_of(Outcome.NOT_MODIFIED), None)
    assert state(archive).validators == first
    archive.record(report_of(Outcome.NEW), Validators(body_hash="b2"))
    assert state(archive).validators == Validators(body_hash="b2")


def test_a_page_named_by_a_person_is_reported_and_makes_no_feed(archive: Archive, reader: Engine, rows: Rows) -> None:
    archive.record(report_of(Outcome.NEW, kept=1), None)
    assert feed_states(reader) == {}
    assert rows("SELECT count(*) FROM crawls") == [(1,)]


def test_a_poll_that_is_written_down_twice_is_two_polls(archive: Archive, rows: Rows) -> None:
    archive.register([FEED])
    for _ in range(2):
        archive.record(report_of(Outcome.EMPTY), None)
    assert rows("SELECT id FROM crawls") == [(1,), (2,)]
