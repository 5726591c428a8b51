"""What is asked of sites: once a day for their files, nothing where they want peace, and all of it is written down."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import pytest

from crawler.press_web import PressWeb
from store.types import FeedKind, Outcome, Rights, Source, Stage
from tests.crawler.small_web import Crawled, SmallWeb, article, feed, rss, write_hosts

_RESERVED = json.dumps([{"location": "/reserved/", "tdm-reservation": 1}]).encode()
_TDM = "/.well-known/tdmrep.json"
HOSTS = {
    "plain.example": {
        "/robots.txt": b"User-agent: *\nDisallow: /closed\n",
        _TDM: _RESERVED,
        "/feed": rss("/free", "/reserved/page", "/closed/page", "/header", "/meta", "/nosnippet", "/noarchive"),
        "/second": rss("/free", "/other"),
        "/free": article("libre"),
        "/other": article("autre"),
        "/reserved/page": article("réservé"),
        "/closed/page": article("fermé"),
        "/header": {"body": article("en-tête"), "headers": {"tdm-reservation": "1"}},
        "/meta": article("méta").replace(b"<title>", b'<meta name="robots" content="noindex"><title>'),
        "/nosnippet": article("extrait").replace(b"<title>", b'<meta name="robots" content="nosnippet"><title>'),
        "/noarchive": {"body": article("archive"), "headers": {"X-Robots-Tag": "noarchive"}},
    },
    "licensed.example": {_TDM: _RESERVED, "/feed": rss("/reserved/page"), "/reserved/page": article("sous licence")},
    "slow.example": {"/robots.txt": b"User-agent: *\nCrawl-delay: 121\n", "/page": article("lent")},
    "away.example": {
        "/feed": rss("/page", "/rest"),
        "/second": rss("/page", "/rest"),
        "/page": {"status": 429, "headers": {"Retry-After": "7200"}},
        "/rest": article("le reste"),
    },
    "www.away.example": {"/feed": rss("/page"), "/page": article("un autre hôte")},
    "broken.example": {"/robots.txt": {"status": 500}, "/feed": rss("/page"), "/page": article("en panne")},
}
_LICENSED = Source(name="licensed.example", rights=Rights.LICENSED, rights_reason="contrat de 2026")


@dataclass(frozen=True, kw_only=True)
class Visits:
    """Two crawls of the same feeds, with one database."""

    small: SmallWeb
    first: Crawled
    second: Crawled

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.small.database)) as connection:
            return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    folder = tmp_path_factory.mktemp("asking")
    with PressWeb(write_hosts(folder / "web", HOSTS)) as web:
        small = SmallWeb(web=web, database=folder / "vigie.db")
        feeds = [
            *(feed(host) for host in HOSTS if host != "slow.example"),
            feed("slow.example", "/page", FeedKind.PAGE),
            *(
                replace(feed(host, "/second", FeedKind.FEED), source=f"{host} 2")
                for host in ("plain.example", "away.example")
            ),
        ]
        first = small.crawl(feeds, sources=[_LICENSED])
        yield Visits(small=small, first=first, second=small.crawl(feeds, sources=[_LICENSED]))


@pytest.mark.parametrize("path", ["/robots.txt", _TDM])
@pytest.mark.parametrize("host", ["plain.example", "licensed.example"])
def test_a_file_of_a_site_is_asked_for_once_a_day(visits: Visits, host: str, path: str) -> None:
    assert visits.first.paths(host).count(path) == 1
    assert visits.second.paths(host).count(path) == 0


def test_the_copy_says_what_follows_from_it(visits: Visits) -> None:
    said = dict(visits.rows("SELECT url, decision FROM site_file"))
    assert said["http://plain.example/robots.txt"] == "obeyed"
    assert said["http://licensed.example/robots.txt"] == "there is none (404): everything is allowed"
    assert said["http://broken.example/robots.txt"] == "out of reach: http 500"
    assert said[f"http://plain.example{_TDM}"] == "1 of its 1 rules reserve"


def test_a_site_whose_rules_cannot_be_had_is_asked_for_them_again(visits: Visits) -> None:
    for crawled in (visits.first, visits.second):
        assert set(crawled.paths("broken.example")) == {"/robots.txt"}


def test_nothing_is_fetched_twice_whichever_feeds_list_it(visits: Visits) -> None:
    asked = visits.first.paths("plain.example")
    assert {path: asked.count(path) for path in set(asked)} == dict.fromkeys(set(asked), 1)
    assert visits.second.paths("plain.example") == ["/feed", "/second"]


def test_what_is_reserved_is_known_by_title_date_and_address_alone(visits: Visits) -> None:
    kept = visits.rows(
        "SELECT a.url, a.rights, a.rights_reason, r.title <> '', r.body <> '', p.revision_id IS NOT NULL"
        " FROM article a JOIN revision r ON r.article_id = a.id LEFT JOIN page p ON p.revision_id = r.id"
        " WHERE a.source = 'plain.example' ORDER BY a.url"
    )
    assert kept == [
        ("http://plain.example/free", "", "", 1, 1, 1),
        ("http://plain.example/header", "reserved", "tdm-reservation", 1, 0, 0),
        ("http://plain.example/meta", "reserved", "noindex", 1, 0, 0),
        ("http://plain.example/noarchive", "", "", 1, 1, 0),
        ("http://plain.example/nosnippet", "", "", 1, 1, 1),
        ("http://plain.example/reserved/page", "reserved", _TDM, 1, 0, 0),
    ]


def test_reserved_articles_are_no_copies_of_each_other(visits: Visits) -> None:
    assert visits.rows("SELECT count(*) FROM article WHERE copy_of IS NOT NULL") == [(0,)]


def test_a_licensed_source_keeps_its_texts_and_says_why(visits: Visits) -> None:
    kept = visits.rows("SELECT rights, rights_reason FROM article WHERE source = 'licensed.example'")
    assert kept == [("licensed", "contrat de 2026")]


def test_a_site_that_wants_peace_is_left_alone_with_all_its_hosts_and_feeds(visits: Visits) -> None:
    first, second = visits.first, visits.second
    asked = [request.path for request in first.log if request.host.endswith("away.example")]
    assert asked.count("/page") + asked.count("/rest") == 1
    assert [request for request in second.log if request.host.endswith("away.example")] == []
    for source in ("away.example", "away.example 2", "www.away.example"):
        failure = second.failure(source)
        assert (failure.stage, failure.reason, failure.temporary) == (Stage.FEED, "asked to wait", True)
        assert 7000 < (second.reports[source].retry_after_s or 0) <= 7200


def test_every_request_and_every_refusal_leaves_a_row(visits: Visits) -> None:
    rows = visits.rows(
        "SELECT coalesce(f.url, c.feed_url), purpose, decision, f.status FROM request f JOIN crawl c ON c.id = crawl_id"
    )
    asked = [(url, status) for url, _, decision, status in rows if decision == "asked"]
    served = [(request.url, request.status) for request in (*visits.first.log, *visits.second.log)]
    assert sorted(asked) == sorted(served)
    assert ("http://plain.example/closed/page", "page", "robots", None) in rows
    assert ("http://away.example/feed", "feed", "asked to wait", None) in rows
    assert ("http://plain.example/robots.txt", "robots", "asked", 200) in rows
    assert (f"http://plain.example{_TDM}", "rights", "asked", 200) in rows


def test_of_a_site_that_asks_for_two_minutes_no_page_is_fetched(visits: Visits) -> None:
    failure = visits.first.failure("slow.example")
    assert (failure.stage, failure.reason) == (Stage.ROBOTS, "robots")
    assert visits.first.paths("slow.example") == ["/robots.txt"]


def test_a_page_that_a_person_named_is_told_to_be_missing_and_loses_no_attempt(visits: Visits) -> None:
    before = visits.rows("SELECT attempts, begun, state FROM address WHERE url = 'http://away.example/rest'")
    crawled = visits.small.crawl([feed("away.example", "/rest", FeedKind.PAGE)])
    report = crawled.reports["away.example"]
    assert crawled.paths("away.example") == []
    assert report.outcome is Outcome.FAILED
    assert report.reason.startswith("asked to wait: its site asked to be left alone until ")
    assert [failure.url for failure in report.failures] == ["http://away.example/rest"]
    assert visits.rows("SELECT attempts, begun, state FROM address WHERE url = 'http://away.example/rest'") == before
