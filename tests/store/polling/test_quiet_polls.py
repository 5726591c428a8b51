"""Polls that found nothing new are written down together, and each is as if it had been written alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.errors import NaiveInstant
from store.forgetting.forget import forget, reach_of_urls
from store.polling.asked import AskedLine, lines_asked
from store.polling.quiet_polls import QuietPoll
from store.reading import feed_states
from store.types import Absence, Feed, FeedKind, Fetch, Outcome, Purpose, SiteFile, Validators
from tests.store.conftest import Rows
from tests.store.examples import FEED, NOW, OTHER_FEED, page_url, report_of

HOUR = timedelta(hours=1)
THIRD_FEED = Feed(source="Canal", url="https://canal.example/feed", kind=FeedKind.FEED)
FEEDS = (FEED, OTHER_FEED, THIRD_FEED)
KNOWN = Validators(etag='"a"', body_hash="b1")
_QUIET = "SELECT source, feed_url, status FROM crawls WHERE outcome = 'not modified' ORDER BY id"
ROBOTS = "https://canal.example/robots.txt"


def quiet(feed: Feed, at: datetime = NOW + HOUR, **fields: Any) -> QuietPoll:
    report = report_of(Outcome.NOT_MODIFIED, feed=feed, now=at, status=304, reason="304, not modified")
    return QuietPoll(report=report, fetches=(asked(feed.url, Purpose.FEED),), **fields)


def asked(url: str, purpose: Purpose, at: datetime = NOW) -> Fetch:
    return Fetch(at=at, purpose=purpose, url=url, decision="asked", status=304, took_ms=7)


def _asked_by(reader: Engine, feed: Feed) -> list[AskedLine]:
    return [line for line in lines_asked(reader, feed.source) if line.feed_url == feed.url]


@pytest.fixture
def polled(archive: Archive) -> Archive:
    archive.register(FEEDS)
    for feed in FEEDS:
        archive.record(report_of(Outcome.FAILED, feed=feed), KNOWN)
    return archive


def test_each_has_its_row_its_requests_and_its_feed(polled: Archive, rows: Rows, reader: Engine) -> None:
    third = quiet(THIRD_FEED)
    robots = QuietPoll(report=third.report, fetches=(asked(ROBOTS, Purpose.ROBOTS), *third.fetches))
    polled.record_quiet([quiet(FEED), quiet(OTHER_FEED), robots])
    assert rows(_QUIET) == [(feed.source, feed.url, 304) for feed in FEEDS]
    told = {feed.url: [line.url for line in _asked_by(reader, feed)] for feed in FEEDS}
    assert told == {FEED.url: [FEED.url], OTHER_FEED.url: [OTHER_FEED.url], THIRD_FEED.url: [ROBOTS, THIRD_FEED.url]}
    for state in feed_states(reader).values():
        assert (state.last_outcome, state.failures_in_a_row) == (Outcome.NOT_MODIFIED, 0)
        assert (state.last_poll_at, state.validators) == (NOW + HOUR, KNOWN)


def test_what_sites_said_meanwhile_is_known(polled: Archive) -> None:
    until = NOW + timedelta(days=1)
    polled.record_quiet([quiet(FEED, absences=(Absence(site="canal.example", until=until),)), quiet(OTHER_FEED)])
    assert polled.site_files.absent(NOW) == {"canal.example": until}


def test_what_was_forgotten_is_left_out_of_them(polled: Archive, writer: Engine, reader: Engine, rows: Rows) -> None:
    forget(writer, reach_of_urls(reader, [page_url(1), ROBOTS]), NOW)
    page = Feed(source="Canal", url=page_url(1), kind=FeedKind.PAGE)
    third = QuietPoll(report=quiet(THIRD_FEED).report, fetches=(asked(ROBOTS, Purpose.ROBOTS),))
    polled.record_quiet([quiet(page), quiet(FEED), third])
    assert rows(_QUIET) == [(feed.source, feed.url, 304) for feed in (FEED, THIRD_FEED)]
    assert _asked_by(reader, THIRD_FEED) == []
    polled.record_quiet([quiet(page)])
    assert len(rows(_QUIET)) == 2


def test_none_is_written_when_one_cannot_be(polled: Archive, rows: Rows) -> None:
    late = QuietPoll(report=quiet(FEED).report, fetches=(asked(FEED.url, Purpose.FEED, at=NOW.replace(tzinfo=None)),))
    with pytest.raises(NaiveInstant):
        polled.record_quiet([quiet(OTHER_FEED), late])
    assert rows(_QUIET) == []


def test_files_of_many_sites_are_looked_up_at_once(polled: Archive) -> None:
    known = SiteFile(
        url=ROBOTS, status=200, body=b"User-agent: *\n", body_hash="abc", fetched_at=NOW, decision="obeyed"
    )
    polled.site_files.remember(known)
    other = "https://autre.example/robots.txt"
    assert polled.site_files.known_of([ROBOTS, other]) == {ROBOTS: known, other: SiteFile(url=other)}
    assert polled.site_files.known_of([]) == {}
