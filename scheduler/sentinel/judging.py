"""All judges of a source, one after the other, and what they find as alarms; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from statistics import median

from scheduler.sentinel.advice import ADVICE, OWN_ADVICE
from scheduler.sentinel.evidence import Symptom, Watched
from scheduler.sentinel.failing import judge_failing
from scheduler.sentinel.pages import judge_pages
from scheduler.sentinel.silence import judge_silence
from store.types import Alarm, AlarmKind, PageOutcome

#: While one of these is open the new ways are not learned; after this time they are, since a site that was rebuilt
#: stays as it is.
_BECOMES_USUAL = frozenset({AlarmKind.REDESIGN, AlarmKind.SHORT_TEXTS})
_IN_TIME = timedelta(days=28)
#: But for texts of fewer words, by the median of the last ones: no title writes so, its pages are read wrongly.
_A_SENTENCE_OR_TWO, _LAST_TEXTS = 40, 10


def judge_source(watched: Watched) -> list[Alarm]:
    """What is wrong with a source; of the same kind at most one for each feed."""
    failing = judge_failing(watched)
    silent = _without_failing(watched, failing, judge_silence(watched))
    found = {(one.kind, one.feed_url): one for one in (*failing, *silent, *judge_pages(watched))}
    return [alarm_of(one, watched.source, watched.now) for one in found.values()]


def _without_failing(watched: Watched, failing: Iterable[Symptom], silent: Iterable[Symptom]) -> list[Symptom]:
    """What is silent but for what is so because it fails, or is empty: that says more."""
    fail = {feed.url for feed in watched.feeds if feed.state.failures_in_a_row}
    told = {one.feed_url for one in failing if one.feed_url in fail or one.kind is AlarmKind.PARSES_TO_NOTHING}
    return [one for one in silent if one.feed_url not in told and not (told and not one.feed_url)]


def alarm_of(found: Symptom, source: str, now: datetime) -> Alarm:
    """A finding as an alarm that opens now; `source` is empty for Vigie itself."""
    return Alarm(
        kind=found.kind,
        source=source,
        feed_url=found.feed_url,
        opened_at=now,
        seen_at=now,
        closed_at=None,
        evidence=found.evidence,
        advice=(ADVICE if source else OWN_ADVICE)[found.kind],
    )


def may_learn(open_alarms: Iterable[Alarm], now: datetime, readings: Sequence[PageOutcome] = ()) -> bool:
    """Whether what a source does now may become what is usual for it: not while something is wrong with it.

    `readings`: its last pages.
    """
    return all(_has_become_usual(alarm, now, readings) for alarm in open_alarms)


def _has_become_usual(alarm: Alarm, now: datetime, readings: Sequence[PageOutcome]) -> bool:
    if alarm.kind not in _BECOMES_USUAL or now - alarm.opened_at <= _IN_TIME:
        return False
    words = [one.words for one in readings if one.ending is None][-_LAST_TEXTS:]
    return alarm.kind is not AlarmKind.SHORT_TEXTS or not words or median(words) >= _A_SENTENCE_OR_TWO
