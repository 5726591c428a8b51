"""`vigie run`: a clock that ticks, a batch for what is due, and an end without loose ends.

The process keeps no state of its own: what is due stands in the database, so that it may die at any moment.
"""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from crawler.errors import CrawlerError
from scheduler.config import Configuration
from scheduler.errors import CrawlDied
from scheduler.jobs import CrawlJob, longest_s, warm_up
from scheduler.leasing import Leasing, among_sites
from scheduler.lock import FileLock, ServerLock, daemon_lock
from scheduler.planning import batch_of, plan_next_polls, terms_of
from scheduler.ticking import SteadyJob
from scheduler.timetable import is_due
from store.archive import Archive
from store.errors import StoreError, StoreUnavailable
from store.forgetting.retention import prune_if_due
from store.types import CrawlReport, Feed, PlannedPoll

logger = logging.getLogger(__name__)

#: Feeds of one batch at most, so that a batch that dies takes few with it.
_BATCH_SIZE = 50
#: A batch that died is not tried again at once.
_AFTER_A_DEATH = timedelta(minutes=5)
#: How often it is looked whether the daily upkeep is due.
_LOOK_FOR_UPKEEP_S = 3600.0


def run_daemon(configuration: Configuration, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
    """Poll what is due until SIGTERM or SIGINT.

    Raises AlreadyRunning when another daemon watches into the same database, and StoreUnavailable and its kinds when
    the database cannot be opened.
    """
    with daemon_lock(configuration.store.url, now()) as lock:
        warm_up()
        with Archive.open(configuration.store.url) as archive:
            asyncio.run(_Daemon(configuration, archive, lock, now).live())


class _Daemon:
    """The daemon's loop. At most one batch is under way at a time."""

    def __init__(
        self,
        configuration: Configuration,
        archive: Archive,
        lock: FileLock | ServerLock,
        now: Callable[[], datetime],
    ) -> None:
        self._configuration = configuration
        self._feeds = [feed for source in configuration.sources() for feed in source.feeds]
        self._archive = archive
        self._lock = lock
        self._now = now
        self._job: CrawlJob | None = None
        self._batch: asyncio.Task[None] | None = None
        self._upkeep: asyncio.Task[None] | None = None
        self._ending = asyncio.Event()

    async def live(self) -> None:
        """Tick until told to end, then let the batch under way finish."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._end, number)
        clock = AsyncIOScheduler(timezone=UTC)
        jobs = (
            SteadyJob(clock, "tick", self._tick, self._configuration.schedule.tick_s),
            SteadyJob(clock, "upkeep", self._maintain, _LOOK_FOR_UPKEEP_S),
        )
        clock.start()
        watchdogs = [asyncio.create_task(job.watch()) for job in jobs]
        logger.info("watching sources=%d feeds=%d", len({feed.source for feed in self._feeds}), len(self._feeds))
        await self._ending.wait()
        for watchdog in watchdogs:
            watchdog.cancel()
        clock.shutdown(wait=False)
        for task in (self._batch, self._upkeep):
            if task is not None:
                await task
        logger.info("ended")

    def _end(self, number: signal.Signals) -> None:
        if self._ending.is_set():
            if self._job is not None:
                self._job.kill()  # else its thread would hold up our end until the batch is done
            raise SystemExit(128 + number)
        logger.info("ending signal=%s", number.name)
        self._ending.set()
        if self._job is not None:
            self._job.stop()

    async def _tick(self) -> None:
        if not await asyncio.to_thread(self._lock.ticked, self._now()):
            logger.warning("the lock is lost, nothing is polled until it is had again")
            return
        if self._ending.is_set() or (self._batch is not None and not self._batch.done()):
            return
        try:
            feeds = await asyncio.to_thread(self._archive.register, self._feeds)
        except StoreUnavailable:
            logger.exception("the database does not answer; the next tick tries again")
            return
        due = [feed for feed in feeds if is_due(feed.state, self._now())]
        if due:
            self._batch = asyncio.create_task(self._poll_free(_longest_waiting(due)[:_BATCH_SIZE]))

    async def _maintain(self) -> None:
        """Let the daily upkeep begin; when it was done last stands in the database."""
        if not self._ending.is_set() and (self._upkeep is None or self._upkeep.done()):
            self._upkeep = asyncio.create_task(self._prune())

    async def _prune(self) -> None:
        terms, store_url = terms_of(self._configuration), self._configuration.store.url
        try:
            went = await asyncio.to_thread(prune_if_due, store_url, terms, self._now(), self._ending.is_set)
        except StoreError as error:
            logger.error("upkeep failed, it is tried again error=%s", error)
            return
        if went is not None:
            logger.info(
                "pruned pages=%d articles=%d crawls=%d failures=%d",
                went.pages,
                went.articles,
                went.crawls,
                went.failures,
            )

    async def _poll_free(self, due: list[Feed]) -> None:
        """Poll what nobody else is crawling; the rest is still due at the next tick."""
        leasing = Leasing(leases=self._archive.leases, purpose="vigie run")
        for_s = longest_s(batch_of(self._configuration, due))
        try:
            claimed = await asyncio.to_thread(leasing.take, due, self._now(), for_s)
            if claimed.sites:
                await self._poll(among_sites(due, claimed.sites))
            await asyncio.to_thread(leasing.give_back)
        except StoreUnavailable:
            logger.exception("the database does not answer; what was claimed is free again after its time")

    async def _poll(self, feeds: list[Feed]) -> None:
        """Crawl one batch and plan its next polls."""
        logger.info("polling feeds=%d", len(feeds))
        try:
            reports = await asyncio.to_thread(self._crawl, feeds)
            plan = partial(plan_next_polls, self._archive, self._configuration, feeds, reports)
        except (CrawlDied, CrawlerError, StoreError) as error:
            logger.error("crawl died feeds=%d error=%s: %s", len(feeds), type(error).__name__, error)
            later = self._now() + _AFTER_A_DEATH
            plan = partial(
                self._archive.schedule,
                [
                    PlannedPoll(
                        feed=feed,
                        at=later,
                        interval_s=feed.state.interval_s or _AFTER_A_DEATH.total_seconds(),
                        pace=feed.state.pace,
                    )
                    for feed in feeds
                ],
            )
        await self._write(plan)

    def _crawl(self, feeds: list[Feed]) -> list[CrawlReport]:
        """Run one batch to its end; on a thread of its own, since starting a process may take a while."""
        self._job = CrawlJob(batch_of(self._configuration, feeds), logging.getLogger().level)
        if self._ending.is_set():  # told to end while the process was being started
            self._job.stop()
        try:
            return self._job.run(lambda _event: None)
        finally:
            self._job = None

    async def _write(self, plan: Callable[[], None]) -> None:
        try:
            await asyncio.to_thread(plan)
        except StoreUnavailable:
            logger.exception("the next polls could not be written down; these feeds are polled again at the next tick")


def _longest_waiting(feeds: list[Feed]) -> list[Feed]:
    never = datetime.min.replace(tzinfo=UTC)
    return sorted(feeds, key=lambda feed: feed.state.next_poll_at or never)
