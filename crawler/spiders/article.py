"""One article page that a person named: `vigie crawl --url`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

from scrapy.http import Response
from twisted.python.failure import Failure as TwistedFailure

from crawler.network.faults import AskedToWait, fault_of
from crawler.spiders.base import FeedSpider
from crawler.spiders.found import Found
from store.types import Admission, Entry, FeedKind


class ArticleSpider(FeedSpider):
    """Fetches a page whether it is known or not; a changed text becomes a revision."""

    name = "article"
    kind = FeedKind.PAGE

    async def start(self) -> AsyncIterator[Any]:
        entry = Entry(url=self.poll.feed.url)
        self.poll.admitted(1, Admission(to_fetch=(entry,), known=0))
        yield self.page_request(entry)

    async def read_feed(self, response: Response) -> Sequence[Entry]:
        raise NotImplementedError("an article page lists no entries")

    async def page_failed(self, failure: TwistedFailure) -> AsyncIterator[Found]:
        """Account for a page that did not come; no poll will come for one that has to wait, so its failure is told."""
        if isinstance(failure.value, AskedToWait):
            url = self.poll.feed.url
            self._losses.note_wait(failure.value)
            self.poll.fail(self._failure(url, fault_of(failure.value)), Entry(url=url))
            return
        async for found in super().page_failed(failure):
            yield found
