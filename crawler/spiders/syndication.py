"""Feeds that are made to be read by programs: RSS, Atom and JSON Feed."""

from __future__ import annotations

from collections.abc import Sequence

from scrapy.http import Response

from crawler.feeds.syndication import parse_feed
from crawler.spiders.answers import content_type_of
from crawler.spiders.base import FeedSpider
from store.types import Entry, FeedKind


class SyndicationSpider(FeedSpider):
    """Reads RSS 2.0, RSS 1.0, Atom and JSON Feed."""

    name = "syndication"
    kind = FeedKind.FEED

    async def read_feed(self, response: Response) -> Sequence[Entry]:
        asked = (response.body, response.url, content_type_of(response))
        reading = await self._workers.run(response.url, parse_feed, *asked)
        self.poll.problem = reading.problem
        self.poll.hint_s = max(self.poll.hint_s, reading.ttl_s)
        return reading.entries
