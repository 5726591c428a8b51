"""The socket of a fork server, which goes with it when whoever started it was killed and left it behind.

Python makes a folder for it among the temporary files (`pymp-…`), and removes that when the process that started the
fork server ends in good order. A fork server outlives all whom it serves, so it can see to it: to import this module,
before it forks, is what the module is for. Elsewhere it does nothing.
"""

from __future__ import annotations

import atexit
import os
import time
from contextlib import suppress
from multiprocessing import forkserver
from pathlib import Path

_OWN, _STARTED_BY = os.getpid(), os.getppid()
#: A process that dies closes its files, which ends the fork server, a moment before it is gone.
_LOOKS, _BETWEEN_LOOKS_S = 100, 0.01


def _remove_folder() -> None:
    address = _address_served() if os.getpid() == _OWN else ""  # what was forked from the server goes before it
    folder = Path(address).parent
    if not address or not folder.name.startswith("pymp-") or not folder.exists() or not _was_left():
        return
    Path(address).unlink(missing_ok=True)
    with suppress(OSError):  # a process that was forked has its folder from its parent, which may use it still
        folder.rmdir()


def _address_served() -> str:
    """Where this process listens for those who want a process forked; empty when it is no fork server."""
    server = forkserver._forkserver
    asks_another = server.get_inherited_fds() is not None or getattr(server, "_forkserver_pid", None) is not None
    return "" if asks_another else getattr(server, "_forkserver_address", None) or ""


def _was_left() -> bool:
    """Whether the process that started this one is gone; while it lives the folder is its own to remove."""
    for _ in range(_LOOKS):
        if os.getppid() != _STARTED_BY:
            return True
        time.sleep(_BETWEEN_LOOKS_S)
    return False


atexit.register(_remove_folder)
