"""All judges of a source, one after the other, and what they find as alarms; pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from scheduler.sentinel.advice import ADVICE, OWN_ADVICE
from scheduler.sentinel.evidence import Symptom, Watched
from scheduler.sentinel.failing import judge_failing
from scheduler.sentinel.pages import judge_pages
from scheduler.sentinel.silence import judge_silence
from store.types import Alarm, AlarmKind

#: While one of these is open the new ways are not learned; after this time they are, since a site that was rebuilt
#: stays as it is.
_BECOMES_USUAL = frozenset({AlarmKind.REDESIGN, AlarmKind.SHORT_TEXTS})
_IN_TIME = timedelta(days=28)


def judge_source(watched: Watched) -> list[Alarm]:
    """What is wrong with a source; of the same kind at most one for each feed."""
    found = {(one.kind, one.feed_url): one for one in (*judge_failing(watched), *judge_silence(watched))}
    empty = {one for one in found if one[0] is AlarmKind.PARSES_TO_NOTHING}
    if len(empty) > 1:
        found.pop((AlarmKind.PARSES_TO_NOTHING, ""), None)  # its feeds say so one by one
    for one in judge_pages(watched):
        found[one.kind, one.feed_url] = one
    return [alarm_of(one, watched.source, watched.now) for one in found.values()]


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


def may_learn(open_alarms: Iterable[Alarm], now: datetime) -> bool:
    """Whether what a source does now may become what is usual for it: not while something is wrong with it."""
    return all(alarm.kind in _BECOMES_USUAL and now - alarm.opened_at > _IN_TIME for alarm in open_alarms)
