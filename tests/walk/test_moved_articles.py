"""Articles that move to another address, or stand on several pages, followed from look to look over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from crawler.press_web import LoggedRequest
from store.types import CrawlReport
from tests.crawler.small_web import Page, rss
from tests.crawler.split_pages import page as split_page
from tests.crawler.split_pages import pager
from tests.store.conftest import ask
from tests.walk.changing_web import HOST, ChangingWeb, Watch, page, write_title

LISTED = ("/suite", "/perdu", "/tombe", "/ancien", "/detourne", "/provisoire")


def _two(name: str) -> dict[str, Page]:
    links = pager(f"/{name}", f"/{name}?page=2")
    return {f"/{name}": split_page(name, 1, links), f"/{name}?page=2": split_page(name, 2, links)}


EDITED = split_page("suite", 2, "").replace(b"ceci :", b"ceci, pour 21 millions d'euros et un quai :")
PAGES: dict[str, Page] = {
    **_two("suite"),
    **_two("perdu"),
    **_two("tombe"),
    "/suite.2": {"body": EDITED, "type": "text/html"},
    **{path: page(path.strip("/")) for path in ("/ancien", "/nouveau", "/detourne", "/autre", "/provisoire", "/essai")},
    "/nouveau": page("ancien"),
    "/essai": page("provisoire"),
    "/vers-nouveau": {"status": 301, "location": "/nouveau"},
    "/vers-autre": {"status": 301, "location": "/autre"},
    "/vers-essai": {"status": 302, "location": "/essai"},
    "/500": {"status": 500},
    "/404": {"status": 404},
}
MOVES = {"/ancien": "/vers-nouveau", "/detourne": "/vers-autre", "/provisoire": "/vers-essai"}


@dataclass(frozen=True, kw_only=True)
class Visits:
    store_url: str
    reports: list[CrawlReport]
    logs: list[list[LoggedRequest]]
    revisions: dict[str, list[tuple[int, str]]]

    def asked(self, visit: int, path: str) -> int:
        return sum(request.path == path for request in self.logs[visit])


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    folder = tmp_path_factory.mktemp("demenagement")
    later = PAGES | {"/feed.2": _feed(*LISTED, "/nouveau", "/autre", "/essai")}
    with ChangingWeb(write_title(folder / "web", later, listed=LISTED)) as web:
        watch = Watch(web=web, store_url=f"sqlite:///{folder}/vigie.db")
        reports, logs = [], []
        for hours, detours in (
            (0, {"/tombe?page=2": "/404"}),
            (1, {"/suite?page=2": "/suite.2", "/perdu?page=2": "/500", **MOVES}),
            (5, {"/feed": "/feed.2", **MOVES}),
        ):
            web.detours = dict(detours)
            if hours:
                watch.pass_time(hours)
            reports.append(watch.crawl())
            logs.append(watch.log)
        history = {path: watch.revisions(path) for path in ("/suite", "/perdu", "/tombe", "/nouveau", "/detourne")}
        yield Visits(store_url=watch.store_url, reports=reports, logs=logs, revisions=history)


def _feed(*addresses: str) -> Page:
    return {"body": rss(*addresses), "type": "application/rss+xml"}


def test_an_edit_on_a_later_page_is_an_edit_of_the_article(visits: Visits) -> None:
    assert [kind for _, kind in visits.revisions["/suite"]][:2] == ["", "amount"]


def test_a_later_page_that_fails_at_a_look_is_no_cut(visits: Visits) -> None:
    assert visits.revisions["/perdu"] == [(1, "")]
    assert [(one.reason, one.stage.value) for one in visits.reports[1].failures] == [("http 500", "fetch")]


def test_a_later_page_that_was_missing_is_had_at_the_next_look(visits: Visits) -> None:
    assert [one.url for one in visits.reports[0].failures] == [f"http://{HOST}/tombe?page=2"]
    assert [kind for _, kind in visits.revisions["/tombe"]] == ["", "addition"]


def test_an_article_that_moved_for_good_is_followed_and_stays_one(visits: Visits) -> None:
    urls = {url for (url,) in ask(visits.store_url, "SELECT url FROM articles")}
    assert f"http://{HOST}/nouveau" in urls
    assert f"http://{HOST}/ancien" not in urls
    assert visits.revisions["/nouveau"] == [(1, "")]
    assert (visits.asked(2, "/ancien"), visits.asked(2, "/nouveau")) == (0, 1)


def test_an_address_that_leads_elsewhere_for_now_keeps_its_article(visits: Visits) -> None:
    urls = {url for (url,) in ask(visits.store_url, "SELECT url FROM articles")}
    assert f"http://{HOST}/provisoire" in urls
    assert f"http://{HOST}/essai" not in urls


def test_another_article_that_an_address_leads_to_is_kept_as_its_own(visits: Visits) -> None:
    titles = dict(ask(visits.store_url, "SELECT url, title FROM articles"))
    assert titles[f"http://{HOST}/detourne"] == "Accord au port de detourne"
    assert titles[f"http://{HOST}/autre"] == "Accord au port de autre"
    assert visits.reports[2].kept == 1
