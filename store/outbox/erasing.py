"""Messages that go: what is told of a forgotten source or address, and what was settled long ago.

Every function works inside a transaction of its caller's. Reviews hold days alone, and need no erasing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from store.schema import delivery, message

#: Messages that one transaction deletes.
_BATCH = 1000
_Alarms = dict[str, list[dict[str, Any]]]


def erase_alarms(connection: Connection, is_told: Callable[[dict[str, Any]], bool]) -> None:
    """Take the alarms of which that `is_told` out of all messages; a message without any goes, sent or not."""
    for row in connection.execute(select(message.c.id, message.c.document).where(message.c.kind == "alarms")).all():
        alarms: _Alarms = json.loads(row.document)
        left = {name: [alarm for alarm in some if not is_told(alarm)] for name, some in alarms.items()}
        if left == alarms:
            continue
        if any(left.values()):
            here = message.c.id == row.id
            connection.execute(update(message).where(here).values(document=json.dumps(left)))
        else:
            _drop(connection, [row.id])


def prune_messages(connection: Connection, before: datetime) -> tuple[int, bool]:
    """Delete messages that were made before an instant and wait no more; how many, and whether that is not all."""
    old = select(message.c.id).where(message.c.made_at < before, message.c.id.not_in(_waiting()))
    ids = connection.execute(old.order_by(message.c.id).limit(_BATCH)).scalars().all()
    _drop(connection, ids)
    return len(ids), len(ids) == _BATCH


def count_messages(connection: Connection, before: datetime) -> int:
    """How many `prune_messages` would delete in all."""
    old = select(func.count()).select_from(message)
    return connection.execute(old.where(message.c.made_at < before, message.c.id.not_in(_waiting()))).scalar_one()


def _waiting() -> Any:  # noqa: ANN401 - a subquery, whose type says nothing
    return select(delivery.c.message_id).where(delivery.c.state == "waiting")


def _drop(connection: Connection, ids: Sequence[int]) -> None:
    connection.execute(delete(delivery).where(delivery.c.message_id.in_(ids)))
    connection.execute(delete(message).where(message.c.id.in_(ids)))
