"""A fork server that Ctrl-C does not reach, and that makes all the processes there are.

The one that made this process makes the processes that it starts, too. So multiprocessing says of itself, but since 3.7
a process that a fork server made starts another one (https://github.com/python/cpython/issues/86354): an interpreter
that imports once more, for more than a second, what the first has at hand. To be removed when the oldest Python that we
support has that mended.
"""

from __future__ import annotations

import os
import signal
import sys
from multiprocessing import forkserver, resource_tracker

#: What a terminal sends to a command and to all that it started.
_CTRL_C = {signal.SIGINT}


def start_fork_server() -> None:
    """Have it there before the first process is wanted of it; to be called before that, as often as one likes.

    It and what it makes have Ctrl-C held back: Python's own lets it through until all is imported, which would be cut
    off with a traceback on the terminal. Whoever wants to hear of it calls `let_ctrl_c_through`.
    """
    resource_tracker.ensure_running()  # here, since it lets through what was held back when it has started
    held_back = signal.pthread_sigmask(signal.SIG_BLOCK, _CTRL_C)
    try:
        forkserver._forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held_back)


def let_ctrl_c_through() -> None:
    """Hear of Ctrl-C from now on, and of one that came before."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _CTRL_C)


def share_fork_server() -> None:
    """Have processes that this one starts made where it was made itself, as long as that fork server lives.

    A process that no fork server made starts one as ever, and so does any from Python 3.14 on, where a fork server asks
    for a key that it does not hand down.
    """
    if sys.version_info >= (3, 14) or forkserver.get_inherited_fds() is None:
        return
    server = forkserver._forkserver
    maker = os.getppid()
    start_another = forkserver.ForkServer.ensure_running

    def ensure_running() -> None:
        if os.getppid() != maker:  # it died, and we were given another parent
            start_another(server)

    server.ensure_running = ensure_running  # type: ignore[method-assign]  # for as long as this process lives
