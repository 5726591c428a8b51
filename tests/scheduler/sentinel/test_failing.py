"""A feed that fails again and again has one alarm, named after the reason of the closed list, and no more."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.network.permission.site_files import robots_url
from scheduler.sentinel.advice import ADVICE, OWN_ADVICE
from scheduler.sentinel.failing import judge_failing
from scheduler.sentinel.judging import judge_source, may_learn
from store.types import AlarmKind, Ending, Feed, FeedKind, Pace, SiteFile
from tests.scheduler.sentinel.histories import (
    DAY,
    FEED_URL,
    HOUR,
    MONDAY,
    SOURCE,
    alarm,
    failing_feed,
    feed,
    readings,
    rhythm_with,
    watched,
)

PASSING = {Ending.UNREACHABLE, Ending.TIMED_OUT, Ending.RATE_LIMITED, Ending.INTERNAL, Ending.CLOCK}
FAILURES = [ending for ending in Ending if ending.is_failure and ending is not Ending.PARSES_TO_NOTHING]


@pytest.mark.parametrize("ending", FAILURES)
def test_each_reason_alarms_after_two_polls_or_three(ending: Ending) -> None:
    needed = 3 if ending in PASSING else 2
    for times in (1, 2, 3):
        found = judge_failing(watched(failing_feed(ending, times, MONDAY), now=MONDAY))
        wanted = [(AlarmKind(ending.value), FEED_URL)] if times >= needed else []
        assert [(one.kind, one.feed_url) for one in found] == wanted


@pytest.mark.parametrize("ending", [ending for ending in Ending if not ending.is_failure])
def test_polls_that_work_are_no_alarm(ending: Ending) -> None:
    quiet = feed(last_ending=ending, ending_polls=90, ending_since=MONDAY - 9 * DAY, last_poll_at=MONDAY)
    assert judge_failing(watched(quiet, now=MONDAY)) == []


def test_the_sentence_says_how_often_how_long_and_why() -> None:
    (found,) = judge_failing(watched(failing_feed(Ending.BLOCKED, 4, MONDAY), now=MONDAY))
    assert found.evidence == (
        "4 polls in a row failed in 4 h 00 min, the last at 2026-03-16 08:00 UTC: blocked: it is so; nothing of it "
        "could be had since 2026-03-16 03:00 UTC"
    )


def test_a_reason_that_changes_once_opens_no_second_alarm() -> None:
    known = [alarm(AlarmKind.TIMED_OUT, FEED_URL)]
    wavering = failing_feed(Ending.UNREACHABLE, 6, MONDAY, ending_polls=1)
    changed = failing_feed(Ending.UNREACHABLE, 9, MONDAY, ending_polls=4)
    for one, kind in ((wavering, AlarmKind.TIMED_OUT), (changed, AlarmKind.UNREACHABLE)):
        assert [found.kind for found in judge_failing(watched(one, now=MONDAY, known=known))] == [kind]


def test_an_alarm_closes_with_the_first_poll_that_works() -> None:
    known = [alarm(AlarmKind.BLOCKED, FEED_URL)]
    works = feed(last_ending=Ending.ALL_KNOWN, ending_polls=1, last_poll_at=MONDAY, last_ok_at=MONDAY)
    assert judge_failing(watched(works, now=MONDAY, known=known)) == []


def test_polls_that_failed_by_their_pages_are_told_once_for_the_source() -> None:
    walled = readings(4, start=100, ending=Ending.CONSENT_WALL, text_hash="", words=0)
    one = watched(
        failing_feed(Ending.CONSENT_WALL, 3, MONDAY), now=MONDAY, rhythm=rhythm_with(), readings=readings(9) + walled
    )
    assert [(found.kind, found.feed_url) for found in judge_source(one)] == [(AlarmKind.CONSENT_WALL, "")]


def test_an_empty_feed_alarms_at_the_second_poll_an_empty_sitemap_after_days() -> None:
    for kind, hours, wanted in (
        (FeedKind.FEED, 2, 1),
        (FeedKind.SECTION, 2, 1),
        (FeedKind.SITEMAP, 72, 0),
        (FeedKind.SITEMAP, 300, 1),
    ):
        empty = feed(
            kind=kind,
            last_ending=Ending.PARSES_TO_NOTHING,
            ending_polls=2,
            ending_since=MONDAY - hours * HOUR,
            last_poll_at=MONDAY,
            pace=Pace(listed=20),
        )
        found = judge_failing(watched(empty, now=MONDAY))
        assert len(found) == wanted, (kind, hours)
        assert all("it listed 20 before" in one.evidence for one in found)


def empty_feed(hours: float, listed: int, now: datetime = MONDAY, **state: object) -> Feed:
    """A feed that lists nothing by now, polled every two hours since."""
    polls = max(1, int(hours / 2) + 1)
    told = {"last_ending": Ending.PARSES_TO_NOTHING, "ending_polls": polls, "ending_since": now - hours * HOUR}
    return feed(**(told | {"last_poll_at": now, "last_ok_at": now, "pace": Pace(listed=listed)} | state))


def test_a_feed_of_the_last_days_that_ran_dry_is_given_days() -> None:
    """It listed less and less, as its entries fell out by their age; what breaks is full one moment before."""
    for hours, listed, wanted in ((60, 1, 0), (60, 3, 0), (60, 4, 1), (250, 1, 1), (4, 0, 1)):
        found = judge_failing(watched(empty_feed(hours, listed), now=MONDAY))
        assert len(found) == wanted, (hours, listed)


def test_days_of_august_are_short_for_what_ran_dry() -> None:
    now = datetime(2026, 8, 24, 8, tzinfo=UTC)
    assert judge_failing(watched(empty_feed(20 * 24, 1, now), now=now)) == []
    assert len(judge_failing(watched(empty_feed(60 * 24, 1, now), now=now))) == 1


def test_an_empty_feed_whose_poll_fails_once_has_the_alarm_still() -> None:
    known = [alarm(AlarmKind.PARSES_TO_NOTHING, FEED_URL)]
    hiccup = failing_feed(Ending.TIMED_OUT, 1, MONDAY, pace=Pace(listed=15))
    again = empty_feed(0, 15)
    for one in (hiccup, again):
        (found,) = judge_failing(watched(one, now=MONDAY, known=known))
        assert (found.kind, found.feed_url) == (AlarmKind.PARSES_TO_NOTHING, FEED_URL)
        assert judge_failing(watched(one, now=MONDAY)) == []
    gone = failing_feed(Ending.BLOCKED, 4, MONDAY)
    assert [one.kind for one in judge_failing(watched(gone, now=MONDAY, known=known))] == [AlarmKind.BLOCKED]


def test_every_alarm_has_advice_and_no_two_of_a_kind_for_a_feed() -> None:
    assert set(ADVICE) == set(OWN_ADVICE) == set(AlarmKind)
    found = judge_source(watched(failing_feed(Ending.TLS, 5, MONDAY), now=MONDAY))
    assert [(one.source, one.kind, one.advice) for one in found] == [(SOURCE, AlarmKind.TLS, ADVICE[AlarmKind.TLS])]
    assert (found[0].opened_at, found[0].seen_at, found[0].closed_at) == (MONDAY, MONDAY, None)


def test_nothing_is_learned_of_a_source_while_something_is_wrong_but_a_redesign_becomes_usual() -> None:
    assert may_learn([], MONDAY)
    assert not may_learn([alarm(AlarmKind.SILENT)], MONDAY + 400 * DAY)
    assert not may_learn([alarm(AlarmKind.REDESIGN)], MONDAY + 20 * DAY)
    assert may_learn([alarm(AlarmKind.REDESIGN)], MONDAY + 40 * DAY)


def test_texts_that_became_shorter_become_usual_but_those_that_broke_off_do_not() -> None:
    """A title may turn to briefs; no title turns to single sentences, its pages are read wrongly."""
    told, later = [alarm(AlarmKind.SHORT_TEXTS)], MONDAY + 40 * DAY
    assert may_learn(told, later, readings(12, words=120))
    assert not may_learn(told, later, readings(3) + readings(12, words=20))
    assert may_learn([alarm(AlarmKind.REDESIGN)], later, readings(12, words=20))


def test_three_failures_within_a_minute_may_pass() -> None:
    for minutes, wanted in ((1, 0), (45, 1)):
        pace = Pace(failing_since=MONDAY - minutes * HOUR / 60)
        one = failing_feed(Ending.TIMED_OUT, 3, MONDAY, pace=pace)
        assert len(judge_failing(watched(one, now=MONDAY))) == wanted


def lost_robots(since: datetime) -> dict[str, SiteFile]:
    url = robots_url(FEED_URL)
    return {url: SiteFile(url=url, fetched_at=since - DAY, failing_since=since, decision="out of reach: http 500")}


def test_a_robots_txt_that_is_lost_is_told_before_its_last_copy_serves_no_more() -> None:
    since = MONDAY - 7 * HOUR
    works = feed(last_ending=Ending.ALL_KNOWN, last_poll_at=MONDAY, last_ok_at=MONDAY)
    (found,) = judge_failing(watched(works, now=MONDAY, lost_robots=lost_robots(since)))
    assert (found.kind, found.feed_url) == (AlarmKind.ROBOTS, FEED_URL)
    assert found.evidence == (
        "its robots.txt could not be had for 7 h 00 min, since 2026-03-16 01:00 UTC (out of reach: http 500); the last "
        "good one serves until 2026-03-17 01:00 UTC, and after that nothing is fetched"
    )


def test_a_robots_txt_that_was_lost_for_an_hour_or_that_nobody_asked_for_since_is_no_alarm() -> None:
    hourly, weekly = (feed(last_ending=Ending.ALL_KNOWN, last_poll_at=MONDAY - age) for age in (HOUR, 7 * DAY))
    for polled, since in ((hourly, MONDAY - 2 * HOUR), (weekly, MONDAY - 3 * DAY)):
        assert judge_failing(watched(polled, now=MONDAY, lost_robots=lost_robots(since))) == []


def test_a_feed_that_fails_for_want_of_a_robots_txt_has_one_alarm() -> None:
    failing = failing_feed(Ending.ROBOTS, 3, MONDAY)
    (found,) = judge_failing(watched(failing, now=MONDAY, lost_robots=lost_robots(MONDAY - 27 * HOUR)))
    assert found.evidence.startswith("3 polls in a row failed")
