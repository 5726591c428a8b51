"""Turns at a site: one request at a time, a pause between two, and none while it asks to be left alone.

Scrapy keeps both for the hosts of one crawler. A batch has one for each feed, a site has several hosts, and the pages
of one feed may live on the site of another: so turns are kept here, by registered domain, for the whole batch.
Scrapy's own pauses stay: they vary, and grow with slow servers. Here one waits for what they leave of ours, and no
longer than the crawl is to go on.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic

from store.types import Absence

#: No site is left alone for longer than a day at once.
_FARTHEST = timedelta(days=1, hours=1)


def believed(away: Mapping[str, datetime], now: datetime) -> dict[str, datetime]:
    """Until when sites are to be left alone, of what is kept; what lies beyond, a clock that was wrong has written."""
    return {site: until for site, until in away.items() if until <= now + _FARTHEST}


@dataclass(frozen=True)
class SiteTurns:
    """Who may ask a site for something, and when."""

    #: Until when a site is to be left alone, by its registered domain.
    away: dict[str, datetime] = field(default_factory=dict)
    _told: dict[str, datetime] = field(default_factory=dict)
    _turns: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    _last_s: dict[str, float] = field(default_factory=dict)
    _end: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def of(self, site: str, delay_s: float) -> AsyncIterator[None]:
        """Wait for a turn, and until `delay_s` after the last one began; not when all is to end."""
        async with self._turns[site]:
            await self.rest(self._last_s.get(site, -delay_s) + delay_s - monotonic())
            self._last_s[site] = monotonic()
            yield

    async def rest(self, pause_s: float) -> None:
        """Wait so long, or until all is to end."""
        if pause_s > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._end.wait(), pause_s)

    def end(self) -> None:
        """Let nobody wait any more: the crawl is to end, and what has had no turn by now is not asked."""
        self._end.set()

    @property
    def ended(self) -> bool:
        """Whether all is to end."""
        return self._end.is_set()

    def leave(self, site: str, until: datetime) -> None:
        """Leave a site alone until then, or longer where it said so before."""
        self.away[site] = self._told[site] = max(until, self.away.get(site, until))

    def told(self) -> tuple[Absence, ...]:
        """What sites said since this was asked last, to be written down."""
        told = tuple(Absence(site=site, until=until) for site, until in self._told.items())
        self._told.clear()
        return told

    def untold(self, absences: Iterable[Absence]) -> None:
        """Tell these once more: they could not be written down."""
        for one in absences:
            self._told.setdefault(one.site, one.until)

    def away_until(self, site: str, now: datetime) -> datetime | None:
        """Until when a site is to be left alone; None when it is not."""
        until = self.away.get(site)
        return until if until is not None and until > now else None
