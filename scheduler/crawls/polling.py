"""What is due is claimed and polled, in a few batches at a time, and its next polls are planned.

It decides neither when to look (the daemon ticks), nor how a feed is paced (`timetable`), nor what goes together
(`batching`).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import ParamSpec, TypeVar

from crawler.errors import CrawlerError
from scheduler.configuration.loading import Configuration
from scheduler.crawls.batching import halved, next_batch, put_off, report_of_death, unfinished
from scheduler.crawls.chronicle import Chronicle
from scheduler.crawls.jobs import CrawlJob, longest_s
from scheduler.crawls.leasing import Leasing, among_sites, is_dead
from scheduler.crawls.planning import batch_of, plan_next_polls
from scheduler.crawls.timetable import is_due
from scheduler.errors import CrawlDied
from store.archive import Archive
from store.errors import StoreError, StoreUnavailable
from store.types import CrawlReport, Feed, PollState
from store.urls import site_of

logger = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")


class Polling:
    """Polls the feeds of a configuration, as many batches side by side as it allows."""

    def __init__(
        self, configuration: Configuration, archive: Archive, chronicle: Chronicle, now: Callable[[], datetime]
    ) -> None:
        self._archive = archive
        self._chronicle = chronicle
        self._now = now
        self._jobs: set[CrawlJob] = set()
        self._batches: set[asyncio.Task[None]] = set()
        #: The archive serves one thread at a time.
        self._turn = asyncio.Lock()
        self._ending = False
        self.use(configuration)

    def use(self, configuration: Configuration) -> None:
        """Go by another configuration from the next batch on."""
        self._configuration = configuration
        self._feeds = [feed for source in configuration.sources() for feed in source.feeds]
        self._site_of = {feed.url: site_of(feed.url) for feed in self._feeds}

    @property
    def feeds(self) -> list[Feed]:
        """What is polled, without what is remembered of it."""
        return self._feeds

    async def tick(self) -> None:
        """Let batches of what is due begin, as far as there is room; they are not waited for."""
        try:
            while not self._ending and len(self._batches) < self._configuration.limits.batches_at_once:
                leasing = Leasing(leases=self._archive.leases, purpose="vigie run")
                feeds = await self._in_turn(self._claim, leasing)
                if not feeds:
                    return
                batch = asyncio.create_task(self._poll(feeds, leasing))
                self._batches.add(batch)
                batch.add_done_callback(self._batches.discard)
        except StoreUnavailable as error:
            logger.error("nothing is polled, the next tick tries again: the database cannot be used error=%s", error)

    def stop(self) -> None:
        """Ask what is under way to end, and begin no more."""
        self._ending = True
        for job in tuple(self._jobs):
            job.stop()

    def kill(self) -> None:
        """End what is under way at once."""
        for job in tuple(self._jobs):
            job.kill()

    async def rest(self) -> None:
        """Wait for what is under way."""
        await asyncio.gather(*self._batches)

    def _claim(self, leasing: Leasing) -> list[Feed]:
        """Take the sites of the next batch, those that nobody crawls; its feeds, with what is remembered of them."""
        now = self._now()
        wanted = next_batch(self._due(now))
        if not wanted:
            return []
        taken = leasing.take(wanted, now, longest_s(batch_of(self._configuration, wanted))).sites
        try:
            feeds = self._archive.register(among_sites(wanted, taken))
        except StoreUnavailable:
            leasing.give_back()  # or nobody would crawl them until the lease is over
            raise
        due = [feed for feed in feeds if is_due(feed.state, now)]  # another crawl may have polled it just now
        if not due:
            leasing.give_back()
        return due

    def _due(self, now: datetime) -> list[Feed]:
        """The feeds that are due on sites that are free, with what of their state says so."""
        plans = self._archive.next_polls()
        held = {lease.site for lease in self._archive.leases.holding(now) if not is_dead(lease)}
        states = ((feed, plans.get((feed.source, feed.url), PollState())) for feed in self._feeds)
        return [
            replace(feed, state=state)
            for feed, state in states
            if is_due(state, now) and self._site_of[feed.url] not in held
        ]

    async def _poll(self, feeds: list[Feed], leasing: Leasing) -> None:
        """Crawl one batch, plan its next polls, and give its sites back."""
        logger.info("polling feeds=%d", len(feeds))
        began_at = self._now()
        try:
            reports = await asyncio.to_thread(self._crawl, feeds, leasing.holder)
            plan = partial(self._plan, feeds, reports)
        except CrawlDied as death:
            logger.error("crawl died feeds=%d done=%d error=%s", len(feeds), len(death.reports), death)
            plan = partial(self._plan_after_death, feeds, death, began_at)
        except (CrawlerError, StoreError) as error:
            logger.error("crawl not begun feeds=%d error=%s: %s", len(feeds), type(error).__name__, error)
            plan = partial(self._archive.schedule, put_off(feeds, self._now()))
        try:
            await self._in_turn(plan)
        except StoreUnavailable as error:
            logger.error("next polls not written down, these feeds stay due feeds=%d error=%s", len(feeds), error)
        try:
            await self._in_turn(leasing.give_back)
        except StoreUnavailable as error:
            logger.error("sites not given back, they are free again after their time error=%s", error)

    def _crawl(self, feeds: list[Feed], holder: str) -> list[CrawlReport]:
        """Run one batch to its end; on a thread of its own, since starting a process may take a while."""
        ahead_s = (self._now() - datetime.now(UTC)).total_seconds()
        job = CrawlJob(replace(batch_of(self._configuration, feeds), ahead_s=ahead_s))
        self._jobs.add(job)
        if self._ending:  # told to end while the process was being started
            job.stop()
        try:
            with self._chronicle.batch(holder, len(feeds)) as on_event:
                return job.run(on_event)
        finally:
            self._jobs.discard(job)

    def _plan(self, feeds: list[Feed], reports: list[CrawlReport]) -> None:
        plan_next_polls(self._archive, self._configuration, feeds, reports, self._now())

    def _plan_after_death(self, feeds: list[Feed], death: CrawlDied, began_at: datetime) -> None:
        """Plan the polls that were over as ever, and find out which of the others the crawl died with."""
        left, now, reports = unfinished(feeds, death.reports), self._now(), list(death.reports)
        if not death.began:
            self._archive.schedule(put_off(left, now))
        elif len(left) > 1:
            self._archive.schedule(halved(left, now))
        elif left:
            alone = replace(left[0], state=replace(left[0].state, batch_most=1))
            feeds = [alone if feed is left[0] else feed for feed in feeds]
            reports.append(report_of_death(alone, began_at, now, str(death)))
            self._archive.record(reports[-1], None)
        self._plan(feeds, reports)

    async def _in_turn(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask something of the archive, on a thread of its own."""
        async with self._turn:
            return await asyncio.to_thread(function, *args, **kwargs)
