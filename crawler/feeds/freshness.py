"""How fresh a feed is, by the dates that it prints; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

#: Dates further ahead are mistakes, or announce events.
_AHEAD = timedelta(days=1)
#: With fewer dates there is no rhythm to see.
_LEAST_DATES = 4
#: Pauses are alike when so many of them, a share, lie so near to the median, which by chance they seldom do, and when
#: none is so many times as long: entries of one issue are near each other as well.
_LEAST_GAPS, _SHARE_ALIKE, _ALIKE, _ISSUES_LEFT_OUT = 6, 0.75, 0.3, 8.0
#: Of the second longest pause of what comes like clockwork, this share counts: it may be that of a holiday.
_SHORTENED = 2 / 3
#: Among pauses that differ, one of so many times the usual is usual still: the hundredth where entries come by chance.
_BY_CHANCE = 4.0
#: So many pauses known, and those to come may be twice as long; widening goes down with more.
_FEW = 4.0


def freshness(dates: Iterable[datetime], now: datetime) -> tuple[datetime | None, float | None]:
    """The newest plausible date, and the median seconds from one to the next; None each where there are too few."""
    plausible = _plausible(dates, now)
    if not plausible:
        return None, None
    return plausible[-1], median(_gaps(plausible)) if len(plausible) >= _LEAST_DATES else None


def longest_usual_pause(dates: Iterable[datetime], now: datetime) -> float | None:
    """The seconds from one date to the next that are still usual; None where there are too few dates.

    What comes like clockwork pauses for the median, or twice that where it left out several issues. Where pauses
    differ, or so few are listed that they may be alike by chance, the median says little: half of the second longest
    counts if it is more, few pauses understate how long they may be, and what is listed issue by issue pauses as it
    did between two of them. The pause next to the oldest date says nothing: old entries are pinned at the top.
    """
    plausible = _plausible(dates, now)
    if len(plausible) < _LEAST_DATES:
        return None
    in_order = _gaps(plausible)
    gaps, longest = sorted(in_order), max(in_order[1:])
    usual, long = median(gaps), gaps[-2]
    if _is_like_clockwork(gaps, usual) and longest <= _ISSUES_LEFT_OUT * usual:
        return max(usual, _SHORTENED * long)
    return max(_BY_CHANCE * max(usual, long / 2) * (1 + _FEW / len(gaps)), longest)


def _is_like_clockwork(gaps: Sequence[float], usual: float) -> bool:
    alike = sum(abs(gap - usual) <= _ALIKE * usual for gap in gaps)
    return len(gaps) >= _LEAST_GAPS and alike >= _SHARE_ALIKE * len(gaps)


def _plausible(dates: Iterable[datetime], now: datetime) -> list[datetime]:
    return sorted(date for date in dates if date <= now + _AHEAD)


def _gaps(dates: Sequence[datetime]) -> list[float]:
    return [(later - earlier).total_seconds() for earlier, later in pairwise(dates)]
