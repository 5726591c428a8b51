"""The daemon's part: it looks at the outbox every few seconds, off the loop, with a thread for each sink."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from scheduler.configuration.loading import Configuration
from scheduler.delivery.post_office import PostOffice
from scheduler.one_at_a_time import OneAtATime
from store.errors import StoreError

logger = logging.getLogger(__name__)

#: How often it is looked whether something waits.
PERIOD_S = 15.0
#: Threads that send at most; a sink is one's work, until its time limit.
_THREADS = 64


class DeliveryDuty:
    """Sends what waits. A sink that hangs or fails holds up no other, nor the daemon."""

    def __init__(self, configuration: Configuration, now: Callable[[], datetime]) -> None:
        self._configuration = configuration
        self._now = now
        self._office: PostOffice | None = None
        self._looking = OneAtATime(self._look)
        #: By sink.
        self._turns: dict[str, asyncio.Task[None]] = {}
        self._threads = ThreadPoolExecutor(_THREADS, "delivery")

    def use(self, configuration: Configuration) -> None:
        """Go by another configuration from the next tick on; what is being sent is not disturbed."""
        self._configuration = configuration

    async def tick(self) -> None:
        """Let it be looked, unless it is; nothing is waited for."""
        self._looking.begin()

    def stop(self) -> None:
        """Send what is being sent, and no more."""
        self._looking.stop()

    async def rest(self) -> None:
        """Wait for what is being sent."""
        await self._looking.rest()
        await asyncio.gather(*self._turns.values())
        self._threads.shutdown(wait=False)
        if self._office is not None:
            self._office.close()

    async def _look(self) -> None:
        try:
            office, ready = await asyncio.to_thread(self._ready)
        except StoreError as error:
            logger.error("the outbox cannot be read, it is tried again error=%s", error)
            return
        for name in ready:
            under_way = self._turns.get(name)
            if under_way is None or under_way.done():
                self._turns[name] = asyncio.create_task(self._turn(office, name))

    def _ready(self) -> tuple[PostOffice, list[str]]:
        """The office under today's configuration, and the sinks that have something to be sent."""
        office, configuration = self._office, self._configuration
        if office is None or office.configuration is not configuration:
            if office is not None:
                office.close()  # whoever still sends has connections of its own
            office = PostOffice(configuration, self._now)
            office.enlist()
            self._office = office
        office.write_due_reviews()
        return office, office.ready()

    async def _turn(self, office: PostOffice, name: str) -> None:
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._threads, office.deliver, name, lambda: self._looking.is_ending)
        except StoreError as error:
            logger.error("delivery broke off, it goes on later sink=%r error=%s", name, error)
