"""Feeds that are asked whether they have changed, all of a batch by one crawler: most of the time none of them has.

A crawler of its own costs a feed ten times what the question does, so it is made only for a feed that changed, that
failed, or whose pages wait; it gets the answer that came. Requests go the way of all others: guard, robots, turns.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import datetime
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Request, Response
from scrapy.spidermiddlewares.httperror import HttpError

from crawler.context.poll import Poll
from crawler.network.whole_answers import WholeAnswers
from crawler.spiders.answers import hint_s, validators_of
from crawler.spiders.questions import feed_question
from store.types import Admission, Feed, FeedKind, Outcome

#: What a scout brings back: an answer, or what went wrong.
Answer = Response | BaseException
_KINDS = frozenset({FeedKind.FEED, FeedKind.SITEMAP, FeedKind.SECTION})


class _ScoutSpider(scrapy.Spider):
    """Keeps its crawler open until it is told to close; what it fetches is asked for from outside."""

    name = "scout"
    custom_settings = {  # noqa: RUF012 - as Scrapy declares it
        "ITEM_PIPELINES": {"crawler.crawl.pipeline.ArchivePipeline": None},
        "CLOSESPIDER_TIMEOUT": 0,  # it lives as long as the batch; each feed has its own time
    }

    def __init__(self, *, opened: asyncio.Event, ended: asyncio.Event) -> None:
        super().__init__()
        self._opened, self._ended = opened, ended

    async def start(self) -> AsyncIterator[Request]:
        self._opened.set()
        await self._ended.wait()
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request


class Scout:
    """One crawler that asks feeds. Use it as an asynchronous context manager."""

    def __init__(self, process: AsyncCrawlerProcess, now: Callable[[], datetime]) -> None:
        self._process = process
        self._now = now
        self._opened, self._ended = asyncio.Event(), asyncio.Event()

    async def __aenter__(self) -> Scout:
        self._crawler: Crawler = self._process.create_crawler(_ScoutSpider)
        self._done = self._process.crawl(self._crawler, opened=self._opened, ended=self._ended)
        opened = asyncio.ensure_future(self._opened.wait())
        await asyncio.wait((self._done, opened), return_when=asyncio.FIRST_COMPLETED)
        opened.cancel()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._ended.set()
        await self._done

    async def ask(self, poll: Poll, timeout_s: float) -> Answer | None:
        """What a feed answers; None when it says that nothing is new, which is noted in its poll."""
        request = feed_question(poll.feed.url, poll.feed.state.validators)
        request.meta["poll"] = poll
        try:
            async with asyncio.timeout(timeout_s):
                response = await self._download(request)
            WholeAnswers().process_spider_input(response)
        except TimeoutError as error:
            return DownloadTimeoutError(str(error))
        except Exception as error:  # noqa: BLE001 - the spider's door: its errback accounts for whatever it was
            return error
        if not 200 <= response.status < 300 and response.status != 304:
            return HttpError(response, f"status {response.status}")
        how = unchanged(poll.feed, response)
        if how is None:
            return response
        poll.status = response.status
        poll.hint_s = max(poll.hint_s, hint_s(response, self._now()))
        poll.unchanged(how)
        poll.admitted(0, Admission(to_fetch=(), known=0))
        return None

    def _download(self, request: Request) -> Coroutine[Any, Any, Response]:
        engine = self._crawler.engine
        assert engine is not None
        return engine.download_async(request)


def is_scouted(feed: Feed) -> bool:
    """Whether a feed can say that it has not changed, having been read before."""
    return feed.kind in _KINDS and feed.state.validators.body_hash is not None


def unchanged(feed: Feed, response: Response) -> Outcome | None:
    """How a feed says that it has not changed: by a status, or byte by byte; None when it has."""
    if response.status == 304:
        return Outcome.NOT_MODIFIED
    is_same = validators_of(response).body_hash == feed.state.validators.body_hash
    return Outcome.SAME_BODY if is_same else None
