"""The last step before the wire: a request takes its turn at its site, or stays behind when the site wants peace.

It stands on Scrapy's handler of Twisted's agent, since the guard acts on that one alone: with those of aiohttp and
httpx 14 of 25 attacks got through.
"""

from __future__ import annotations

from datetime import timedelta
from time import monotonic
from typing import Self

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.context.crawl_context import context_of
from crawler.network.faults import AskedToWait, ToldToEnd
from crawler.network.fetch_log import note_fetch
from crawler.network.headers import header_of
from crawler.network.pace.courtesy import block_s
from crawler.network.reach.certificates import UnprovenHandler, takes_any_certificate
from store.types import Fetch, Purpose
from store.urls import site_of

#: Of a site that asked to be left alone.
_LATER = (429, 503)


class PoliteHandler(HTTP11DownloadHandler):
    """Sends what may be sent."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._context = context_of(crawler)
        #: For sites that need not prove who they are; none until one is asked.
        self._unproven: UnprovenHandler | None = None
        self._delay_s: float = crawler.settings.getfloat("VIGIE_DELAY_S")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def download_request(self, request: Request) -> Response:
        site = site_of(request.url)
        delay_s = max(self._delay_s, self._context.crawl_delays_s.get(site, 0.0))
        async with self._context.turns.of(site, delay_s):
            if self._context.turns.ended:
                raise ToldToEnd
            self._refuse_if_away(site)
            response = await self._ask(request)
        if response.status in _LATER:
            self._note_away(site, response)
        return response

    async def _ask(self, request: Request) -> Response:
        """Send a request, and note that it was sent whatever comes of it."""
        at, started_s, response = self._context.now(), monotonic(), None
        try:
            response = await self._send(request)
        finally:
            note_fetch(
                self._crawler,
                request,
                Fetch(
                    at=at,
                    purpose=request.meta.get("purpose", Purpose.PAGE),
                    url=request.url,
                    decision="asked",
                    status=response.status if response else None,
                    bytes=len(response.body) if response else 0,
                    took_ms=round(1000 * (monotonic() - started_s)),
                ),
            )
        return response

    async def _send(self, request: Request) -> Response:
        if not takes_any_certificate(self._crawler, request):
            return await super().download_request(request)
        if self._unproven is None:
            self._unproven = UnprovenHandler(self._crawler)
        return await self._unproven.download_request(request)

    async def close(self) -> None:
        await super().close()
        if self._unproven is not None:
            await self._unproven.close()

    def _note_away(self, site: str, response: Response) -> None:
        now = self._context.now()
        wait_s = block_s(response.status, header_of(response, "retry-after"), now)
        if wait_s is not None:
            self._context.turns.leave(site, now + timedelta(seconds=wait_s))
            self._send_back(site)

    def _refuse_if_away(self, site: str) -> None:
        until = self._context.turns.away_until(site, self._context.now())
        if until is not None:
            self._send_back(site)
            raise AskedToWait(until)

    def _send_back(self, site: str) -> None:
        """Refuse at once what waits for its turn: one by one, it would take as long as asking."""
        until = self._context.turns.away[site]
        assert self._crawler.engine is not None
        for host, slot in self._crawler.engine.downloader.slots.items():
            while site_of(f"http://{host}") == site and slot.queue:
                _request, waiting = slot.queue.popleft()
                waiting.errback(_failure(AskedToWait(until)))


def _failure(error: Exception) -> Failure:
    return Failure(error)  # type: ignore[no-untyped-call]  # Twisted's own annotations end before it


class AwayMiddleware:
    """Refuses requests to a site that asked to be left alone before they wait for a turn."""

    def __init__(self, crawler: Crawler) -> None:
        self._context = context_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        until = self._context.turns.away_until(site_of(request.url), self._context.now())
        if until is not None:
            raise AskedToWait(until)
