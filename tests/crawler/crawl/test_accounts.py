"""The account of what a poll asks, written down while it goes on: a crawl that is killed tells nobody any more."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from crawler.batch import CrawlEvent, PollEnded, TopicRequest
from crawler.context.crawl_context import CrawlContext
from crawler.context.poll import Poll
from crawler.crawl.accounts import write_down, write_so_far
from crawler.judging.subject import Subject
from crawler.processes.workers import Workers
from store.archive import Archive
from store.database import open_reader
from store.polling.asked import lines_asked
from store.types import Feed, FeedKind, Fetch, Purpose, SiteMemory

NOW = datetime(2026, 10, 1, 6, 0, tzinfo=UTC)
FEED = Feed(source="Canal", url="http://canal.example/rss", kind=FeedKind.FEED)


@dataclass
class Going:
    """A poll that goes on, under a clock of its own."""

    context: CrawlContext
    reader: Engine
    poll: Poll = field(default_factory=lambda: Poll(FEED, NOW))
    at: datetime = NOW
    events: list[CrawlEvent] = field(default_factory=list)

    def asks(self, *paths: str) -> None:
        urls = (f"http://canal.example/{path}" for path in paths)
        self.poll.fetches += [Fetch(at=self.at, purpose=Purpose.PAGE, url=url, decision="asked") for url in urls]

    def told(self) -> list[str]:
        return [line.url.rpartition("/")[2] for line in lines_asked(self.reader, FEED.source)]

    def settles_a_page_after(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        asyncio.run(write_so_far(self.context, self.poll))


@pytest.fixture
def going(tmp_path: Path) -> Iterator[Going]:
    url = f"sqlite:///{tmp_path / 'vigie.db'}"
    with Archive.open(url) as archive:
        context = CrawlContext(
            archive=archive,
            workers=Workers(1),
            subject=Subject.of(TopicRequest(keep_all=True)),
            keep_pages=True,
            notify=lambda event: made.events.append(event),
            now=lambda: made.at,
        )
        reader = open_reader(url)
        made = Going(context, reader)
        yield made
        reader.dispose()
        context.close()


def test_of_a_crawl_that_is_killed_all_is_told_but_the_last_seconds(going: Going) -> None:
    going.asks("un", "deux")
    going.settles_a_page_after(1)
    assert going.told() == [], "a short poll is written down once, with its end"
    going.settles_a_page_after(5)
    assert going.told() == ["un", "deux"]
    going.asks("trois")
    going.settles_a_page_after(2)
    assert going.told() == ["un", "deux"]
    going.settles_a_page_after(4)
    assert going.told() == ["un", "deux", "trois"]


def test_what_cannot_be_learned_of_a_site_says_nothing_against_its_poll(
    going: Going, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(tmp_path / "vigie.db")) as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON site BEGIN SELECT RAISE(ABORT, 'no room'); END")
    going.context.memories["canal.example"] = SiteMemory(site="canal.example", pages=1)
    going.context.learned.add("canal.example")
    going.asks("un")
    asyncio.run(write_down(going.context, going.poll, {"canal.example"}))
    assert going.told() == ["un"]
    (ended,) = going.events
    assert isinstance(ended, PollEnded)
    assert "not written down" not in ended.report.reason
    assert "not remembered sites=canal.example" in caplog.text


def test_a_poll_that_comes_to_its_end_is_told_once(going: Going) -> None:
    going.asks("un")
    going.settles_a_page_after(6)
    going.asks("deux")
    asyncio.run(write_down(going.context, going.poll))
    assert going.told() == ["un", "deux"]
    assert len({line.crawl_id for line in lines_asked(going.reader, FEED.source)}) == 1


def test_what_a_site_asked_for_is_written_down_with_the_next_poll_when_one_cannot_be(
    going: Going, tmp_path: Path
) -> None:
    going.context.turns.leave("canal.example", NOW + timedelta(hours=2))
    with closing(sqlite3.connect(tmp_path / "vigie.db")) as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON crawl BEGIN SELECT RAISE(ABORT, 'no room'); END")
        asyncio.run(write_down(going.context, going.poll))
        connection.execute("DROP TRIGGER full")
    asyncio.run(write_down(going.context, Poll(replace(FEED, url="http://autre.example/rss"), NOW)))
    assert going.context.archive.site_files.absent(NOW) == {"canal.example": NOW + timedelta(hours=2)}
