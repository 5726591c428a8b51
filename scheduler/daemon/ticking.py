"""Jobs that run again and again whatever the clock does.

APScheduler plans by the wall clock: set back by a year, it would wait that year for its next run; set forward, it would
reckon all the runs between. Here the next run is always reckoned from now, and a watchdog that goes by the monotonic
clock calls a job that is late.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from time import monotonic

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

logger = logging.getLogger(__name__)

#: A run that is so many periods old is late.
_LATE_PERIODS = 2.0
#: How often in a period that is looked at.
_LOOKS = 4


class FromNow(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """Fires a period after whenever it is asked."""

    def __init__(self, period_s: float) -> None:
        self._period = timedelta(seconds=period_s)

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:  # noqa: ARG002 - a contract
        """The run after this one, by APScheduler's contract."""
        return now.astimezone(UTC) + self._period  # by the clock on the wall, an hour of autumn would come twice


class SteadyJob:
    """A coroutine function that is run at once and then every `period_s` seconds, never twice at a time."""

    def __init__(
        self, scheduler: AsyncIOScheduler, name: str, work: Callable[[], Awaitable[None]], period_s: float
    ) -> None:
        self._scheduler = scheduler
        self._name = name
        self._work = work
        self._period_s = period_s
        #: When a run last began or ended.
        self._seen_at_s = monotonic()
        #: Set while no run is under way.
        self._idle = asyncio.Event()
        self._idle.set()
        self._job = scheduler.add_job(
            self._run,
            FromNow(period_s),
            id=name,
            name=name,
            next_run_time=datetime.now(UTC),
            # No grace time: the default of one second would drop runs in silence.
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )

    def every(self, period_s: float) -> None:
        """Run now, and then with this period."""
        self._period_s = period_s
        self._job.modify(trigger=FromNow(period_s), next_run_time=datetime.now(UTC))

    async def watch(self) -> None:
        """Call the job whenever it is late; without end."""
        while True:
            await asyncio.sleep(self._period_s / _LOOKS)
            late_s = monotonic() - self._seen_at_s
            if self._idle.is_set() and late_s > _LATE_PERIODS * self._period_s:
                said = "late job=%s seconds=%.0f: run now; was the machine asleep or stopped, or its clock set?"
                logger.warning(said, self._name, late_s)
                self._seen_at_s = monotonic()
                self._job.modify(next_run_time=datetime.now(UTC))

    async def rest(self) -> None:
        """Wait for the run under way; it would be cut off in the middle by the end of the scheduler."""
        await self._idle.wait()

    async def _run(self) -> None:
        self._seen_at_s = monotonic()
        self._idle.clear()
        try:
            await self._work()
        finally:
            self._seen_at_s = monotonic()  # a run that took long does not make the next one late
            self._idle.set()
