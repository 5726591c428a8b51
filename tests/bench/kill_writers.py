"""Four processes keep the same 500 stories each while one of them is killed every second: is every story there once?

    python tests/bench/kill_writers.py [--rounds 3] [--every 1.0] [--seed 1]

Each round does it on a fresh SQLite file and on a fresh PostgreSQL database. A process that was killed (SIGKILL, at
whatever it was doing) is started again and goes on with the story that it had not yet said to be kept.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from os import getpid
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from store.archive import Archive
from tests.postgresql_server import PostgresServer, postgresql_programs
from tests.store.copies.writers import STORIES, WRITERS, Writers, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--every", type=float, default=1.0, help="seconds between two kills")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    dice, programs = Random(arguments.seed), postgresql_programs()
    problems = 0
    with TemporaryDirectory() as folder:
        for number in range(arguments.rounds):
            problems += kill_writers(f"sqlite:///{folder}/{number}.db", arguments.every, dice)
    if programs is None:
        print("postgresql: no server is installed here")
    else:
        with PostgresServer(Path(f"/tmp/vigie-bench-{getpid()}"), programs) as server:
            for _ in range(arguments.rounds):
                problems += kill_writers(server.new_database(), arguments.every, dice)
    sys.exit(problems > 0)


def kill_writers(store_url: str, every_s: float, dice: Random) -> int:
    """Run the writers once, and say what it came to; how many answers are wrong afterwards."""
    Archive.open(store_url).close()
    context = get_context("forkserver")
    # A process that lives for a second or two must not spend it on imports.
    context.set_forkserver_preload(["tests.store.copies.writers"])
    started_s = time.monotonic()
    killed = Writers(store_url, context, every(every_s, dice), begins_anew=False).run()
    found = wrong(store_url)
    kind = store_url.partition(":")[0].partition("+")[0]
    print(
        f"{kind}: {WRITERS} × {STORIES} articles in {time.monotonic() - started_s:.0f} s, {killed} processes killed:",
        "whole" if not found else "; ".join(found),
    )
    return len(found)


def every(seconds: float, dice: Random) -> Callable[[int], int | None]:
    """Any of the writers, as soon as so many seconds have passed since the last."""
    last_s = time.monotonic()

    def victim(_told: int) -> int | None:
        nonlocal last_s
        if time.monotonic() - last_s < seconds:
            return None
        last_s = time.monotonic()
        return dice.randrange(WRITERS)

    return victim


if __name__ == "__main__":
    main()
