"""Locks for processes, which are gone when the processes are, however they end.

multiprocessing's own are semaphores with a name in the machine's shared memory. Who made one removes it; when that is
killed, it stays until Python's resource tracker ends, in a daemon perhaps after years, with a warning in its log.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import RLock
from time import monotonic
from typing import cast

_TOKEN = b"."


class PipeLock:
    """What pebble wants of multiprocessing's `RLock`: a pipe, with a byte in it while nobody holds the lock.

    A process that dies with it takes the byte along, as it would a semaphore.
    """

    def __init__(self) -> None:
        self._taking, self._giving = Pipe(duplex=False)
        os.set_blocking(self._taking.fileno(), False)
        self._give()
        self._held_by: int | None = None
        self._times = 0

    def __getstate__(self) -> tuple[Connection, Connection]:
        return self._taking, self._giving

    def __setstate__(self, pipe: tuple[Connection, Connection]) -> None:
        self._taking, self._giving = pipe
        self._held_by, self._times = None, 0

    def acquire(self, block: bool = True, timeout: float | None = None) -> bool:
        """Take it, for `timeout` seconds at most when it has to be waited for; whether it is ours now."""
        thread = threading.get_ident()
        if self._held_by != thread and not self._take(timeout if block else 0.0):
            return False
        self._held_by = thread
        self._times += 1
        return True

    def release(self) -> None:
        """Give it back, when that is called as often as it was taken. Raises RuntimeError when it is not ours."""
        if self._held_by != threading.get_ident():
            raise RuntimeError("only the thread that holds a lock can release it")
        self._times -= 1
        if not self._times:
            self._held_by = None
            self._give()

    def _take(self, within_s: float | None) -> bool:
        ends_at_s = None if within_s is None else monotonic() + within_s
        while True:
            with suppress(BlockingIOError):  # nobody may have it, and another be faster
                os.read(self._taking.fileno(), len(_TOKEN))
                return True
            left_s = None if ends_at_s is None else ends_at_s - monotonic()
            if left_s is not None and left_s <= 0:
                return False
            wait([self._taking], left_s)

    def _give(self) -> None:
        os.write(self._giving.fileno(), _TOKEN)


class PoolContext(ForkServerContext):
    """How pebble's pools start their processes: forked from a server that has imported `preload`, with such locks."""

    def __init__(self, preload: Sequence[str]) -> None:
        super().__init__()
        self.set_forkserver_preload(list(preload))

    def RLock(self) -> RLock:  # noqa: N802 - multiprocessing's name
        """What pebble asks for."""
        return cast("RLock", PipeLock())
