"""Messages and the sinks they go to. What is announced is written in the transaction that makes it true."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from store.schema import delivery, message, setting, sink
from store.types.alarms import Alarm

#: Kinds of messages, which are also what a sink may take.
ALARMS, DAILY, WEEKLY = "alarms", "daily", "weekly"
#: The row of `setting` that says up to which day reviews of a kind were written down.
_REVIEWED = "reviewed_{kind}"


def enlist(connection: Connection, sinks: Mapping[str, Sequence[str]], now: datetime, *, alone: bool = True) -> int:
    """Let messages go to these sinks from now on, each with the kinds it takes.

    They are the only ones when they stand `alone`: what waits for others is dismissed, and counted in the answer.
    A sink that is new gets nothing of the past.
    """
    there = set(connection.execute(select(sink.c.name)).scalars())
    for name, takes in sinks.items():
        if name in there:
            connection.execute(update(sink).where(sink.c.name == name).values(takes=json.dumps(list(takes))))
        else:
            connection.execute(insert(sink).values(name=name, takes=json.dumps(list(takes)), enlisted_at=now))
    gone = sorted(there - set(sinks)) if alone else []
    return _dismiss(connection, gone, now) if gone else 0


def announce(connection: Connection, opened: Sequence[Alarm], closed: Sequence[Alarm]) -> None:
    """Write down that alarms opened and closed: one message for all of them, when any sink takes alarms."""
    if not opened and not closed:
        return
    told = {"opened": [_plain(alarm) for alarm in opened], "closed": [_plain(alarm) for alarm in closed]}
    made_at = max([alarm.seen_at for alarm in opened] + [alarm.closed_at or alarm.seen_at for alarm in closed])
    write_message(connection, ALARMS, told, made_at)


def write_message(
    connection: Connection, kind: str, document: Mapping[str, Any], made_at: datetime, *, only: Iterable[str] = ()
) -> int:
    """Write down a message for every sink that takes its kind, or `only` for those named; for how many that is."""
    takers = list(only) or _takers(connection, kind)
    if not takers:
        return 0
    row = {"key": str(uuid.uuid4()), "kind": kind, "document": json.dumps(document), "made_at": made_at}
    number = connection.execute(insert(message).values(row).returning(message.c.id)).scalar_one()
    rows = [{"message_id": number, "sink": name, "state": "waiting"} for name in takers]
    connection.execute(insert(delivery), rows)
    return len(takers)


def is_written(connection: Connection, kind: str, document: Mapping[str, Any]) -> bool:
    """Whether such a message was written down before, as far back as messages are kept."""
    same = (message.c.kind == kind) & (message.c.document == json.dumps(document))
    return connection.execute(select(message.c.id).where(same).limit(1)).first() is not None


def reviewed_until(connection: Connection, kind: str) -> str | None:
    """The last day that reviews of a kind are written down for; None before the first."""
    noted = select(setting.c.value).where(setting.c.name == _REVIEWED.format(kind=kind))
    return connection.execute(noted).scalar()


def note_reviewed(connection: Connection, kind: str, day: str, *, before: str | None) -> bool:
    """Note that reviews of a kind are written down up to a day, and whether nobody else did so in between.

    `before` is what `reviewed_until` said.
    """
    row = {"name": _REVIEWED.format(kind=kind), "value": day}
    if before is None:
        insert_one = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        unless_there = insert_one(setting).values(row).on_conflict_do_nothing().returning(setting.c.name)
        return connection.execute(unless_there).first() is not None
    same = (setting.c.name == row["name"]) & (setting.c.value == before)
    return connection.execute(update(setting).where(same).values(value=day)).rowcount == 1


def _takers(connection: Connection, kind: str) -> list[str]:
    rows = connection.execute(select(sink.c.name, sink.c.takes).order_by(sink.c.name))
    return [row.name for row in rows if kind in json.loads(row.takes)]


def _dismiss(connection: Connection, names: Sequence[str], now: datetime) -> int:
    waiting = delivery.c.sink.in_(names) & (delivery.c.state == "waiting")
    said = {"state": "dismissed", "problem": "its sink is configured no more", "settled_at": now, "claim": None}
    count: int = connection.execute(update(delivery).where(waiting).values(said)).rowcount
    connection.execute(delete(sink).where(sink.c.name.in_(names)))
    return count


def _plain(alarm: Alarm) -> dict[str, Any]:
    """An alarm as JSON holds it."""
    fields = {name: value for name, value in asdict(alarm).items() if name != "id"}
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in fields.items()}
