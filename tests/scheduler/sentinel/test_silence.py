"""A title that falls silent has an alarm in time; one that rests, sleeps or publishes once a month has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.sentinel.judging import judge_source
from scheduler.sentinel.learning import HISTORY, expected_between, learn_rhythm
from scheduler.sentinel.silence import INTERVALS, LEAST_GAPS, interval, judge_silence
from store.types import Alarm, AlarmKind, Ending, Feed, FeedKind, Pace
from store.types.rhythms import Rhythm
from tests.scheduler.sentinel.histories import (
    DAY,
    FEED_URL,
    HOUR,
    MONDAY,
    POLLED_EVERY,
    SOURCE,
    Title,
    alarm,
    failing_feed,
    feed,
    polls_of,
    rhythm_of,
    rhythm_with,
    watched,
)

DAILY = Title(a_day=25)
WEEKDAYS_ONLY = Title(a_day=8, weekend=0.0, first_hour=8, last_hour=19)
AGENCY = Title(a_day=200, weekend=0.8, first_hour=0, last_hour=24)
BLOG = Title(a_day=1)
PRESS = {"daily": DAILY, "weekdays only": WEEKDAYS_ONLY, "agency": AGENCY, "blog": BLOG}


def silent_feed(since: datetime, now: datetime, **state: object) -> Feed:
    told = {"last_entry_at": since, "last_ok_at": now, "last_reason": "304, not modified"}
    return feed(**(told | state))


def opens_after(title: Title, last: datetime, *, days: int = 60) -> timedelta | None:
    """How long after its last article a title has an alarm; None when it has none."""
    rhythm = rhythm_of(title, last)
    for hours in range(0, days * 24, 2):
        now = last + hours * HOUR
        if judge_silence(watched(silent_feed(last, now), now=now, rhythm=rhythm)):
            return hours * HOUR
    return None


def false_alarms(title: Title, start: datetime, weeks: int, seed: int, known: timedelta = HISTORY) -> list[datetime]:
    """When a title that publishes as ever would have an alarm, looked at with every poll.

    `known`: how long it was watched before `start`, which is what its rhythm is of.
    """
    began = start - known
    published = title.publishes(began, start + timedelta(weeks=weeks), seed)
    rhythm = learn_rhythm(SOURCE, polls_of(published, began, start), began, start)
    alarms, now, last, place = [], start, began, 0
    while now < start + timedelta(weeks=weeks):
        now += POLLED_EVERY
        while place < len(published) and published[place] <= now:
            last, place = now, place + 1
        if judge_silence(watched(silent_feed(last, now), now=now, rhythm=rhythm)):
            alarms.append(now)
    return alarms


@pytest.mark.parametrize("title", PRESS.values(), ids=PRESS)
def test_a_title_that_stops_has_an_alarm_within_days(title: Title) -> None:
    after = opens_after(title, MONDAY)
    rhythm = rhythm_of(title, MONDAY)
    assert after is not None
    missed = expected_between(rhythm.expected, MONDAY, MONDAY + after)
    poll = expected_between(rhythm.expected, MONDAY + after - POLLED_EVERY, MONDAY + after)
    assert missed <= INTERVALS * interval(rhythm) + poll


def test_what_publishes_more_is_missed_sooner() -> None:
    agency, daily, blog = (opens_after(title, MONDAY) for title in (AGENCY, DAILY, BLOG))
    assert agency is not None
    assert daily is not None
    assert blog is not None
    assert agency < daily < blog < 30 * DAY
    assert agency < 12 * HOUR


@pytest.mark.parametrize("title", PRESS.values(), ids=PRESS)
@pytest.mark.parametrize(
    "start",
    [MONDAY, datetime(2026, 4, 27, 6, tzinfo=UTC), datetime(2026, 10, 19, 6, tzinfo=UTC)],
    ids=["spring, clocks forward", "holidays of May", "autumn, clocks back"],
)
def test_a_healthy_title_has_no_alarm_over_weeks(title: Title, start: datetime) -> None:
    assert false_alarms(title, start, 3, seed=7) == []


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000), a_day=st.sampled_from((0.7, 3, 12, 60)), weekend=st.sampled_from((0.0, 0.3, 1.0)))
def test_no_rhythm_of_the_press_alarms_by_itself(seed: int, a_day: float, weekend: float) -> None:
    assert false_alarms(Title(a_day=a_day, weekend=weekend), MONDAY, 1, seed) == []


@pytest.mark.parametrize(("a_day", "seed"), [(0.5, 3), (0.5, 30), (0.5, 61), (0.5, 102), (0.5, 137), (1, 23), (1, 106)])
def test_a_small_title_of_which_few_pauses_are_known_may_pause_by_chance(a_day: float, seed: int) -> None:
    assert false_alarms(Title(a_day=a_day, weekend=1.0), MONDAY, 3, seed, known=21 * DAY) == []


@pytest.mark.parametrize(
    ("weekdays", "least", "most"), [({0, 3}, 10, 45), (set(range(7)), 3, 6)], ids=["twice a week", "every day"]
)
def test_a_letter_that_comes_like_clockwork_is_missed_soon(weekdays: set[int], least: int, most: int) -> None:
    """Its pauses are all alike, so that no chance explains a long one; of many, the longest is what may be."""
    sent = [MONDAY - days * DAY for days in range(54, -1, -1) if (MONDAY - days * DAY).weekday() in weekdays]
    sent = [instant + (place % 3) * HOUR for place, instant in enumerate(sent[:-1])] + sent[-1:]
    rhythm = learn_rhythm(SOURCE, polls_of(sent, MONDAY - HISTORY, MONDAY), MONDAY - HISTORY, MONDAY)
    after = next(
        days
        for days in range(365)
        if judge_silence(watched(silent_feed(MONDAY, MONDAY + days * DAY), now=MONDAY + days * DAY, rhythm=rhythm))
    )
    assert least < after < most


def test_a_title_that_rests_at_weekends_is_not_missed_before_monday() -> None:
    friday = MONDAY - 3 * DAY + 9 * HOUR
    rhythm, sunday = rhythm_of(WEEKDAYS_ONLY, friday), MONDAY - 10 * HOUR
    assert not judge_silence(watched(silent_feed(friday, sunday), now=sunday, rhythm=rhythm))


def test_august_is_no_silence() -> None:
    july = datetime(2026, 7, 31, 16, tzinfo=UTC)
    title = Title(a_day=3, weekend=0.0, first_hour=9, last_hour=18)
    rhythm, after = rhythm_of(title, july), opens_after(title, july)
    assert rhythm.gaps >= LEAST_GAPS
    assert after is None or after > 14 * DAY
    november = opens_after(title, datetime(2026, 11, 27, 16, tzinfo=UTC))
    assert november is not None
    assert november < 8 * DAY


SAID = "nothing new for 4 days, since 2026-03-16 08:00 UTC, while 38 entries were to be expected; it usually lists "


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"last_ending": Ending.NOT_MODIFIED}, "its feed is as it was, as its server says (304)"),
        ({"last_ending": Ending.SAME_BODY}, "its feed is as it was, to the byte"),
        (
            {"last_ending": Ending.ALL_KNOWN, "pace": Pace(listed=15), "newest_at": MONDAY + 3 * DAY},
            "its feed can be read, and nothing in it is new; it lists 15 entries, the newest of 2026-03-19",
        ),
        (
            {"last_ending": Ending.ALL_KNOWN, "pace": Pace(listed=1)},
            "its feed can be read, and nothing in it is new; it lists 1 entry",
        ),
    ],
    ids=["304", "same body", "other dates", "one link"],
)
def test_the_sentence_holds_the_figures_and_what_became_of_the_feed(state: dict[str, Any], said: str) -> None:
    now = MONDAY + 4 * DAY
    (found,) = judge_silence(watched(silent_feed(MONDAY, now, **state), now=now, rhythm=rhythm_with()))
    assert (found.kind, found.feed_url) == (AlarmKind.SILENT, "")
    assert found.evidence == f"{SAID}8 to 12 on a Friday; {said}"


def test_the_sentence_counts_by_the_week_or_month_what_comes_seldom_and_names_the_season() -> None:
    now = MONDAY + 60 * DAY
    for an_hour, said in ((2 / 168, "2 a week"), (0.5 / 168, "2 a month")):
        rhythm = replace(rhythm_with(), expected=(an_hour,) * 168, day_medians=(0.0,) * 7, gap_long=1.0)
        told = [alarm(AlarmKind.SILENT)]
        later = watched(silent_feed(MONDAY, now + 300 * DAY), now=now, rhythm=rhythm, known=told)
        assert f"it usually lists {said}; " in judge_silence(later)[0].evidence
    august = datetime(2026, 8, 12, tzinfo=UTC)
    (found,) = judge_silence(watched(silent_feed(MONDAY, august), now=august, rhythm=rhythm_with()))
    assert found.evidence.endswith("; in these weeks many titles pause")


def test_a_young_title_is_not_judged_by_a_rhythm() -> None:
    young = rhythm_of(DAILY, MONDAY, span=timedelta(days=10))
    seldom = rhythm_of(Title(a_day=0.05), MONDAY)
    now = MONDAY + 30 * DAY
    for rhythm in (None, young, seldom):
        assert not judge_silence(watched(silent_feed(MONDAY, now), now=now, rhythm=rhythm))


def test_silence_ends_where_polls_worked_last() -> None:
    rhythm, now = rhythm_of(DAILY, MONDAY), MONDAY + 9 * DAY
    away = silent_feed(MONDAY, MONDAY + HOUR)
    assert not judge_silence(watched(away, now=now, rhythm=rhythm)), "vigie was off, not the title"


def test_a_source_that_fails_is_not_silent_besides() -> None:
    now = MONDAY + 9 * DAY
    failing = failing_feed(Ending.BLOCKED, 5, now, last_entry_at=MONDAY, last_ok_at=now)
    assert not judge_silence(watched(failing, now=now, rhythm=rhythm_with()))


def test_a_silence_that_is_told_stays_told_when_a_poll_fails() -> None:
    """Or it would be told anew after each hiccup of its server, and what is usual be learned of the silence between."""
    now = MONDAY + 9 * DAY
    hiccup = failing_feed(Ending.TIMED_OUT, 1, now, last_entry_at=MONDAY, last_ok_at=now - HOUR)
    silent = [alarm(AlarmKind.SILENT)]
    found = judge_source(watched(hiccup, now=now, rhythm=rhythm_with(), known=silent))
    assert [(one.kind, one.feed_url) for one in found] == [(AlarmKind.SILENT, "")]
    assert not judge_source(watched(hiccup, now=now, rhythm=rhythm_with())), "what fails is not first called silent"


def test_a_feed_that_ages_goes_on_ageing_when_a_poll_fails() -> None:
    now = MONDAY + 90 * DAY
    state = {"newest_at": MONDAY, "spacing_s": 86_400.0, "last_ok_at": now - HOUR}
    hiccup = failing_feed(Ending.TIMED_OUT, 1, now, **state)
    found = judge_source(watched(hiccup, now=now, known=[alarm(AlarmKind.AGEING, FEED_URL)]))
    assert [(one.kind, one.feed_url) for one in found] == [(AlarmKind.AGEING, FEED_URL)]


@pytest.mark.parametrize("told", [alarm(AlarmKind.SILENT), alarm(AlarmKind.AGEING, FEED_URL)], ids=["silent", "ageing"])
def test_what_was_silent_and_fails_for_good_has_one_alarm(told: Alarm) -> None:
    now = MONDAY + 90 * DAY
    state = {"last_entry_at": MONDAY, "newest_at": MONDAY, "spacing_s": 86_400.0, "last_ok_at": now - DAY}
    gone = failing_feed(Ending.NOT_A_FEED, 5, now, **state)
    found = judge_source(watched(gone, now=now, rhythm=rhythm_with(), known=[told]))
    assert [(one.kind, one.feed_url) for one in found] == [(AlarmKind.NOT_A_FEED, FEED_URL)]


def test_one_of_two_feeds_is_enough() -> None:
    now = MONDAY + 9 * DAY
    idle, busy = silent_feed(MONDAY, now), silent_feed(now - HOUR, now, newest_at=now, spacing_s=3600.0)
    assert not judge_silence(watched(idle, busy, now=now, rhythm=rhythm_with()))


def test_feeds_that_were_full_and_are_empty_say_so() -> None:
    now = MONDAY + 9 * DAY
    empty = silent_feed(MONDAY, now, last_ending=Ending.PARSES_TO_NOTHING)
    (found,) = judge_silence(watched(empty, now=now, rhythm=rhythm_with()))
    assert found.kind is AlarmKind.PARSES_TO_NOTHING


@pytest.mark.parametrize(
    ("age_days", "spacing_days", "ageing"),
    [
        (5, 4, False),
        (13, 4, False),
        (20, 4, True),
        (17, 8, False),
        (30, 8, True),
        (60, 120, False),
        (300, 120, False),
        (420, 120, True),
        (100, None, False),
        (130, None, True),
    ],
)
def test_a_feed_ages_by_how_long_it_usually_pauses(age_days: int, spacing_days: int | None, ageing: bool) -> None:
    now = datetime(2026, 6, 15, 9, tzinfo=UTC)
    spacing_s = spacing_days * 86_400.0 if spacing_days else None
    old = feed(newest_at=now - age_days * DAY, spacing_s=spacing_s, last_ok_at=now, last_entry_at=now - DAY)
    found = judge_silence(watched(old, now=now))
    assert [(one.kind, one.feed_url) for one in found] == ([(AlarmKind.AGEING, FEED_URL)] if ageing else [])
    if ageing:
        assert f"{age_days} days old" in found[0].evidence


def test_a_magazine_whose_feed_lists_one_issue_ages_by_the_pauses_that_were_seen() -> None:
    """The dates of one issue say nothing of the time to the next."""
    sent = [MONDAY - days * DAY for days in (52, 22)]
    polls = polls_of([one + place * HOUR / 9 for one in sent for place in range(12)], MONDAY - HISTORY, MONDAY)
    rhythm = learn_rhythm(SOURCE, polls, MONDAY - HISTORY, MONDAY)
    assert rhythm.gaps < LEAST_GAPS
    assert rhythm.pause_long_days == pytest.approx(30, abs=1)
    for days, wanted in ((40, 0), (100, 1)):
        now = sent[-1] + days * DAY
        old = feed(newest_at=sent[-1], spacing_s=400.0, last_ok_at=now, last_entry_at=sent[-1])
        assert len(judge_silence(watched(old, now=now, rhythm=rhythm))) == wanted


def test_a_feed_that_goes_on_under_wrong_dates_is_not_ageing() -> None:
    now = MONDAY + 20 * DAY
    wrong = {"newest_at": now - 900 * DAY, "spacing_s": 3600.0, "last_ok_at": now}
    goes_on, stopped = feed(last_entry_at=now - HOUR, **wrong), feed(last_entry_at=MONDAY - 9 * DAY, **wrong)
    assert not judge_silence(watched(goes_on, now=now, rhythm=rhythm_with()))
    assert judge_silence(watched(stopped, now=now, rhythm=rhythm_with()))
    assert judge_silence(watched(goes_on, now=now)), "all that it lists was new at the first poll"


def test_a_source_that_no_rhythm_is_known_of_is_missed_after_months_whatever_its_dates_say() -> None:
    """Feeds without dates, and those that print today's date with the entries of last year."""
    seldom = rhythm_of(Title(a_day=0.05), MONDAY)
    for rhythm, days, wanted in ((None, 100, 0), (None, 130, 1), (seldom, 100, 0), (seldom, 200, 1)):
        now = MONDAY + days * DAY
        for dates in ({}, {"newest_at": now - HOUR, "spacing_s": 3600.0}):
            found = judge_silence(watched(silent_feed(MONDAY, now, **dates), now=now, rhythm=rhythm))
            assert [one.kind for one in found] == [AlarmKind.SILENT] * wanted, (days, rhythm)
            assert all(f"nothing new for {days} days, since 2026-03-16" in one.evidence for one in found)
    quarterly = silent_feed(MONDAY, now, newest_at=now - HOUR, spacing_s=92 * 86_400.0)
    assert not judge_silence(watched(quarterly, now=now))


