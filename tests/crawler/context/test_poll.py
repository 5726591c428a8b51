"""A poll sums up what became of a feed: one outcome, a reason for a person, and every page accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from crawler.context.poll import Poll
from store.types import Admission, CrawlReport, Entry, Failure, Feed, FeedKind, Outcome, Stage, Validators, Verdict

STARTED_AT = datetime(2026, 10, 1, 6, 0, tzinfo=UTC)
ENDED_AT = datetime(2026, 10, 1, 6, 1, tzinfo=UTC)
FEED = Feed(source="Canal", url="http://canal.example/rss", kind=FeedKind.FEED)


def entry(number: int) -> Entry:
    return Entry(url=f"http://canal.example/{number}")


def failure(stage: Stage, reason: str = "http 500", detail: str = "") -> Failure:
    return Failure(source="Canal", url="http://canal.example/x", stage=stage, reason=reason, detail=detail, at=ENDED_AT)


class Story(NamedTuple):
    """What happens in one poll, and how it is summed up."""

    outcome: Outcome
    reason: str = ""
    #: Status of the feed.
    status: int = 200
    unchanged: Outcome | None = None
    listed: int = 0
    known: int = 0
    postponed: int = 0
    verdicts: Sequence[Verdict] = ()
    failures: Sequence[Failure] = ()
    #: Pages that are still awaited at the end.
    cut_off: int = 0
    problem: str = ""


_V = Verdict
STORIES = {
    "an article": Story(Outcome.NEW, listed=1, verdicts=[_V.KEPT]),
    "a copy": Story(Outcome.NEW, listed=1, verdicts=[_V.COPY]),
    "a revision": Story(Outcome.NEW, listed=1, verdicts=[_V.REVISED]),
    "one of each": Story(
        Outcome.NEW,
        listed=9,
        known=3,
        verdicts=[_V.OFF_TOPIC, _V.UNCHANGED, _V.KEPT, _V.COPY, _V.REVISED],
        failures=[failure(Stage.EXTRACT)],
    ),
    "off topic": Story(
        Outcome.NOTHING_MATCHED,
        "none of the new pages is on the topic",
        listed=2,
        verdicts=[_V.OFF_TOPIC, _V.UNCHANGED],
    ),
    "off topic, and a failure": Story(
        Outcome.NOTHING_MATCHED,
        "none of the new pages is on the topic",
        listed=2,
        verdicts=[_V.OFF_TOPIC],
        failures=[failure(Stage.FETCH)],
    ),
    "the same text": Story(Outcome.UNCHANGED, "read again, the same text", listed=1, verdicts=[_V.UNCHANGED]),
    "304": Story(Outcome.NOT_MODIFIED, "304, not modified", status=304, unchanged=Outcome.NOT_MODIFIED),
    "304, and a page left by an earlier poll": Story(
        Outcome.NEW, status=304, unchanged=Outcome.NOT_MODIFIED, verdicts=[_V.KEPT]
    ),
    "the same bytes": Story(Outcome.SAME_BODY, "same bytes as before", unchanged=Outcome.SAME_BODY),
    "all known": Story(Outcome.ALL_KNOWN, "all known", listed=3, known=3),
    "an empty feed": Story(Outcome.EMPTY, "it lists nothing"),
    "an empty feed with a problem": Story(
        Outcome.EMPTY, "it lists nothing; malformed XML: mismatched tag", problem="malformed XML: mismatched tag"
    ),
    "no feed": Story(Outcome.FAILED, "http 404: gone", status=404, failures=[failure(Stage.FEED, "http 404", "gone")]),
    "no feed, no words": Story(Outcome.FAILED, "http 404", failures=[failure(Stage.FEED, "http 404")]),
    "every page failed": Story(
        Outcome.FAILED, "timed out: slow", listed=1, failures=[failure(Stage.FETCH, "timed out", "slow")]
    ),
    "the feed's failure is told first": Story(
        Outcome.FAILED, "cut off", failures=[failure(Stage.FETCH, "timed out"), failure(Stage.FEED, "cut off")]
    ),
    "more than one poll fetches": Story(
        Outcome.NEW, "7 more pages wait for the next poll", listed=8, postponed=7, verdicts=[_V.KEPT]
    ),
    "cut off": Story(
        Outcome.NEW, "2 pages were cut off and wait for the next poll", listed=3, verdicts=[_V.KEPT], cut_off=2
    ),
    "cut off before the first page": Story(
        Outcome.ALL_KNOWN, "2 pages were cut off and wait for the next poll", listed=3, known=1, cut_off=2
    ),
}


def report_of(story: Story) -> CrawlReport:
    poll = Poll(FEED, STARTED_AT)
    poll.status, poll.problem = story.status, story.problem
    if story.unchanged:
        poll.unchanged(story.unchanged)
    of_pages = [each for each in story.failures if each.stage is not Stage.FEED]
    to_fetch = tuple(entry(number) for number in range(len(story.verdicts) + len(of_pages) + story.cut_off))
    poll.admitted(story.listed, Admission(to_fetch=to_fetch, known=story.known, postponed=story.postponed))
    awaited = iter(to_fetch)
    for verdict in story.verdicts:
        poll.settle(next(awaited), verdict)
    for each in story.failures:
        poll.fail(each, None if each.stage is Stage.FEED else next(awaited))
    assert poll.unsettled == tuple(awaited)
    return poll.report(ENDED_AT)


@pytest.mark.parametrize("name", STORIES)
def test_every_poll_has_one_outcome_and_a_reason(name: str) -> None:
    report = report_of(STORIES[name])
    assert (report.outcome, report.reason) == (STORIES[name].outcome, STORIES[name].reason)


def test_a_report_counts_each_page_once() -> None:
    report = report_of(STORIES["one of each"])
    counts = (report.kept, report.copies, report.revisions, report.unchanged, report.off_topic, len(report.failures))
    assert counts == (1, 1, 1, 1, 1, 1)
    assert (report.entries, report.known, report.fetched) == (9, 3, 6)


def test_a_page_that_never_came_does_not_count_as_fetched() -> None:
    report = report_of(Story(Outcome.FAILED, listed=2, failures=[failure(Stage.FETCH), failure(Stage.ROBOTS)]))
    assert (report.fetched, len(report.failures)) == (0, 2)


def test_a_report_names_its_feed_and_its_time() -> None:
    report = report_of(STORIES["an article"])
    assert (report.source, report.feed_url, report.status) == ("Canal", "http://canal.example/rss", 200)
    assert (report.started_at, report.ended_at) == (STARTED_AT, ENDED_AT)


def test_a_poll_that_was_stopped_before_its_feed_was_read_is_not_taken_for_an_empty_feed() -> None:
    report = Poll(FEED, STARTED_AT).report(ENDED_AT)
    assert (report.outcome, report.reason) == (Outcome.FAILED, "stopped before it was read")
    assert (report.status, report.failures) == (None, ())


def test_a_feed_that_was_read_and_never_admitted_is_read_again() -> None:
    poll = Poll(FEED, STARTED_AT)
    poll.validators = Validators(etag='"a"')
    assert poll.remembered is None
    poll.admitted(0, Admission(to_fetch=(), known=0))
    assert poll.remembered == Validators(etag='"a"')


def test_sitemaps_of_an_index_add_up() -> None:
    poll = Poll(FEED, STARTED_AT)
    poll.admitted(3, Admission(to_fetch=(entry(1),), known=2))
    poll.admitted(2, Admission(to_fetch=(entry(2),), known=1))
    assert poll.unsettled == (entry(1), entry(2))
    report = poll.report(ENDED_AT)
    assert (report.entries, report.known) == (5, 3)
