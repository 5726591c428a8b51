"""Asks a site once a day for its tdmrep.json, before the first of its articles is asked for."""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.context.crawl_context import CrawlContext, context_of
from crawler.network.permission.asking import asked_once, current_file
from crawler.network.permission.rights import WELL_KNOWN, Terms, decision_of, reserves
from crawler.network.permission.site_files import origin_of
from store.types import Purpose, Rights, SiteFile

_OF_ARTICLES = (Purpose.PAGE, Purpose.RECHECK)


class RightsMiddleware:
    """Sees to it that what a site reserves is known when a page of it comes."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._context = context_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        if request.meta.get("purpose") not in _OF_ARTICLES:
            return
        asked, origin = self._context.rights_asked, origin_of(request.url)
        self._context.rights[origin] = await asked_once(asked, origin, lambda: self._fetch(origin))

    async def _fetch(self, origin: str) -> SiteFile:
        """The file; as it was last when it cannot be had now. Unlike robots.txt, what is not there forbids nothing."""
        url = f"{origin}{WELL_KNOWN}"
        file, _fault = await current_file(self._crawler, url, Purpose.RIGHTS, decision_of)
        return file


def terms_of(context: CrawlContext, source: str, url: str) -> Terms:
    """On what terms a page of a source may be read."""
    granted, reason = context.granted.get(source, (Rights.PUBLIC, ""))
    file = context.rights.get(origin_of(url))
    reserved = file is not None and reserves(file.body, url)
    return Terms(granted=granted, reason=reason, reserved=reserved)
