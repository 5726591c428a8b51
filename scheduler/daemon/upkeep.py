"""The daily upkeep of the daemon: what is over its time goes. When it was done last stands in the database."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import CLOCK_BOOTTIME, clock_gettime
from uuid import uuid4

from scheduler.configuration.loading import Configuration
from scheduler.crawls.planning import terms_of
from scheduler.one_at_a_time import OneAtATime
from store.errors import StoreError
from store.forgetting.retention import prune_if_due
from store.forgetting.steadiness import ClockReading

logger = logging.getLogger(__name__)

#: A name of this boot of the machine (random(4)).
_BOOT = Path("/proc/sys/kernel/random/boot_id")


class Upkeep:
    """Looks whether the upkeep is due, and does it on a thread of its own, once at a time."""

    def __init__(self, configuration: Configuration, now: Callable[[], datetime]) -> None:
        self._configuration = configuration
        self._now = now
        self._pruning = OneAtATime(self._prune)

    def use(self, configuration: Configuration) -> None:
        """Go by another configuration from the next time on."""
        self._configuration = configuration

    async def tick(self) -> None:
        """Let the upkeep begin, unless it is under way; it is not waited for."""
        self._pruning.begin()

    def stop(self) -> None:
        """End what is under way between two of its transactions, and begin no more."""
        self._pruning.stop()

    async def rest(self) -> None:
        """Wait for what is under way."""
        await self._pruning.rest()

    async def _prune(self) -> None:
        terms, store_url = terms_of(self._configuration), self._configuration.store.url
        try:
            went = await asyncio.to_thread(
                prune_if_due, store_url, terms, _moment(self._now()), lambda: self._pruning.is_ending
            )
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


def _moment(now: datetime) -> ClockReading:
    """A look at the clocks. Where the machine does not name its boots, each look is of one of its own."""
    boot = _BOOT.read_text().strip() if _BOOT.exists() else uuid4().hex
    return ClockReading(now=now, up_s=clock_gettime(CLOCK_BOOTTIME), boot=boot)
