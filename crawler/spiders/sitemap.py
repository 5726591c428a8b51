"""News sitemaps, plain sitemaps, and indexes of them."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import timedelta
from typing import Any

from scrapy.http import Request, Response
from twisted.python.failure import Failure as TwistedFailure

from crawler.feeds.sitemaps import parse_sitemap
from crawler.network.faults import ToldToEnd
from crawler.spiders.base import FeedSpider
from crawler.spiders.found import Found
from store.types import Entry, FeedKind

#: Sitemaps that one poll reads at most; of an index, those that changed last come first.
MOST_SITEMAPS = 20
#: Of a poll's time, what may pass until the last sitemap is asked for; the rest is for pages.
_FOR_SITEMAPS = 0.5


class SitemapSpider(FeedSpider):
    """Reads a sitemap; an index is followed to its sitemaps, one after the other, each once, newest first.

    Entries are admitted together when the last sitemap has come, so that the newest pages of all of them go first. What
    has not been asked for when half of the poll's time is over is left: a site that wants long pauses between two
    requests would have all its sitemaps read by no poll.
    """

    name = "sitemap"
    kind = FeedKind.SITEMAP

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - handed on
        super().__init__(**kwargs)
        self._begun_at = self._now()
        self._known = {self.poll.feed.url}
        self._unasked: deque[str] = deque()
        self._entries: list[Entry] = []
        self._undated_index = False
        self._cut_short = False

    async def read_feed(self, response: Response) -> Sequence[Entry]:
        reading = await self._workers.run(response.url, parse_sitemap, response.body, response.url)
        self.poll.problem = self.poll.problem or reading.problem
        self._undated_index |= any(child.modified_at is None for child in reading.children)
        newest_first = sorted(reading.children, key=lambda child: str(child.modified_at or ""), reverse=True)
        self._line_up(child.url for child in newest_first)
        return reading.entries

    async def feed_came(self, response: Response) -> AsyncIterator[Found]:
        self._note_answer(response)
        self._entries += await self._changed_entries(response)
        async for request in self._go_on():
            yield request

    async def child_came(self, response: Response) -> AsyncIterator[Found]:
        """Take in one sitemap of an index."""
        self._entries += await self._changed_entries(response)
        async for request in self._go_on():
            yield request

    async def child_failed(self, failure: TwistedFailure) -> AsyncIterator[Found]:
        """Account for a sitemap that did not come, and go on with the others."""
        self._cut_short |= isinstance(failure.value, ToldToEnd)
        await self.feed_failed(failure)
        async for request in self._go_on():
            yield request

    def _line_up(self, urls: Iterable[str]) -> None:
        """Have these sitemaps asked for too, those that are not known yet, as far as there is room."""
        new = [url for url in dict.fromkeys(urls) if url not in self._known]
        room = max(MOST_SITEMAPS - len(self._known), 0)
        if len(new) > room:
            self.poll.problem = f"lists more sitemaps than the {MOST_SITEMAPS} that are read, newest first"
        self._known.update(new[:room])
        self._unasked += new[:room]

    async def _go_on(self) -> AsyncIterator[Found]:
        """Ask for the next sitemap; when there is none, or no time for it, for the pages."""
        if self._unasked and self._has_time():
            yield self._child_request(self._unasked.popleft())
            return
        self._trust_index()
        for request in await self.admitted(self._entries):
            yield request

    def _has_time(self) -> bool:
        """Whether one more sitemap may be asked for: there is time, and the crawl is not being ended."""
        if self._cut_short or not self.crawler.engine.running:
            return False
        time = timedelta(seconds=self.settings.getfloat("CLOSESPIDER_TIMEOUT"))
        return self._now() - self._begun_at < _FOR_SITEMAPS * time

    def _child_request(self, url: str) -> Request:
        request = self.feed_request(url, conditional=False)
        return request.replace(callback=self.child_came, errback=self.child_failed)

    def _trust_index(self) -> None:
        """Keep validators only of an index that dates its sitemaps, all of which were read.

        Another one may stay the same when they change; and what was not read has to be asked for again.
        """
        if self._unasked:
            self.poll.problem = f"there was no time for {len(self._unasked)} of its sitemaps"
        if self._undated_index or self._unasked or self._cut_short or self.poll.feed_failed:
            self.poll.validators = None
