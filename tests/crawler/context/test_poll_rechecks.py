"""Another look at kept articles is counted beside a poll: it says nothing of the feed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crawler.context.poll import Poll
from store.types import (
    Admission,
    CrawlReport,
    Entry,
    Failure,
    Feed,
    FeedKind,
    Outcome,
    Recheck,
    Stage,
    Validators,
    Verdict,
)

STARTED_AT = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
FEED = Feed(source="Canal", url="http://canal.example/rss", kind=FeedKind.FEED)
LOOKED_AT = tuple(Recheck(entry=Entry(url=f"http://canal.example/{n}"), validators=Validators()) for n in range(2))
NEW = Entry(url="http://canal.example/neuf")


def failure(entry: Entry) -> Failure:
    where = {"source": FEED.source, "url": entry.url, "stage": Stage.FETCH, "at": STARTED_AT}
    return Failure(**where, reason="http 500", temporary=True)  # type: ignore[arg-type]


def report_of(*results: Verdict | None, how: Outcome | None = Outcome.NOT_MODIFIED, new: bool = False) -> CrawlReport:
    """A poll whose feed did not change, after looks that came to these; None is one that failed."""
    poll = Poll(FEED, STARTED_AT)
    if how is not None:
        poll.unchanged(how)
    fetched = (NEW,) if new else ()
    poll.admitted(len(fetched), Admission(to_fetch=fetched, known=0, to_recheck=LOOKED_AT))
    for each, result in zip(LOOKED_AT, results, strict=False):
        if result is None:
            poll.fail(failure(each.entry), each.entry)
        else:
            poll.settle(each.entry, result)
    return poll.report(STARTED_AT + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("results", "outcome", "reason"),
    [
        ([Verdict.UNCHANGED], Outcome.NOT_MODIFIED, "304, not modified; 1 kept article looked at again"),
        ([Verdict.UNCHANGED] * 2, Outcome.NOT_MODIFIED, "304, not modified; 2 kept articles looked at again"),
        ([Verdict.FORGOTTEN], Outcome.NOT_MODIFIED, "304, not modified; 1 kept article looked at again"),
        ([None], Outcome.NOT_MODIFIED, "304, not modified; 1 kept article looked at again"),
        (
            [Verdict.REMOVED],
            Outcome.NOT_MODIFIED,
            "304, not modified; 1 kept article looked at again; 1 removed by its publisher",
        ),
        ([Verdict.REVISED, None], Outcome.NEW, "2 kept articles looked at again"),
        ([], Outcome.NOT_MODIFIED, "304, not modified"),
    ],
)
def test_a_look_leaves_the_outcome_to_the_feed_unless_it_brought_an_edit(
    results: list[Verdict | None], outcome: Outcome, reason: str
) -> None:
    report = report_of(*results)
    assert (report.outcome, report.reason, report.rechecked) == (outcome, reason, len(results))


def test_looks_are_no_pages_of_the_feed() -> None:
    report = report_of(Verdict.UNCHANGED, Verdict.REMOVED)
    assert (report.entries, report.known, report.fetched, report.unchanged, report.revisions) == (0, 0, 0, 0, 0)


def test_a_look_that_failed_is_told() -> None:
    assert [one.url for one in report_of(None).failures] == ["http://canal.example/0"]


def test_a_look_that_was_cut_off_is_no_page_that_waits() -> None:
    report = report_of(new=True)
    assert report.reason == "304, not modified; 1 page was cut off and waits for the next poll"


def test_a_page_that_is_looked_at_twice_counts_once_as_a_look() -> None:
    poll = Poll(FEED, STARTED_AT)
    poll.admitted(0, Admission(to_fetch=(), known=0, to_recheck=LOOKED_AT[:1]))
    poll.settle(LOOKED_AT[0].entry, Verdict.UNCHANGED)
    assert poll.report(STARTED_AT).rechecked == 1
