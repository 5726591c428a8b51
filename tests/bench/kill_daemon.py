"""Kill a daemon and its processes at random moments: is every article there once, and is the daemon well afterwards?

    python -m tests.bench.kill_daemon [--rounds 100] [--seconds 1700] [--seed 1] [--clock] [--sigterm N]

A round kills the daemon, a crawl or a process that extracts with SIGKILL, while a press web on loopback publishes. When
all rounds are over the web publishes no more, the daemon is left alone until nothing waits, and what is kept is held
against what was published. With --clock the daemon's clock is set instead, with --sigterm it is told to end.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.growing_web import GrowingWeb
from tests.bench.victims import BenchDaemon

_VIGIE = str(Path(sys.executable).with_name("vigie"))
_HOUR_S, _DAY_S, _YEAR_S = 3600, 86_400, 365 * 86_400
_SHIFTS_S = (_HOUR_S, -_HOUR_S, _DAY_S, -_DAY_S, 10 * _YEAR_S, -10 * _YEAR_S)
_TICK_S = 1.0
#: How long the daemon has for what was left by the rounds.
_LEFT_ALONE_S = 900.0
#: A daemon takes seconds to come back, which the other rounds need not wait for.
_ROLES = ("daemon", "crawl", "crawl", "extraction", "extraction")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=1700.0, help="begin no round after so many")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clock", action="store_true", help="set the clock instead")
    parser.add_argument("--sigterm", type=int, default=0, metavar="N", help="tell it to end instead, N times")
    given = parser.parse_args()
    dice = random.Random(given.seed)
    with TemporaryDirectory() as folder, GrowingWeb(hosts=6, articles_a_second=3.0) as web:
        home = Path(folder)
        tick_s = _TICK_S if given.clock else 0.2
        (home / "vigie.toml").write_text(_configuration(web, tick_s), encoding="utf-8")
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # with no daemon left behind
        with BenchDaemon(home) as daemon:
            if given.clock:
                sys.exit(_set_clock(daemon))
            if given.sigterm:
                sys.exit(_tell_to_end(daemon, dice, given.sigterm))
            sys.exit(_kill(daemon, web, dice, given.rounds, given.seconds))


def _configuration(web: GrowingWeb, tick_s: float) -> str:
    sources = "".join(f'[[source]]\nname = "{host}"\nfeeds = ["http://{host}/feed"]\n' for host in web.hosts)
    return (
        'contact = "mailto:bench@vigie.example"\n[topic]\nquery = ""\nkeep = "all"\n'
        f'[network]\nproxy = "{web.proxy}"\ndelay_s = 0.0\n'
        f"[schedule]\nmin_interval_s = 0.5\nmax_interval_s = 0.5\ntick_s = {tick_s}\n{sources}"
    )


def _kill(daemon: BenchDaemon, web: GrowingWeb, dice: random.Random, rounds: int, seconds: float) -> int:
    began_s = time.monotonic()
    starts_s, deaths_s, kills, nobody = [daemon.start()], [], Counter[str](), Counter[str]()
    first_s = _first_article_s(daemon)
    print(
        f"from the start to the first article: {first_s:.1f} s; moments are drawn from half as much again", flush=True
    )
    for done in range(rounds):
        if time.monotonic() - began_s > seconds:
            break
        _make_due(daemon)
        role = dice.choice(_ROLES)
        time.sleep(dice.uniform(0.05, 1.5 * first_s))
        if not _struck(daemon, role):
            nobody[role] += 1
            continue
        kills[role] += 1
        if role == "daemon":
            deaths_s.append(daemon.bury())
            starts_s.append(daemon.start())
        if done % 50 == 49:
            print(f"{done + 1} rounds, {time.monotonic() - began_s:.0f} s, {_kept(daemon)[0]} articles", flush=True)
    rounds_s = time.monotonic() - began_s
    web.freeze()
    print(f"killed: {dict(kills)}; nobody there to kill: {dict(nobody)}; {rounds_s:.0f} s")
    print(f"a killed daemon was gone within {max(deaths_s, default=0):.1f} s, a new one watched after", end=" ")
    print(f"{median(starts_s):.1f} s (most {max(starts_s):.1f} s)")
    return _verdict(daemon, web)


def _first_article_s(daemon: BenchDaemon) -> float:
    """How long it takes until something is kept, so that the moments fall before, between and after."""
    started_s = time.monotonic()
    while not _kept(daemon)[0]:
        time.sleep(0.05)
        if time.monotonic() - started_s > 120:
            raise SystemExit("no article within 120 s")
    return time.monotonic() - started_s


def _make_due(daemon: BenchDaemon) -> None:
    """What a crawl died with waits for minutes or hours, in which there would be nothing to kill."""
    with closing(sqlite3.connect(daemon.folder / "vigie.db", timeout=30)) as connection, connection:
        connection.execute("UPDATE feed SET next_poll_at = NULL, batch_most = NULL")


def _struck(daemon: BenchDaemon, role: str) -> bool:
    """Kill a process of a role as soon as there is one."""
    for _ in range(150):
        if daemon.kill(role):
            return True
        time.sleep(0.02)
    return False


def _verdict(daemon: BenchDaemon, web: GrowingWeb) -> int:
    """Leave it alone until nothing waits, and look at what is there."""
    wanted, deadline_s = set(web.addresses()), time.monotonic() + _LEFT_ALONE_S
    while _kept(daemon)[0] + len(_quarantined(daemon)) < len(wanted) and time.monotonic() < deadline_s:
        _make_due(daemon)
        time.sleep(2.0)
    status = subprocess.run([_VIGIE, "status", "--json"], cwd=daemon.folder, capture_output=True, text=True)
    code, took_s = daemon.end()
    innocent = _quarantined(daemon)
    for url in innocent:
        subprocess.run([_VIGIE, "crawl", "--url", url], cwd=daemon.folder, capture_output=True)
    checked = subprocess.run([_VIGIE, "db", "check"], cwd=daemon.folder, capture_output=True, text=True)
    kept, revisions, urls = _kept(daemon)
    waiting = {url for (url,) in _rows(daemon, "SELECT url FROM address WHERE state = 'pending'")}
    rows = {
        "published": len(wanted),
        "kept": kept,
        "waiting still": len(waiting),
        "lost": len(wanted - urls - waiting),
        "doubled": revisions - len(urls),
        "put in quarantine, and had back by `vigie crawl --url`": len(innocent),
        "leases left": _count(daemon, "SELECT count(*) FROM lease"),
        "lines of progress left": _count(daemon, "SELECT count(*) FROM crawl_progress"),
        "database": "well" if checked.returncode == 0 else (checked.stdout + checked.stderr).strip(),
        "the daemon was seen by status": json.loads(status.stdout)["daemon"] is not None,
        "its end": f"code {code} after {took_s:.1f} s",
    }
    for name, value in rows.items():
        print(f"{name:60} {value}")
    sound = checked.returncode == 0 and code == 0 and rows["leases left"] == 0
    return 0 if sound and not waiting and rows["lost"] == 0 and rows["doubled"] == 0 else 1


def _set_clock(daemon: BenchDaemon) -> int:
    """Set the clock while the daemon runs; the longest time without a tick after each jump."""
    daemon.start()
    worst_periods = 0.0
    _longest_gap_s(daemon, 3)
    for shift_s in _SHIFTS_S:
        daemon.shift_file.write_text(str(shift_s))
        away_s = _longest_gap_s(daemon, 5)
        daemon.shift_file.write_text("0")
        back_s = _longest_gap_s(daemon, 5)
        worst_periods = max(worst_periods, away_s / _TICK_S, back_s / _TICK_S)
        print(f"set by {shift_s / _HOUR_S:+10.0f} h: {away_s:.2f} s without a tick; and back: {back_s:.2f} s")
    code, took_s = daemon.end()
    print(f"at most {worst_periods:.2f} periods without a tick; ended with code {code} after {took_s:.1f} s")
    return 0 if code == 0 and worst_periods <= 2.5 else 1


def _longest_gap_s(daemon: BenchDaemon, ticks: int) -> float:
    """The longest time between ticks, as the daemon's lock file has them, beginning now."""
    lock, seen, since_s = daemon.folder / "vigie.db.lock", "", time.monotonic()
    gaps: list[float] = []
    while len(gaps) < ticks + 1:
        text = lock.read_text("utf-8")
        if text != seen:
            gaps.append(time.monotonic() - since_s)
            since_s, seen = time.monotonic(), text
        if time.monotonic() - since_s > 60:
            return float("inf")
        time.sleep(0.01)
    return max(gaps[1:])


