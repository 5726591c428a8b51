"""Declared dates of publication, put right by what else the page says: the zone of their instant, the day it prints.

Machine-readable dates are written by templates. Some state a local day as an instant of UTC, some the day on which the
template was saved; what readers see beside the headline tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from crawler.extract.dates.moments import PARIS, Moment
from crawler.extract.dates.places import Evidence
from crawler.extract.dates.shown import PrintedMoment
from crawler.extract.page.outline import Block

#: Two statements of one instant, of which one has its seconds cut.
_SAME = timedelta(seconds=60)
_DAY = timedelta(days=1)
_MONTHS = 12
_NUMBERED = re.compile(r"(?<![\d/])(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?:19|20)?\d\d(?![\d/])")


def in_local_zones(
    declared: list[Evidence], changes: list[Evidence], in_full: Callable[[], list[PrintedMoment]]
) -> list[Evidence]:
    """The same evidence, with instants stated in UTC in the zone that the publisher gives them elsewhere.

    Also as a change: templates call the element of an article that nobody changed `updated`. Midnight in Paris, stated
    in UTC, is a day and no instant: "2022-11-06T23:00:00Z" is the seventh. What an element states is in the zone of
    Paris where the page prints it so, and that is another day (`in_full`).
    """
    local = [moment for _, moment in (*declared, *changes) if moment.has_time and moment.at.utcoffset()]
    if any(source == "time element" and _is_late(moment) for source, moment in declared):
        local += [each.moment for each in in_full() if each.moment.has_time and each.moment.at.utcoffset()]
    return [(source, _local(moment, local)) for source, moment in declared]


def in_order_of(
    evidence: Iterable[Evidence], *, american: Callable[[], bool], days: Callable[[], set[date]] = set
) -> Iterator[Evidence]:
    """The same evidence; dates such as "03/04/2026" as pages of the United States print them, if the page is of there.

    Elsewhere they follow at the end, for where the European order is refused: as a day to come, by the entry. `days`:
    those that the page prints beside its headline, which tell as well.
    """
    late: list[Evidence] = []
    for source, moment in evidence:
        if moment.turned is None:
            yield source, moment
            continue
        other = replace(moment, at=moment.turned, turned=None)
        told = {other.at.date(), moment.at.date()} & days() if other.at.date() != moment.at.date() else set()
        is_turned = other.at.date() in told if len(told) == 1 else american()
        yield source, other if is_turned else moment
        late.append((source, moment if is_turned else other))
    yield from late


def prints_month_first(blocks: Iterable[Block], *, otherwise: bool) -> bool:
    """Whether the dates of a page that can be read in one order only put the month first; `otherwise` without such."""
    orders = {
        int(match["second"]) > _MONTHS
        for block in blocks
        if "/" in block.text
        for match in _NUMBERED.finditer(block.text)
        if (int(match["first"]) > _MONTHS) != (int(match["second"]) > _MONTHS)
    }
    return orders.pop() if len(orders) == 1 else otherwise


def outvoted(
    declared: list[Evidence],
    changes: Iterable[Evidence],
    printed: Callable[[], list[PrintedMoment]],
    in_full: Callable[[], list[PrintedMoment]],
    *,
    is_far: Callable[[], bool] = bool,
) -> list[Evidence]:
    """The evidence, after the day printed around the headline where a lone kind of it contradicts that.

    Unless the page declares that day as the one of a change: some templates print nothing else. `time`
    elements contradict only what is called the day of publication, and is printed with its year (`in_full`), or, where
    none of them stands beside the headline (`is_far`), the only day that is printed between that and the text.
    """
    kind = declared[0][0] if declared else ""
    if kind not in ("meta", "time element"):
        return declared
    day = declared[0][1].at.date()
    others = {source for source, moment in declared if moment.at.date() == day}
    if others != {kind}:
        return declared
    if kind == "time element" and (line := _right_below(in_full(), day)) and is_far():
        return [("text", line), *declared]
    shown = _shown(printed(), labelled=False) if kind == "meta" else _shown(in_full(), labelled=True)
    if shown is None or shown.at.date() in (day, *(moment.at.date() for _, moment in changes)):
        return declared
    if kind == "time element" and abs(shown.at - declared[0][1].at) < _DAY:
        return declared  # stated in UTC, printed as the clocks of its readers have it
    return [("text", shown), *declared]


def before_change(
    declared: list[Evidence], changes: list[Evidence], in_full: Callable[[], list[PrintedMoment]]
) -> list[Evidence]:
    """The evidence, after an earlier day printed as that of publication where a template declares the change as both.

    The page has to print the declared day as that of its change.
    """
    if not declared or not any(abs(moment.at - declared[0][1].at) < _SAME for _, moment in changes):
        return declared
    day = declared[0][1].at.date()
    told = {label: {each.moment.at.date() for each in in_full() if each.label == label and each.near_headline}
            for label in ("published", "modified")}  # fmt: skip
    first = next((each.moment for each in in_full() if each.label == "published" and each.near_headline), None)
    if first is None or len(told["published"]) > 1 or told["modified"] != {day} or first.at.date() >= day:
        return declared
    return [("text", first), *declared]


def _is_late(moment: Moment) -> bool:
    """Whether an instant stated in UTC is of the next day in Paris."""
    is_utc = moment.has_time and not moment.at.utcoffset()
    return is_utc and moment.at.astimezone(PARIS).date() > moment.at.date()


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


def _right_below(printed: list[PrintedMoment], day: date) -> Moment | None:
    """The only day on lines that are there for it between headline and text, if it can be read as no other than that.

    `day`: the one that is declared.
    """
    lines = [each for each in printed if each.is_dateline and each.near_headline and each.label != "modified"]
    below = next((each.moment for each in lines if not (each.is_above or each.is_below)), None)
    is_alone = len({each.moment.at.date() for each in lines}) == 1
    is_other = below is not None and day not in (below.at.date(), below.turned and below.turned.date())
    return below if is_alone and is_other else None


def _shown(printed: list[PrintedMoment], *, labelled: bool) -> Moment | None:
    """The only date that readers see on a line of its own, around the headline if one is there; None for several.

    `labelled`: the only one that is called the day of publication, there.
    """
    lines = [each for each in printed if each.label == "published" or (each.is_dateline and not each.label)]
    near = [each.moment for each in lines if each.near_headline and (each.label or not labelled)]
    shown = near or [each.moment for each in lines if not labelled]
    return shown[0] if len({moment.at.date() for moment in shown}) == 1 else None
