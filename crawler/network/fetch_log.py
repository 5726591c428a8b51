"""What a poll asked of sites, and what it did not ask and why: noted as it happens, written down with its pages.

Requests that are sent are noted by the handler that sends them; those that are refused, here.
"""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.context.crawl_context import context_of
from crawler.context.poll import Poll
from crawler.network.faults import RequestRefused, without_credentials
from store.types import Fetch, Purpose


def account_of(crawler: Crawler, request: Request) -> Poll | None:
    """The poll that a request is made for: its crawler's, or that which it names."""
    return request.meta.get("poll") or getattr(crawler.spider, "poll", None)


def note_fetch(crawler: Crawler, request: Request, fetch: Fetch) -> None:
    """Note a request in the account of its poll."""
    poll = account_of(crawler, request)
    if poll is not None:
        poll.fetches.append(fetch)


class FetchLog:
    """Notes the requests that are not sent, by a rule of our own."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_exception(self, request: Request, exception: Exception) -> None:
        if isinstance(exception, RequestRefused):
            purpose = request.meta.get("purpose", Purpose.PAGE)
            at = context_of(self._crawler).now()
            url = without_credentials(request.url)
            note_fetch(self._crawler, request, Fetch(at=at, purpose=purpose, url=url, decision=exception.reason))
