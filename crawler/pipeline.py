"""The door to the archive: what spiders found is judged by the topic, kept, and counted.

Nothing else in the crawler writes. A page that cannot be written is a failure of that page.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure as TwistedFailure

from crawler.batch import PageSettled, PollEnded
from crawler.context import context_of
from crawler.errors import PaywallStub
from crawler.network.directives import may_keep_page
from crawler.site_memories import learn, write_back
from crawler.spiders.base import FeedSpider, LostPage, ReadPage, SamePage
from store.errors import StoreError
from store.types import CrawlReport, EditKind, Entry, Failure, Outcome, Stage, Verdict

logger = logging.getLogger(__name__)


#: What a failure means for an article that is kept; whatever else fails may work tomorrow, and means nothing.
_LOST = {"http 404": EditKind.REMOVED, "http 410": EditKind.REMOVED, PaywallStub.reason: EditKind.PAYWALLED}


class ArchivePipeline:
    """Keeps what one spider finds, and writes its poll down when it closes."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._context = context_of(crawler)
        #: Sites that this poll's pages were of.
        self._learned: set[str] = set()
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
        return item

    async def close_spider(self) -> None:
        """Write the poll down. What is still awaited was cut off, and stays pending."""
        poll, context = self._spider.poll, self._context
        report = poll.report(context.now())
        try:
            await context.in_turn(context.archive.record, report, poll.validators)
            await write_back(context, self._learned)
        except StoreError as error:
            report = replace(report, outcome=Outcome.FAILED, reason=f"not written down: {error}")
        _log(report)
        context.notify(PollEnded(report=report))

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
        verdict = await context.in_turn(
            context.archive.keep,
            page.article,
            source=poll.feed.source,
            listed_url=page.entry.url,
            match=judged.match,
            wanted=judged.wanted,
            ledger=judged.ledger,
            near_miss=judged.near_miss,
            now=context.now(),
            validators=page.validators,
            page=page.page if context.keep_pages and may_keep_page(page.article.directives) else None,
        )
        poll.settle(page.entry, verdict)
        if verdict in (Verdict.KEPT, Verdict.OFF_TOPIC):
            self._learned.add(learn(context, page.article, verdict))
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

    def _note_broken_callback(self, failure: TwistedFailure, response: Response) -> None:
        """A fault of ours must not look like a feed without news."""
        logger.error("callback broke url=%s\n%s", response.url, failure.getTraceback())
        detail = f"{type(failure.value).__name__}: {failure.value}"
        self._note_failure(response.url, Stage.FEED, "internal error", detail)

    def _note_failure(self, url: str, stage: Stage, reason: str, detail: str) -> None:
        poll, at = self._spider.poll, self._context.now()
        source = poll.feed.source
        poll.fail(Failure(source=source, url=url, stage=stage, reason=reason, detail=detail, at=at, temporary=True))

    def _notify(self, url: str, title: str, result: str) -> None:
        source = self._spider.poll.feed.source
        self._context.notify(PageSettled(source=source, url=url, title=title, result=result))


def _log(report: CrawlReport) -> None:
    logger.info(
        "polled source=%r outcome=%r reason=%r entries=%d fetched=%d kept=%d copies=%d revisions=%d "
        "off_topic=%d failed=%d",
        report.source,
        report.outcome.value,
        report.reason,
        report.entries,
        report.fetched,
        report.kept,
        report.copies,
        report.revisions,
        report.off_topic,
        len(report.failures),
    )
