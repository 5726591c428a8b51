"""An alarm opens once, stays while it holds, and closes; what is forgotten or old leaves none behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.forgetting.forget import forget, reach_of_source, reach_of_urls
from store.forgetting.retention import RetentionTerms, prune
from store.types import Alarm, AlarmKind, Ending, Outcome, PageOutcome
from store.types.rhythms import HOURS, Habits, Rhythm
from store.watching.alarms import alarms_between, note_alarms, open_alarms
from store.watching.readings import MOST, last_readings
from store.watching.rhythms import known_rhythms, note_rhythms
from tests.store.conftest import Rows
from tests.store.examples import FEED, NOW, OTHER_FEED, article_of, entry_of, keep, report_of

LATER = NOW + timedelta(hours=1)
MUCH_LATER = NOW + timedelta(days=40)
KINDS = (AlarmKind.SILENT, AlarmKind.BLOCKED, AlarmKind.TLS)


def alarm_of(number: int, *, at: datetime = NOW, source: str = FEED.source, feed_url: str = "") -> Alarm:
    return Alarm(
        kind=KINDS[number % len(KINDS)],
        source=source,
        feed_url=feed_url,
        opened_at=at,
        seen_at=at,
        closed_at=None,
        evidence=f"nothing new for {number} days",
        advice="open the site in a browser",
    )


def rhythm_of(source: str, at: datetime = NOW) -> Rhythm:
    return Rhythm(
        source=source,
        reckoned_at=at,
        days=56.0,
        expected=(0.5,) * HOURS,
        day_medians=(12.0,) * 7,
        day_deviations=(3.0,) * 7,
        gaps=80,
        gap_median=0.7,
        gap_deviation=0.5,
        gap_long=5.0,
        habits=Habits(pages=90, failing=0.1, makeshift=0.02, texts=70, words=412.0, words_spread=0.4),
    )


def reading_of(number: int, **changes: object) -> PageOutcome:
    one = PageOutcome(url=entry_of(number).url, at=NOW, text_hash=f"{number:x}", words=400)
    return replace(one, **changes)  # type: ignore[arg-type]  # fields by name


def test_an_alarm_opens_once_and_stays_with_todays_figures(writer: Engine) -> None:
    first = note_alarms(writer, [alarm_of(1)], {FEED.source}, NOW)
    again = replace(alarm_of(1, at=LATER), evidence="nothing new for 9 days")
    second = note_alarms(writer, [again], {FEED.source}, LATER)
    assert [alarm.kind for alarm in first.opened] == [AlarmKind.BLOCKED]
    assert (first.closed, second.opened, second.closed) == ((), (), ())
    (found,) = open_alarms(writer)
    assert (found.opened_at, found.seen_at, found.evidence) == (NOW, LATER, "nothing new for 9 days")


def test_what_is_not_found_again_closes_and_may_open_anew(writer: Engine) -> None:
    note_alarms(writer, [alarm_of(1)], {FEED.source}, NOW)
    changes = note_alarms(writer, [], {FEED.source}, LATER)
    assert [(alarm.opened_at, alarm.closed_at) for alarm in changes.closed] == [(NOW, LATER)]
    assert open_alarms(writer) == ()
    anew = note_alarms(writer, [alarm_of(1, at=MUCH_LATER)], {FEED.source}, MUCH_LATER)
    assert len(anew.opened) == 1
    assert len(alarms_between(writer, NOW, MUCH_LATER + timedelta(seconds=1))) == 2


def test_alarms_of_sources_that_were_not_judged_stay(writer: Engine) -> None:
    note_alarms(writer, [alarm_of(1)], {FEED.source}, NOW)
    assert note_alarms(writer, [], {"Gazette du Rhône"}, LATER).closed == ()
    assert len(open_alarms(writer)) == 1


def test_vigies_own_alarms_stand_first(writer: Engine) -> None:
    note_alarms(writer, [alarm_of(1, source="AAA"), alarm_of(2, source=""), alarm_of(0, source="AAA")], set(), NOW)
    assert [alarm.source for alarm in open_alarms(writer)] == ["", "AAA", "AAA"]


def test_two_feeds_of_a_source_have_an_alarm_each(writer: Engine) -> None:
    both = [alarm_of(1, feed_url="https://a.example/1"), alarm_of(1, feed_url="https://a.example/2")]
    assert len(note_alarms(writer, both, {FEED.source}, NOW).opened) == 2


@pytest.mark.parametrize(("since_h", "until_h", "found"), [(-5, -1, 0), (-5, 1, 1), (1, 2, 1), (0, 3, 1), (4, 9, 0)])
def test_a_span_shows_what_held_at_some_moment_of_it(writer: Engine, since_h: int, until_h: int, found: int) -> None:
    note_alarms(writer, [alarm_of(1)], {FEED.source}, NOW)
    note_alarms(writer, [], {FEED.source}, NOW + timedelta(hours=3))
    since, until = NOW + timedelta(hours=since_h), NOW + timedelta(hours=until_h)
    assert len(alarms_between(writer, since, until)) == found


def test_a_poll_notes_how_it_ended_and_since_when(archive: Archive, rows: Rows) -> None:
    archive.register([FEED])
    for hour, ending in enumerate((Ending.TLS, Ending.TIMED_OUT, Ending.TIMED_OUT)):
        at = NOW + timedelta(hours=hour)
        archive.record(replace(report_of(Outcome.FAILED), ending=ending, started_at=at, ended_at=at), None)
    assert rows("SELECT ending FROM crawls ORDER BY id") == [("tls",), ("timed out",), ("timed out",)]
    (state,) = archive.register([FEED])
    assert (state.state.last_ending, state.state.ending_polls) == (Ending.TIMED_OUT, 2)
    assert state.state.ending_since == NOW + timedelta(hours=1)


def test_the_last_pages_of_a_source_are_remembered_each_once(archive: Archive, writer: Engine) -> None:
    archive.register([FEED])
    many = tuple(reading_of(number) for number in range(MOST + 5))
    archive.record(replace(report_of(Outcome.NEW), readings=many), None)
    again = reading_of(MOST, ending=Ending.PAYWALL, text_hash="", words=0)
    archive.record(replace(report_of(Outcome.NEW), readings=(again,)), None)
    readings = last_readings(writer, [FEED.source])[FEED.source]
    assert len(readings) == MOST
    assert len({one.url for one in readings}) == MOST
    assert readings[-1].ending is Ending.PAYWALL


def test_figures_of_a_poll_s_pages_stand_with_it(archive: Archive, rows: Rows) -> None:
    archive.register([FEED])
    pages = (
        reading_of(1, words=100, makeshift=True),
        reading_of(2, words=300),
        reading_of(3, words=0, ending=Ending.EMPTY_BODIES),
    )
    archive.record(replace(report_of(Outcome.NEW), readings=pages), None)
    assert rows("SELECT empty_pages, makeshift, words FROM crawls") == [(1, 1, 200)]


def test_what_is_usual_comes_back_as_it_was_noted(writer: Engine) -> None:
    note_rhythms(writer, [rhythm_of("AAA"), rhythm_of("BBB")])
    note_rhythms(writer, [rhythm_of("AAA", LATER)])
    assert known_rhythms(writer) == {"AAA": rhythm_of("AAA", LATER), "BBB": rhythm_of("BBB")}


def test_a_forgotten_source_leaves_nothing_behind(archive: Archive, writer: Engine, rows: Rows) -> None:
    archive.register([FEED])
    archive.record(replace(report_of(Outcome.NEW), readings=(reading_of(1),)), None)
    note_alarms(writer, [alarm_of(1)], {FEED.source}, NOW)
    note_rhythms(writer, [rhythm_of(FEED.source)])
    forget(writer, reach_of_source(writer, FEED.source), NOW)
    for table in ("alarm", "reading", "rhythm"):
        assert rows(f"SELECT count(*) FROM {table}") == [(0,)], table


def test_a_forgotten_article_leaves_no_reading_and_no_sentence(archive: Archive, writer: Engine, rows: Rows) -> None:
    archive.register([FEED])
    url = article_of(1).url
    keep(archive, article_of(1))
    archive.record(replace(report_of(Outcome.NEW), readings=(reading_of(1, url=url),)), None)
    note_alarms(writer, [replace(alarm_of(1), evidence=f"3 polls failed: {url}: is no page")], {FEED.source}, NOW)
    forget(writer, reach_of_urls(writer, [url]), NOW)
    assert rows("SELECT count(*) FROM reading") == [(0,)]
    assert rows("SELECT evidence FROM alarms") == [("",)]


def test_closed_alarms_and_old_habits_go_with_the_log(archive: Archive, writer: Engine, rows: Rows) -> None:
    archive.register([FEED])
    archive.record(replace(report_of(Outcome.NEW), readings=(reading_of(1),)), None)
    note_rhythms(writer, [rhythm_of("Gone")])
    note_alarms(writer, [alarm_of(1), alarm_of(2)], {FEED.source}, NOW)
    note_alarms(writer, [alarm_of(2)], {FEED.source}, LATER)
    prune(writer, RetentionTerms(pages_days=1, articles_days=None, log_days=30), MUCH_LATER)
    assert [alarm.kind for alarm in open_alarms(writer)] == [alarm_of(2).kind]
    assert rows("SELECT count(*) FROM alarms") == [(1,)]
    assert rows("SELECT count(*) FROM reading") == [(0,)]
    assert rows("SELECT count(*) FROM rhythm") == [(0,)]


def test_what_is_usual_for_a_silent_source_stays_as_long_as_its_alarm(writer: Engine) -> None:
    """Without it the next start of the daemon would know of no silence, and call it over."""
    note_rhythms(writer, [rhythm_of(FEED.source), rhythm_of("Gone")])
    note_alarms(writer, [alarm_of(0)], {FEED.source}, NOW)
    prune(writer, RetentionTerms(pages_days=1, articles_days=None, log_days=30), MUCH_LATER)
    assert set(known_rhythms(writer)) == {FEED.source}


def test_a_feed_that_prints_no_dates_any_more_has_no_newest_one(archive: Archive) -> None:
    """Its last one would grow old, and the feed be called abandoned while it goes on."""
    archive.register([FEED])
    dated = replace(report_of(Outcome.NEW), entries=15, newest_at=NOW, spacing_s=3600.0)
    known = []
    for report in (dated, report_of(Outcome.NOT_MODIFIED), replace(dated, newest_at=None, spacing_s=None)):
        archive.record(report, None)
        state = archive.register([FEED])[0].state
        known.append((state.newest_at, state.spacing_s))
    assert known == [(NOW, 3600.0), (NOW, 3600.0), (None, None)]


def test_coverage_says_what_was_wrong_with_a_source_that_had_nothing(
    archive: Archive, writer: Engine, rows: Rows
) -> None:
    archive.register([FEED, OTHER_FEED])
    keep(archive, article_of(1), source=OTHER_FEED.source)
    note_alarms(writer, [alarm_of(1)], {FEED.source}, NOW)
    note_alarms(writer, [], {FEED.source}, LATER)
    note_alarms(writer, [alarm_of(2, at=MUCH_LATER)], {FEED.source}, MUCH_LATER)
    assert rows("SELECT source, state, alarm FROM coverage ORDER BY source") == [
        (FEED.source, "not watched", "blocked"),
        (OTHER_FEED.source, "first", ""),
    ]
