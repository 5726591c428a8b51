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
#: Pauses are alike when the second longest is so many times the median, and when that cannot be chance.
_LIKE_CLOCKWORK, _MANY_GAPS = 1.3, 8
#: So many pauses known, and those to come may be twice as long; widening goes down with more.
_FEW = 4.0


def freshness(dates: Iterable[datetime], now: datetime) -> tuple[datetime | None, float | None]:
    """The newest plausible date, and the median seconds from one to the next; None each where there are too few."""
    plausible = _plausible(dates, now)
    if not plausible:
        return None, None
    return plausible[-1], median(_gaps(plausible)) if len(plausible) >= _LEAST_DATES else None


def usual_pause(dates: Iterable[datetime], now: datetime) -> float | None:
    """The seconds from one date to the next that are usual; None where there are too few dates.

    What comes like clockwork pauses for the median. Where pauses differ, or so few are listed that they may be alike
    by chance, the median says little: half of the second longest counts if it is more (the longest is that of an old
    entry which is pinned at the top), and few pauses understate how long they may be.
    """
    plausible = _plausible(dates, now)
    if len(plausible) < _LEAST_DATES:
        return None
    gaps = sorted(_gaps(plausible))
    usual, long = median(gaps), gaps[-2]
    if len(gaps) >= _MANY_GAPS and long <= _LIKE_CLOCKWORK * usual:
        return usual
    return max(usual, long / 2) * (1 + _FEW / len(gaps))


def _plausible(dates: Iterable[datetime], now: datetime) -> list[datetime]:
    return sorted(date for date in dates if date <= now + _AHEAD)


def _gaps(dates: Sequence[datetime]) -> list[float]:
    return [(later - earlier).total_seconds() for earlier, later in pairwise(dates)]