def _tell_to_end(daemon: BenchDaemon, dice: random.Random, times: int) -> int:
    ends = []
    for _ in range(times):
        daemon.start()
        time.sleep(dice.uniform(0.0, 4.0))
        ends.append(daemon.end())
        daemon.bury()
    codes, took_s = Counter(code for code, _ in ends), sorted(took for _, took in ends)
    print(f"{times} ends: codes {dict(codes)}, median {median(took_s):.2f} s, slowest {took_s[-1]:.2f} s")
    return 0 if set(codes) == {0} and took_s[-1] < 40 else 1


def _kept(daemon: BenchDaemon) -> tuple[int, int, set[str]]:
    """Articles, their revisions, and their addresses."""
    urls = {url for (url,) in _rows(daemon, "SELECT url FROM articles")}
    return len(urls), _count(daemon, "SELECT count(*) FROM revisions"), urls


def _quarantined(daemon: BenchDaemon) -> list[str]:
    return [url for (url,) in _rows(daemon, "SELECT url FROM quarantine")]


def _count(daemon: BenchDaemon, query: str) -> int:
    return int(_rows(daemon, query)[0][0])


def _rows(daemon: BenchDaemon, query: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(f"file:{daemon.folder}/vigie.db?mode=ro", uri=True, timeout=30)) as connection:
        return connection.execute(query).fetchall()


if __name__ == "__main__":
    main()
