"""What the daemon does: one list of what comes round, and how often."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from scheduler.configuration.loading import Configuration
from scheduler.crawls.chronicle import Chronicle
from scheduler.crawls.polling import Polling
from scheduler.daemon import memory
from scheduler.daemon.inspection import Inspection
from scheduler.daemon.pulse import Pulse
from scheduler.daemon.questions import Questions
from scheduler.daemon.systemd import Supervisor
from scheduler.daemon.upkeep import Upkeep
from scheduler.delivery import duty as delivery
from scheduler.lock import FileLock, ServerLock
from scheduler.monitoring.listener import Listener
from scheduler.sentinel.duty import PERIOD_S, Watchfulness
from store.archive import Archive

logger = logging.getLogger(__name__)

#: How often it is looked whether the daily upkeep is due.
_LOOK_FOR_UPKEEP_S = 3600.0
#: How often it is tried to listen at an address that is taken.
_LISTEN_AGAIN_S = 60.0


class Work(Protocol):
    """Something that the daemon does in the background."""

    async def tick(self) -> None:
        """Look whether there is something to do, and let it begin; what takes long is not waited for."""

    def use(self, configuration: Configuration) -> None:
        """Go by another configuration from the next tick on."""

    def stop(self) -> None:
        """Ask what is under way to end, and begin no more."""

    async def rest(self) -> None:
        """Wait for the end of what is under way."""


@dataclass(frozen=True, kw_only=True)
class Duty:
    """Some work, and how often it comes round."""

    name: str
    work: Work
    #: Seconds, under a configuration.
    period_s: Callable[[Configuration], float]
    #: Whether `vigie run --once` does it too, after the polls.
    in_a_round: bool = False


class Duties:
    """The rooms of the daemon, and the list of its duties."""

    def __init__(
        self,
        configuration: Configuration,
        archive: Archive,
        questions: Questions,
        supervisor: Supervisor,
        lock: FileLock | ServerLock,
        now: Callable[[], datetime],
    ) -> None:
        url = configuration.store.url
        self.chronicle = Chronicle(archive.progress, now)
        self.polling = Polling(configuration, archive, self.chronicle, now)
        pulse = Pulse(configuration, questions, supervisor, self.in_a_sentence)
        watch = _PollingDuty(self.polling, lock, pulse, now)
        inspection = Inspection(url, questions, pulse, self.chronicle, lambda: self.polling.feeds, now)
        sentinel = Watchfulness(configuration, now, lambda: pulse.health().tick_age_s)
        upkeep, listener = Upkeep(configuration, now), Listener(configuration, inspection.paths)
        #: In the order in which a round does them.
        self.all = (
            Duty(name="tick", work=watch, period_s=lambda conf: conf.schedule.tick_s),
            Duty(name="sentinel", work=sentinel, period_s=lambda _: PERIOD_S, in_a_round=True),
            Duty(
                name="delivery",
                work=delivery.DeliveryDuty(configuration, now),
                period_s=lambda _: delivery.PERIOD_S,
                in_a_round=True,
            ),
            Duty(name="upkeep", work=upkeep, period_s=lambda _: _LOOK_FOR_UPKEEP_S, in_a_round=True),
            Duty(name="memory", work=memory.FreedMemory(), period_s=lambda _: memory.PERIOD_S),
            Duty(name="pulse", work=pulse, period_s=lambda _: pulse.period_s),
            Duty(name="metrics", work=listener, period_s=lambda _: _LISTEN_AGAIN_S),
        )

    def in_a_sentence(self) -> str:
        """What is watched, and what goes on."""
        feeds = self.polling.feeds
        crawls = self.chronicle.under_way()
        said = f"sources={len({feed.source for feed in feeds})} feeds={len(feeds)}"
        if crawls:
            said += f" polling={sum(one.feeds for one in crawls)} done={sum(one.feeds_done for one in crawls)}"
        return said


class _PollingDuty:
    """Polls, while the lock is held."""

    def __init__(
        self, polling: Polling, lock: FileLock | ServerLock, pulse: Pulse, now: Callable[[], datetime]
    ) -> None:
        self._polling = polling
        self._lock = lock
        self._pulse = pulse
        self._now = now
        self.use, self.stop, self.rest = polling.use, polling.stop, polling.rest

    async def tick(self) -> None:
        if not await asyncio.to_thread(self._lock.ticked, self._now()):
            logger.warning("the lock is lost, nothing is polled until it is had again")
            return
        await self._polling.tick()
        self._pulse.ticked()