def test_an_undated_feed_beside_another_that_goes_on_ages_when_nothing_moves_in_it() -> None:
    now = MONDAY + 130 * DAY
    busy = feed(url=f"{FEED_URL}2", last_entry_at=now - HOUR, last_ok_at=now)
    unchanged = {"last_ending": Ending.NOT_MODIFIED, "ending_since": now - 20 * DAY}
    idle = silent_feed(MONDAY, now, **unchanged)
    (found,) = judge_silence(watched(idle, busy, now=now, rhythm=rhythm_with()))
    assert (found.kind, found.feed_url) == (AlarmKind.AGEING, FEED_URL)
    assert found.evidence == "nothing in it has been new for 130 days, since 2026-03-16 08:00 UTC; it prints no dates"
    moves = silent_feed(MONDAY, now, last_ending=Ending.ALL_KNOWN, ending_since=now - DAY)
    assert not judge_silence(watched(moves, busy, now=now, rhythm=rhythm_with())), "another feed may list the same"
    told = [alarm(AlarmKind.AGEING, FEED_URL)]
    assert judge_silence(watched(moves, busy, now=now, rhythm=rhythm_with(), known=told)), "a poll that failed between"


@pytest.mark.parametrize("seed", [1, 3, 4, 6])
def test_a_blog_that_writes_in_bursts_is_not_missed_between_two(seed: int) -> None:
    """Its pauses are many, but few of them are those that count."""
    dice, instant, published = Random(seed), MONDAY - HISTORY, []
    while instant < MONDAY + 150 * DAY:
        instant += min(dice.expovariate(1 / 9), 27) * DAY
        published += [instant + dice.uniform(0, 36) * HOUR for _ in range(dice.randint(3, 6))]
    polls = polls_of(sorted(published), MONDAY - HISTORY, MONDAY + 150 * DAY)
    for earlier, later in pairwise(poll.at for poll in polls[1:]):
        known = [poll for poll in polls if earlier - HISTORY <= poll.at <= earlier]
        since = max(MONDAY - HISTORY, earlier - HISTORY)
        rhythm = learn_rhythm(SOURCE, known, since, earlier)
        assert not judge_silence(watched(silent_feed(earlier, later), now=later, rhythm=rhythm)), later


