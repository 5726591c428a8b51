"""Vigie's own troubles: a tick that is late, a disk that fills, a clock that jumped, a network that is gone; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from scheduler.sentinel.evidence import Symptom, span_words
from store.types import AlarmKind, Ending, Feed

#: A tick is late after so many periods, and not before so many seconds: a loaded machine is not one that hangs.
_LATE_PERIODS, _LATE_S = 2.5, 60.0
#: A clock that moved so much against the monotonic one was set.
_JUMP_S = 60.0
#: A disk with less left is full; SQLite needs room for its journal and the search index for merging.
_LEAST_BYTES = 300_000_000
#: It is filling when what is left, at the pace since the first look at it, is used up in this time.
_FULL_WITHIN = timedelta(days=7)
#: Two looks nearer to each other say nothing of a pace.
_PACE_SPAN = timedelta(hours=6)
#: A database that takes longer to answer a small question does not answer.
_SLOW_S = 20.0
#: So many feeds of different sources, and so large a share of those that were polled lately: it is our network.
_LEAST_SOURCES, _NETWORK_SHARE = 5, 0.8
_LATELY = timedelta(hours=1)
_NETWORK = frozenset({Ending.UNREACHABLE, Ending.TIMED_OUT})


@dataclass(frozen=True, kw_only=True)
class Machine:
    """What one look at the machine found."""

    at: datetime
    #: Seconds on a clock that nobody sets.
    steady_s: float
    #: Of the disk that the database is on; None for a server's.
    free_bytes: int | None = None
    #: Seconds since the daemon last looked for what is due, and how often it should; None outside of a daemon.
    tick_age_s: float | None = None
    tick_s: float = 0.0
    #: Seconds that the database took to answer.
    answer_s: float = 0.0


def judge_machine(looks: Sequence[Machine]) -> list[Symptom]:
    """What is wrong with the machine; by all the looks of the last days, oldest first, at least one."""
    judged = (_late_tick(looks[-1]), _full_disk(looks), _jump(looks), _slow_database(looks[-1]))
    return [found for found in judged if found is not None]


def judge_network(feeds: Iterable[Feed], now: datetime) -> Symptom | None:
    """Nearly everything that was polled lately is out of reach: that is no trouble of the sources."""
    lately = [
        feed for feed in feeds if feed.state.last_poll_at and timedelta(0) <= now - feed.state.last_poll_at < _LATELY
    ]
    sources = {feed.source for feed in lately}
    unreached = {feed.source for feed in lately if feed.state.failures_in_a_row and feed.state.last_ending in _NETWORK}
    if len(unreached) < _LEAST_SOURCES or len(unreached) < _NETWORK_SHARE * len(sources):
        return None
    evidence = f"{len(unreached)} of the {len(sources)} sources that were polled in the last hour are out of reach"
    return Symptom(kind=AlarmKind.UNREACHABLE, evidence=evidence)


def _late_tick(look: Machine) -> Symptom | None:
    if look.tick_age_s is None or look.tick_age_s <= max(_LATE_PERIODS * look.tick_s, _LATE_S):
        return None
    age = span_words(timedelta(seconds=look.tick_age_s))
    evidence = f"the last tick was {age} ago, while one is due every {look.tick_s:g} s"
    return Symptom(kind=AlarmKind.LATE_TICK, evidence=evidence)


def _full_disk(looks: Sequence[Machine]) -> Symptom | None:
    first, last = looks[0], looks[-1]
    if last.free_bytes is None:
        return None
    left = f"{last.free_bytes / 1e9:.1f} GB are left on the disk of the database"
    if last.free_bytes < _LEAST_BYTES:
        return Symptom(kind=AlarmKind.DISK, evidence=left)
    lasts = _lasts(first, last)
    if lasts is None:
        return None
    return Symptom(kind=AlarmKind.DISK, evidence=f"{left}, and at today's pace it is full in {span_words(lasts)}")


def _lasts(first: Machine, last: Machine) -> timedelta | None:
    """How long the disk lasts at the pace between two looks; None where that is long, or nobody can say."""
    span = timedelta(seconds=last.steady_s - first.steady_s)
    if first.free_bytes is None or last.free_bytes is None or span < _PACE_SPAN:
        return None
    left, used = last.free_bytes, first.free_bytes - last.free_bytes
    if used <= 0 or left * (span / _FULL_WITHIN) > used:  # of a disk of exabytes no span says how long it lasts
        return None
    return left / used * span


def _jump(looks: Sequence[Machine]) -> Symptom | None:
    """The largest jump of the wall clock within the last hour of the steady one."""
    jumps = [
        (later.at - earlier.at).total_seconds() - (later.steady_s - earlier.steady_s)
        for earlier, later in pairwise(looks)
        if looks[-1].steady_s - later.steady_s < _LATELY.total_seconds()
    ]
    jump_s = max(jumps, key=abs, default=0.0)
    if abs(jump_s) < _JUMP_S:
        return None
    ahead = "ahead" if jump_s > 0 else "back"
    evidence = f"the machine's clock was set {ahead} by {span_words(timedelta(seconds=abs(jump_s)))} within the hour"
    return Symptom(kind=AlarmKind.CLOCK, evidence=evidence)


def _slow_database(look: Machine) -> Symptom | None:
    if look.answer_s <= _SLOW_S:
        return None
    return Symptom(kind=AlarmKind.DATABASE, evidence=f"the database took {look.answer_s:.0f} s to answer")
