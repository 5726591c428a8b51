"""How soon a silent title is missed, and how often one that publishes as ever is taken for silent.

    python tests/bench/bench_silence.py [--titles 30]

Titles draw their articles by chance, of one a week to forty a day, resting at weekends, publishing less, or not; they
have been watched for two, four or eight weeks. Each is followed for 26 days, its rhythm learned anew each day, and
then falls silent. A line for each volume: how many titles had a false alarm, and the median time after which the
silence has one, for titles known for eight weeks; and letters that come like clockwork.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise, product
from multiprocessing import Pool
from random import Random
from statistics import median

from scheduler.sentinel.learning import HISTORY, expected_between, learn_rhythm
from scheduler.sentinel.silence import INTERVALS, LEAST_DAYS, LEAST_GAPS, interval
from store.types.rhythms import PastPoll, Rhythm
from tests.scheduler.sentinel.histories import DAY, HOUR, MONDAY, POLLED_EVERY, SOURCE, Title, polls_of

_VOLUMES = (0.15, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 40.0)
_WEEKENDS = (0.0, 0.3, 1.0)
_KNOWN = (14, 28, 56)
_FOLLOWED = timedelta(days=26)
#: Days between the issues of letters that come like clockwork.
_LETTERS = (1.0, 3.5, 7.0)
_NEVER = 90.0


class _History:
    """The polls of a title that found something, and what is learned of them on a day."""

    def __init__(self, published: Sequence[datetime], began: datetime, end: datetime) -> None:
        self._began = began
        self._polls: list[PastPoll] = polls_of([instant for instant in published if instant > began], began, end)
        self._rhythms: dict[date, Rhythm] = {}

    def found_at(self) -> list[datetime]:
        return [poll.at for poll in self._polls[1:]]

    def rhythm(self, now: datetime) -> Rhythm:
        if now.date() not in self._rhythms:
            since = max(self._began, now - HISTORY)
            past = [poll for poll in self._polls if since <= poll.at <= now]
            self._rhythms[now.date()] = learn_rhythm(SOURCE, past, since, now)
        return self._rhythms[now.date()]

    def is_silent(self, since: datetime, now: datetime) -> bool:
        rhythm = self.rhythm(now)
        if rhythm.days < LEAST_DAYS or rhythm.gaps < LEAST_GAPS:
            return False
        return expected_between(rhythm.expected, since, now) >= INTERVALS * interval(rhythm)


def has_false_alarm(title: Title, known: int, seed: int) -> bool:
    end, began = MONDAY + _FOLLOWED, MONDAY - known * DAY
    history = _History(title.publishes(began, end, seed), began, end)
    pauses = pairwise([*history.found_at(), end])
    return any(history.is_silent(since, now) for since, until in pauses for now in _looks(since, until))


def _looks(since: datetime, until: datetime) -> Iterator[datetime]:
    """When a pause is looked at: each day of it, and at its end, when it is longest."""
    now = max(since, MONDAY)
    while now < until:
        now = min(now + DAY, until)
        yield now


def missed_after(published: Sequence[datetime], known: int = _KNOWN[-1]) -> float:
    """Days from the last article of a title to the alarm; `_NEVER` when there is none by then."""
    began, last = MONDAY - known * DAY, MONDAY
    history = _History([*published, last - HOUR], began, last)
    rhythm, now = history.rhythm(last), last
    if rhythm.days < LEAST_DAYS or rhythm.gaps < LEAST_GAPS:
        return _NEVER
    while expected_between(rhythm.expected, last, now) < INTERVALS * interval(rhythm) and now - last < _NEVER * DAY:
        now += POLLED_EVERY
    return (now - last) / DAY


def letters(step: float, seed: int) -> list[datetime]:
    """Issues of a letter before `MONDAY`, on time by an hour and a half."""
    dice, count = Random(seed), int(_KNOWN[-1] / step)
    return [MONDAY - place * step * DAY + dice.uniform(-1.5, 1.5) * HOUR for place in range(count, 0, -1)]


def _measured(drawn: tuple[float, float, int, int]) -> tuple[float, bool, float | None]:
    a_day, weekend, known, seed = drawn
    title = Title(a_day=a_day, weekend=weekend)
    is_long = known == _KNOWN[-1]
    past = title.publishes(MONDAY - known * DAY, MONDAY, seed) if is_long else []
    return a_day, has_false_alarm(title, known, seed), missed_after(past) if is_long else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--titles", type=int, default=30)
    given = parser.parse_args()
    drawn = list(product(_VOLUMES, _WEEKENDS, _KNOWN, range(given.titles)))
    with Pool() as pool:
        found = pool.map(_measured, drawn, chunksize=4)
    print(f"{'articles a day':>16}{'titles':>9}{'false alarms':>14}{'missed after':>16}")
    for a_day in _VOLUMES:
        mine = [one for one in found if one[0] == a_day]
        after = median(days for _, _, days in mine if days is not None)
        print(f"{a_day:>16g}{len(mine):>9}{sum(false for _, false, _ in mine):>14}{_days(after):>16}")
    for step in _LETTERS:
        after = median(missed_after(letters(step, seed)) for seed in range(given.titles))
        print(f"a letter every {step:g} days is missed after {_days(after)}")


def _days(days: float) -> str:
    return f"{days:.1f} days" if days < _NEVER else "not by rhythm"


if __name__ == "__main__":
    main()
