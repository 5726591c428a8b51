"""What waits for each sink, what failed, and a person's word on what failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, func, select, update

from store.schema import delivery, message, sink
from store.sql.transactions import read, write

#: Tries in a row that come to nothing while a receiver is started anew: they take some twenty minutes.
_MAY_PASS = 3


@dataclass(frozen=True, kw_only=True)
class SinkState:
    """How it stands with a sink. One that is configured no more has only what it could not be sent."""

    name: str
    waiting: int = 0
    #: When the oldest of them was made; None when nothing waits.
    waiting_since: datetime | None = None
    undeliverable: int = 0
    #: When the newest of them was given up; None when there is none.
    given_up_at: datetime | None = None
    #: Tries in a row that came to nothing, and since when.
    failures: int = 0
    failing_since: datetime | None = None
    #: What was wrong with the last try; empty when it went well.
    problem: str = ""
    #: When it is tried again; None when that may be now.
    next_at: datetime | None = None
    last_sent_at: datetime | None = None


def sink_states(reader: Engine) -> list[SinkState]:
    """All sinks that messages go to, and those that had some which were given up; by name."""
    return read(reader, _states)


def delivery_problems(states: Sequence[SinkState]) -> tuple[str, ...]:
    """A sentence for each sink that fails again and again, or was not sent what it should have had."""
    return tuple(sentence for state in states for sentence in _problems(state))


def delivery_setbacks(states: Sequence[SinkState]) -> tuple[str, ...]:
    """A sentence for each sink that failed lately, which may pass by itself: it is tried again."""
    return tuple(_failing(state) for state in states if 0 < state.failures <= _MAY_PASS)


def try_again(engine: Engine, names: Sequence[str]) -> int:
    """Let these sinks be tried at once, also with what was given up; how many messages that is."""

    def again(connection: Connection) -> int:
        at_once = {"failures": 0, "failing_since": None, "next_at": None}
        connection.execute(update(sink).where(sink.c.name.in_(names)).values(at_once))
        given_up = delivery.c.sink.in_(names) & (delivery.c.state == "undeliverable")
        anew = {"state": "waiting", "refusals": 0, "tries": 0, "problem": "", "settled_at": None}
        connection.execute(update(delivery).where(given_up).values(anew))
        waiting = delivery.c.sink.in_(names) & (delivery.c.state == "waiting")
        return connection.execute(select(func.count()).select_from(delivery).where(waiting)).scalar_one()

    return write(engine, again)


def dismiss(engine: Engine, names: Sequence[str]) -> int:
    """Let go what was given up for these sinks; how many messages that was."""
    given_up = delivery.c.sink.in_(names) & (delivery.c.state == "undeliverable")
    gone = update(delivery).where(given_up).values(state="dismissed")
    count: int = write(engine, lambda connection: connection.execute(gone).rowcount)
    return count


def _states(connection: Connection) -> list[SinkState]:
    counted = (
        select(delivery.c.sink, delivery.c.state, func.count().label("messages"))
        .add_columns(func.min(message.c.made_at).label("oldest"), func.max(delivery.c.settled_at).label("newest"))
        .join(message)
        .where(delivery.c.state.in_(("waiting", "undeliverable")))
        .group_by(delivery.c.sink, delivery.c.state)
    )
    queues = {(row.sink, row.state): row for row in connection.execute(counted)}
    sinks = {row.name: row for row in connection.execute(select(sink))}
    states = []
    for name in sorted(sinks.keys() | {name for name, _ in queues}):
        waiting, lost, known = queues.get((name, "waiting")), queues.get((name, "undeliverable")), sinks.get(name)
        state = SinkState(
            name=name,
            waiting=waiting.messages if waiting else 0,
            waiting_since=waiting.oldest if waiting else None,
            undeliverable=lost.messages if lost else 0,
            given_up_at=lost.newest if lost else None,
            failures=known.failures if known else 0,
            failing_since=known.failing_since if known else None,
            problem=known.problem if known else "",
            next_at=known.next_at if known else None,
            last_sent_at=known.last_sent_at if known else None,
        )
        states.append(state)
    return states


def _problems(state: SinkState) -> list[str]:
    said = [_failing(state)] if state.failures > _MAY_PASS else []
    if state.undeliverable:
        messages = f"{state.undeliverable} messages" if state.undeliverable > 1 else "a message"
        when = f"{state.given_up_at:%Y-%m-%d %H:%M} UTC" if state.given_up_at else "some time ago"
        said.append(
            f"sink {state.name} was not sent {messages}, given up for good at {when}; "
            f"`vigie sinks retry {state.name}` sends again, `vigie sinks dismiss {state.name}` lets go"
        )
    return said


def _failing(state: SinkState) -> str:
    times = f"{state.failures} tries in a row" if state.failures > 1 else "its last try"
    waits = "1 message waits" if state.waiting == 1 else f"{state.waiting} messages wait"
    return f"sink {state.name} failed {times}, {waits}: {state.problem}"
