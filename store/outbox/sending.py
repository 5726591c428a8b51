"""Messages taken to be sent, one at a time for each sink and in order, and what became of them.

A message is claimed by its row, so that of two processes one sends it. A claim ends by itself when its holder died.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, or_, select, update

from store.rows import AnyRow
from store.schema import delivery, message, sink
from store.sql.transactions import read, write

#: What is planned further ahead counts as written under a wrong clock.
_FURTHEST = timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class ClaimedMessage:
    """A message that is ours to send."""

    delivery_id: int
    claim: str
    sink: str
    #: What receivers know the message by.
    key: str
    #: alarms, daily or weekly.
    kind: str
    document: dict[str, Any]
    made_at: datetime
    #: Tries of the sink in a row that came to nothing, before this one.
    failures: int
    #: Of this message, those that the receiver answered with "not this message".
    refusals: int


@dataclass(frozen=True, kw_only=True)
class Setback:
    """What a try that came to nothing leads to."""

    problem: str
    #: Whether it was this message that the receiver did not want.
    is_refusal: bool
    #: Nothing is sent to the sink before.
    next_at: datetime
    #: Whether this message is given up.
    is_over: bool
    #: Whatever waits for the sink and is older is given up with it; None gives up nothing else.
    over_before: datetime | None


def ready_sinks(reader: Engine, now: datetime) -> list[str]:
    """Names of the sinks that something waits for and that may be tried."""
    waiting = select(delivery.c.sink).where(delivery.c.state == "waiting").distinct()
    due = select(sink.c.name).where(sink.c.name.in_(waiting), _is_due(now)).order_by(sink.c.name)
    return read(reader, lambda connection: list(connection.execute(due).scalars()))


def claim(engine: Engine, name: str, now: datetime, *, for_s: float) -> ClaimedMessage | None:
    """Take the oldest message that waits for a sink; None when there is none, or another process is at it."""
    return write(engine, lambda connection: _claim(connection, name, now, now + timedelta(seconds=for_s)))


def settle_sent(engine: Engine, claimed: ClaimedMessage, now: datetime, note: str = "") -> None:
    """Note that a message arrived, with what its receiver had to say."""
    well = {"failures": 0, "failing_since": None, "next_at": None, "problem": "", "last_sent_at": now}

    def settle(connection: Connection) -> None:
        _settle(connection, claimed, "sent", note, now)
        connection.execute(update(sink).where(sink.c.name == claimed.sink).values(well))

    write(engine, settle)


def settle_failed(engine: Engine, claimed: ClaimedMessage, setback: Setback, now: datetime) -> int:
    """Note that a try came to nothing, and give how many messages became undeliverable."""
    return write(engine, lambda connection: _fail(connection, claimed, setback, now))


def give_back(engine: Engine, claimed: ClaimedMessage) -> None:
    """Let others have a message that was claimed and not tried."""
    free = {"claim": None, "claimed_until": None, "tries": delivery.c.tries - 1}
    write(engine, lambda connection: connection.execute(update(delivery).where(_ours(claimed)).values(free)))


def _claim(connection: Connection, name: str, now: datetime, until: datetime) -> ClaimedMessage | None:
    state = connection.execute(select(sink.c.failures).where(sink.c.name == name, _is_due(now))).first()
    head = _head(connection, name)
    if state is None or head is None or (head.claimed_until and now < head.claimed_until <= now + _FURTHEST):
        return None
    token = uuid.uuid4().hex
    free = delivery.c.claim.is_(None) if head.claim is None else delivery.c.claim == head.claim
    ours = update(delivery).where(delivery.c.id == head.id, delivery.c.state == "waiting", free)
    taken = connection.execute(ours.values(claim=token, claimed_until=until, tries=delivery.c.tries + 1))
    if not taken.rowcount:
        return None  # another process was quicker
    return ClaimedMessage(
        delivery_id=head.id,
        claim=token,
        sink=name,
        key=head.key,
        kind=head.kind,
        document=json.loads(head.document),
        made_at=head.made_at,
        failures=state.failures,
        refusals=head.refusals,
    )


def _head(connection: Connection, name: str) -> AnyRow | None:
    columns = (delivery.c.id, delivery.c.claim, delivery.c.claimed_until, delivery.c.refusals)
    told = select(*columns, message.c.key, message.c.kind, message.c.document, message.c.made_at)
    waiting = told.join(message).where(delivery.c.sink == name, delivery.c.state == "waiting")
    return connection.execute(waiting.order_by(delivery.c.id).limit(1)).first()


def _fail(connection: Connection, claimed: ClaimedMessage, setback: Setback, now: datetime) -> int:
    over = _settle(connection, claimed, "undeliverable", setback.problem, now) if setback.is_over else 0
    refused = {"refusals": delivery.c.refusals + int(setback.is_refusal), "claim": None, "claimed_until": None}
    connection.execute(update(delivery).where(_ours(claimed)).values(refused))
    if setback.over_before is not None:
        over += _give_up(connection, claimed.sink, setback, now)
    worse = {"failures": sink.c.failures + 1, "next_at": setback.next_at, "problem": setback.problem}
    here = sink.c.name == claimed.sink
    connection.execute(update(sink).where(here).values(worse))
    connection.execute(update(sink).where(here, sink.c.failing_since.is_(None)).values(failing_since=now))
    return over


def _settle(connection: Connection, claimed: ClaimedMessage, state: str, problem: str, now: datetime) -> int:
    settled = {"state": state, "problem": problem, "settled_at": now, "claim": None, "claimed_until": None}
    count: int = connection.execute(update(delivery).where(_ours(claimed)).values(settled)).rowcount
    return count


def _give_up(connection: Connection, name: str, setback: Setback, now: datetime) -> int:
    old = select(message.c.id).where(message.c.made_at < setback.over_before)
    here = (delivery.c.sink == name) & (delivery.c.state == "waiting") & delivery.c.message_id.in_(old)
    over = {"state": "undeliverable", "problem": setback.problem, "settled_at": now, "claim": None}
    count: int = connection.execute(update(delivery).where(here).values(over)).rowcount
    return count


def _ours(claimed: ClaimedMessage) -> ColumnElement[bool]:
    """Still claimed by us: somebody else may have it since our time was over."""
    return (delivery.c.id == claimed.delivery_id) & (delivery.c.claim == claimed.claim)


def _is_due(now: datetime) -> ColumnElement[bool]:
    return or_(sink.c.next_at.is_(None), sink.c.next_at <= now, sink.c.next_at > now + _FURTHEST)
