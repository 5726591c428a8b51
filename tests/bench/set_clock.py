"""`vigie run` under a clock that a bench sets: its speed, and a shift in seconds that stands in a file.

    python -m tests.bench.set_clock CONFIGURATION SHIFT_FILE SPEED EPOCH

Its speed counts from EPOCH, seconds since 1970. What the daemon and APScheduler take for the wall clock is this one;
the monotonic clock is the machine's. Crawls keep the machine's time.
"""

from __future__ import annotations

import sys
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


def clock(shift_file: Path, speed: float, epoch: datetime) -> type[datetime]:
    """A datetime whose `now` is that of the bench."""

    class SetDatetime(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            real = datetime.fromtimestamp(time.time(), UTC)
            shift_s = float(shift_file.read_text() or 0)
            return (real + (real - epoch) * (speed - 1) + timedelta(seconds=shift_s)).astimezone(tz)

    return SetDatetime


def main() -> None:
    file, shift_file = Path(sys.argv[1]), Path(sys.argv[2])
    here = clock(shift_file, float(sys.argv[3]), datetime.fromtimestamp(float(sys.argv[4]), UTC))
    for module in (apscheduler.schedulers.base, apscheduler.triggers.date, scheduler.daemon.ticking):
        module.datetime = here  # type: ignore[attr-defined]
    orders = Orders(file=file)
    configuration = daemon_configuration(file)
    set_up_logs(orders.log_form(configuration))
    run_daemon(configuration, orders, Supervisor({}), lambda: here.now(UTC))


if __name__ == "__main__":
    main()
