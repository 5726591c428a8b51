"""The end of a spider before its time: what waits for its turn at a site is not asked any more.

Scrapy finishes what it has taken from its scheduler first, 8 requests each of which waits for its pause: 16 s and more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from scrapy.crawler import Crawler
from scrapy.extensions.closespider import CloseSpider
from twisted.python.failure import Failure

from crawler.network.faults import ToldToEnd


async def end_soon(crawler: Crawler, ending: Coroutine[Any, Any, None]) -> None:
    """End a spider by a coroutine of Scrapy's, and refuse what waits for its turn; what is on the wire is finished."""
    under_way = asyncio.ensure_future(ending)
    await asyncio.sleep(0)  # it has begun: nothing more is taken from the scheduler
    _leave_waiting(crawler)
    await under_way


class TimeUp(CloseSpider):
    """Ends a spider soon when its time is up; Scrapy's own would finish what it has taken, eight pauses of the site."""

    def _close_spider(self, reason: str) -> None:
        engine = self.crawler.engine
        if engine is not None and engine.spider is not None:
            ending = end_soon(self.crawler, engine.close_spider_async(reason=reason))
            self._ending = asyncio.ensure_future(ending)  # kept, so that nobody forgets it under way


def _leave_waiting(crawler: Crawler) -> None:
    for slot in crawler.engine.downloader.slots.values():
        while slot.queue:
            _request, waiting = slot.queue.popleft()
            waiting.errback(Failure(ToldToEnd()))  # type: ignore[no-untyped-call]  # Twisted's annotations end before
