"""The fork server that made this process makes the processes that it starts, too.

So multiprocessing says of itself, but since 3.7 a process that a fork server made starts another one
(https://github.com/python/cpython/issues/86354): an interpreter that imports once more, for more than a second, what
the first has at hand. To be removed when the oldest Python that we support has that mended.
"""

from __future__ import annotations

import os
import sys
from multiprocessing import forkserver


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
