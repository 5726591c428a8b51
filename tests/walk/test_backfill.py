"""An archive walked back, step by step, by real crawls: what is asked for, in which order, and where it ends."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.press_web import PressWeb
from scheduler.configuration.loading import Configuration, load_configuration
from scheduler.crawls.jobs import CrawlJob
from scheduler.tasks.backfilling import WalkEnding, WalkTally, begun, step_batch, walk_back
from store.archive import Archive
from store.types import CrawlReport, Source
from tests.crawler.small_web import write_hosts
from tests.scheduler.conftest import COMMAND
from tests.store.conftest import ask
from tests.walk.archive_web import archive_hosts

_CONFIGURATION = """
contact = "mailto:tests@vigie.example"
[topic]
keep = "all"
query = ""
[network]
proxy = "{proxy}"
delay_s = 0.0
[[source]]
name = "Mémoire"
homepage = "http://memoire.example"
sitemaps = ["http://memoire.example/sitemap.xml"]
[[source]]
name = "Escales"
homepage = "http://escales.example"
sections = [{{ url = "http://escales.example/escales", link_pattern = "/lire-" }}]
[[source]]
name = "Fil"
feeds = ["http://memoire.example/feed/"]
[[source]]
name = "Panne"
sitemaps = ["http://panne.example/panne.xml"]
"""
APRIL, MAY = datetime(2026, 4, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Past:
    web: PressWeb
    configuration: Configuration
    folder: Path

    def walk(self, name: str, since: datetime, most: int = 100, **how: bool) -> tuple[WalkTally, WalkEnding, list[str]]:
        """Walk, and tell what was asked for, without what sites say of themselves."""
        source = next(one for one in self.configuration.sources() if one.name == name)
        before = len(self.web.requests())
        with Archive.open(self.configuration.store.url) as archive:
            begun(archive, source, since, datetime.now(UTC), restart=how.get("restart", False))
            step = self._step(source)
            tally, ending = walk_back(archive, source, most, step, lambda: False, lambda: datetime.now(UTC))
        asked = [request.path for request in self.web.requests()[before:]]
        return tally, ending, [path for path in asked if path != "/robots.txt" and "well-known" not in path]

    def _step(self, source: Source) -> Callable[[int], list[CrawlReport]]:
        return lambda most: CrawlJob(step_batch(self.configuration, source, most)).run(lambda _event: None)


@contextmanager
def _past(folder: Path) -> Iterator[Past]:
    with PressWeb(write_hosts(folder / "web", archive_hosts())) as web:
        file = folder / "vigie.toml"
        file.write_text(_CONFIGURATION.format(proxy=web.proxy), "utf-8")
        store_url = f"sqlite:///{folder}/vigie.db"
        yield Past(web=web, configuration=load_configuration(file, store_url=store_url), folder=folder)


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Past]:
    with ExitStack() as stack:
        yield stack.enter_context(_past(tmp_path_factory.mktemp("archives")))


@pytest.fixture(scope="module")
def sitemaps(past: Past) -> list[tuple[WalkTally, WalkEnding, list[str]]]:
    """Three calls: one that is bounded, one that goes on, one that finds nothing left."""
    return [past.walk("Mémoire", APRIL, 5), past.walk("Mémoire", APRIL), past.walk("Mémoire", APRIL)]


def _month(month: str) -> list[str]:
    return [f"/sitemap-{month}.xml", *(f"/{month}-{day}-escale" for day in (12, 11, 10))]


def _listed(page: int) -> set[str]:
    return {f"/lire-{page}{place}" for place in range(3)}


def test_sitemaps_are_walked_newest_first_within_a_bound(sitemaps) -> None:
    tally, ending, asked = sitemaps[0]
    assert asked == ["/sitemap.xml", *_month("2026-05")]
    assert (ending, tally.asked, tally.kept) == (WalkEnding.BOUND, 5, 3)


def test_the_next_call_goes_on_and_stops_where_the_archive_is_older(sitemaps) -> None:
    tally, ending, asked = sitemaps[1]
    assert asked == _month("2026-04")
    assert (ending, tally.kept) == (WalkEnding.DONE, 3)
    assert sitemaps[2][1:] == (WalkEnding.DONE, [])


def test_an_earlier_date_begins_anew_and_asks_for_no_page_twice(past: Past, sitemaps) -> None:
    tally, ending, asked = past.walk("Mémoire", datetime(2026, 3, 1, tzinfo=UTC))
    assert [path for path in asked if "escale" in path] == _month("2026-03")[1:]
    assert (ending, tally.kept) == (WalkEnding.DONE, 3)


def test_a_section_is_walked_page_by_page_until_its_articles_are_too_old(past: Past) -> None:
    tally, ending, asked = past.walk("Escales", MAY, 6)
    assert (ending, tally.asked, len(asked)) == (WalkEnding.BOUND, 6, 6)
    assert (asked[0], set(asked[1:4]), asked[4]) == ("/escales", _listed(1), "/escales?page=2")
    tally, ending, more = past.walk("Escales", MAY)
    assert {*asked[5:], *more} == {*_listed(2), "/escales?page=3", *_listed(3)}
    assert (ending, tally.kept, len(more)) == (WalkEnding.DONE, 5, 6)
    _, ending, asked = past.walk("Escales", MAY, restart=True)
    assert (ending, asked) == (WalkEnding.DONE, ["/escales", "/escales?page=2", "/escales?page=3"])


def test_what_an_archive_brought_is_not_looked_at_again_nor_shown_as_a_feed(past: Past, sitemaps) -> None:
    assert ask(past.configuration.store.url, "SELECT COUNT(*) FROM recheck") == [(0,)]
    assert ask(past.configuration.store.url, "SELECT kind FROM source_health") == []


def test_a_source_that_names_no_archive_is_walked_by_its_feed_and_from_the_usual_places(past: Past, sitemaps) -> None:
    tally, ending, asked = past.walk("Fil", MAY)
    assert asked[:4] == ["/feed/", "/feed/?paged=2", "/retrouvee", "/feed/?paged=3"]
    assert asked[4:] == ["/sitemap.xml", "/sitemap_index.xml", "/sitemap-2026-05.xml"]
    assert (ending, tally.kept) == (WalkEnding.DONE, 1)
    assert tally.asked == len(asked), "a list that is not there was asked for once"
    assert tally.failed == 1, "there is no sitemap_index.xml; that the feed has no third page is how it ends"


def test_a_list_that_cannot_be_had_now_is_left_alone(past: Past) -> None:
    tally, ending, asked = past.walk("Panne", MAY)
    assert (ending, tally.steps) == (WalkEnding.STUCK, 1)
    assert set(asked) == {"/panne.xml"}
    assert len(asked) <= 3
    assert tally.reason.startswith("http 500")


def test_the_command_says_what_it_found_and_why_it_stopped(tmp_path: Path) -> None:
    with _past(tmp_path) as past:
        command = [COMMAND, "backfill", "Mémoire", "--since", "2026-05-01", "--pages", "3"]
        done = subprocess.run(command, cwd=past.folder, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "3 pages asked for; 1 article kept" in done.stderr
    assert "Left: 2 pages and 0 lists. That is as many pages as were allowed" in done.stderr
