"""The sentinel as a duty of the daemon: a look every few minutes, on a thread of its own; and one after a crawl."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import closing
from datetime import datetime

from scheduler.configuration.loading import Configuration
from scheduler.one_at_a_time import OneAtATime
from scheduler.sentinel.watching import Sentinel
from store.errors import StoreUnavailable
from store.watching.alarms import AlarmChanges

logger = logging.getLogger(__name__)

#: Seconds between two looks.
PERIOD_S = 300.0


class Watchfulness:
    """Lets the sentinel look, one look at a time."""

    def __init__(
        self, configuration: Configuration, now: Callable[[], datetime], tick_age_s: Callable[[], float | None]
    ) -> None:
        """`tick_age_s`: seconds since the daemon last looked what is due, None before the first time."""
        self._sentinel = Sentinel(configuration, now, tick_age_s=tick_age_s)
        self._looking = OneAtATime(self._look)

    def use(self, configuration: Configuration) -> None:
        """Go by another configuration from the next look on."""
        self._sentinel.use(configuration)

    async def tick(self) -> None:
        """Let a look begin, unless one is under way; it is not waited for."""
        self._looking.begin()

    def stop(self) -> None:
        """Begin no more looks."""
        self._looking.stop()

    async def rest(self) -> None:
        """Wait for the look under way, and let go of the database."""
        await self._looking.rest()
        await asyncio.to_thread(self._sentinel.close)

    async def _look(self) -> None:
        try:
            _log(await asyncio.to_thread(self._sentinel.look))
        except StoreUnavailable as error:
            logger.error("the sentinel could not look, the database does not answer error=%s", error)


def look_once(configuration: Configuration, now: datetime) -> AlarmChanges:
    """One look, after a crawl that no daemon made: what opened and closed. Raises StoreUnavailable and its kinds."""
    with closing(Sentinel(configuration, lambda: now)) as sentinel:
        return sentinel.look()


def _log(changes: AlarmChanges) -> None:
    for alarm in changes.opened:
        logger.warning(
            "alarm kind=%r source=%r feed=%s: %s; %s",
            alarm.kind.value,
            alarm.source,
            alarm.feed_url,
            alarm.evidence,
            alarm.advice,
        )
    for alarm in changes.closed:
        logger.info("alarm over kind=%r source=%r feed=%s", alarm.kind.value, alarm.source, alarm.feed_url)
