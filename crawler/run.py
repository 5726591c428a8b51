"""One crawl: a batch of feeds, from first request to last report, in one process with one reactor.

It decides neither what is due nor when; a process runs one batch and ends, since Twisted's reactor starts only once.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, cast
from urllib.parse import urlsplit

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler import parts  # noqa: F401 - what Scrapy loads by name is there before its loop runs
from crawler.batch import ENDING_SIGNALS, Batch, CrawlEvent, PollEnded, PollStarted
from crawler.context import CrawlContext
from crawler.pages import PackedSubject
from crawler.poll import Poll
from crawler.settings import scrapy_settings
from crawler.site_memories import knowledge_of
from crawler.site_rules import rules_by_host
from crawler.spiders import SPIDERS
from crawler.subject import Subject
from crawler.workers import Workers
from store.archive import Archive
from store.ledger.decisions import decisions_at
from store.types import Admission, CrawlReport, Entry, Feed, FeedKind
from store.urls import site_of

logger = logging.getLogger(__name__)

#: Between two looks at a crawler that is being stopped while it starts.
_MOMENT_S = 0.02


def crawl(
    batch: Batch, notify: Callable[[CrawlEvent], None], told_to_end: threading.Event | None = None
) -> list[CrawlReport]:
    """Poll the feeds of a batch, keep what they bring, and give one report a feed, in the order they ended.

    Raises BadTopic, StoreUnavailable and its kinds before the first request. SIGTERM and SIGINT end it cleanly: what
    is under way is finished, the rest stays pending. `told_to_end` says that one came before we could listen.
    """
    reports: list[CrawlReport] = []

    def note(event: CrawlEvent) -> None:
        if isinstance(event, PollEnded):
            reports.append(event.report)
        notify(event)

    Subject.of(batch.topic)  # what cannot be read ends the crawl before there is a database
    looks = [timedelta(seconds=after_s) for after_s in batch.recheck_after_s]
    with Archive.open(batch.store_url, looks) as archive, Workers(batch.extractors) as workers:
        subject = Subject.of(batch.topic, decisions_at(batch.store_url))
        context = CrawlContext(
            archive=archive,
            workers=workers,
            subject=subject,
            rules=rules_by_host(batch.site_rules),
            keep_pages=batch.keep_pages_days > 0,
            notify=note,
            now=lambda: datetime.now(UTC),
        )
        _Crawl(batch, context, told_to_end or threading.Event()).run()
        context.close()
    return reports


class _Crawl:
    """The crawlers of one batch: sites side by side, the feeds of a site one after the other."""

    def __init__(self, batch: Batch, context: CrawlContext, told_to_end: threading.Event) -> None:
        self._batch = batch
        self._told_to_end = told_to_end
        self._context = context
        self._watched = PackedSubject.of(context.subject)
        self._process = AsyncCrawlerProcess(scrapy_settings(batch, context))
        self._stopping = False

    def run(self) -> None:
        from twisted.internet import (
            reactor,
        )  # the process above has installed it; importing it earlier would choose one

        stop_reactor: Callable[[], None] = cast("Any", reactor).stop
        loop = asyncio.get_event_loop()
        whole = loop.create_task(self._whole_batch())
        whole.add_done_callback(lambda _: stop_reactor())
        for number in ENDING_SIGNALS:
            loop.add_signal_handler(number, self._stop)
        if self._told_to_end.is_set():
            self._stop()
        self._process.start(stop_after_crawl=False, install_signal_handlers=False)
        whole.result()

    async def _whole_batch(self) -> None:
        pages = [feed for feed in self._batch.feeds if feed.kind is FeedKind.PAGE]
        polled = [feed for feed in self._batch.feeds if feed.kind is not FeedKind.PAGE]
        await self._context.in_turn(self._context.archive.note_sources, self._batch.sources)
        feeds = pages + await self._context.in_turn(self._context.archive.register, polled)
        room = asyncio.Semaphore(self._batch.sites_at_once)
        await asyncio.gather(*(self._one_site(room, feeds) for feeds in _by_site(feeds)))

    async def _one_site(self, room: asyncio.Semaphore, feeds: Sequence[Feed]) -> None:
        async with room:
            for place, feed in enumerate(feeds):
                if self._stopping:
                    return
                if place:
                    await asyncio.sleep(self._pause_s(feed))
                await self._one_feed(feed)

    def _pause_s(self, feed: Feed) -> float:
        """Seconds between the last request of one crawl of a site and the first of the next, of another feed."""
        asked_s = self._context.crawl_delays_s.get(urlsplit(feed.url).hostname or "", 0.0)
        return max(self._batch.network.delay_s, asked_s)

    async def _one_feed(self, feed: Feed) -> None:
        context = self._context
        context.notify(PollStarted(source=feed.source, feed_url=feed.url))
        poll = Poll(feed, context.now())
        admit = partial(_admit, context, feed)
        know = partial(knowledge_of, context)
        needs = {"poll": poll, "admit": admit, "know": know, "workers": context.workers, "now": context.now}
        await self._process.crawl(SPIDERS[feed.kind], watched=self._watched, **needs)

    def _stop(self) -> None:
        if self._stopping:
            return
        logger.info("stopping")
        self._stopping = True
        self._closing = [asyncio.ensure_future(self._close(crawler)) for crawler in self._process.crawlers]

    async def _close(self, crawler: Crawler) -> None:
        """Stop a crawler as soon as its engine runs: Scrapy forgets a stop that comes earlier, and then never ends."""
        while crawler in self._process.crawlers and not _is_running(crawler):
            await asyncio.sleep(_MOMENT_S)
        if crawler in self._process.crawlers:
            await crawler.stop_async()


def _is_running(crawler: Crawler) -> bool:
    try:
        return crawler.engine.running
    except RuntimeError:  # it has none yet
        return False


async def _admit(context: CrawlContext, feed: Feed, entries: Sequence[Entry]) -> Admission:
    return await context.in_turn(context.archive.admit, feed, entries, context.now())


def _by_site(feeds: Sequence[Feed]) -> list[list[Feed]]:
    """Group feeds by the site they are fetched from, so that no site is asked by two crawlers at once."""
    sites: defaultdict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        sites[site_of(feed.url)].append(feed)
    return list(sites.values())
