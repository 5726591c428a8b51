"""The bundled press web, crawled for real: once per module, through a child process, into a SQLite file."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from crawler.judging.topic import compile_topic
from crawler.press_web import LoggedRequest, PressWeb, press_web_folder
from scheduler.configuration.loading import Configuration, load_configuration
from scheduler.crawls.jobs import CrawlJob
from scheduler.crawls.planning import batch_of
from store.console import answer
from store.types import Article, CrawlReport, Feed

FIXTURES = press_web_folder()


@dataclass
class Walk:
    """A press web, a database, and what crawls between them came to."""

    web: PressWeb
    database: Path
    configuration: Configuration

    @property
    def store_url(self) -> str:
        return f"sqlite:///{self.database}"

    def crawl(self, *feeds: Feed) -> tuple[list[CrawlReport], list[LoggedRequest]]:
        """Crawl everything, or the feeds named; the reports, and what the server was asked meanwhile."""
        asked_before = len(self.web.requests())
        wanted = feeds or tuple(feed for source in self.configuration.sources() for feed in source.feeds)
        reports = CrawlJob(batch_of(self.configuration, wanted)).run(lambda _event: None)
        return reports, self.web.requests()[asked_before:]

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in answer(self.database, query).rows]


@pytest.fixture(scope="module")
def make_walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Walk]]:
    webs: list[PressWeb] = []

    def make() -> Walk:
        database = tmp_path_factory.mktemp("walk") / "vigie.db"
        web = PressWeb()
        web.__enter__()
        webs.append(web)
        configuration = load_configuration(FIXTURES / "vigie.toml", store_url=f"sqlite:///{database}", proxy=web.proxy)
        return Walk(web=web, database=database, configuration=configuration)

    yield make
    for web in webs:
        web.__exit__()


def pages_on_topic(configuration: Configuration) -> list[str]:
    """The addresses that a whole crawl keeps, going by the expected results alone."""
    topic = compile_topic(configuration.topic.name, configuration.topic.query)
    pages = [page for page in expected_pages() if "error" not in page]
    texts = {page["url"]: (page["title"], page["standfirst"], page["body"]) for page in pages}
    articles = [Article(url=url, title=t, standfirst=s, body=b) for url, (t, s, b) in texts.items()]
    return [article.url for article in articles if topic.match(article)]


def expected_pages() -> list[dict[str, Any]]:
    """What each page of the press web should come to, as first published."""
    files = sorted(FIXTURES.rglob("*.expected.toml"))
    return [tomllib.loads(file.read_text("utf-8")) for file in files if ".later." not in file.name]
