"""What is asked for once a batch: who stops waiting for it costs the others nothing, and what failed is asked anew."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from crawler.network.faults import ToldToEnd
from crawler.network.permission.asking import asked_once
from tests.crawler.conftest import OpenWeb
from tests.crawler.small_web import article, feed, rss
from tests.store.conftest import ask


def test_who_waits_no_longer_leaves_the_answer_to_the_others() -> None:
    async def two_wait() -> str:
        answers: dict[str, asyncio.Future[str]] = {}
        came = asyncio.Event()

        async def question() -> str:
            await came.wait()
            return "allowed"

        impatient, patient = (asyncio.ensure_future(asked_once(answers, "site", question)) for _ in range(2))
        await asyncio.sleep(0)
        impatient.cancel()
        await asyncio.sleep(0)
        came.set()
        return await patient

    assert asyncio.run(two_wait()) == "allowed"


def test_what_could_not_be_had_is_asked_for_anew() -> None:
    asked: list[str] = []

    async def question() -> str:
        asked.append("site")
        if len(asked) == 1:
            raise OSError("the database is away")
        return "allowed"

    async def three_ask() -> list[str]:
        answers: dict[str, asyncio.Future[str]] = {}
        with pytest.raises(OSError, match="away"):
            await asked_once(answers, "site", question)
        return [await asked_once(answers, "site", question) for _ in range(2)]

    assert asyncio.run(three_ask()) == ["allowed", "allowed"]
    assert asked == ["site", "site"]


def test_who_is_told_to_end_ends_alone() -> None:
    async def two_wait() -> list[object]:
        answers: dict[str, asyncio.Future[str]] = {}

        async def refused() -> str:
            await asyncio.sleep(0)
            raise ToldToEnd

        async def allowed() -> str:
            return "allowed"

        both = asked_once(answers, "site", refused), asked_once(answers, "site", allowed)
        return await asyncio.gather(*both, return_exceptions=True)

    ended, answer = asyncio.run(two_wait())
    assert isinstance(ended, ToldToEnd)
    assert answer == "allowed"


def test_feeds_of_a_site_whose_robots_hangs_end_and_nothing_else_does(open_web: OpenWeb) -> None:
    """All three are known, and asked by one scout: it waits no longer than a poll may take."""
    pages = {"/feed": rss("/a"), "/b/feed": rss("/b"), "/a": article("a"), "/b": article("b")}
    hosts = {"muet.example": pages, "autre.example": {"/feed": rss("/c"), "/c": article("c")}}
    feeds = [feed("muet.example"), feed("muet.example", "/b/feed"), feed("autre.example")]
    known = open_web(hosts)
    known.crawl(feeds)
    ask(known.store_url, "DELETE FROM site_file")
    later = open_web(hosts | {"muet.example": {"/robots.txt": {"fault": "stall"}, **pages}})
    web = replace(later, database=known.database)
    crawled = web.crawl(feeds, timeout_s=3.0, poll_timeout_s=1.0)
    assert {host: report.ending.value for host, report in crawled.reports.items()} == {
        "muet.example": "timed out",
        "autre.example": "not modified",
    }
