"""Pages made for readers that list links to articles, for sites without a feed."""

from __future__ import annotations

from collections.abc import Sequence

from scrapy.http import Response

from crawler.sections.sections import parse_section
from crawler.spiders.base import FeedSpider
from store.types import Entry, FeedKind


class SectionSpider(FeedSpider):
    """Reads the links of a section page that match the feed's pattern."""

    name = "section"
    kind = FeedKind.SECTION

    async def read_feed(self, response: Response) -> Sequence[Entry]:
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        pattern = self.poll.feed.link_pattern
        reading = await self._workers.run(
            response.url, parse_section, response.body, response.url, pattern, content_type
        )
        return reading.entries
