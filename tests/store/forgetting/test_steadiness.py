"""Nothing is over its time because the clock was set: deletion waits until it has gone steadily for a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from store.archive import Archive
from store.forgetting.retention import RetentionTerms, prune_if_due
from store.forgetting.steadiness import ClockReading, Steadiness, judged
from store.types import Outcome
from tests.store.conftest import Rows
from tests.store.examples import FEED, NOW, report_of

HOUR, DAY, YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=365)
TERMS = RetentionTerms(pages_days=30, articles_days=None, log_days=90)
POLLS = "SELECT count(*) FROM crawl"


def moment(now: datetime, up: timedelta = timedelta(0), boot: str = "a") -> ClockReading:
    return ClockReading(now=now, up_s=up.total_seconds(), boot=boot)


STEADY = Steadiness(seen=moment(NOW), since=NOW - 9 * DAY)


@pytest.mark.parametrize(
    "after",
    [
        moment(NOW + HOUR, HOUR),
        moment(NOW + 40 * DAY, 40 * DAY),
        moment(NOW + HOUR + timedelta(minutes=5), HOUR),
        moment(NOW + 3 * DAY, HOUR, "b"),
    ],
    ids=["an hour later", "asleep for weeks", "set right by a time server", "off for a weekend"],
)
def test_a_clock_that_goes_with_the_machine_is_trusted(after: ClockReading) -> None:
    assert judged(STEADY, None, after).is_enough


@pytest.mark.parametrize(
    "after",
    [
        moment(NOW + 10 * YEAR, HOUR),
        moment(NOW + DAY, HOUR),
        moment(NOW - DAY, HOUR),
        moment(NOW - 10 * YEAR, HOUR),
        moment(NOW + 10 * YEAR, HOUR, "b"),
        moment(NOW - 10 * YEAR, HOUR, "b"),
    ],
    ids=["ten years on", "a day on", "a day back", "ten years back", "booted in the future", "booted in the past"],
)
def test_after_a_jump_it_is_trusted_only_once_a_day_has_passed(after: ClockReading) -> None:
    jumped = judged(STEADY, None, after)
    assert not jumped.is_enough
    for hours in (1, 23):
        later = replace(after, now=after.now + hours * HOUR, up_s=after.up_s + hours * HOUR.total_seconds())
        jumped = judged(jumped, None, later)
        assert not jumped.is_enough
    done = replace(after, now=after.now + 24 * HOUR, up_s=after.up_s + DAY.total_seconds())
    assert judged(jumped, None, done).is_enough


@pytest.mark.parametrize(("newest_at", "trusted"), [(NOW - DAY, True), (NOW - 10 * YEAR, False), (NOW + DAY, False)])
def test_at_the_first_look_the_newest_row_is_the_witness(newest_at: datetime, trusted: bool) -> None:
    assert judged(None, newest_at, moment(NOW)).is_enough is trusted


def test_a_clock_that_is_years_ahead_for_a_moment_deletes_nothing(store_url: str, rows: Rows) -> None:
    def upkeep(at: ClockReading) -> object:
        return prune_if_due(store_url, TERMS, at, lambda: False)

    with Archive.open(store_url) as archive:
        archive.register([FEED])
        archive.record(replace(report_of(Outcome.NOT_MODIFIED), ended_at=NOW), None)
    assert upkeep(moment(NOW)) is not None
    for hour in (1, 2, 3):  # in 2036, restarted once, before the time server is heard
        assert upkeep(moment(NOW + 10 * YEAR + hour * HOUR, hour * HOUR, "b")) is None
    for hour in range(4, 28):
        assert upkeep(moment(NOW + hour * HOUR, hour * HOUR, "b")) is None
    assert rows(POLLS) == [(1,)]
    assert upkeep(moment(NOW + 28 * HOUR, 28 * HOUR, "b")) is not None
    assert rows(POLLS) == [(1,)]
