"""One crawl: a batch of feeds, from first request to last report, in one process with one reactor.

It decides neither what is due nor when; a process runs one batch and ends, since Twisted's reactor starts only once.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, cast

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.batch import BEAT_S, ENDING_SIGNALS, Batch, CrawlEvent, PollEnded, PollStarted, StillHere
from crawler.context.crawl_context import CrawlContext
from crawler.context.poll import Poll
from crawler.context.site_turns import SiteTurns, believed
from crawler.crawl import parts  # noqa: F401 - what Scrapy loads by name is there before its loop runs
from crawler.crawl.accounts import QuietPolls, admit, write_down
from crawler.crawl.scouting import Scout, is_scouted
from crawler.crawl.settings import scrapy_settings
from crawler.crawl.site_memories import knowledge_of
from crawler.judging.subject import Subject
from crawler.logs import quieten_scrapy
from crawler.network.ending import end_soon
from crawler.network.permission.rights_files import terms_of
from crawler.network.permission.site_files import robots_url
from crawler.network.reach.certificates import unproven_sites
from crawler.pages import PackedSubject
from crawler.processes.memory import keep_loaded
from crawler.processes.workers import Workers
from crawler.site_rules import rules_by_host
from crawler.spiders import SPIDERS, WalkBook
from store.archive import Archive
from store.ledger.decisions import decisions_at
from store.types import CrawlReport, Feed, FeedKind
from store.urls import is_web_url, site_of

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

    def now() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=batch.ahead_s)

    Subject.of(batch.topic)  # what cannot be read ends the crawl before there is a database
    looks = [timedelta(seconds=after_s) for after_s in batch.recheck_after_s]
    with (
        Archive.open(batch.store_url, looks) as archive,
        Workers(batch.extractors, memory_mb=batch.extractor_memory_mb) as workers,
    ):
        subject = Subject.of(batch.topic, decisions_at(batch.store_url))
        context = CrawlContext(
            archive=archive,
            workers=workers,
            subject=subject,
            rules=rules_by_host(batch.site_rules),
            keep_pages=batch.keep_pages_days > 0,
            notify=note,
            now=now,
            granted={one.name: (one.rights, one.rights_reason) for one in batch.sources},
            unproven=unproven_sites(batch.sources),
            turns=SiteTurns(away=believed(archive.site_files.absent(now()), now())),
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
        self._watched = PackedSubject.of(context.subject, context.archive.dialect)
        self._process = AsyncCrawlerProcess(scrapy_settings(batch, context))
        quieten_scrapy()
        self._stopping = False
        self._making = asyncio.Lock()
        self._quiet = QuietPolls(context)
        self._scout: Scout | None = None
        self._scouted: frozenset[str] = frozenset()

    def run(self) -> None:
        from twisted.internet import reactor  # installed by the process above; importing it earlier would choose one

        stop_reactor: Callable[[], None] = cast("Any", reactor).stop
        loop = asyncio.get_event_loop()
        whole = loop.create_task(self._whole_batch())
        whole.add_done_callback(lambda _: stop_reactor())
        for number in ENDING_SIGNALS:
            loop.add_signal_handler(number, self._stop)
        if self._told_to_end.is_set():
            self._stop()
        keep_loaded()
        self._process.start(stop_after_crawl=False, install_signal_handlers=False)
        whole.result()

    async def _whole_batch(self) -> None:
        named = [feed for feed in self._batch.feeds if not feed.kind.is_polled]
        polled = [feed for feed in self._batch.feeds if feed.kind.is_polled]
        await self._context.in_turn(self._context.archive.note_sources, self._batch.sources)
        feeds = named + await self._context.in_turn(self._context.archive.register, polled)
        robots = {robots_url(feed.url) for feed in polled if is_web_url(feed.url)}
        self._context.site_files.update(await self._context.in_turn(self._context.archive.site_files.known_of, robots))
        room = asyncio.Semaphore(self._batch.sites_at_once)
        beside = [asyncio.create_task(self._beat()), asyncio.create_task(self._quiet.keep_writing())]
        try:
            self._scouted = await self._worth_asking(feeds)
            async with Scout(self._process, self._context.now) if self._scouted else nullcontext() as self._scout:
                await asyncio.gather(*(self._one_site(room, feeds) for feeds in _by_site(feeds)))
        finally:
            await self._quiet.write()
            for one in beside:
                one.cancel()

    async def _worth_asking(self, feeds: Sequence[Feed]) -> frozenset[str]:
        """Addresses of the feeds that have nothing to do but to say whether they have changed."""
        known = [feed for feed in feeds if is_scouted(feed)]
        now = self._context.now()
        waiting = await self._context.in_turn(self._context.archive.with_work_waiting, known, now)
        idle = frozenset(feed.url for feed in known if (feed.source, feed.url) not in waiting)
        return idle if len(idle) > 1 else frozenset()  # one alone costs a crawler either way

    async def _beat(self) -> None:
        """Give signs of life, without end."""
        while True:
            self._context.notify(StillHere())
            await asyncio.sleep(BEAT_S)

    async def _one_site(self, room: asyncio.Semaphore, feeds: Sequence[Feed]) -> None:
        async with room:
            for place, feed in enumerate(feeds):
                if place:
                    await self._context.turns.rest(self._pause_s(feed))
                await self._turn()
                if self._stopping:
                    return
                await self._one_feed(feed)

    async def _turn(self) -> None:
        """Wait until the loop has turned since the last crawler was made: 32 at once would hold it for long."""
        async with self._making:
            await asyncio.sleep(0)

    def _pause_s(self, feed: Feed) -> float:
        """Seconds between the last request of one crawl of a site and the first of the next, of another feed."""
        asked_s = self._context.crawl_delays_s.get(site_of(feed.url), 0.0)
        return max(self._batch.network.delay_s, asked_s)

    async def _one_feed(self, feed: Feed) -> None:
        context = self._context
        context.notify(PollStarted(source=feed.source, feed_url=feed.url))
        poll = Poll(feed, context.now())
        answer = None
        if self._scout is not None and feed.url in self._scouted:
            answer = await self._scout.ask(poll, self._batch.timeout_s)
            if answer is None:
                self._quiet.add(poll)
                return
            if self._stopping:
                await write_down(context, poll)
                return
        admitting = partial(admit, context, poll, self._batch.pages_per_feed)
        know = partial(knowledge_of, context)
        terms = partial(terms_of, context, feed.source)
        needs: dict[str, object] = {
            "poll": poll,
            "admit": admitting,
            "know": know,
            "terms": terms,
            "workers": context.workers,
            "now": context.now,
            "answer": answer,
        }
        if feed.kind is FeedKind.ARCHIVE:
            needs["book"] = _walk_book(context, feed.source)
        await self._process.crawl(SPIDERS[feed.kind], watched=self._watched, **needs)

    def _stop(self) -> None:
        if self._stopping:
            return
        logger.info("stopping")
        self._stopping = True
        self._context.turns.end()
        self._closing = [asyncio.ensure_future(self._close(crawler)) for crawler in self._process.crawlers]

    async def _close(self, crawler: Crawler) -> None:
        """Stop a crawler as soon as its engine runs: Scrapy forgets a stop that comes earlier, and then never ends."""
        while crawler in self._process.crawlers and not _is_running(crawler):
            await asyncio.sleep(_MOMENT_S)
        if crawler in self._process.crawlers:
            await end_soon(crawler, crawler.stop_async())


def _walk_book(context: CrawlContext, source: str) -> WalkBook:
    walks = context.archive.walks
    return WalkBook(
        read=lambda: context.in_turn(walks.of, source),
        keep=lambda walk: context.in_turn(walks.keep, walk, context.now()),
        newest_of=lambda entries: context.in_turn(walks.newest_of, [entry.url for entry in entries]),
        note_newest=lambda newest_at: context.in_turn(walks.note_newest, source, newest_at),
    )


def _is_running(crawler: Crawler) -> bool:
    try:
        return crawler.engine.running
    except RuntimeError:  # it has none yet
        return False


def _by_site(feeds: Sequence[Feed]) -> list[list[Feed]]:
    """Group feeds by the site they are fetched from, so that no site is asked by two crawlers at once."""
    sites: defaultdict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        sites[site_of(feed.url)].append(feed)
    return list(sites.values())
