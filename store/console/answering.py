"""The answering side of the console: what runs in the process of its own, from the query to its rows.

It reads one request, answers it in batches, and ends at once when the asking side has gone. It draws nothing.
"""

from __future__ import annotations

import os
import resource
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, BinaryIO

from store.console import frames
from store.errors import QueryTooLarge, StoreError

#: How long the other side may take to hand over its request.
_REQUEST_S = 30.0
#: A batch of rows is sent when it has one of these.
_BATCH_ROWS = 500
_BATCH_BYTES = 1 << 20
#: What a cell takes beside its text.
_CELL_BYTES = 16
#: The largest file the process may write: a query that sorts more than memory holds spills to one.
_SPILL_BYTES = 4 << 30

Row = tuple[object, ...]
#: Runs the query: its columns, and its rows one by one.
Ask = Callable[[], tuple[tuple[str, ...], Iterator[Row]]]


def main() -> None:
    """Answer the request that stands on standard input, on standard output."""
    with os.fdopen(os.dup(1), "wb") as pipe:
        os.dup2(2, 1)  # whatever else prints does not print into the answer
        request = frames.receive(0, _REQUEST_S)
        threading.Thread(target=_end_with_the_other_side, daemon=True).start()
        _answer(request, pipe)
    os._exit(0)  # nothing is left to put in order, and an interpreter takes its time for it


def _end_with_the_other_side() -> None:
    os.read(0, 1)  # nothing more is ever sent: this returns when the other side has ended
    os._exit(0)


def _answer(request: dict[str, Any], pipe: BinaryIO) -> None:
    try:
        with _opened(request) as ask:
            frames.send(pipe, ("ready", None))
            _cap_memory(request["memory_bytes"])
            columns, rows = ask()
            frames.send(pipe, ("columns", columns))
            _send_rows(pipe, rows, request["rows"])
    except StoreError as error:
        frames.send(pipe, (type(error).__name__, str(error)))
    except MemoryError:
        _lift_cap()
        frames.send(pipe, (QueryTooLarge.__name__, too_large(request["memory_bytes"])))
    except BrokenPipeError:
        os._exit(0)


def too_large(memory_bytes: int) -> str:
    """What a person is told when a query took more memory than that."""
    return f"stopped at {memory_bytes >> 20} MB of memory: ask for shorter texts, or for fewer of them at once"


def _opened(request: dict[str, Any]) -> AbstractContextManager[Ask]:
    database, query = request["database"], request["query"]
    if database["kind"] == "sqlite":
        from store.console import sqlite_session  # each kind imports its driver alone

        return sqlite_session.opened(Path(database["path"]), query, request["memory_bytes"])
    from store.console import postgresql_session

    return postgresql_session.opened(database["session"], database["name"], query, request["time_s"])


def _send_rows(pipe: BinaryIO, rows: Iterator[Row], limit: int | None) -> None:
    batch: list[Row] = []
    batch_bytes = sent = 0
    for row in rows:
        if sent + len(batch) == limit:
            frames.send(pipe, ("rows", batch))
            frames.send(pipe, ("end", True))
            return
        batch.append(row)
        batch_bytes += sum(_CELL_BYTES + (len(cell) if isinstance(cell, str | bytes) else 0) for cell in row)
        if len(batch) >= _BATCH_ROWS or batch_bytes >= _BATCH_BYTES:
            frames.send(pipe, ("rows", batch))
            sent += len(batch)
            batch, batch_bytes = [], 0
    frames.send(pipe, ("rows", batch))
    frames.send(pipe, ("end", False))


def _cap_memory(memory_bytes: int) -> None:
    """Let this process have that much more than it has, where the system tells how much that is."""
    _bound(resource.RLIMIT_FSIZE, _SPILL_BYTES)
    try:
        mapped_pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:  # no Linux; SQLite bounds itself by PRAGMA hard_heap_limit
        return
    _bound(resource.RLIMIT_AS, mapped_pages * resource.getpagesize() + memory_bytes)


def _bound(kind: int, wanted: int) -> None:
    """Set a limit, or a tighter one that this process was started under: nobody may raise that."""
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _lift_cap() -> None:
    """Room to say that there was none."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
