"""The command `vigie`: a file for each group of verbs, each importing what it needs when it is called.

setup, deploying, watching, live_status, status_screen    init, deploy, run, status
crawling, progress, backfilling, importing                crawl, demo, backfill, import
corpus, search, edits, stories, digest                    articles, show, search, diff, stories, digest
sql, shell, prompt, answers                               sql, and the conversation in it
export, exporting, output                                 export, and the file that answers go into
sources…, asked, rules, source_names, claiming            sources
topic…, pages, explaining, replay                         topic, extract, reextract
partners…, sinks, forgetting, upkeep                      partners, sinks, forget, db
commands, options, exit_codes, ctrl_c                     what all of them are put together from
screen, documents, steps, amounts, sparkline, word_diff   how answers look

Answers go to standard output; progress, notes and errors to standard error. Exit codes: 0 done, 1 some of it failed
and the output says what, 2 usage, 75 another daemon holds the lock, 78 configuration, 130 ended by Ctrl-C.
"""

from __future__ import annotations

import signal
import sys
from types import FrameType

from scheduler.cli.exit_codes import leave_interrupted


def main() -> None:
    """Run the command; see `commands`."""
    if sys.argv[1:2] == ["run"]:  # before the imports below, which are most of a start: a supervisor may not wait
        signal.signal(signal.SIGTERM, _leave)
    try:
        from scheduler.cli.commands import run_command
    except KeyboardInterrupt:  # most of a short command's time goes into these imports
        leave_interrupted()
    run_command()


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Nothing has begun yet that would have to end."""
    raise SystemExit(0)
