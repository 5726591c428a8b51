"""A poll says in one word of a closed list what it came to, and what each new page of it was like."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from crawler.context.poll import Poll
from store.types import (
    Admission,
    Article,
    CrawlReport,
    Ending,
    Entry,
    Failure,
    Feed,
    FeedKind,
    Outcome,
    PageOutcome,
    PollState,
    Recheck,
    Rights,
    Stage,
    Validators,
    Verdict,
)
from tests.crawler.context.test_poll import ENDED_AT, FEED, STARTED_AT, entry, failure


def article(number: int, **fields: object) -> Article:
    said = {"url": entry(number).url, "title": f"Le bief {number}", "body": f"Le bief numéro {number} est ouvert."}
    return Article(**(said | fields))  # type: ignore[arg-type]  # fields by name


def reported(poll: Poll) -> CrawlReport:
    return poll.report(ENDED_AT)


def poll_of(*entries: Entry, feed: Feed = FEED, to_recheck: tuple[Recheck, ...] = ()) -> Poll:
    poll = Poll(feed, STARTED_AT)
    poll.admitted(len(entries), Admission(to_fetch=entries, known=0, to_recheck=to_recheck))
    return poll


def settled(poll: Poll, number: int, verdict: Verdict, **fields: object) -> None:
    poll.read(entry(number), article(number, **fields), "a1", ENDED_AT)
    poll.settle(entry(number), verdict)


def of_page(reason: str) -> Failure:
    return failure(Stage.EXTRACT, reason)


def test_what_pages_were_like_is_told_of_those_that_came_and_those_that_failed() -> None:
    poll = poll_of(entry(1), entry(2))
    settled(poll, 1, Verdict.OFF_TOPIC, makeshift=True)
    poll.fail(of_page("consent wall"), entry(2))
    report = reported(poll)
    assert report.ending is Ending.OFF_TOPIC
    read, lost = report.readings
    assert (read.url, read.words, read.makeshift, read.ending) == (entry(1).url, 6, True, None)
    assert read.text_hash == "a1"
    assert lost == PageOutcome(url=entry(2).url, at=ENDED_AT, ending=Ending.CONSENT_WALL)


def test_a_page_that_is_left_alone_is_told_and_one_that_is_looked_at_again_is_not() -> None:
    again = Recheck(entry=entry(5), validators=Validators())
    poll = poll_of(entry(1), to_recheck=(again,))
    poll.fail(failure(Stage.FETCH, "quarantined"))
    poll.read(entry(5), article(5), "a1", ENDED_AT)
    poll.settle(entry(5), Verdict.UNCHANGED)
    assert [one.ending for one in reported(poll).readings] == [Ending.QUARANTINED]


def test_a_failure_of_the_feed_is_no_page() -> None:
    poll = Poll(FEED, STARTED_AT)
    poll.fail(failure(Stage.FEED, "http 403"))
    report = reported(poll)
    assert (report.outcome, report.ending, report.readings) == (Outcome.FAILED, Ending.BLOCKED, ())


def test_pages_whose_text_is_reserved_are_the_reason_that_none_is_on_the_topic() -> None:
    poll = poll_of(entry(1), entry(2))
    for number in (1, 2):
        settled(poll, number, Verdict.OFF_TOPIC, body="", rights=Rights.RESERVED)
    report = reported(poll)
    assert report.ending is Ending.RIGHTS_RESERVED
    assert [one.ending for one in report.readings] == [Ending.RIGHTS_RESERVED] * 2
    mixed = poll_of(entry(1), entry(2))
    settled(mixed, 1, Verdict.OFF_TOPIC, body="", rights=Rights.RESERVED)
    settled(mixed, 2, Verdict.OFF_TOPIC)
    assert reported(mixed).ending is Ending.OFF_TOPIC


def test_an_empty_feed_that_has_not_changed_lists_nothing_still() -> None:
    empty = replace(FEED, state=PollState(last_ending=Ending.PARSES_TO_NOTHING))
    for how in (Outcome.NOT_MODIFIED, Outcome.SAME_BODY):
        for feed, ending in ((empty, Ending.PARSES_TO_NOTHING), (FEED, Ending(how.value))):
            poll = poll_of(feed=feed)
            poll.unchanged(how)
            assert reported(poll).ending is ending


def test_old_pages_of_an_archive_say_nothing_of_a_source() -> None:
    poll = poll_of(entry(1), feed=replace(FEED, kind=FeedKind.ARCHIVE))
    settled(poll, 1, Verdict.KEPT)
    assert (reported(poll).ending, reported(poll).readings) == (Ending.NEW, ())


def test_the_feed_s_newest_date_and_rhythm_are_told() -> None:
    poll = poll_of(entry(1))
    poll.dated(replace(entry(day), published_at=STARTED_AT - timedelta(days=day)) for day in range(1, 11))
    poll.dated([entry(9)])
    report = reported(poll)
    assert (report.newest_at, report.spacing_s) == (STARTED_AT - timedelta(days=1), 86_400.0)
