"""An error of ours on one page is a failure of that page, and tried again; it ends nothing else."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from scrapy.http import HtmlResponse

from crawler.crawl.poll import Poll
from crawler.extract import SiteKnowledge
from crawler.network.rights import Terms
from crawler.pages import PackedSubject
from crawler.spiders import SyndicationSpider
from crawler.spiders.found import LostPage
from store.types import Entry, Stage
from tests.crawler.small_web import feed

NOW = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)


class BrokenWorkers:
    """Stands where the pool of extractors is, and fails in a way that nobody foresaw."""

    async def run(self, *_: object, **__: object) -> object:
        raise KeyError("œuvre")


async def know_nothing(_url: str) -> SiteKnowledge:
    return SiteKnowledge()


async def lost(spider: SyndicationSpider, entry: Entry) -> list[object]:
    response = HtmlResponse(entry.url, body=b"<p>Un texte.</p>")
    return [found async for found in spider.page_came(response, entry)]


def test_an_unforeseen_error_is_a_failure_of_the_page_that_is_tried_again(caplog):
    entry = Entry(url="http://dsi.example/un")
    poll = Poll(feed("dsi.example"), NOW)
    spider = SyndicationSpider(
        poll=poll,
        admit=None,
        know=know_nothing,
        terms=lambda _url: Terms(),
        workers=BrokenWorkers(),
        watched=PackedSubject(b""),
        now=lambda: NOW,
    )
    (page,) = asyncio.run(lost(spider, entry))
    assert isinstance(page, LostPage)
    assert (page.failure.stage, page.failure.reason, page.failure.temporary) == (Stage.EXTRACT, "internal error", True)
    assert "KeyError" in page.failure.detail
    assert "extraction broke" in caplog.text
