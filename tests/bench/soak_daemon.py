"""A daemon over weeks of the press, a part of it broken: memory, loose ends, and whether every silence has a reason.

    python tests/bench/soak_daemon.py [--batches 2000] [--healthy 250] [--history-days 28] [--step-min 120] [--seed 1]
        [--minutes M]

A real `vigie run` in a process of its own polls titles on loopback with real crawl children, one a batch; its clock is
moved on to the next due feed whenever no crawl is under way, until so many batches were crawled. The sentinel looks
every half second instead of every five minutes. Polls of the weeks before are written down beforehand, so that titles
have a history. Each way to break has one title (`soak_breaks.py`), which breaks in the first two days; with 250 healthy
ones a tenth is broken.

It ends with an error when an alarm is missing, false or late, when the daemon's memory grew by 5 % since a tenth of the
batches, or when a file descriptor or a process is left over. An alarm is late when it did not open after the first poll
that came more than 3 expected intervals of its title (`scheduler.sentinel.silence.interval`) after the first request
that met the break: until then nobody can know, and a good copy of robots.txt serves for a day.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from random import Random

from crawler.batch import CrawlEvent
from store.types import CrawlReport
from store.watching.alarms import AlarmChanges
from tests.bench.soak_breaks import BREAKS
from tests.bench.soak_figures import Proc, report, write_history
from tests.bench.soak_web import SoakWeb, Title
from tests.bench.swapping import swap

#: A Monday in spring: no holiday is near, and the clocks are set forward at the end of the third week.
_START = datetime(2026, 3, 9, 5, 0, tzinfo=UTC)
#: Seconds after which a look is waited for no more: it is the daemon that fails then.
_LONGEST_LOOK_S = 30.0
_CONFIGURATION = """
contact = "mailto:soak@vigie.example"
[store]
url = "sqlite:///{database}"
keep_pages_days = 1
[topic]
name = "Canaux"
query = "canal"
[network]
proxy = "{proxy}"
delay_s = 0.0
timeout_s = 1.0
[schedule]
min_interval_s = {least}
max_interval_s = {most}
tick_s = 1
recheck_hours = []
"""
_SOURCE = '[[source]]\nname = "{host}"\nhomepage = "http://{host}"\nfeeds = ["{feed}"]\n'

Clock = Synchronized  # of seconds since 1970


def main() -> None:
    arguments = _arguments()
    titles = _titles(arguments.healthy, arguments.seed, timedelta(days=arguments.history_days))
    context = multiprocessing.get_context("spawn")
    clock, crawls, looks = context.Value("d", _START.timestamp()), context.Value("i", 0), context.Value("i", 0)
    with tempfile.TemporaryDirectory() as folder, SoakWeb({t.host: t for t in titles}, lambda: _now(clock)) as web:
        home = Path(folder)
        file, database = home / "vigie.toml", home / "soak.db"
        file.write_text(_configuration(database, web.proxy, titles, arguments.step_min), "utf-8")
        write_history(f"sqlite:///{database}", titles, _START, timedelta(days=arguments.history_days))
        daemon = context.Process(target=_daemon, args=(file, clock, crawls, looks), name="soak-daemon")
        daemon.start()
        assert daemon.pid is not None
        proc, began_s = Proc(daemon.pid), time.monotonic()
        try:
            _drive(database, clock, crawls, looks, proc, arguments)
        finally:
            daemon.terminate()
            daemon.join(60)
        left = proc.left_over()
        print(
            f"{time.monotonic() - began_s:.0f} s, daemon ended with {daemon.exitcode}, left over: {left or 'nothing'}"
        )
        good = report(database, titles, web.met_at, proc, _START) and not left and daemon.exitcode == 0
    sys.exit(0 if good else 1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--batches", type=int, default=2000)
    parser.add_argument("--healthy", type=int, default=250)
    parser.add_argument("--history-days", type=int, default=28)
    parser.add_argument("--step-min", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="end after so many, whatever is left")
    return parser.parse_args()


def _titles(healthy: int, seed: int, history: timedelta) -> list[Title]:
    dice = Random(seed)
    begins, ends = _START - history, _START + timedelta(days=400)
    whole = [
        Title(host=f"titre-{place:03}.example", a_day=dice.choice((0.5, 2, 4, 8, 15)), begins_at=begins, ends_at=ends)
        for place in range(healthy)
    ]
    broken = [
        Title(
            host=f"panne-{place:02}.example",
            a_day=dice.choice((4, 8, 15)),
            begins_at=begins,
            ends_at=ends,
            broken=one,
            breaks_at=_START + timedelta(hours=dice.uniform(6, 48)),
        )
        for place, one in enumerate(BREAKS)
    ]
    return whole + broken


def _configuration(database: Path, proxy: str, titles: Sequence[Title], step_min: int) -> str:
    least, most = 60.0 * step_min, min(120.0 * step_min, 86_400.0)
    head = _CONFIGURATION.format(database=database, proxy=proxy, least=least, most=most)
    return head + "".join(_SOURCE.format(host=title.host, feed=title.feed_url) for title in titles)


def _now(clock: Clock[float]) -> datetime:
    return datetime.fromtimestamp(clock.value, UTC)


def _daemon(file: Path, clock: Clock[float], crawls: Clock[int], looks: Clock[int]) -> None:
    """The daemon's process: `vigie run` with a clock of ours and a sentinel that looks more often; both are counted."""
    import scheduler.crawls.polling
    import scheduler.daemon.duties
    import scheduler.sentinel.duty
    from scheduler.configuration.reloading import Orders, daemon_configuration
    from scheduler.crawls.jobs import CrawlJob
    from scheduler.daemon.life import run_daemon
    from scheduler.daemon.systemd import Supervisor
    from scheduler.sentinel.watching import Sentinel

    class Counted(CrawlJob):
        def run(self, on_event: Callable[[CrawlEvent], None]) -> list[CrawlReport]:
            with crawls.get_lock():
                crawls.value += 1
            return super().run(on_event)

    class Looking(Sentinel):
        def look(self) -> AlarmChanges:
            changes = super().look()
            with looks.get_lock():
                looks.value += 1
            return changes

    os.setsid()
    swap(scheduler.sentinel.duty, "Sentinel", Looking)
    swap(scheduler.crawls.polling, "CrawlJob", Counted)
    swap(scheduler.daemon.duties, "PERIOD_S", 0.5)
    run_daemon(daemon_configuration(file), Orders(file=file), Supervisor({}), lambda: _now(clock))


