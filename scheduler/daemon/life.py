"""`vigie run`: a clock that ticks, signals that are heard, and an end without loose ends.

The process keeps no state of its own: what is due stands in the database, so that it may die at any moment. What it
does is in `duties`; here is how it lives.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from crawler.logs import set_up_logs
from scheduler.configuration.loading import Configuration
from scheduler.configuration.readiness import unready
from scheduler.configuration.reloading import Orders, reloaded
from scheduler.crawls.jobs import warm_up
from scheduler.daemon.duties import Duties
from scheduler.daemon.questions import Questions
from scheduler.daemon.systemd import Supervisor
from scheduler.daemon.ticking import SteadyJob
from scheduler.errors import BadConfiguration
from scheduler.lock import daemon_lock
from store.archive import Archive
from store.sql.transactions import give_up

logger = logging.getLogger(__name__)

#: Seconds after the first signal at which whatever holds up the end is left behind: a crawl has been killed by then,
#: and what is left of a transaction is rolled back by the database.
_MUST_HAVE_ENDED_S = 38.0


def run_daemon(
    configuration: Configuration,
    orders: Orders,
    supervisor: Supervisor,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> None:
    """Poll what is due until SIGTERM or SIGINT.

    Raises AlreadyRunning when another daemon watches into the same database, and StoreUnavailable and its kinds when
    the database cannot be opened.
    """
    url = configuration.store.url
    with daemon_lock(url, now()) as lock:
        warm_up()
        with Archive.open(url, lean=True) as archive, closing(Questions(url)) as questions:
            duties = Duties(configuration, archive, questions, supervisor, lock, now)
            asyncio.run(_Daemon(configuration, orders, supervisor, duties).live())


class _Daemon:
    """The daemon's life."""

    def __init__(self, configuration: Configuration, orders: Orders, supervisor: Supervisor, duties: Duties) -> None:
        self._configuration = configuration
        self._orders = orders
        self._supervisor = supervisor
        self._duties = duties
        self._jobs: dict[str, SteadyJob] = {}
        self._ending = asyncio.Event()
        self._reload_under_way: asyncio.Task[None] | None = None

    async def live(self) -> None:
        """Do what comes round until told to end, then let what is under way finish."""
        self._listen()
        clock = AsyncIOScheduler(timezone=UTC)
        for duty in self._duties.all:
            period_s = duty.period_s(self._configuration)
            self._jobs[duty.name] = SteadyJob(clock, duty.name, duty.work.tick, period_s)
        clock.start()
        watchdogs = [asyncio.create_task(job.watch()) for job in self._jobs.values()]
        logger.info("watching %s", self._duties.in_a_sentence())
        self._supervisor.ready()
        await self._ending.wait()
        for watchdog in watchdogs:
            watchdog.cancel()
        clock.pause()
        for job in self._jobs.values():
            await job.rest()
        for duty in self._duties.all:
            await duty.work.rest()
        clock.shutdown(wait=False)
        logger.info("ended")

    def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._end, number)
        loop.add_signal_handler(signal.SIGHUP, self._begin_reload)

    def _end(self, number: signal.Signals) -> None:
        if self._ending.is_set():
            self._leave_at_once(128 + number)
        logger.info("ending signal=%s", number.name)
        self._ending.set()
        self._supervisor.stopping()
        give_up()
        last_resort = threading.Timer(_MUST_HAVE_ENDED_S, self._leave_behind)
        last_resort.daemon = True
        last_resort.start()
        for duty in self._duties.all:
            duty.work.stop()

    def _leave_behind(self) -> None:
        logger.warning("something held up the end for seconds=%.0f, it is left behind", _MUST_HAVE_ENDED_S)
        self._leave_at_once(0)

    def _leave_at_once(self, code: int) -> None:
        """End without waiting for any thread. The kernel frees the lock, the database undoes what was half written."""
        self._duties.polling.kill()
        logging.shutdown()
        os._exit(code)

    def _begin_reload(self) -> None:
        """Read the configuration again; a signal that comes meanwhile is heard after that."""
        if not self._ending.is_set():
            self._reload_under_way = asyncio.create_task(self._reload(self._reload_under_way))

    async def _reload(self, earlier: asyncio.Task[None] | None) -> None:
        if earlier is not None:
            await asyncio.wait([earlier])  # however it ended
        self._supervisor.reloading()
        try:
            self._go_by(await asyncio.to_thread(reloaded, self._orders.file, self._configuration))
        except BadConfiguration as error:
            logger.error("configuration not reloaded, the earlier one holds error=%s", error)
        finally:
            self._supervisor.ready()

    def _go_by(self, configuration: Configuration) -> None:
        self._configuration = configuration
        set_up_logs(self._orders.log_form(configuration))
        for duty in self._duties.all:
            duty.work.use(configuration)
            self._jobs[duty.name].every(duty.period_s(configuration))
        logger.info("configuration reloaded, watching %s", self._duties.in_a_sentence())
        for sentence in unready(configuration):
            logger.warning("%s", sentence)
