"""The door to the archive: what spiders found is judged by the topic, kept, and counted.

Nothing else in the crawler writes. A page that cannot be written is a failure of that page.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler

from crawler.batch import PageSettled, PollEnded
from crawler.context import context_of
from crawler.spiders.base import FeedSpider, LostPage, ReadPage

logger = logging.getLogger(__name__)


class ArchivePipeline:
    """Keeps what one spider finds, and writes its poll down when it closes."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._context = context_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    @property
    def _spider(self) -> FeedSpider:
        spider = self._crawler.spider
        assert isinstance(spider, FeedSpider)
        return spider

    async def process_item(self, item: ReadPage | LostPage) -> ReadPage | LostPage:
        if isinstance(item, ReadPage):
            await self._keep(item)
        else:
            await self._lose(item)
        return item

    async def close_spider(self) -> None:
        """Write the poll down. What is still awaited was cut off, and stays pending."""
        poll, context = self._spider.poll, self._context
        report = poll.report(context.now())
        await context.in_turn(context.archive.record, report, poll.validators)
        logger.info("polled source=%r outcome=%r kept=%d", report.source, report.outcome.value, report.kept)
        context.notify(PollEnded(report=report))

    async def _keep(self, page: ReadPage) -> None:
        context, poll = self._context, self._spider.poll
        match = context.topic.match(page.article)
        verdict = await context.in_turn(
            context.archive.keep,
            page.article,
            source=poll.feed.source,
            listed_url=page.entry.url,
            match=match,
            wanted=match is not None or context.keep_all,
            now=context.now(),
        )
        poll.settle(page.entry, verdict)
        self._notify(page.article.url, page.article.title, verdict.value)

    async def _lose(self, page: LostPage) -> None:
        context, failure = self._context, page.failure
        again = await context.in_turn(
            context.archive.fail, page.entry.url, failure.reason, context.now(), temporary=failure.temporary
        )
        self._spider.poll.fail(replace(failure, temporary=again), page.entry)
        self._notify(failure.url, page.entry.title, failure.reason)

    def _notify(self, url: str, title: str, result: str) -> None:
        source = self._spider.poll.feed.source
        self._context.notify(PageSettled(source=source, url=url, title=title, result=result))
