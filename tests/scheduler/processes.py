"""Waiting for what other processes do, with a deadline, and counting those of a group."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Found = TypeVar("Found")
_SLOWNESS = 3.0


def wait_for(look: Callable[[], Found], timeout_s: float, what: str) -> Found:
    """What `look` finds as soon as it finds something true.

    Fails when it has not after `timeout_s` seconds of a machine that has nothing else to do, of which one that has gets
    three times as many.
    """
    deadline_s = time.monotonic() + _SLOWNESS * timeout_s
    while not (found := look()):
        if time.monotonic() > deadline_s:
            raise AssertionError(f"not within {timeout_s:g} s: {what}")
        time.sleep(0.05)
    return found


def living(group: int) -> list[int]:
    """The processes of a session that run; those that ended and that nobody has asked about do not count."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and _session_of(folder) == group:
            found.append(int(folder.name))
    return found


def kill_all(group: int) -> None:
    """Kill the processes of a session; one that has just ended by itself is none the worse."""
    for pid in living(group):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _session_of(folder: Path) -> int | None:
    """The session of a running process; None when it has ended (proc(5): state, parent, group, session)."""
    try:
        state, _, _, session = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
    except OSError:
        return None
    return None if state in "ZX" else int(session)
