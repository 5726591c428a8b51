"""One article page that a person named: `vigie crawl --url`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

from scrapy.http import Response

from crawler.spiders.base import FeedSpider
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
