"""Alarms written down and read: each opens once, stays while it holds, and closes.

What is an alarm is decided above; here nothing is judged.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import ColumnElement, Connection, Engine, delete, insert, or_, select, update

from store.outbox import announce
from store.rows import AnyRow
from store.schema import alarm
from store.sql.transactions import read, write
from store.types.alarms import Alarm, AlarmKind

#: What tells two alarms apart.
Key = tuple[AlarmKind, str, str]


@dataclass(frozen=True, kw_only=True)
class AlarmChanges:
    """What noting alarms changed."""

    opened: tuple[Alarm, ...] = ()
    closed: tuple[Alarm, ...] = ()


def key_of(one: Alarm) -> Key:
    """What makes two alarms the same one: its kind, whose it is, and for which feed."""
    return one.kind, one.source, one.feed_url


def open_alarms(engine: Engine) -> tuple[Alarm, ...]:
    """What is wrong now: Vigie's own alarms first, then by source, the longest open first.

    Raises StoreUnavailable and its kinds, as all functions here.
    """
    return read(engine, partial(_select, condition=alarm.c.closed_at.is_(None)))


def alarms_between(engine: Engine, since: datetime, until: datetime) -> tuple[Alarm, ...]:
    """What was wrong at some moment of a span: opened before its end, and not closed before its beginning."""
    held = (alarm.c.opened_at < until) & or_(alarm.c.closed_at.is_(None), alarm.c.closed_at >= since)
    return read(engine, partial(_select, condition=held))


def note_alarms(engine: Engine, found: Sequence[Alarm], judged: Collection[str], now: datetime) -> AlarmChanges:
    """Write down what was found wrong: new alarms open, known ones stay with today's evidence.

    `judged` are the sources that were looked at, "" for Vigie itself: their open alarms that were not found again
    close. One that is closed opens anew, as another row, when it is found again.
    """
    return write(engine, lambda connection: _note(connection, found, judged, now))


def prune_alarms(connection: Connection, before: datetime) -> int:
    """Delete what closed before an instant; how many."""
    return connection.execute(delete(alarm).where(alarm.c.closed_at < before)).rowcount


def _note(connection: Connection, found: Sequence[Alarm], judged: Collection[str], now: datetime) -> AlarmChanges:
    known = {key_of(one): one for one in _select(connection, alarm.c.closed_at.is_(None))}
    wanted = {key_of(one): one for one in found}
    for key in known.keys() & wanted.keys():
        held = update(alarm).where(alarm.c.id == known[key].id)
        connection.execute(held.values(seen_at=now, evidence=wanted[key].evidence, advice=wanted[key].advice))
    gone = {key for key in known.keys() - wanted.keys() if key[1] in judged}
    if gone:
        ids = [known[key].id for key in gone]
        connection.execute(update(alarm).where(alarm.c.id.in_(ids)).values(closed_at=now))
    opened = tuple(_open(connection, wanted[key]) for key in wanted if key not in known)
    closed = tuple(replace(one, closed_at=now) for key, one in known.items() if key in gone)
    announce(connection, opened, closed)
    return AlarmChanges(opened=opened, closed=closed)


def _open(connection: Connection, new: Alarm) -> Alarm:
    row = asdict(new) | {"kind": new.kind.value}
    del row["id"]
    return _alarm(connection.execute(insert(alarm).values(row).returning(alarm)).one())


def _select(connection: Connection, condition: ColumnElement[bool]) -> tuple[Alarm, ...]:
    inner_first = (alarm.c.source != "", alarm.c.source, alarm.c.opened_at, alarm.c.id)
    return tuple(map(_alarm, connection.execute(select(alarm).where(condition).order_by(*inner_first))))


def _alarm(row: AnyRow) -> Alarm:
    return Alarm(
        id=row.id,
        kind=AlarmKind(row.kind),
        source=row.source,
        feed_url=row.feed_url,
        opened_at=row.opened_at,
        seen_at=row.seen_at,
        closed_at=row.closed_at,
        evidence=row.evidence,
        advice=row.advice,
    )
