"""`vigie run --once`: what the daemon does in a day, done once, for those who have cron.

It holds the daemon's lock meanwhile, so that it meets no daemon and no other of its kind.
"""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

from scheduler.configuration.loading import Configuration
from scheduler.crawls.jobs import warm_up
from scheduler.daemon.duties import Duties
from scheduler.daemon.questions import Questions
from scheduler.daemon.systemd import Supervisor
from scheduler.lock import daemon_lock
from store.archive import Archive
from store.sql.transactions import give_up

logger = logging.getLogger(__name__)


def run_once(configuration: Configuration, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> bool:
    """Poll what is due, judge and deliver, tidy up when that is due; whether every poll went well.

    SIGTERM and Ctrl-C end it as they end the daemon. Raises AlreadyRunning when a daemon holds the lock, and
    StoreUnavailable and its kinds when the database cannot be opened.
    """
    url = configuration.store.url
    with daemon_lock(url, now()) as lock:
        warm_up()
        with Archive.open(url, lean=True) as archive, closing(Questions(url)) as questions:
            duties = Duties(configuration, archive, questions, Supervisor({}), lock, now)
            return asyncio.run(_Round(duties).go())


class _Round:
    """One round of all duties, one after the other."""

    def __init__(self, duties: Duties) -> None:
        self._duties = duties
        self._polling = duties.polling
        self._chronicle = duties.chronicle
        self._told_to_end = False

    async def go(self) -> bool:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._end, number)
        await self._poll_all()
        for duty in self._duties.all:
            if duty.in_a_round:
                await duty.work.tick()
                await duty.work.rest()
        tally = self._chronicle.tally()
        polls, kept = sum(tally.polls.values()), sum(tally.articles.values())
        logger.info("done feeds=%d polls=%d failed=%d kept=%d", tally.feeds, polls, tally.failed, kept)
        # A crawl that died has left feeds without a report.
        return not tally.failed and polls == tally.feeds

    async def _poll_all(self) -> None:
        """Batch after batch, until none begins: what is due still is crawled by others."""
        for _ in self._polling.feeds:  # no more batches than feeds, whatever keeps one due
            before = self._chronicle.tally().batches
            await self._polling.tick()
            await self._polling.rest()
            if self._told_to_end or self._chronicle.tally().batches == before:
                return

    def _end(self, number: signal.Signals) -> None:
        if self._told_to_end:
            self._polling.kill()
            raise SystemExit(128 + number)
        logger.info("ending signal=%s", number.name)
        self._told_to_end = True
        give_up()
        for duty in self._duties.all:
            duty.work.stop()
