"""Whole transactions, tried again when other writers came between or the server was restarted.

Nothing of a failed attempt is kept, so the work is called anew from its beginning: it must do nothing but ask and
write through the connection it is given.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from sqlalchemy import Connection, Engine

from store.errors import ConnectionLost, DatabaseBusy

logger = logging.getLogger(__name__)

T = TypeVar("T")

#: Pauses before another attempt, in seconds, when other writers came between; each attempt has waited for its lock.
_WHEN_BUSY_S = (0.1, 0.5, 2.0)
#: Likewise when the server went away: two minutes in all, in which a restart or a failover ends.
_WHEN_LOST_S = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 40.0, 40.0)
#: Set when this process is about to end: it has no minutes left to wait for a server.
_ending = threading.Event()


def give_up() -> None:
    """Wait for no lost server any more, in any thread of this process, now or later: it is about to end."""
    _ending.set()


def write(engine: Engine, work: Callable[[Connection], T]) -> T:
    """Do the work in one transaction, and commit it. Raises StoreUnavailable when no attempt succeeded."""

    def attempt() -> T:
        with engine.begin() as connection:
            return work(connection)

    return _tried(attempt)


def read(engine: Engine, work: Callable[[Connection], T]) -> T:
    """Ask questions on one connection. Raises StoreUnavailable when no attempt succeeded."""

    def attempt() -> T:
        with engine.connect() as connection:
            return work(connection)

    return _tried(attempt)


def _tried(attempt: Callable[[], T]) -> T:
    busy, lost = iter(_WHEN_BUSY_S), iter(_WHEN_LOST_S)
    while True:
        try:
            return attempt()
        except DatabaseBusy as error:
            _pause(busy, error)
        except ConnectionLost as error:
            _pause_unless_ending(lost, error)


def _pause(pauses: Iterator[float], error: Exception) -> None:
    """Wait for the next turn; raise the error when there is none left."""
    time.sleep(_next_pause(pauses, error))


def _pause_unless_ending(pauses: Iterator[float], error: Exception) -> None:
    if _ending.wait(_next_pause(pauses, error)):
        raise error


def _next_pause(pauses: Iterator[float], error: Exception) -> float:
    pause_s = next(pauses, None)
    if pause_s is None:
        raise error
    logger.warning("transaction tried again in_s=%s error=%s", pause_s, error)
    return pause_s
