"""How long we wait between two requests to one site.

Scrapy's AutoThrottle slows down for slow servers; this one never goes below what robots.txt asks for.
"""

from __future__ import annotations

from scrapy import Spider
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Request, Response

from crawler.context.crawl_context import context_of
from store.urls import site_of

#: Scrapy varies a delay by ± a share of it. These two make it vary between 1 and 1.5 times what was asked.
JITTER = 0.2
STRETCH = 1.25


class PoliteThrottle(AutoThrottle):
    """AutoThrottle with a floor for each host: the Crawl-delay of its robots.txt."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._crawl_delays_s = context_of(crawler).crawl_delays_s

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        super()._response_downloaded(response, request, spider)
        host, slot = self._get_slot(request, spider)
        if host is not None and slot is not None:
            self._raise_to_floor(host, slot)

    def _raise_to_floor(self, host: str, slot: Slot) -> None:
        slot.delay = max(slot.delay, STRETCH * self._crawl_delays_s.get(site_of(f"http://{host}"), 0.0))
