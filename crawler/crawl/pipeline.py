"""The door to the archive: what spiders found is judged by the topic, kept, and counted.

Nothing else in the crawler writes. A page that cannot be written is a failure of that page.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure as TwistedFailure

from crawler.batch import PageSettled
from crawler.context.crawl_context import context_of
from crawler.crawl.accounts import write_down, write_so_far
from crawler.crawl.site_memories import learn
from crawler.errors import PaywallStub
from crawler.network.ending import end_soon
from crawler.network.permission.directives import may_keep_page
from crawler.spiders.base import FeedSpider
from crawler.spiders.found import LostPage, ReadPage, SamePage
from store.errors import StoreError
from store.keeping.deliveries import Delivery
from store.keeping.routes import Route
from store.types import Article, EditKind, Entry, Failure, Rights, Stage, Verdict

logger = logging.getLogger(__name__)

#: Pages in a row that cannot be written, after which a poll ends.
_ENOUGH_IN_VAIN = 3
#: What a failure means for an article that is kept; whatever else fails may work tomorrow, and means nothing.
_LOST = {"http 404": EditKind.REMOVED, "http 410": EditKind.REMOVED, PaywallStub.reason: EditKind.PAYWALLED}


class ArchivePipeline:
    """Keeps what one spider finds, and writes its poll down when it closes."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._context = context_of(crawler)
        #: Sites that this poll's pages were of.
        self._learned: set[str] = set()
        #: Pages in a row that could not be written, and the end of the poll that they lead to.
        self._in_vain = 0
        self._closing: asyncio.Future[None] | None = None
        crawler.signals.connect(self._note_broken_callback, signals.spider_error)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    @property
    def _spider(self) -> FeedSpider:
        spider = self._crawler.spider
        assert isinstance(spider, FeedSpider)
        return spider

    async def process_item(self, item: ReadPage | SamePage | LostPage) -> ReadPage | SamePage | LostPage:
        try:
            await self._take(item)
        except StoreError as error:
            # Nothing of it is written; the page stays pending, and the next poll fetches it again.
            logger.error("not kept url=%s error=%s", item.entry.url, error)
            self._note_failure(item.entry.url, Stage.KEEP, "not kept", str(error))
            self._end_in_vain(error)
            return item
        self._in_vain = 0
        await write_so_far(self._context, self._spider.poll)
        if self._spider.poll.is_on_trial(item.entry):
            await self._try_next()
        return item

    def _end_in_vain(self, error: StoreError) -> None:
        """Ask a publisher for no more pages when the database, whose disk may be full, takes none of them."""
        self._in_vain += 1
        engine = self._crawler.engine
        if self._in_vain >= _ENOUGH_IN_VAIN and self._closing is None and engine is not None:
            self._spider.poll.problem = f"ended, since nothing can be written: {error}"
            ending = engine.close_spider_async(reason="nothing can be written")
            # Not waited for here: it waits for this very page.
            self._closing = asyncio.ensure_future(end_soon(self._crawler, ending))

    async def _try_next(self) -> None:
        """Let the next page that crawls have died with have its turn, now that the last one has come to an end."""
        entry = await self._context.in_turn(self._context.archive.try_next, self._spider.poll.feed)
        engine = self._crawler.engine
        if entry is not None and engine is not None and engine.running:
            self._spider.poll.tries(entry)
            engine.crawl(self._spider.page_request(entry))

    async def close_spider(self) -> None:
        """Write the poll down."""
        await write_down(self._context, self._spider.poll, self._learned)

    async def _take(self, page: ReadPage | SamePage | LostPage) -> None:
        context = self._context
        if isinstance(page, ReadPage):
            await self._keep(page)
        elif isinstance(page, SamePage):
            same = await context.in_turn(context.archive.same, page.entry.url, context.now())
            self._settle_known(page.entry, same)
        else:
            await self._lose(page)

    async def _keep(self, page: ReadPage) -> None:
        context, poll, judged = self._context, self._spider.poll, page.judged
        delivery = Delivery(
            found=page.article,
            source=poll.feed.source,
            listed_url=page.entry.url,
            match=judged.match,
            wanted=judged.wanted,
            ledger=judged.ledger,
            near_miss=judged.near_miss,
            now=context.now(),
            validators=page.validators,
            page=page.page if context.keep_pages and _may_keep_page(page.article) else None,
            text=page.text,
            route=_route(page),
        )
        verdict = await context.keep(delivery)
        if page.lost_part is not None:
            poll.fail(page.lost_part)
        poll.read(page.entry, page.article, page.text_hash, context.now())
        poll.settle(page.entry, verdict)
        if verdict in (Verdict.KEPT, Verdict.OFF_TOPIC):
            self._learned.add(learn(context, page.article.url, page.blocks, verdict))
        self._notify(page.article.url, page.article.title, verdict.value)

    async def _lose(self, page: LostPage) -> None:
        context, failure = self._context, page.failure
        if failure.reason in _LOST:
            kind = _LOST[failure.reason]
            verdict = await context.in_turn(context.archive.lose, page.entry.url, kind, context.now())
            if verdict is not None:
                self._settle_known(page.entry, verdict)
                return
        again = await context.in_turn(
            context.archive.fail, page.entry.url, failure.reason, context.now(), temporary=failure.temporary
        )
        self._spider.poll.fail(replace(failure, temporary=again), page.entry)
        self._notify(failure.url, page.entry.title, failure.reason)

    def _settle_known(self, entry: Entry, verdict: Verdict) -> None:
        """Account for a kept article of whose page no text was read."""
        self._spider.poll.settle(entry, verdict)
        self._notify(entry.url, entry.title, verdict.value)

    def _note_broken_callback(self, failure: TwistedFailure, response: Response | None) -> None:
        """A fault of ours must not look like a feed without news; there is no response where it began with one."""
        url = self._spider.poll.feed.url if response is None else response.url
        logger.error("callback broke url=%s\n%s", url, failure.getTraceback())
        detail = f"{type(failure.value).__name__}: {failure.value}"
        self._note_failure(url, Stage.FEED, "internal error", detail)

    def _note_failure(self, url: str, stage: Stage, reason: str, detail: str) -> None:
        poll, at = self._spider.poll, self._context.now()
        source = poll.feed.source
        poll.fail(Failure(source=source, url=url, stage=stage, reason=reason, detail=detail, at=at, temporary=True))

    def _notify(self, url: str, title: str, result: str) -> None:
        source = self._spider.poll.feed.source
        self._context.notify(PageSettled(source=source, url=url, title=title, result=result))


def _route(page: ReadPage) -> Route:
    part_urls = tuple(part.url for part in page.page.parts)
    return Route(part_urls=part_urls, is_partial=page.lost_part is not None, moved=page.moved)


def _may_keep_page(article: Article) -> bool:
    """Whether what an article was read from may be kept beside it: it holds the text, which may be reserved."""
    return article.rights is not Rights.RESERVED and may_keep_page(article.directives)
