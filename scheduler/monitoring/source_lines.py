"""How each source is: its feeds taken together, with what it brought day by day. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from store.types import PollState
from store.types.alarms import Alarm, Ending

#: Quiet endings of a poll, for a person; the others say enough by themselves.
_WORDS = {
    Ending.NOT_MODIFIED.value: "nothing new (304)",
    Ending.SAME_BODY.value: "nothing new (same body)",
    Ending.ALL_KNOWN.value: "nothing new (all known)",
    Ending.OFF_TOPIC.value: "nothing on the topic",
}


class SourceCondition(StrEnum):
    """How a source is, the worst first."""

    ALARM = "alarm"  #: an alarm of it is open
    FAILING = "failing"  #: the last poll of a feed of it failed
    NEW = "never polled"
    QUIET = "quiet"  #: it answers, and brought no article in the days that are looked at
    WELL = "well"


@dataclass(frozen=True, kw_only=True)
class FeedLine:
    """One feed of the configuration, and how it is."""

    source: str
    url: str
    state: PollState
    due: bool
    #: Articles its source brought in the days that are looked at.
    articles: int
    #: What is not well with it, a sentence; empty when all is.
    problem: str


@dataclass(frozen=True, kw_only=True)
class SourceLine:
    """One source of the configuration: its feeds taken together."""

    name: str
    condition: SourceCondition
    #: Why it is quiet, or what is wrong.
    reason: str
    last_poll_at: datetime | None
    #: The last poll that brought an article.
    last_new_at: datetime | None
    #: The next of its feeds'; None when one was never polled.
    next_poll_at: datetime | None
    #: Feeds whose time has come.
    due: int
    #: Articles a day, today (UTC) last.
    per_day: tuple[int, ...]
    articles: int


def source_lines(
    feeds: Sequence[FeedLine],
    alarms: Sequence[Alarm],
    volumes: Mapping[str, Mapping[date, int]],
    span: Sequence[date],
) -> tuple[SourceLine, ...]:
    """A line a source, the worst first; `span` are the days that are looked at, today last."""
    by_source: dict[str, list[FeedLine]] = {}
    for line in feeds:
        by_source.setdefault(line.source, []).append(line)
    alarmed = {alarm.source: alarm.kind.value for alarm in reversed(alarms)}
    made = []
    for name, theirs in by_source.items():
        brought = volumes.get(name, {})
        per_day = tuple(brought.get(day, 0) for day in span)
        made.append(_source_line(name, theirs, alarmed.get(name, ""), per_day))
    order = list(SourceCondition)
    return tuple(sorted(made, key=lambda line: (order.index(line.condition), line.name.casefold())))


def _source_line(name: str, feeds: Sequence[FeedLine], alarm: str, per_day: tuple[int, ...]) -> SourceLine:
    # The feed that says most about it: one that fails, else the one that was polled last.
    telling = max(feeds, key=lambda line: (line.state.failures_in_a_row, line.state.last_poll_at is not None))
    planned = [line.state.next_poll_at for line in feeds]
    return SourceLine(
        name=name,
        condition=_condition(feeds, alarm, per_day),
        reason=_reason(telling.state, alarm),
        last_poll_at=max((line.state.last_poll_at for line in feeds if line.state.last_poll_at), default=None),
        last_new_at=max((line.state.last_new_at for line in feeds if line.state.last_new_at), default=None),
        next_poll_at=None if None in planned else min(instant for instant in planned if instant),
        due=sum(line.due for line in feeds),
        per_day=per_day,
        articles=sum(per_day),
    )


def _condition(feeds: Sequence[FeedLine], alarm: str, per_day: tuple[int, ...]) -> SourceCondition:
    if alarm:
        return SourceCondition.ALARM
    if any(line.problem for line in feeds):
        return SourceCondition.FAILING
    if all(line.state.last_poll_at is None for line in feeds):
        return SourceCondition.NEW
    return SourceCondition.WELL if any(per_day) else SourceCondition.QUIET


def _reason(state: PollState, alarm: str) -> str:
    """Why a feed brought nothing last, or what is wrong, in some words."""
    if state.last_outcome is None:
        return alarm or "not polled yet"
    ending = state.last_ending or state.last_outcome
    if state.failures_in_a_row:
        why = state.last_reason.partition(":")[0] or ending.value
        return f"{why}, {state.failures_in_a_row} times" if state.failures_in_a_row > 1 else why
    if alarm:
        return alarm
    return _WORDS.get(ending.value, ending.value)
