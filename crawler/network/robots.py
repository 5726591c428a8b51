"""What a site allows: robots.txt by RFC 9309, fetched once a batch and site.

Scrapy's own middleware parses an error page as rules and so allows everything when robots.txt answers 5xx, or cannot
be had at all; the RFC says the opposite. Rules are not kept between batches.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import Protocol, Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.context import context_of
from crawler.network.faults import REQUEST_ERRORS, Fault, RequestRefused, fault_of
from crawler.network.throttle import STRETCH
from store.types import Stage

logger = logging.getLogger(__name__)

#: RFC 9309 §2.5 asks for at least 500 KiB; 5 MB held the parser for 16 s.
MAX_ROBOTS_BYTES = 512 * 1024
#: A site that asks for more between two requests gets this, and its feeds only come slowly.
MAX_CRAWL_DELAY_S = 120.0
#: The product token that rules name us by (RFC 9309 §2.2.1).
PRODUCT_TOKEN = "Vigie"  # noqa: S105 - not a password


class Rules(Protocol):
    """What a site's robots.txt says."""

    def refusal(self, url: str) -> RequestRefused | None:
        """Why a URL must not be fetched; None when it may."""

    @property
    def crawl_delay_s(self) -> float | None: ...


@dataclass(frozen=True)
class Parsed:
    """Rules that were read."""

    protego: Protego

    def refusal(self, url: str) -> RequestRefused | None:
        if self.protego.can_fetch(url, PRODUCT_TOKEN):
            return None
        return RequestRefused(Stage.ROBOTS, "robots", "its robots.txt asks us not to fetch this")

    @property
    def crawl_delay_s(self) -> float | None:
        asked = self.protego.crawl_delay(PRODUCT_TOKEN)
        return None if asked is None else min(float(asked), MAX_CRAWL_DELAY_S)


@dataclass(frozen=True)
class Absent:
    """There is no robots.txt (4xx): everything is allowed (RFC 9309 §2.3.1.3)."""

    crawl_delay_s: float | None = None

    def refusal(self, url: str) -> RequestRefused | None:  # noqa: ARG002 - every URL
        return None


@dataclass(frozen=True)
class Unreachable:
    """It could not be had (5xx, 429, network): nothing is allowed for now (RFC 9309 §2.3.1.4)."""

    fault: Fault
    crawl_delay_s: float | None = None

    def refusal(self, url: str) -> RequestRefused | None:  # noqa: ARG002 - every URL
        detail = f"robots.txt is out of reach: {self.fault.detail or self.fault.reason}"
        return RequestRefused(Stage.ROBOTS, self.fault.reason, detail, temporary=True)


def rules_of(status: int, body: bytes) -> Rules:
    """Read the answer to a request for robots.txt."""
    if status == 429 or status >= 500:
        return Unreachable(fault_of_status(status))
    if not 200 <= status < 300:
        return Absent()
    if len(body) > MAX_ROBOTS_BYTES:
        # At a line's end: what is left of `Disallow: /private` may be `Disallow: /`.
        body = body[:MAX_ROBOTS_BYTES].rpartition(b"\n")[0]
    return Parsed(Protego.parse(body.decode("utf-8-sig", errors="ignore")))


def fault_of_status(status: int) -> Fault:
    """Say what a status that stands in for robots.txt means."""
    return Fault(stage=Stage.ROBOTS, reason=f"http {status}", detail=f"it answers {status}", temporary=True)


class RobotsMiddleware:
    """Asks a site's robots.txt before anything else is asked of it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._context = context_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        if request.meta.get("is_robots_txt"):
            return
        rules = await self._rules(request.url)
        refusal = rules.refusal(request.url)
        if refusal is not None:
            raise refusal

    async def _rules(self, url: str) -> Rules:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._context.robots:
            self._context.robots[origin] = asyncio.ensure_future(self._fetch(origin))
        rules: Rules = await self._context.robots[origin]
        if rules.crawl_delay_s is not None and parts.hostname:
            self._wait_at_least(parts.hostname, rules.crawl_delay_s)
        return rules

    def _wait_at_least(self, host: str, delay_s: float) -> None:
        self._context.crawl_delays_s[host] = delay_s
        assert self._crawler.engine is not None
        slot = self._crawler.engine.downloader.slots.get(host)
        if slot is not None:
            slot.delay = max(slot.delay, STRETCH * delay_s)

    async def _fetch(self, origin: str) -> Rules:
        meta = {"is_robots_txt": True}
        request = Request(f"{origin}/robots.txt", callback=NO_CALLBACK, priority=1000, meta=meta)
        assert self._crawler.engine is not None
        try:
            response: Response = await self._crawler.engine.download_async(request)
        except REQUEST_ERRORS as error:
            fault = fault_of(error, Stage.ROBOTS)
            logger.info("robots.txt out of reach origin=%s reason=%r", origin, fault.reason)
            return Unreachable(fault)
        return rules_of(response.status, response.body)
