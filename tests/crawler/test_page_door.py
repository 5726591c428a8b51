"""The door of a page: an error of ours costs that page alone, and what is watched for is sent once to a process."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest
from scrapy.http import HtmlResponse

from crawler.batch import TopicRequest
from crawler.context.poll import Poll
from crawler.extract import SiteKnowledge
from crawler.judging.subject import Subject
from crawler.network.permission.rights import Terms
from crawler.pages import PackedSubject, read_page, read_page_for
from crawler.spiders import SyndicationSpider
from crawler.spiders.found import LostPage, ReadPage
from store.types import Entry, Stage
from tests.crawler.small_web import article, feed

NOW = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)


class BrokenWorkers:
    """Stands where the pool of extractors is, and fails in a way that nobody foresaw."""

    async def run_late(self, *_: object) -> object:
        raise KeyError("œuvre")


class ThisProcess:
    """Stands where the pool of extractors is, as one process that notes what it is told to do."""

    def __init__(self) -> None:
        self.told: list[Callable[..., object]] = []

    async def run_late(
        self, _url: str, function: Callable[..., object], given: Callable[[], Awaitable[object]], more: object
    ) -> object:
        self.told.append(function)
        return function(await given(), more)


async def know_nothing(_url: str) -> SiteKnowledge:
    return SiteKnowledge()


def opened(workers: object, watched: PackedSubject) -> SyndicationSpider:
    return SyndicationSpider(
        poll=Poll(feed("dsi.example"), NOW),
        admit=None,
        know=know_nothing,
        terms=lambda _url: Terms(),
        workers=workers,
        watched=watched,
        now=lambda: NOW,
    )


async def came(spider: SyndicationSpider, entry: Entry, body: bytes) -> list[object]:
    return [found async for found in spider.page_came(HtmlResponse(entry.url, body=body), entry)]


def test_an_unforeseen_error_is_a_failure_of_the_page_that_is_tried_again(caplog):
    entry = Entry(url="http://dsi.example/un")
    (page,) = asyncio.run(came(opened(BrokenWorkers(), PackedSubject(b"")), entry, b"<p>Un texte.</p>"))
    assert isinstance(page, LostPage)
    assert (page.failure.stage, page.failure.reason, page.failure.temporary) == (Stage.EXTRACT, "internal error", True)
    assert "KeyError" in page.failure.detail
    assert "extraction broke" in caplog.text


def test_what_is_watched_for_is_sent_once_to_a_process():
    workers = ThisProcess()
    spider = opened(workers, PackedSubject.of(Subject.of(TopicRequest(name="une fois", keep_all=True))))
    entries = [Entry(url=f"http://dsi.example/{number}") for number in range(2)]
    pages = [asyncio.run(came(spider, entry, article(f"Numéro {entry.url[-1]}"))) for entry in entries]
    assert [type(page) for (page,) in pages] == [ReadPage, ReadPage]
    assert workers.told == [read_page_for, read_page, read_page_for]


@pytest.mark.parametrize(("dialect", "columns"), [("sqlite", {"title", "lead", "body"}), ("postgresql", {"lexemes"})])
def test_the_text_of_a_wanted_article_is_prepared_for_the_database_where_it_is_read(dialect, columns):
    wanted = Subject.of(TopicRequest(name="tout", keep_all=True))
    spider = opened(ThisProcess(), PackedSubject.of(wanted, dialect))
    (page,) = asyncio.run(came(spider, Entry(url="http://dsi.example/un"), article("Numéro 1")))
    assert page.text.indexed.keys() >= columns
    assert {"exact", "chosen"} <= vars(page.text.print).keys()


def test_nothing_is_prepared_of_what_nobody_wants_or_keeps():
    unwanted = Subject.of(TopicRequest(name="rien", query="licorne"))
    wanted = Subject.of(TopicRequest(name="tout", keep_all=True))
    for watched in (PackedSubject.of(unwanted, "sqlite"), PackedSubject.of(wanted)):
        entry = Entry(url="http://dsi.example/un")
        (page,) = asyncio.run(came(opened(ThisProcess(), watched), entry, article("Numéro 1")))
        assert page.text is None
