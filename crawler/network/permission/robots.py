"""What a site allows: robots.txt by RFC 9309, fetched once a day and site.

Scrapy's own middleware parses an error page as rules and so allows everything when robots.txt answers 5xx, or cannot
be had at all; the RFC says the opposite.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler

from crawler.context.crawl_context import context_of
from crawler.network.faults import Fault, RequestRefused
from crawler.network.pace.throttle import STRETCH
from crawler.network.permission.asking import MAX_FILE_BYTES, asked_once, current_file
from crawler.network.permission.directives import PRODUCT_TOKEN
from crawler.network.permission.site_files import origin_of, robots_url, still_serves
from store.types import Purpose, Stage
from store.urls import site_of

MAX_ROBOTS_BYTES = MAX_FILE_BYTES
#: Of a site that asks for more between two requests only the feeds are read, this slowly.
MAX_CRAWL_DELAY_S = 120.0

#: `User-agent: Vigie/1.0` names us too; Protego takes it for somebody else.
_VERSION = re.compile(r"^([ \t]*user-agent[ \t]*:[ \t]*[\w-]+)/\S*", re.IGNORECASE | re.MULTILINE)
_OF_ARTICLES = (Purpose.PAGE, Purpose.RECHECK)
#: Answers about us rather than about the file.
_REFUSALS = (401, 403)
_TOO_SLOW = f"its robots.txt asks for more than {MAX_CRAWL_DELAY_S:g} s between two requests: only its feeds are read"


class Rules(Protocol):
    """What a site's robots.txt says."""

    def refusal(self, url: str) -> RequestRefused | None:
        """Why a URL must not be fetched; None when it may."""

    @property
    def crawl_delay_s(self) -> float | None: ...

    @property
    def feeds_only(self) -> bool: ...

    @property
    def sitemaps(self) -> tuple[str, ...]: ...


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

    @property
    def feeds_only(self) -> bool:
        """Whether it asks for so much time between two requests that articles cannot be fetched."""
        return (self.protego.crawl_delay(PRODUCT_TOKEN) or 0.0) > MAX_CRAWL_DELAY_S

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The addresses of its `Sitemap:` lines (sitemaps.org), as they are written."""
        return tuple(self.protego.sitemaps)


@dataclass(frozen=True)
class Absent:
    """There is no robots.txt (4xx): everything is allowed (RFC 9309 §2.3.1.3)."""

    crawl_delay_s: float | None = None
    feeds_only: bool = False
    sitemaps: tuple[str, ...] = ()

    def refusal(self, url: str) -> RequestRefused | None:  # noqa: ARG002 - every URL
        return None


@dataclass(frozen=True)
class Unreachable:
    """It could not be had (5xx, 429, network): nothing is allowed for now (RFC 9309 §2.3.1.4)."""

    fault: Fault
    crawl_delay_s: float | None = None
    feeds_only: bool = False
    sitemaps: tuple[str, ...] = ()

    def refusal(self, url: str) -> RequestRefused | None:  # noqa: ARG002 - every URL
        detail = f"robots.txt is out of reach: {self.fault.detail or self.fault.reason}"
        return RequestRefused(Stage.ROBOTS, self.fault.reason, detail, temporary=True)


@lru_cache(maxsize=4)
def rules_of(status: int, body: bytes) -> Rules:
    """Read the answer to a request for robots.txt. Remembered for a moment: what follows from it is said in words."""
    if status == 429 or status >= 500:
        return Unreachable(Fault(stage=Stage.ROBOTS, reason=f"http {status}", detail=f"it answers {status}"))
    if not 200 <= status < 300:
        return Absent()
    if len(body) > MAX_ROBOTS_BYTES:
        # At a line's end: what is left of `Disallow: /private` may be `Disallow: /`.
        body = body[:MAX_ROBOTS_BYTES].rpartition(b"\n")[0]
    text = body.decode("utf-8-sig", errors="ignore")
    return Parsed(Protego.parse(_VERSION.sub(r"\1", text)))


def decision_of(status: int, body: bytes) -> str:
    """What follows from a robots.txt, for a person."""
    rules = rules_of(status, body)
    if not isinstance(rules, Parsed):
        return f"there is none ({status}): everything is allowed"
    if rules.refusal("http://site/") is not None:
        return "closed to us"
    asked = rules.protego.crawl_delay(PRODUCT_TOKEN)
    return "obeyed" if asked is None else f"obeyed; it asks for {asked:g} s between two requests"


class RobotsMiddleware:
    """Asks a site's robots.txt before anything else is asked of it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._context = context_of(crawler)
        self._is_strict: bool = crawler.settings.getbool("VIGIE_STRICT_ROBOTS")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        if request.meta.get("is_robots_txt"):
            return
        rules = await self._rules(request.url, request.meta.get("poll"))
        refusal = rules.refusal(request.url)
        if refusal is None and rules.feeds_only and request.meta.get("purpose") in _OF_ARTICLES:
            refusal = RequestRefused(Stage.ROBOTS, "robots", _TOO_SLOW)
        if refusal is not None:
            raise refusal

    async def _rules(self, url: str, account: object) -> Rules:
        origin = origin_of(url)
        rules: Rules = await asked_once(self._context.robots, origin, lambda: self._fetch(origin, account))
        if rules.crawl_delay_s is not None:
            self._wait_at_least(url, rules.crawl_delay_s)
        return rules

    def _wait_at_least(self, url: str, delay_s: float) -> None:
        site, delays_s = site_of(url), self._context.crawl_delays_s
        delays_s[site] = max(delay_s, delays_s.get(site, 0.0))
        assert self._crawler.engine is not None
        slot = self._crawler.engine.downloader.slots.get(urlsplit(url).hostname or "")
        if slot is not None:
            slot.delay = max(slot.delay, STRETCH * delay_s)

    async def _fetch(self, origin: str, account: object) -> Rules:
        """The rules of a site; those of the last good copy while a new one cannot be had."""
        url = robots_url(origin)
        file, fault = await current_file(self._crawler, url, Purpose.ROBOTS, decision_of, account)
        if fault is not None and not still_serves(file, self._context.now()):
            return Unreachable(fault)
        if self._is_strict and file.status in _REFUSALS:
            return Unreachable(Fault(stage=Stage.ROBOTS, reason="robots", detail=f"it answers {file.status}"))
        return rules_of(file.status, file.body)
