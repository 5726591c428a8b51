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
from scheduler.sentinel.paris import felt_between
from scheduler.sentinel.silence_words import feed_words, silence_words
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
#: The same of what is left of a pause (`Rhythm.gap_left`) by the median one: half of it comes like clockwork.
_LEFT_AT_RANDOM = (0.8, 1.2)
#: So many pauses like clockwork, and the longest of them is what is usual; of fewer, none may be long by chance.
_MANY = 12
#: No silence is shorter, however much a source publishes.
_SHORTEST = timedelta(hours=1)
#: A feed ages when its newest entry is older than so many of its longest usual pauses (`longest_usual_pause`, or what
#: was seen itself), and than these days. Drawn by chance, 1 of 1,000 titles of one entry in three days aged wrongly in
#: 80 days.
_PAUSES, _AGEING_LEAST = 3.0, timedelta(days=14)
#: With fewer than four dates, or none, no pause is usual.
_UNKNOWN = timedelta(days=120)
#: Polls that end so found the very feed that the one before had found.
_STANDS = (Ending.NOT_MODIFIED, Ending.SAME_BODY)
#: What a silence of a whole source may be called.
_SILENCES = (AlarmKind.SILENT, AlarmKind.PARSES_TO_NOTHING)


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
    """0 where entries come like clockwork, 1 where they come by chance, or in bursts of which few are known."""
    if not rhythm.gap_median:
        return 1.0
    uneven = _between(rhythm.gap_long / rhythm.gap_median, _LIKE_CLOCKWORK, _AT_RANDOM)
    return max(uneven, _between(rhythm.gap_left / rhythm.gap_median, *_LEFT_AT_RANDOM))


def _between(value: float, least: float, most: float) -> float:
    """How far a value is on its way from the least, 0, to the most, 1."""
    return min(1.0, max(0.0, (value - least) / (most - least)))


def _by_chance(rhythm: Rhythm) -> float:
    """What the interval has to be where entries come by chance.

    The pauses of a Poisson process are distributed exponentially: one in e^x is longer than x expected entries. Of what
    comes in bursts few pauses are long, and these are distributed so by their own mean.
    """
    pauses = max(rhythm.gaps, 1) * _CHANCE / timedelta(days=rhythm.days) if rhythm.days else 1.0
    return max(1.0, rhythm.gap_left) * log(pauses) / INTERVALS


def judge_silence(watched: Watched) -> list[Symptom]:
    """Nothing new in any feed of a source for several expected intervals; or else in one of them, by its dates.

    What fails is not called silent, but what was called so stays so: a poll that fails once ends no silence.
    """
    fails = any(feed.state.failures_in_a_row for feed in watched.feeds)
    silence = _silence(watched) if not fails or any(map(watched.is_open, _SILENCES)) else None
    if silence is not None:
        return [silence]
    judged = (
        feed
        for feed in watched.feeds
        if not feed.state.failures_in_a_row or watched.is_open(AlarmKind.AGEING, feed.url)
    )
    return [found for feed in judged for found in _ageing(watched, feed)]


def _silence(watched: Watched) -> Symptom | None:
    rhythm = watched.rhythm
    since = max((feed.state.last_entry_at for feed in watched.feeds if feed.state.last_entry_at), default=None)
    until = max((feed.state.last_ok_at for feed in watched.feeds if feed.state.last_ok_at), default=None)
    if since is None or until is None or until - since < _SHORTEST:
        return None
    if rhythm is None or rhythm.days < LEAST_DAYS or rhythm.gaps < LEAST_GAPS:
        return _silence_of_months(watched, since, until)
    most = INTERVALS * interval(rhythm)
    if expected_between(rhythm.expected, since, until, enough=most) < most:
        return None
    return Symptom(kind=_kind(watched), evidence=silence_words(watched.feeds, rhythm, since, until))


def _silence_of_months(watched: Watched, since: datetime, until: datetime) -> Symptom | None:
    """That of a source of which too little is known to be judged by its rhythm."""
    printed = max((feed.state.spacing_s or 0.0 for feed in watched.feeds), default=0.0)
    pause = max(timedelta(seconds=printed), _seen_pause(watched))
    if felt_between(since, until) <= max(_UNKNOWN, _PAUSES * pause):
        return None
    evidence = (
        f"nothing new for {span_words(until - since)}, since {instant_words(since)}; it has brought too little so far "
        f"to say how often it publishes; {feed_words(watched.feeds)}"
    )
    return Symptom(kind=_kind(watched), evidence=evidence)


def _seen_pause(watched: Watched) -> timedelta:
    """The longest pause that the source was seen to make."""
    return timedelta(days=watched.rhythm.pause_long_days if watched.rhythm else 0.0)


def _kind(watched: Watched) -> AlarmKind:
    """What to call it: feeds that were full and are empty say more than that there is nothing new."""
    empty = all(feed.state.last_ending is Ending.PARSES_TO_NOTHING for feed in watched.feeds)
    return AlarmKind.PARSES_TO_NOTHING if empty else AlarmKind.SILENT


def _ageing(watched: Watched, feed: Feed) -> list[Symptom]:
    """A feed that is there, and whose newest entry is older than its entries are apart by far."""
    state = feed.state
    if state.newest_at is None or state.last_ok_at is None:
        return _unchanging(watched, feed)
    printed = timedelta(seconds=state.spacing_s) if state.spacing_s is not None else None
    pause = max(printed or timedelta(0), _seen_pause(watched))
    allowed = max(_AGEING_LEAST if printed else _UNKNOWN, _PAUSES * pause)
    if felt_between(state.newest_at, state.last_ok_at) <= allowed or _goes_on(watched, allowed):
        return []
    usual = f"; it seldom pauses for longer than {span_words(pause)}" if pause else ""
    age = span_words(state.last_ok_at - state.newest_at)
    evidence = f"its newest entry is of {instant_words(state.newest_at)}, {age} old{usual}"
    return [Symptom(kind=AlarmKind.AGEING, feed_url=feed.url, evidence=evidence)]


def _unchanging(watched: Watched, feed: Feed) -> list[Symptom]:
    """A feed without dates, one of several: others may list what it lists before it does, so that it has to stand."""
    state = feed.state
    if len(watched.feeds) < 2 or state.last_entry_at is None or state.last_ok_at is None:
        return []
    stands_since = state.ending_since if state.last_ending in _STANDS else None
    stands = stands_since is not None and state.last_ok_at - stands_since > _AGEING_LEAST
    if not stands and not watched.is_open(AlarmKind.AGEING, feed.url):
        return []
    if felt_between(state.last_entry_at, state.last_ok_at) <= max(_UNKNOWN, _PAUSES * _seen_pause(watched)):
        return []
    lasted = span_words(state.last_ok_at - state.last_entry_at)
    evidence = (
        f"nothing in it has been new for {lasted}, since {instant_words(state.last_entry_at)}; it prints no dates"
    )
    return [Symptom(kind=AlarmKind.AGEING, feed_url=feed.url, evidence=evidence)]


def _goes_on(watched: Watched, allowed: timedelta) -> bool:
    """Whether a source of one feed was seen to publish, whatever dates that prints; all is new at the first poll."""
    state, rhythm = watched.feeds[0].state, watched.rhythm
    if len(watched.feeds) > 1 or rhythm is None or rhythm.gaps < LEAST_GAPS:
        return False
    seen, last = state.last_entry_at, state.last_ok_at
    return seen is not None and last is not None and felt_between(seen, last) <= allowed
