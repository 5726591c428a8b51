"""`vigie run` under a clock that a bench sets: its speed, and a shift in seconds that stands in a file.

    python -m tests.bench.set_clock CONFIGURATION SHIFT_FILE SPEED EPOCH

Its speed counts from EPOCH, seconds since 1970. What the daemon and APScheduler take for the wall clock is this one;
the monotonic clock is the machine's. Crawls keep the machine's time.
"""

from __future__ import annotations

import argparse
import time
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import apscheduler.schedulers.base
import apscheduler.triggers.date

import scheduler.daemon.ticking
from crawler.logs import set_up_logs
from scheduler.configuration.reloading import Orders, daemon_configuration
from scheduler.daemon.life import run_daemon
from scheduler.daemon.systemd import Supervisor
from tests.bench.swapping import swap


def clock(shift_file: Path, speed: float, epoch: datetime) -> type[datetime]:
    """A datetime whose `now` is that of the bench.

    It gives plain instants: those of a class that is made in a function could not be sent to the process of a crawl.
    """

    class SetDatetime(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # plain instants, see above
            real = datetime.fromtimestamp(time.time(), UTC)
            shift_s = float(shift_file.read_text() or 0)
            return (real + (real - epoch) * (speed - 1) + timedelta(seconds=shift_s)).astimezone(tz)

    return SetDatetime


def main() -> None:
    given = _arguments()
    here = clock(given.shift_file, given.speed, datetime.fromtimestamp(given.epoch, UTC))
    for module in (apscheduler.schedulers.base, apscheduler.triggers.date, scheduler.daemon.ticking):
        swap(module, "datetime", here)
    orders = Orders(file=given.configuration)
    configuration = daemon_configuration(given.configuration)
    set_up_logs(orders.log_form(configuration))
    run_daemon(configuration, orders, Supervisor({}), lambda: here.now(UTC))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("configuration", type=Path)
    parser.add_argument("shift_file", type=Path)
    parser.add_argument("speed", type=float)
    parser.add_argument("epoch", type=float)
    return parser.parse_args()


if __name__ == "__main__":
    main()
