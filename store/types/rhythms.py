"""The noun of what is usual for a source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

#: Hours of a week, by the clock of Paris; the first is Monday from midnight to one.
HOURS = 7 * 24


@dataclass(frozen=True, kw_only=True)
class PastPoll:
    """One poll of a source that found something, as far as habits are told by it."""

    feed_url: str
    at: datetime
    first_seen: int
    #: New pages that gave an article, and that gave none.
    read: int = 0
    failed: int = 0
    #: Of those that gave one.
    makeshift: int = 0
    words: int | None = None


@dataclass(frozen=True, kw_only=True)
class Habits:
    """What the pages of a source are usually like."""

    #: Pages that this was reckoned from.
    pages: int = 0
    #: Share of them that gave no article, and, of those that gave one, that were read by makeshift.
    failing: float = 0.0
    makeshift: float = 0.0
    #: Polls that brought texts, the median of their lengths in words, and the spread of these: median absolute
    #: deviation of their natural logarithms.
    texts: int = 0
    words: float = 0.0
    words_spread: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """When a source publishes, and how much: reckoned from its own history, by the clock of Paris."""

    source: str
    reckoned_at: datetime
    #: Of history.
    days: float
    #: New entries that are expected in each hour of the week.
    expected: tuple[float, ...]
    #: New entries a day, Monday first: median over the weeks, and median absolute deviation from it.
    day_medians: tuple[float, ...]
    day_deviations: tuple[float, ...]
    #: Times from one poll that listed something new to the next that did. The unit of the next three is an entry that
    #: was to be expected meanwhile, so that nights and weekends do not count.
    gaps: int
    gap_median: float
    gap_deviation: float
    #: The second longest: one failure of ours does not make sleep of it.
    gap_long: float
    #: How much of such a time is to come still, at a moment that knows nothing of it: one where entries come by chance,
    #: more where they come in bursts.
    gap_left: float = 0.0
    #: The longest of these times in days, those on which little is published counting little.
    pause_long_days: float = 0.0
    habits: Habits = Habits()
