"""Declared dates of publication, put right by what else the page says: the zone of their instant, the day it prints.

Machine-readable dates are written by templates. Some state a local day as an instant of UTC, some the day on which the
template was saved; what readers see beside the headline tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from crawler.extract.dates.moments import PARIS, Moment
from crawler.extract.dates.places import Evidence, PrintedMoment

#: Two statements of one instant, of which one has its seconds cut.
_SAME = timedelta(seconds=60)


def in_local_zones(declared: list[Evidence]) -> list[Evidence]:
    """The same evidence, with instants stated in UTC in the zone that the publisher gives them elsewhere.

    Midnight in Paris, stated in UTC, is a day and no instant: "2022-11-06T23:00:00Z" is the seventh.
    """
    local = [moment for _, moment in declared if moment.has_time and moment.at.utcoffset()]
    return [(source, _local(moment, local)) for source, moment in declared]


def in_order_of(evidence: Iterable[Evidence], *, american: Callable[[], bool]) -> Iterator[Evidence]:
    """The same evidence; dates such as "03/04/2026" as pages of the United States print them, if the page is of there.

    Elsewhere they follow at the end, for where the European order is refused: as a day to come, by the entry.
    """
    late: list[Evidence] = []
    for source, moment in evidence:
        if moment.turned is None:
            yield source, moment
            continue
        other = replace(moment, at=moment.turned, turned=None)
        yield source, other if american() else moment
        late.append((source, moment if american() else other))
    yield from late


def outvoted(
    declared: list[Evidence], changes: Iterable[Evidence], printed: Callable[[], list[PrintedMoment]]
) -> list[Evidence]:
    """The evidence, after the day printed around the headline where a lone meta element contradicts it.

    Unless the page declares that day as the one of a change: some templates print nothing else.
    """
    if not declared or declared[0][0] != "meta":
        return declared
    day = declared[0][1].at.date()
    others = {source for source, moment in declared if moment.at.date() == day}
    if others != {"meta"}:
        return declared
    shown = _shown(printed())
    if shown is None or shown.at.date() in (day, *(moment.at.date() for _, moment in changes)):
        return declared
    return [("text", shown), *declared]


def _local(moment: Moment, local: list[Moment]) -> Moment:
    if not moment.has_time or moment.at.utcoffset():
        return moment
    for other in local:
        if abs(other.at - moment.at) < _SAME:
            return replace(moment, at=moment.at.astimezone(other.at.tzinfo))
    at = moment.at.astimezone(PARIS)
    if at.time() != time(0):
        return moment
    return Moment(datetime(at.year, at.month, at.day, tzinfo=UTC), has_time=False)


def _shown(printed: list[PrintedMoment]) -> Moment | None:
    """The only date that readers see on a line of its own, around the headline if one is there; None for several."""
    lines = [each for each in printed if each.label == "published" or (each.is_dateline and not each.label)]
    shown = [each.moment for each in lines if each.near_headline] or [each.moment for each in lines]
    return shown[0] if len({moment.at.date() for moment in shown}) == 1 else None
