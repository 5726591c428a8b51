"""Polls that found nothing new are written down together, and told when they are."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.batch import CrawlEvent, PollEnded, TopicRequest
from crawler.context.crawl_context import CrawlContext
from crawler.context.poll import Poll
from crawler.crawl.accounts import QuietPolls
from crawler.judging.subject import Subject
from crawler.processes.workers import Workers
from store.archive import Archive
from store.database import reader_of
from store.reading import feed_states
from store.types import Admission, Feed, FeedKind, Fetch, Outcome, Purpose

NOW = datetime(2026, 10, 1, 6, 0, tzinfo=UTC)
FEEDS = [
    Feed(source=f"Bac {number}", url=f"http://bac-{number}.example/rss", kind=FeedKind.FEED) for number in range(3)
]


@pytest.fixture
def told() -> list[CrawlEvent]:
    return []


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'vigie.db'}"


@pytest.fixture
def context(store_url: str, told: list[CrawlEvent]) -> Iterator[CrawlContext]:
    with Archive.open(store_url) as archive:
        archive.register(FEEDS)
        context = CrawlContext(
            archive=archive,
            workers=Workers(1),
            subject=Subject.of(TopicRequest()),
            keep_pages=False,
            notify=told.append,
            now=lambda: NOW,
        )
        yield context
        context.close()


def unchanged(feed: Feed, asked_at: datetime = NOW) -> Poll:
    poll = Poll(feed, NOW)
    poll.unchanged(Outcome.NOT_MODIFIED)
    poll.admitted(0, Admission(to_fetch=(), known=0))
    poll.fetches.append(Fetch(at=asked_at, purpose=Purpose.FEED, url=feed.url, decision="asked", status=304))
    return poll


def outcomes(told: list[CrawlEvent]) -> list[tuple[str, str]]:
    return [(one.report.source, one.report.outcome.value) for one in told if isinstance(one, PollEnded)]


def test_they_are_told_once_they_are_written(context: CrawlContext, told: list[CrawlEvent], store_url: str) -> None:
    async def gather() -> list[CrawlEvent]:
        quiet = QuietPolls(context)
        for feed in FEEDS:
            quiet.add(unchanged(feed))
        before = list(told)
        await asyncio.gather(quiet.write(), quiet.write())
        return before

    assert asyncio.run(gather()) == []
    assert outcomes(told) == [(feed.source, "not modified") for feed in FEEDS]
    with reader_of(store_url) as reader:
        states = feed_states(reader).values()
    assert [(state.last_outcome, state.last_poll_at) for state in states] == [(Outcome.NOT_MODIFIED, NOW)] * 3


def test_one_that_cannot_be_written_costs_the_others_nothing(
    context: CrawlContext, told: list[CrawlEvent], store_url: str
) -> None:
    async def gather() -> None:
        quiet = QuietPolls(context)
        quiet.add(unchanged(FEEDS[0]))
        quiet.add(unchanged(FEEDS[1], asked_at=NOW.replace(tzinfo=None)))
        quiet.add(unchanged(FEEDS[2]))
        await quiet.write()

    asyncio.run(gather())
    assert outcomes(told) == [("Bac 0", "not modified"), ("Bac 1", "failed"), ("Bac 2", "not modified")]
    with reader_of(store_url) as reader:
        polled = {source for (source, _), state in feed_states(reader).items() if state.last_poll_at}
    assert polled == {"Bac 0", "Bac 2"}
