"""Pages made for readers that list links to articles, for sites without a feed."""

from __future__ import annotations

from collections.abc import Sequence

from scrapy.http import Response

from crawler.sections.sections import parse_section
from crawler.spiders.answers import content_type_of
from crawler.spiders.base import FeedSpider
from store.types import Entry, FeedKind


class SectionSpider(FeedSpider):
    """Reads the links of a section page that match the feed's pattern."""

    name = "section"
    kind = FeedKind.SECTION

    async def read_feed(self, response: Response) -> Sequence[Entry]:
        asked = (response.body, response.url, self.poll.feed.link_pattern, content_type_of(response))
        reading = await self._workers.run(response.url, parse_section, *asked)
        return reading.entries
