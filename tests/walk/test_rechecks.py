"""Kept articles are looked at again, politely, and what their publisher did to them is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.press_web import LoggedRequest
from store.database import open_database, open_reader
from store.forgetting.forget import forget, reach_of_urls
from store.types import CrawlReport, Outcome
from tests.crawler.small_web import Page
from tests.store.conftest import ask
from tests.walk.changing_web import HOST, ChangingWeb, Watch, page, walled_off, write_title

LISTED = (
    "/meme",
    "/octets",
    "/edite",
    "/bruit",
    "/parti",
    "/enterre",
    "/interdit",
    "/casse",
    "/mur",
    "/nu",
    "/trou",
    "/oublie",
)
PAGES: dict[str, Page] = {
    **{path: page(path.strip("/")) for path in LISTED},
    "/octets": {"body": page("octets"), "etag": False},
    "/bruit": page("bruit", extra="<p>12 commentaires</p>"),
    "/edite.2": page("edite", sum_of="21 millions"),
    "/bruit.2": page("bruit", extra="<p>345 commentaires</p>"),
    "/mur.2": page("mur", walled=True),
    "/nu.2": walled_off("nu"),
    "/rien": b"<!doctype html><title>Erreur</title><p>Une erreur est survenue.",
    "/404": {"status": 404},
    "/410": {"status": 410},
    "/403": {"status": 403},
    "/500": {"status": 500},
}
DETOURS = {
    "/edite": "/edite.2",
    "/bruit": "/bruit.2",
    "/parti": "/404",
    "/enterre": "/410",
    "/interdit": "/403",
    "/casse": "/500",
    "/mur": "/mur.2",
    "/nu": "/nu.2",
    "/trou": "/rien",
}


@dataclass(frozen=True, kw_only=True)
class Visits:
    """Three visits to a title: when it is new, an hour later, and when all is as it was."""

    store_url: str
    reports: list[CrawlReport]
    logs: list[list[LoggedRequest]]
    #: Of the second and of the third visit, by path: text shown, removed_at, paywalled_at.
    articles: list[dict[str, tuple[Any, ...]]]
    #: By path: number and kind of each revision.
    revisions: dict[str, list[tuple[int, str]]]

    def statuses(self, visit: int, path: str) -> list[int]:
        return [request.status for request in self.logs[visit] if request.path == path]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def watch(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    folder = tmp_path_factory.mktemp("veille")
    with ExitStack() as stack:
        store_url = f"sqlite:///{folder}/vigie.db"
        if request.param == "postgresql":
            server = request.getfixturevalue("postgresql_server")
            store_url = stack.enter_context(server.lent_database())
        web = stack.enter_context(ChangingWeb(write_title(folder / "web", PAGES, listed=LISTED)))
        yield Watch(web=web, store_url=store_url)


@pytest.fixture(scope="module")
def visits(watch: Watch) -> Visits:
    reports, logs, articles = [watch.crawl()], [watch.log], []
    _forget(watch.store_url, f"http://{HOST}/oublie")
    # Whoever extracted these pages again would find that they say something else.
    of_these = f"SELECT id FROM article WHERE url IN ('http://{HOST}/meme', 'http://{HOST}/octets')"
    ask(watch.store_url, f"UPDATE revision SET title = 'Non lu', text_hash = '' WHERE article_id IN ({of_these})")
    for detours, hours in ((DETOURS, 1), ({}, 5)):
        watch.web.detours = dict(detours)
        watch.pass_time(hours)
        reports.append(watch.crawl())
        logs.append(watch.log)
        articles.append(_articles(watch.store_url))
    history = {path: watch.revisions(path) for path in LISTED}
    return Visits(store_url=watch.store_url, reports=reports, logs=logs, articles=articles, revisions=history)


def _forget(store_url: str, url: str) -> None:
    reader, writer = open_reader(store_url), open_database(store_url)
    forget(writer, reach_of_urls(reader, [url]), datetime.now(UTC))
    reader.dispose()
    writer.dispose()


def _articles(store_url: str) -> dict[str, tuple[Any, ...]]:
    rows = ask(store_url, "SELECT url, body, removed_at, paywalled_at FROM articles")
    return {url.removeprefix(f"http://{HOST}"): tuple(rest) for url, *rest in rows}


def test_a_new_article_is_not_looked_at_again_at_once(visits: Visits) -> None:
    assert (visits.reports[0].kept, visits.reports[0].rechecked, visits.reports[0].failures) == (len(LISTED), 0, ())


def test_every_kept_article_is_looked_at_again_and_none_that_was_forgotten(visits: Visits) -> None:
    assert [report.rechecked for report in visits.reports] == [0, len(LISTED) - 1, len(LISTED) - 1]
    assert visits.statuses(1, "/oublie") == visits.statuses(2, "/oublie") == []
    assert "/oublie" not in visits.articles[1]


def test_a_page_is_asked_for_by_its_validators(visits: Visits) -> None:
    (first,) = (request for request in visits.logs[0] if request.path == "/meme")
    (again,) = (request for request in visits.logs[1] if request.path == "/meme")
    assert "if-none-match" not in first.headers
    assert (again.status, again.headers["if-modified-since"]) == (304, "Thu, 01 Oct 2026 06:00:00 GMT")
    assert again.headers["if-none-match"].startswith('"')


def test_a_page_that_is_the_same_is_not_extracted_again(visits: Visits) -> None:
    assert (visits.statuses(1, "/meme"), visits.statuses(1, "/octets")) == ([304], [200])
    titles = ask(visits.store_url, "SELECT title FROM articles WHERE url LIKE '%/meme' OR url LIKE '%/octets'")
    assert titles == [("Non lu",), ("Non lu",)]


@pytest.mark.parametrize("path", ["/meme", "/octets", "/bruit", "/interdit", "/casse", "/trou"])
def test_what_is_no_edit_and_no_removal_leaves_no_revision(visits: Visits, path: str) -> None:
    assert [kind for _, kind in visits.revisions[path]] == [""]
    assert visits.articles[0][path][1:] == (None, None)


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("/edite", ["", "amount", "amount"]),
        ("/parti", ["", "removed", "restored"]),
        ("/enterre", ["", "removed", "restored"]),
        ("/mur", ["", "paywalled", "opened"]),
        ("/nu", ["", "paywalled", "opened"]),
    ],
)
def test_what_a_publisher_did_is_a_revision_of_its_kind(visits: Visits, path: str, kinds: list[str]) -> None:
    assert [kind for _, kind in visits.revisions[path]] == kinds
    assert [number for number, _ in visits.revisions[path]] == [1, 2, 3]


@pytest.mark.parametrize("path", ["/parti", "/enterre", "/mur", "/nu"])
def test_the_text_that_was_kept_stays_on_display(visits: Visits, path: str) -> None:
    away, back = (articles[path] for articles in visits.articles)
    assert "Le contrat vaut 12 millions d'euros" in away[0]
    assert (away[1] is None, away[2] is None) == ((True, False) if path in ("/mur", "/nu") else (False, True))
    assert back == (away[0], None, None)


def test_a_report_tells_what_the_looks_came_to(visits: Visits) -> None:
    report = visits.reports[1]
    assert (report.status, report.outcome, report.revisions, report.kept) == (304, Outcome.NEW, 3, 0)
    assert report.reason == "11 kept articles looked at again; 2 removed by their publisher"
    assert {failure.url.rpartition("/")[2]: failure.reason for failure in report.failures} == {
        "interdit": "http 403",
        "casse": "http 500",
        "trou": "out of order",
    }
    told = ask(visits.store_url, "SELECT rechecked, failed FROM crawls ORDER BY id")
    assert told == [(0, 0), (11, 3), (11, 0)]


def test_a_look_that_failed_says_nothing_of_the_feed(visits: Visits) -> None:
    assert ask(visits.store_url, "SELECT state, failures_in_a_row FROM source_health") == [("healthy", 0)]


def test_each_page_is_asked_for_once_a_look(visits: Visits) -> None:
    for path in set(LISTED) - {"/oublie", "/casse"}:
        assert (path, len(visits.statuses(1, path)), len(visits.statuses(2, path))) == (path, 1, 1)
    assert (visits.statuses(0, "/robots.txt"), visits.statuses(1, "/robots.txt")) == ([404], [])
