"""Kill crawls at random moments and look at what is left: is every article there once?

    python tests/bench/kill_crawl.py [--moments 30] [--seed 1]

Each round crawls the bundled press web (without the host that asks for a slow pace) with `vigie crawl` in a process of
its own, kills either that process or the crawl's child at a random moment with SIGKILL, crawls again to the end, and
compares the database with an undisturbed one. Three rounds in four start from a fresh database, the others go on with
one that was killed before.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.press_web import PressWeb, press_web_folder

_SLOW_HOST = "Numérique gouv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moments", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    dice = random.Random(arguments.seed)
    with TemporaryDirectory() as folder, PressWeb() as web:
        home = Path(folder)
        (home / "vigie.toml").write_text(_configuration(web.proxy), encoding="utf-8")
        shutil.copy(press_web_folder() / "partners.toml", home)
        started = time.monotonic()
        wanted = _whole(home, "reference.db")
        length_s = time.monotonic() - started
        if not wanted:
            raise SystemExit("an undisturbed crawl keeps nothing: there is nothing to lose")
        print(f"an undisturbed crawl keeps {len(wanted)} articles in {length_s:.1f} s; {arguments.moments} moments")
        results: Counter[str] = Counter()
        for moment in range(arguments.moments):
            name = "again.db" if moment % 4 == 3 else f"fresh-{moment}.db"
            after_s, victim = dice.uniform(0.1, length_s), dice.choice(("command", "child"))
            kept = _killed(home, name, after_s, victim)
            verdict = _compare(home, name, wanted)
            results[verdict] += 1
            print(f"{moment + 1:3} killed the {victim:7} after {after_s:4.1f} s with {kept:2} articles kept: {verdict}")
    print(", ".join(f"{count} {verdict}" for verdict, count in results.items()))
    sys.exit(set(results) != {"whole"})


def _configuration(proxy: str) -> str:
    text = (press_web_folder() / "vigie.toml").read_text("utf-8")
    sources = [part for part in text.split("[[source]]") if f'"{_SLOW_HOST}"' not in part]
    # A little delay spreads the pages over some seconds, so that the moments fall between them.
    network = f'[network]\nproxy = "{proxy}"'
    return "[[source]]".join(sources).replace("[network]", network).replace("delay_s = 0.0", "delay_s = 0.3")


def _vigie(home: Path, database: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"VIGIE_STORE__URL": f"sqlite:///{home / database}"}
    command = [str(Path(sys.executable).with_name("vigie")), "crawl"]
    silence = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=home, env=environment, stdout=silence, stderr=silence, start_new_session=True)


def _whole(home: Path, database: str) -> list[str]:
    _vigie(home, database).wait()
    return _articles(home / database)


def _killed(home: Path, database: str, after_s: float, victim: str) -> int:
    process = _vigie(home, database)
    time.sleep(after_s)
    for pid in [process.pid] if victim == "command" else _others_of(process.pid):
        _kill(pid)
    process.wait()
    deadline = time.monotonic() + 20
    while _others_of(process.pid):
        if time.monotonic() > deadline:
            raise SystemExit(f"processes outlived their parent: {_others_of(process.pid)}")
        time.sleep(0.05)
    return len(_articles(home / database))


def _others_of(session: int) -> list[int]:
    """The other processes of a session: fork server, crawl, extractors."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and int(entry.name) != session and _session_of(entry) == session:
            found.append(int(entry.name))
    return found


def _session_of(entry: Path) -> int:
    try:
        after_name = (entry / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return -1
    return -1 if after_name[0] == "Z" else int(after_name[3])


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):  # it ended by itself in the meantime
        os.kill(pid, signal.SIGKILL)


def _articles(database: Path) -> list[str]:
    if not database.exists():
        return []
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        try:
            return [url for (url,) in connection.execute("SELECT url FROM articles ORDER BY url")]
        except sqlite3.OperationalError:
            return []  # killed before the tables were there


def _compare(home: Path, database: str, wanted: list[str]) -> str:
    found = _whole(home, database)
    with contextlib.closing(sqlite3.connect(home / database)) as connection, connection:
        integrity = connection.execute("PRAGMA integrity_check").fetchone()[0]
        pending = connection.execute("SELECT COUNT(*) FROM address WHERE state = 'pending'").fetchone()[0]
        revisions = connection.execute("SELECT COUNT(*) FROM revision").fetchone()[0]
    if integrity != "ok":
        return f"damaged: {integrity}"
    if found != wanted or revisions != len(wanted):
        return f"{len(set(wanted) - set(found))} lost, {revisions - len(set(found))} doubled"
    return f"{pending} pages still pending" if pending else "whole"


if __name__ == "__main__":
    main()
