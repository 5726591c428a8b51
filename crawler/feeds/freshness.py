"""How fresh a feed is, by the dates that it prints; pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

#: Dates further ahead are mistakes, or announce events.
_AHEAD = timedelta(days=1)
#: With fewer dates there is no rhythm to see.
_LEAST_DATES = 4


def freshness(dates: Iterable[datetime], now: datetime) -> tuple[datetime | None, float | None]:
    """The newest plausible date, and the median seconds from one to the next; None each where there are too few."""
    plausible = sorted(date for date in dates if date <= now + _AHEAD)
    if not plausible:
        return None, None
    if len(plausible) < _LEAST_DATES:
        return plausible[-1], None
    return plausible[-1], median((later - earlier).total_seconds() for earlier, later in pairwise(plausible))
