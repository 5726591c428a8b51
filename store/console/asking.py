"""The asking side of the console: a process that answers one query, its limits, and the rows as they come.

The query runs in an interpreter of its own, since neither SQLite nor a client of PostgreSQL can be stopped from
within for sure: `printf('%.*c', 900000000, 'x')` runs 13 s before SQLite looks at any clock. What runs too long is
killed. Nothing here knows about databases.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from store import errors
from store.console import frames
from store.errors import QueryFailed, QueryTimedOut, QueryTooLarge, StoreError, StoreUnavailable

#: The interpreter's start, its imports and the connection; the driver itself gives up after 10 s.
_START_S = 30.0
#: What the other side may report, by name.
_REPORTED = ("QueryRefused", "QueryFailed", "QueryTimedOut", "QueryTooLarge", "NotADatabase", "StoreUnavailable")
_ERRORS: dict[str, type[StoreError]] = {name: getattr(errors, name) for name in _REPORTED}
#: -P: the working directory may be a stranger's, and is not looked through for modules.
_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from store.console.answering import main; main()"
_COMMAND = (sys.executable, "-P", "-c", _PROGRAM, str(Path(__file__).parents[2]))


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one query may take."""

    #: None for all of them.
    rows: int | None = 1000
    #: Seconds that the database makes us wait, all in all; what we do with its rows does not count.
    time_s: float = 30.0
    #: Memory of the process that answers, beyond what it needs to run.
    memory_bytes: int = 512 << 20


class Reply:
    """The answer to a query as it comes in: its columns at once, its rows when one iterates, once."""

    def __init__(self, process: _Process, columns: tuple[str, ...]) -> None:
        self._process = process
        self.columns = columns
        #: Whether there were more rows than the limit; known after the last one.
        self.truncated = False

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        """Rows of int, float, str, bytes and None. Raises what `ask` raises."""
        while True:
            kind, content = self._process.next_message()
            if kind == "end":
                self.truncated = content
                return
            yield from content


@contextmanager
def ask_process(database: Mapping[str, object], query: str, limits: Limits) -> Iterator[Reply]:
    """Ask one query of a database, described as `store.console.answering` wants it."""
    # A process group of its own, so that Ctrl-C reaches us alone, who know what to say.
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, process_group=0
    ) as popen:
        try:
            process = _Process(popen, limits)
            process.start({"database": database, "query": query, **asdict(limits)})
            _, columns = process.next_message()
            yield Reply(process, columns)
        finally:
            popen.kill()


class _Process:
    """The process that answers, and how long it may still make us wait."""

    def __init__(self, popen: subprocess.Popen[bytes], limits: Limits) -> None:
        self._popen = popen
        self._limits = limits
        self._is_ready = False
        self._left_s = _START_S

    def start(self, request: Mapping[str, object]) -> None:
        """Hand over the query. Its time runs from when the database is open."""
        assert self._popen.stdin is not None
        try:
            frames.send(self._popen.stdin, request)
        except BrokenPipeError as error:
            raise self._death() from error
        self.next_message()
        self._is_ready = True
        self._left_s = self._limits.time_s

    def next_message(self) -> tuple[str, Any]:
        """What comes next: ready, columns, rows or end, with its content. Raises what the other side reports."""
        assert self._popen.stdout is not None
        asked_s = time.monotonic()
        try:
            kind, content = frames.receive(self._popen.stdout.fileno(), self._left_s)
        except TimeoutError as error:
            raise self._lateness() from error
        except EOFError as error:
            raise self._death() from error
        self._left_s = max(self._left_s - (time.monotonic() - asked_s), 0.0)
        if kind in _ERRORS:
            raise _ERRORS[kind](content)
        return kind, content

    def _lateness(self) -> StoreError:
        if not self._is_ready:
            return StoreUnavailable(f"the database did not open within {_START_S:g} s: see what keeps it busy")
        return QueryTimedOut(f"stopped after {self._limits.time_s:g} s: narrow the query, or raise --timeout")

    def _death(self) -> StoreError:
        status = self._popen.wait()
        if status == -signal.SIGKILL:  # not by us: the system does this when memory runs out
            return QueryTooLarge("the system stopped the query, most likely for want of memory: ask for less at once")
        return QueryFailed(f"the process that answers ended without an answer (exit status {status})")
