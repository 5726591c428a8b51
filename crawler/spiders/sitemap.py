"""News sitemaps, plain sitemaps, and indexes of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

from scrapy.http import Request, Response
from twisted.python.failure import Failure as TwistedFailure

from crawler.feeds.sitemaps import parse_sitemap
from crawler.spiders.base import FeedSpider
from crawler.spiders.found import Found
from store.types import Entry, FeedKind

#: Sitemaps that one poll reads at most; of an index, those that changed last come first.
MOST_SITEMAPS = 20


class SitemapSpider(FeedSpider):
    """Reads a sitemap; an index is followed to its sitemaps, each once, newest first, within a bound.

    Entries are admitted together when the last sitemap has come, so that the newest pages of all of them go first.
    """

    name = "sitemap"
    kind = FeedKind.SITEMAP

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - handed on
        super().__init__(**kwargs)
        self._asked = {self.poll.feed.url}
        self._awaited = 0
        self._entries: list[Entry] = []
        self._children: list[str] = []
        self._undated_index = False

    async def read_feed(self, response: Response) -> Sequence[Entry]:
        reading = await self._workers.run(response.url, parse_sitemap, response.body, response.url)
        self.poll.problem = self.poll.problem or reading.problem
        self._undated_index |= any(child.modified_at is None for child in reading.children)
        newest_first = sorted(reading.children, key=lambda child: str(child.modified_at or ""), reverse=True)
        self._children = [child.url for child in newest_first]
        return reading.entries

    async def feed_came(self, response: Response) -> AsyncIterator[Found]:
        self._note_answer(response)
        self._entries += await self._changed_entries(response)
        async for request in self._go_on():
            yield request

    async def child_came(self, response: Response) -> AsyncIterator[Found]:
        """Take in one sitemap of an index."""
        self._entries += await self._changed_entries(response)
        self._awaited -= 1  # not before it is read: another that comes meanwhile would take itself for the last
        async for request in self._go_on():
            yield request

    async def child_failed(self, failure: TwistedFailure) -> AsyncIterator[Found]:
        """Account for a sitemap that did not come, and go on with the others."""
        await self.feed_failed(failure)
        self._awaited -= 1
        async for request in self._go_on():
            yield request

    async def _go_on(self) -> AsyncIterator[Found]:
        """Ask for the sitemaps just found; when none is awaited any more, for the pages."""
        room = max(MOST_SITEMAPS - len(self._asked), 0)
        unasked = [url for url in self._children if url not in self._asked]
        children = unasked[:room]
        if len(unasked) > room:
            self.poll.problem = f"lists more sitemaps than the {MOST_SITEMAPS} that are read, newest first"
        self._children = []
        self._asked.update(children)
        self._awaited += len(children)
        for url in children:
            yield self._child_request(url)
        if self._awaited == 0:
            self._trust_index()
            for request in await self.admitted(self._entries):
                yield request

    def _child_request(self, url: str) -> Request:
        request = self.feed_request(url, conditional=False)
        return request.replace(callback=self.child_came, errback=self.child_failed)

    def _trust_index(self) -> None:
        """Keep validators only of an index that dates its sitemaps, all of which were read.

        Another one may stay the same when they change; and what was not read has to be asked for again.
        """
        if self._undated_index or self.poll.feed_failed:
            self.poll.validators = None
