"""A source's rhythm and the habits of its pages, out of its own history; pure.

Volume is counted in entries that nobody had seen before, not in articles that were kept: a source that never writes on
the topic is not silent. Medians and median absolute deviations, since one flood or one outage must not move what is
usual.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import exp, log
from statistics import median

from scheduler.sentinel.paris import PARIS, felt_between, hours_between, share, slot
from store.types.rhythms import HOURS, Habits, PastPoll, Rhythm

#: What was longer ago says little of today.
HISTORY = timedelta(days=56)
#: The standard deviation of a normal distribution, in median absolute deviations.
SIGMA = 1.4826
#: An hour that brought so many deviations more than a usual one counts as that much: floods, imports of old articles.
_FLOOD = 3 * SIGMA
#: How often times of day are blurred: an issue an hour and a half late is no pause of a day less, or more.
_BLURS = 3


def learn_rhythm(source: str, polls: Sequence[PastPoll], began_at: datetime, now: datetime) -> Rhythm:
    """What is usual for a source, by its polls that found something, oldest first; the first was at `began_at`.

    What a feed listed when it was first read had been published before anybody watched, and does not count.
    """
    news = _without_first(polls)
    expected = _expected(news, began_at, now)
    gaps = _gaps(news, expected)
    days = _by_weekday(news, began_at, now)
    return Rhythm(
        source=source,
        reckoned_at=now,
        days=(now - began_at) / timedelta(days=1),
        expected=expected,
        day_medians=tuple(median(one) if one else 0.0 for one in days),
        day_deviations=tuple(deviation(one) for one in days),
        gaps=len(gaps),
        gap_median=median(gaps) if gaps else 0.0,
        gap_deviation=deviation(gaps),
        gap_long=sorted(gaps)[-2] if len(gaps) > 1 else 0.0,
        gap_left=sum(gap * gap for gap in gaps) / (2 * sum(gaps)) if sum(gaps) else 0.0,
        pause_long_days=_longest_pause(news) / timedelta(days=1),
        habits=_habits(polls),
    )


def deviation(values: Sequence[float]) -> float:
    """The median absolute deviation from the median; 0 without values."""
    if not values:
        return 0.0
    middle = median(values)
    return median(abs(value - middle) for value in values)


def expected_between(
    expected: Sequence[float], since: datetime, until: datetime, enough: float = float("inf")
) -> float:
    """New entries that were to be expected in a span; counting ends when there are `enough`."""
    total = 0.0
    for hour, part in hours_between(since, until):
        total += expected[slot(hour)] * share(hour) * part
        if total >= enough:
            break
    return total


def _without_first(polls: Sequence[PastPoll]) -> list[PastPoll]:
    read: set[str] = set()
    news = []
    for poll in polls:
        if poll.first_seen and poll.feed_url in read:
            news.append(poll)
        read.add(poll.feed_url)
    return news


def _expected(news: Sequence[PastPoll], began_at: datetime, now: datetime) -> tuple[float, ...]:
    """New entries in each hour of a week: the mean over the weeks, floods cut, neighbouring hours smoothed."""
    watched = [0.0] * HOURS
    for hour, part in hours_between(began_at, now):
        watched[slot(hour)] += part * share(hour)
    hourly: Counter[datetime] = Counter()
    for poll in news:
        hourly[poll.at.replace(minute=0, second=0, microsecond=0)] += poll.first_seen
    counts = list(hourly.values())
    most = median(counts) + max(_FLOOD * deviation(counts), 2.0) if counts else 0.0
    seen = [0.0] * HOURS
    for hour, count in hourly.items():
        seen[slot(hour)] += min(count, most)
    return tuple(_rates(seen, watched))


def _rates(seen: Sequence[float], watched: Sequence[float]) -> list[float]:
    """Entries an hour in each hour of a week, out of the entries and the hours that were watched.

    A few entries say how many there are a day and an hour, but not that the next one comes in the same hour of the
    same weekday: the fewer they are, the more each hour's own rate gives way to the product of its weekday's and its
    time of day's (a gamma prior, worth one entry a weekday and half of one an hour).
    """
    total, hours = sum(seen), sum(watched)
    if not total or not hours:
        return [0.0] * HOURS
    mean = total / hours
    by_day = [_shrunk(seen[day : day + 24], watched[day : day + 24], mean, 1.0) for day in range(0, HOURS, 24)]
    by_time = [_shrunk(seen[time::24], watched[time::24], mean, 0.5) for time in range(24)]
    for _ in range(_BLURS):
        by_time = _blurred(by_time)
    spread = [by_day[place // 24] * by_time[place % 24] for place in range(HOURS)]
    own = [count / max(time, 1.0) for count, time in zip(seen, watched, strict=True)]
    scale = total / sum(rate * time for rate, time in zip(spread, watched, strict=True))
    trust = total / (total + HOURS)
    return [trust * here + (1 - trust) * scale * there for here, there in zip(_blurred(own), spread, strict=True)]


def _blurred(rates: list[float]) -> list[float]:
    """Each rate with its neighbours', the last hour's next to the first's."""
    later = [*rates[1:], rates[0]]
    return [
        0.25 * before + 0.5 * here + 0.25 * after
        for before, here, after in zip(rates[-1:] + rates[:-1], rates, later, strict=True)
    ]


def _shrunk(seen: Sequence[float], watched: Sequence[float], mean: float, worth: float) -> float:
    return (sum(seen) + worth) / (sum(watched) + worth / mean)


def _gaps(news: Iterable[PastPoll], expected: Sequence[float]) -> list[float]:
    """Times between polls that found something new, in entries that were to be expected meanwhile."""
    return [expected_between(expected, earlier.at, later.at) for earlier, later in pairwise(news)]


def _longest_pause(news: Iterable[PastPoll]) -> timedelta:
    pauses = (felt_between(earlier.at, later.at) for earlier, later in pairwise(news))
    return max(pauses, default=timedelta(0))


def _by_weekday(news: Iterable[PastPoll], began_at: datetime, now: datetime) -> list[list[int]]:
    """New entries of each whole day that was watched, by weekday, Monday first."""
    counts: Counter[date] = Counter()
    for poll in news:
        counts[poll.at.astimezone(PARIS).date()] += poll.first_seen
    days: defaultdict[int, list[int]] = defaultdict(list)
    day = began_at.astimezone(PARIS).date() + timedelta(days=1)
    while day < now.astimezone(PARIS).date():
        days[day.weekday()].append(counts[day])
        day += timedelta(days=1)
    return [days[weekday] for weekday in range(7)]


def _habits(polls: Sequence[PastPoll]) -> Habits:
    read, failed = sum(poll.read for poll in polls), sum(poll.failed for poll in polls)
    lengths = [log(poll.words) for poll in polls if poll.words]
    return Habits(
        pages=read + failed,
        failing=failed / (read + failed) if read + failed else 0.0,
        makeshift=sum(poll.makeshift for poll in polls) / read if read else 0.0,
        texts=len(lengths),
        words=exp(median(lengths)) if lengths else 0.0,
        words_spread=deviation(lengths),
    )
