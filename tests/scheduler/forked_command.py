"""The command in a process of its own, forked from one that has imported what commands need, so that it starts at once.

It is the real command but for the interpreter's start: the command line itself is imported by each. What is about that
start, or about a process that lives on (a daemon, a signal, a pipe that closes, a terminal), starts the installed
command instead.
"""

from __future__ import annotations

import multiprocessing
import os
import pkgutil
import subprocess
import sys
import time
from collections.abc import Mapping
from io import BytesIO, TextIOWrapper
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait

import crawler
import scheduler
import store
from crawler.processes.fork_server import share_fork_server

_TIMEOUT_S = 60.0
#: What looks at the environment or at the terminal when it is imported, or runs then.
_NOT_BEFOREHAND = ("scheduler.cli", "store.migrations.")
_LIBRARIES = ["rich.console", "rich.progress", "rich.table", "tomlkit", "typer"]


_context = multiprocessing.get_context("forkserver")


def prepare() -> None:
    """Start the fork server, unless there is one, so that it imports while the first tests run."""
    _context.set_forkserver_preload(_modules())
    forkserver.ensure_running()


def run_forked(argv: list[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the command to its end in the working directory; what `subprocess.run` would give."""
    (answers, answer), (notes, note) = _context.Pipe(duplex=False), _context.Pipe(duplex=False)
    process = _context.Process(target=_be_the_command, args=(argv, dict(environment), answer, note), name="vigie")
    process.start()
    answer.close()
    note.close()
    try:
        said = _read_to_the_end([answers, notes])
        process.join(_TIMEOUT_S)
    finally:
        process.kill()  # of no effect on one that has ended
        process.join()
    assert process.exitcode is not None
    return subprocess.CompletedProcess(argv, process.exitcode, said[answers], said[notes])


def _read_to_the_end(pipes: list[Connection]) -> dict[Connection, str]:
    """What is said into each of these pipes; an AssertionError when that does not end."""
    deadline_s = time.monotonic() + _TIMEOUT_S
    said = dict.fromkeys(pipes, b"")
    listening = [*pipes]
    while listening:
        ready = [pipe for pipe in wait(listening, deadline_s - time.monotonic()) if isinstance(pipe, Connection)]
        assert ready, f"not ended within {_TIMEOUT_S:g} s: {said}"
        for pipe in ready:
            piece = os.read(pipe.fileno(), 65536)
            said[pipe] += piece
            if not piece:
                listening.remove(pipe)
                pipe.close()
    return {pipe: TextIOWrapper(BytesIO(piece), "utf-8").read() for pipe, piece in said.items()}


def _modules() -> list[str]:
    """What a command would wait for."""
    floors = ((floor.__path__, f"{floor.__name__}.") for floor in (store, crawler, scheduler))
    named = [module.name for path, prefix in floors for module in pkgutil.walk_packages(path, prefix)]
    return [*_LIBRARIES, *(name for name in named if not name.startswith(_NOT_BEFOREHAND))]


def _be_the_command(argv: list[str], environment: dict[str, str], answer: Connection, note: Connection) -> None:
    """What an interpreter does before `main`, here and now."""
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    for number, pipe in ((1, answer), (2, note)):
        os.dup2(pipe.fileno(), number)
        pipe.close()
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)
    sys.argv = argv
    share_fork_server()
    from scheduler.cli import main

    sys.exit(main())