def test_august_is_quiet_to_its_end_and_so_are_the_holidays_of_christmas() -> None:
    """Offices close for the whole of it, and reopen in the first days of the next month."""
    title = Title(a_day=3, weekend=0.0, first_hour=9, last_hour=18)
    for last, back in (((2026, 7, 31), (2026, 9, 1)), ((2026, 12, 18), (2027, 1, 5))):
        since, until = (datetime(*day, 12, tzinfo=UTC) for day in (last, back))
        rhythm = rhythm_of(title, since)
        assert not judge_silence(watched(silent_feed(since, until), now=until, rhythm=rhythm)), last


def test_a_feed_hardly_ages_in_august() -> None:
    for month, wanted in ((8, 0), (10, 1)):
        now = datetime(2026, month, 20, 9, tzinfo=UTC)
        paused = feed(newest_at=now - 25 * DAY, spacing_s=86_400.0, last_ok_at=now, last_entry_at=now - 25 * DAY)
        assert len(judge_silence(watched(paused, now=now))) == wanted


def test_a_sitemap_without_dates_never_ages() -> None:
    undated = feed(kind=FeedKind.SITEMAP, last_ok_at=MONDAY)
    assert not judge_silence(watched(undated, now=MONDAY))


def test_a_title_that_is_never_on_the_topic_is_not_silent() -> None:
    """Volume is counted in entries that nobody had seen, whatever became of them."""
    rhythm: Rhythm = rhythm_of(DAILY, MONDAY)
    now = MONDAY + 2 * DAY
    assert not judge_silence(watched(silent_feed(now - HOUR, now, last_new_at=None), now=now, rhythm=rhythm))
