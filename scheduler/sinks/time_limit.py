"""A limit on the whole of a conversation: a socket's own timeout begins anew with every byte that drips in."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


@contextmanager
def cut_off(connected: Callable[[], socket.socket | None], after_s: float) -> Iterator[None]:
    """Shut down the socket that is connected then, after so many seconds; whoever reads from it gets an OSError."""

    def cut() -> None:
        found = connected()
        if found is not None:
            with suppress(OSError):  # it was closed this instant
                # The plain socket's: that of TLS would change the state under the thread that reads.
                socket.socket.shutdown(found, socket.SHUT_RDWR)

    timer = threading.Timer(after_s, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
