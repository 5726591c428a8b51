"""Nothing new for too long, by a source's own rhythm; and feeds whose newest entry ages; pure.

The clock of a silence is the volume that was to be expected meanwhile: it stands still at night where a title
publishes nothing at night, and goes slowly in August. A source that was watched for less than `LEAST_DAYS`, or had
fewer than `LEAST_GAPS` pauses to learn from, is judged by the dates of its feed alone.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from math import log

from scheduler.sentinel.evidence import Symptom, Watched, instant_words, span_words
from scheduler.sentinel.learning import SIGMA, expected_between
from scheduler.sentinel.paris import PARIS, share
from store.types import AlarmKind, Ending, Feed
from store.types.rhythms import Rhythm

#: What a source's history needs to hold.
LEAST_DAYS, LEAST_GAPS = 14.0, 6
#: Expected intervals without anything new.
INTERVALS = 3.0
#: An interval that is still usual: so many standard deviations over the median.
_USUAL_SIGMAS = 4.0
#: So many pauses known, and the longest usual one is twice what they say; widening goes down with more.
_FEW = 6.0
#: A title that pauses so long by chance once in this time is not silent.
_CHANCE = timedelta(days=36_525)
#: The second longest pause by the median one: of what comes like clockwork, and from which on they count as chance.
_LIKE_CLOCKWORK, _AT_RANDOM = 1.5, 2.0
#: So many pauses like clockwork, and the longest of them is what is usual; of fewer, none may be long by chance.
_MANY = 12
#: No silence is shorter, however much a source publishes.
_SHORTEST = timedelta(hours=1)
#: A feed ages when its newest entry is older than so many of its usual pauses (`usual_pause`), and than these
#: days. Drawn by chance, 1 of 1,000 titles of one entry in three days aged wrongly in 80 days (by medians: 40).
_AGEING_SPACINGS, _AGEING_LEAST = 12.0, timedelta(days=14)
#: With fewer than four dates no pause is usual.
_AGEING_UNKNOWN = timedelta(days=120)
#: Days are added up one by one to here; whatever is older is old.
_OLD = timedelta(days=730)
_DAY = timedelta(days=1)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def interval(rhythm: Rhythm) -> float:
    """The longest pause of a source that is usual, in entries that are to be expected meanwhile.

    Few pauses understate how long they may be. `INTERVALS` of them are never less than a pause that the source made
    twice before, nor than one that chance makes once in a hundred years. Measured on 2,430 drawn titles over 26 days
    each, known for two to eight weeks and of one article a week to forty a day: none alarmed.
    """
    at_random = _at_random(rhythm)
    usual = rhythm.gap_median + _USUAL_SIGMAS * SIGMA * rhythm.gap_deviation
    if rhythm.gaps >= _MANY:
        usual = at_random * usual + (1 - at_random) * min(usual, rhythm.gap_long)
    few = 1 + _FEW / max(rhythm.gaps, 1)
    return max(1.0, usual * few, at_random * _by_chance(rhythm) * few, rhythm.gap_long / INTERVALS)


def _at_random(rhythm: Rhythm) -> float:
    """0 where entries come like clockwork, 1 where they come by chance."""
    if not rhythm.gap_median:
        return 1.0
    unevenness = rhythm.gap_long / rhythm.gap_median
    return min(1.0, max(0.0, (unevenness - _LIKE_CLOCKWORK) / (_AT_RANDOM - _LIKE_CLOCKWORK)))


def _by_chance(rhythm: Rhythm) -> float:
    """What the interval has to be where entries come by chance.

    The pauses of a Poisson process are distributed exponentially: one in e^x is longer than x expected entries.
    """
    pauses = max(rhythm.gaps, 1) * _CHANCE / timedelta(days=rhythm.days) if rhythm.days else 1.0
    return log(pauses) / INTERVALS


def judge_silence(watched: Watched) -> list[Symptom]:
    """Nothing new in any feed of a source for several expected intervals; or else in one of them, by its dates."""
    if any(feed.state.failures_in_a_row for feed in watched.feeds):
        return [found for feed in watched.feeds if not feed.state.failures_in_a_row for found in _ageing(feed)]
    silence = _silence(watched)
    return [silence] if silence else [found for feed in watched.feeds for found in _ageing(feed)]


def _silence(watched: Watched) -> Symptom | None:
    rhythm = watched.rhythm
    if rhythm is None or rhythm.days < LEAST_DAYS or rhythm.gaps < LEAST_GAPS:
        return None
    since = max((feed.state.last_entry_at for feed in watched.feeds if feed.state.last_entry_at), default=None)
    until = max((feed.state.last_ok_at for feed in watched.feeds if feed.state.last_ok_at), default=None)
    if since is None or until is None or until - since < _SHORTEST:
        return None
    most = INTERVALS * interval(rhythm)
    if expected_between(rhythm.expected, since, until, enough=most) < most:
        return None
    return Symptom(kind=_kind(watched), evidence=_in_words(watched, rhythm, since, until))


def _kind(watched: Watched) -> AlarmKind:
    """What to call it: feeds that were full and are empty say more than that there is nothing new."""
    empty = all(feed.state.last_ending is Ending.PARSES_TO_NOTHING for feed in watched.feeds)
    return AlarmKind.PARSES_TO_NOTHING if empty else AlarmKind.SILENT


def _in_words(watched: Watched, rhythm: Rhythm, since: datetime, until: datetime) -> str:
    missed = expected_between(rhythm.expected, since, min(until, since + _OLD))
    weekday = until.astimezone(PARIS).weekday()
    usual = f"{rhythm.day_medians[weekday]:g} on a {_WEEKDAYS[weekday]} (deviation {rhythm.day_deviations[weekday]:g})"
    reasons = ", ".join(sorted({feed.state.last_reason for feed in watched.feeds if feed.state.last_reason}))
    return (
        f"nothing new for {span_words(until - since)}, since {instant_words(since)}, while {missed:.0f} entries were "
        f"to be expected; it usually lists {usual}"
    ) + (f"; its polls end with: {reasons}" if reasons else "")


def _ageing(feed: Feed) -> list[Symptom]:
    """A feed that is there, and whose newest entry is older than its entries are apart by far."""
    state = feed.state
    if state.newest_at is None or state.last_ok_at is None:
        return []
    spacing = timedelta(seconds=state.spacing_s) if state.spacing_s is not None else None
    allowed = _AGEING_UNKNOWN if spacing is None else max(_AGEING_LEAST, _AGEING_SPACINGS * spacing)
    if _age(state.newest_at, state.last_ok_at) <= allowed:
        return []
    usual = f"; its usual pause is {span_words(spacing)}" if spacing else ""
    age = span_words(state.last_ok_at - state.newest_at)
    evidence = f"its newest entry is of {instant_words(state.newest_at)}, {age} old{usual}"
    return [Symptom(kind=AlarmKind.AGEING, feed_url=feed.url, evidence=evidence)]


def _age(since: datetime, until: datetime) -> timedelta:
    """The days of a span, those on which little is published counting little."""
    if until - since > _OLD:
        return until - since
    age, day = timedelta(0), since
    while day < until:
        age += min(_DAY, until - day) * share(day)
        day += _DAY
    return age
