"""What could be seen at all in some days, and what could not, so that an empty review says which it is. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from scheduler.digest.values import Outage, Pause, Sight
from store.review.watch import UnreadPages, Watch, WatchedSource
from store.types.alarms import Alarm

#: How many sources a review lists; those with one reason share a line.
_OUTAGES = 60
#: The worst first.
_STATES = ("down", "unwatched", "partly", "alarm", "unread")
#: From this share of failed polls on, a source was not well.
_OFTEN = 0.5


def sight_of(watch: Watch, alarms: Iterable[Alarm], configured: Collection[str], *, is_known: bool) -> Sight:
    """How the sources were watched. Where the log is gone nothing is said of them."""
    if not is_known:
        return Sight(watched=0, answered=0, is_known=False)
    polled = {each.source: each for each in watch.sources}
    # One that is configured no more, and was not polled, is missed by nobody; a new one was not watched yet.
    names = (polled.keys() | (watch.lately & set(configured))) or set(configured)
    alarmed: dict[str, list[str]] = {}
    for alarm in alarms:
        alarmed.setdefault(alarm.source, []).append(alarm.kind.value)
    found = [
        _outage(name, polled.get(name), alarmed.get(name, []), [each for each in watch.unread if each.source == name])
        for name in sorted(names, key=str.casefold)
    ]
    ours = [Outage(source="", state="alarm", reasons=_once(alarmed[""]))] if "" in alarmed else []
    outages = sorted((each for each in found if each), key=lambda each: _STATES.index(each.state))
    return Sight(
        watched=len(names),
        answered=sum(name in polled and polled[name].failed < polled[name].polls for name in names),
        outages=(*ours, *outages[:_OUTAGES]),
        more_outages=max(0, len(outages) - _OUTAGES),
        pauses=tuple(Pause(since=gap.since, until=gap.until) for gap in watch.gaps),
    )


def _outage(
    name: str, polls: WatchedSource | None, alarms: Sequence[str], unread: Sequence[UnreadPages]
) -> Outage | None:
    """What could not be seen of a source; None when all of it could."""
    if polls is None:
        return Outage(source=name, state="unwatched", reasons=_once(alarms))
    failed = [reason.partition(":")[0] for reason in polls.reasons]
    if polls.failed >= _OFTEN * polls.polls:
        state = "down" if polls.failed == polls.polls else "partly"
        reasons = _once([*failed, *alarms])
        return Outage(source=name, state=state, reasons=reasons, polls=polls.polls, failed=polls.failed)
    pages = sum(each.pages for each in unread)
    if alarms:
        return Outage(source=name, state="alarm", reasons=_once(alarms), pages=pages)
    if pages:
        return Outage(source=name, state="unread", reasons=_once([each.reason for each in unread]), pages=pages)
    return None


def _once(reasons: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reasons))
