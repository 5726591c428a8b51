"""Vigie's own troubles: a late tick, a disk that fills, a clock that was set, a slow database, a network gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from scheduler.sentinel.evidence import span_words
from scheduler.sentinel.itself import Machine, judge_machine, judge_network
from store.types import AlarmKind, Ending, Feed
from tests.scheduler.sentinel.histories import HOUR, MONDAY, failing_feed, feed

GOOD = Machine(at=MONDAY, steady_s=0.0, free_bytes=50_000_000_000, tick_age_s=3.0, tick_s=15.0, answer_s=0.02)


def later(look: Machine, hours: float, **changes: object) -> Machine:
    at, steady_s = look.at + hours * HOUR, look.steady_s + hours * 3600
    return replace(look, **({"at": at, "steady_s": steady_s} | changes))  # type: ignore[arg-type]  # fields by name


def kinds(*looks: Machine) -> list[AlarmKind]:
    return [found.kind for found in judge_machine(looks)]


def test_a_machine_that_is_well_has_no_alarm() -> None:
    assert kinds(GOOD) == kinds(GOOD, later(GOOD, 12, free_bytes=49_900_000_000)) == []


@pytest.mark.parametrize(("age_s", "tick_s", "late"), [(50, 15, 0), (70, 15, 1), (70, 60, 0), (200, 60, 1)])
def test_a_late_tick_is_told(age_s: float, tick_s: float, late: int) -> None:
    assert kinds(replace(GOOD, tick_age_s=age_s, tick_s=tick_s)) == [AlarmKind.LATE_TICK] * late
    assert kinds(replace(GOOD, tick_age_s=None)) == [], "there is no daemon here"


def test_a_disk_is_told_when_it_is_full_or_fills() -> None:
    assert kinds(replace(GOOD, free_bytes=200_000_000)) == [AlarmKind.DISK]
    filling = later(GOOD, 12, free_bytes=46_000_000_000)
    (found,) = judge_machine([GOOD, filling])
    assert found.kind is AlarmKind.DISK
    assert (
        found.evidence == "46.0 GB are left on the disk of the database, and at today's pace it is full in 5 days 18 h"
    )
    assert kinds(GOOD, later(GOOD, 1, free_bytes=46_000_000_000)) == [], "an hour says nothing of a pace"
    assert kinds(GOOD, later(GOOD, 24, free_bytes=49_000_000_000)) == [], "it lasts for weeks"
    assert kinds(replace(GOOD, free_bytes=None)) == [], "a server's disk is not ours"


def test_a_disk_that_says_it_has_exabytes_is_not_filling() -> None:
    endless = replace(GOOD, free_bytes=2**63)
    assert kinds(endless, later(endless, 24, free_bytes=2**63 - 4096)) == []


@pytest.mark.parametrize(
    ("jump", "words"),
    [
        (timedelta(hours=1), "ahead by 1 h 00 min"),
        (-timedelta(days=1), "back by 1 day"),
        (timedelta(days=3652), "ahead by 3652 days"),
        (-timedelta(days=3652), "back by 3652 days"),
    ],
)
def test_a_clock_that_was_set_is_told_for_an_hour(jump: timedelta, words: str) -> None:
    jumped = later(GOOD, 0.1, at=GOOD.at + 0.1 * HOUR + jump)
    (found,) = judge_machine([GOOD, jumped])
    assert found.kind is AlarmKind.CLOCK
    assert words in found.evidence
    assert kinds(GOOD, jumped, later(jumped, 0.5)) == [AlarmKind.CLOCK]
    assert kinds(GOOD, jumped, later(jumped, 1.5)) == []


def test_a_slow_database_is_told() -> None:
    assert kinds(replace(GOOD, answer_s=31.0)) == [AlarmKind.DATABASE]


def feeds_of(unreached: int, well: int, ago: timedelta = HOUR / 2) -> list[Feed]:
    polled = MONDAY - ago
    bad = [failing_feed(Ending.UNREACHABLE, 1, polled, last_poll_at=polled) for _ in range(unreached)]
    good = [feed(last_poll_at=polled, last_ok_at=polled, last_ending=Ending.NEW) for _ in range(well)]
    return [replace(each, source=f"Titre {place}") for place, each in enumerate(bad + good)]


@pytest.mark.parametrize(
    ("unreached", "well", "told"), [(6, 0, True), (40, 4, True), (4, 0, False), (6, 6, False), (0, 30, False)]
)
def test_a_network_that_is_gone_is_told_once(unreached: int, well: int, told: bool) -> None:
    found = judge_network(feeds_of(unreached, well), MONDAY)
    assert (found is not None) == told
    assert found is None or f"{unreached} of the {unreached + well} sources" in found.evidence
    assert judge_network(feeds_of(unreached, well, 2 * HOUR), MONDAY) is None, "that was long ago"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(40, "40 s"), (300, "5 min"), (7500, "2 h 05 min"), (86_400, "1 day"), (273_600, "3 days 4 h")],
)
def test_spans_are_told_in_their_two_largest_units(seconds: int, words: str) -> None:
    assert span_words(timedelta(seconds=seconds)) == words
