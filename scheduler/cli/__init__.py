"""The command `vigie`: a room for each group of verbs, each verb importing what it needs when it is called.

commands    the groups put together, and what becomes of an error

watching    run, status, deploy
crawls      crawl, demo, backfill, import, extract, reextract
corpus      articles, show, search, diff, stories, digest, export
sql         sql, and the conversation in it
sources     sources
judging     topic, partners
upkeep      init, db, forget, sinks

options, exit_codes, source_names    what commands share
long_work   progress, Ctrl-C, and sites that others are at
answers     how answers look

A room imports only those below its paragraph: no group of verbs needs another.

Answers go to standard output; progress, notes and errors to standard error. Exit codes: 0 done, 1 some of it failed
and the output says what, 2 usage, 75 another daemon holds the lock, 78 configuration, 130 ended by Ctrl-C.
"""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from scheduler.cli.exit_codes import leave_interrupted


def main() -> None:
    """Run the command; see `commands`."""
    _open_what_is_closed()
    if sys.argv[1:2] == ["run"]:  # before the imports below, which are most of a start: a supervisor may not wait
        signal.signal(signal.SIGTERM, _leave)
    try:
        from scheduler.cli.commands import run_command
    except KeyboardInterrupt:  # most of a short command's time goes into these imports
        leave_interrupted()
    run_command()


def _open_what_is_closed() -> None:
    """Let streams that were closed (`>&-`) lead nowhere: the next file to be opened would stand in for one of them."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, os.O_RDWR)  # the lowest number that is free
            setattr(sys, name, os.fdopen(opened, "w" if number else "r", encoding="utf-8"))


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Nothing has begun yet that would have to end."""
    raise SystemExit(0)
