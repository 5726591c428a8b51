"""Another look is as polite as the first one, and can be turned off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from store.types import Outcome
from tests.store.conftest import ask
from tests.walk.changing_web import HOST, ChangingWeb, Watch, page, write_title

LISTED = ("/un", "/deux", "/trois")
ROBOTS = b"User-agent: *\nDisallow: /ferme\n"
PAGES = {**{path: page(path.strip("/")) for path in LISTED}, "/robots.txt": ROBOTS, "/0": b"", "/ferme": page("ferme")}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    folder = tmp_path_factory.mktemp("veille")
    with ChangingWeb(write_title(folder / "web", PAGES, listed=LISTED)) as web:
        made = Watch(web=web, store_url=f"sqlite:///{folder}/vigie.db")
        assert made.crawl().kept == len(LISTED)
        yield made


@pytest.fixture
def watch(crawled: Watch) -> Watch:
    """A title whose articles are all to be looked at again."""
    crawled.web.detours = {}
    crawled.make_due()
    return crawled


def test_no_page_is_looked_at_again_where_that_is_turned_off(watch: Watch) -> None:
    report = watch.crawl(hours=())
    assert (report.rechecked, report.outcome, report.reason) == (0, Outcome.NOT_MODIFIED, "304, not modified")
    assert [request.path for request in watch.log] == ["/feed"]


def test_looks_keep_the_crawl_delay(watch: Watch) -> None:
    report = watch.crawl(delay_s=0.4)
    assert report.rechecked == len(LISTED)
    asked_at_s = [request.at_s for request in watch.log if request.path in ("/feed", *LISTED)]
    gaps_s = [later - earlier for earlier, later in pairwise(asked_at_s)]
    assert len(gaps_s) == len(LISTED)
    assert min(gaps_s) >= 0.38


def test_looks_obey_robots(watch: Watch) -> None:
    ask(watch.store_url, f"UPDATE article SET url = 'http://{HOST}/ferme' WHERE url = 'http://{HOST}/un'")
    report = watch.crawl()
    ask(watch.store_url, f"UPDATE article SET url = 'http://{HOST}/un' WHERE url = 'http://{HOST}/ferme'")
    assert [failure.reason for failure in report.failures] == ["robots"]
    assert watch.asked("/ferme") == []


def test_a_page_that_shows_nothing_is_no_edit(watch: Watch) -> None:
    watch.web.detours = {"/un": "/0"}
    report = watch.crawl()
    assert [failure.reason for failure in report.failures] == ["empty page"]
    assert watch.revisions("/un") == [(1, "")]


def test_a_feed_that_fails_is_not_blamed_on_its_articles(watch: Watch) -> None:
    watch.web.detours = {"/feed": "/nulle-part"}
    report = watch.crawl()
    assert (report.outcome, report.rechecked) == (Outcome.FAILED, 0)
    watch.web.detours = {}
    assert watch.crawl().rechecked == len(LISTED)