def _drive(
    database: Path,
    clock: Clock[float],
    crawls: Clock[int],
    looks: Clock[int],
    proc: Proc,
    arguments: argparse.Namespace,
) -> None:
    """Move the clock on, step by step, each time that all that was due has been polled."""
    step, steps = timedelta(minutes=arguments.step_min), 0
    until_s = time.monotonic() + 60 * arguments.minutes
    with closing(sqlite3.connect(database, timeout=60, isolation_level=None)) as connection:
        while crawls.value < arguments.batches and proc.is_alive() and time.monotonic() < until_s:
            now, due_at, busy = _state(connection, clock)
            if busy or due_at is None or due_at <= now:
                time.sleep(0.05)
                continue
            _await_look(looks, proc)
            steps += 1
            proc.look()
            if steps % 25 == 0:
                print(f"{steps} steps, {crawls.value} batches, {now:%Y-%m-%d %H:%M}, {proc.said()}", flush=True)
            with clock.get_lock():
                clock.value = max(now + step, due_at + timedelta(minutes=1)).timestamp()


def _await_look(looks: Clock[int], proc: Proc) -> None:
    """Wait until the sentinel has seen what was polled: one look may have begun before that, the second did not."""
    seen, until_s = looks.value, time.monotonic() + _LONGEST_LOOK_S
    while looks.value < seen + 2 and proc.is_alive() and time.monotonic() < until_s:
        time.sleep(0.05)


def _state(connection: sqlite3.Connection, clock: Clock[float]) -> tuple[datetime, datetime | None, bool]:
    """The clock, when the next feed is due, and whether a crawl is under way or a feed was never planned."""
    due, unplanned = connection.execute("SELECT min(next_poll_at), sum(next_poll_at IS NULL) FROM feed").fetchone()
    leases = connection.execute("SELECT count(*) FROM lease").fetchone()[0]
    due_at = datetime.fromisoformat(due) if due else None
    return _now(clock), due_at, bool(leases or unplanned)


if __name__ == "__main__":
    main()
