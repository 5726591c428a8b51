"""Rows 60 and 61 of the table of faults: a page kills its crawl each time, as the OOM killer would for its sake.

The feed that the crawl dies with is put off and says why; its page is counted before it is fetched, tried alone, and
put away after the third time; the other source and the page beside it are none the worse.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from crawler.press_web import PressWeb
from scheduler.configuration.loading import Configuration, load_configuration
from scheduler.crawls.chronicle import Chronicle
from scheduler.crawls.polling import Polling
from store.archive import Archive
from store.console import answer
from store.polling.attempts import MAX_BEGUN
from tests.crawler.small_web import article, rss, write_hosts
from tests.scheduler.processes import wait_for

HOSTS = {
    "alpha.example": {"/feed": rss("/un"), "/un": article("Alpha")},
    "deadly.example": {
        "/feed": rss("/deadly", "/good"),
        "/deadly": {"fault": "stall", "body": b""},
        "/good": article("Beta"),
    },
}
DEADLY = "http://deadly.example/deadly"
CONFIGURATION = """
contact = "mailto:tests@vigie.example"
store.url = "sqlite:///{database}"
topic.query = ""
network = {{ proxy = "{proxy}", delay_s = 0.0 }}
source = [
  {{ name = "alpha", feeds = ["http://alpha.example/feed"] }},
  {{ name = "deadly", feeds = ["http://deadly.example/feed"] }},
]
"""


#: Minutes between two polls, so that the feed that dies is due again and the other one is not.
KILLED = (0, 20, 40)
AFTERWARDS = 70


@dataclass
class Watched:
    """A daemon's polling, and an OOM killer that does not like one page."""

    web: PressWeb
    database: Path
    configuration: Configuration
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    async def live(self) -> None:
        with Archive.open(self.configuration.store.url) as archive:
            chronicle = Chronicle(archive.progress, lambda: self.now)
            polling = Polling(self.configuration, archive, chronicle, lambda: self.now)
            for place, minutes in enumerate(KILLED, 1):
                self.now += timedelta(minutes=minutes)
                await polling.tick()
                in_hand = partial(self._is_in_hand, chronicle, place)
                await asyncio.to_thread(wait_for, in_hand, 30, "the deadly page in hand, and nothing else")
                polling.kill()
                await polling.rest()
            self.now += timedelta(minutes=AFTERWARDS)
            await polling.tick()
            await polling.rest()

    def _is_in_hand(self, chronicle: Chronicle, times: int) -> bool:
        asked = sum(request.path == "/deadly" for request in self.web.requests("deadly.example"))
        return asked == times and chronicle.tally().polls.total() > 0

    def ask(self, query: str) -> list[tuple[object, ...]]:
        return [tuple(row) for row in answer(self.database, query).rows]


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    folder = tmp_path_factory.mktemp("deadly")
    with PressWeb(write_hosts(folder / "web", HOSTS)) as web:
        database = folder / "vigie.db"
        file = folder / "vigie.toml"
        file.write_text(CONFIGURATION.format(database=database, proxy=web.proxy), "utf-8")
        one = Watched(web=web, database=database, configuration=load_configuration(file))
        asyncio.run(one.live())
        yield one


def test_row_60_the_feed_that_the_crawl_died_with_is_put_off_and_says_why(watched: Watched) -> None:
    told = watched.ask("SELECT outcome, reason FROM crawls WHERE source = 'deadly' ORDER BY id")
    deaths = told[: len(KILLED)]
    assert {outcome for outcome, _ in deaths} == {"failed"}
    assert all(str(reason).startswith("crawl died: the crawl's process ended with code -9") for _, reason in deaths)


def test_row_60_the_other_source_is_polled_as_if_nothing_were(watched: Watched) -> None:
    assert watched.ask("SELECT DISTINCT outcome FROM crawls WHERE source = 'alpha' AND entries > 0 AND first_seen > 0")
    assert watched.ask("SELECT count(*) FROM crawls WHERE source = 'alpha' AND failed > 0") == [(0,)]


def test_row_61_the_page_is_put_away_after_the_third_time_and_is_not_asked_again(watched: Watched) -> None:
    assert watched.ask("SELECT url, source, crawls FROM quarantine") == [(DEADLY, "deadly", MAX_BEGUN)]
    assert sum(request.path == "/deadly" for request in watched.web.requests("deadly.example")) == MAX_BEGUN


def test_row_61_a_person_is_told_once(watched: Watched) -> None:
    told = watched.ask("SELECT url, detail FROM failures WHERE reason = 'quarantined'")
    assert [url for url, _ in told] == [DEADLY]
    assert "`vigie crawl --url`" in str(told[0][1])


def test_row_61_the_page_beside_it_is_kept(watched: Watched) -> None:
    kept = watched.ask("SELECT source, url FROM articles ORDER BY source")
    assert kept == [("alpha", "http://alpha.example/un"), ("deadly", "http://deadly.example/good")]
