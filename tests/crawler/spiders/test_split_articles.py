"""An article on several pages is one article: asked for page by page, kept, looked at and read again as a whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from store.database import open_reader
from store.pages.reading import PageChoice, kept_pages
from tests.crawler.conftest import OpenWeb
from tests.crawler.small_web import Crawled, SmallWeb, article, feed, rss
from tests.crawler.split_pages import body, page, pager, standfirst
from tests.store.conftest import ask

_ARGUMENT = pager("/lire-4512", "/lire-4512?page=2", "/lire-4512?page=3")
_PATH = pager("/guide.html", "/guide-page-2.html", "/guide-page-3.html")
_LATER = pager("/tard", "/tard/2/")
_MANY = pager(*(f"/long?page={number}" for number in range(1, 13)))
_ALL = '<a href="/entier?page=2">2</a> <a href="/entier?page=all">Lire sur une page</a>'
_FALSE = '<a href="/faux?page=2">2</a> <a href="/faux?page=all">Lire sur une page</a>'

HOSTS = {
    "argument.example": {
        "/feed": rss("/lire-4512"),
        **{f"/lire-4512{'' if n == 1 else f'?page={n}'}": page("argument", n, _ARGUMENT) for n in (1, 2, 3)},
    },
    "chemin.example": {
        # Page 2 is listed, and nothing else of it.
        "/feed": rss("/guide-page-2.html"),
        "/guide.html": page("chemin", 1, _PATH),
        **{f"/guide-page-{n}.html": page("chemin", n, _PATH) for n in (2, 3)},
    },
    "tard.example": {
        "/feed": {"body": rss("/tard"), "later": rss("/tard", "/tard/2/"), "type": "application/rss+xml"},
        "/tard": page("tard", 1, _LATER),
        "/tard/2/": {"body": page("tard", 2, _LATER), "type": "text/html; charset=utf-8"},
    },
    "casse.example": {
        "/feed": rss("/a"),
        "/a": page("casse", 1, pager("/a", "/a?page=2")),
        "/a?page=2": {"status": 404},
    },
    "interdit.example": {
        "/robots.txt": b"User-agent: *\nDisallow: /a?page=",
        "/feed": rss("/a"),
        "/a": page("interdit", 1, pager("/a", "/a?page=2")),
        "/a?page=2": page("interdit", 2, ""),
    },
    "entier.example": {
        "/feed": rss("/entier"),
        "/entier": page("entier", 1, _ALL),
        "/entier?page=2": page("entier", 2, _ALL),
        "/entier?page=all": page("entier", 1, "", of_pages=2),
    },
    "faux.example": {
        "/feed": rss("/faux"),
        "/faux": page("faux", 1, _FALSE),
        "/faux?page=2": page("faux", 2, _FALSE),
        "/faux?page=all": {"status": 404},
    },
    "long.example": {
        "/feed": rss("/long"),
        **{f"/long{'' if n == 1 else f'?page={n}'}": page("long", n, _MANY) for n in range(1, 13)},
    },
    "seul.example": {"/feed": rss("/a", "/b"), "/a": article("seul a"), "/b": article("seul b")},
}


@pytest.fixture(scope="module")
def web(open_web: OpenWeb) -> SmallWeb:
    return open_web(HOSTS)


@pytest.fixture(scope="module")
def first(web: SmallWeb) -> Crawled:
    return web.crawl(map(feed, HOSTS))


@pytest.fixture(scope="module")
def articles(web: SmallWeb, first: Crawled) -> dict[str, tuple[str, str, str]]:
    rows = ask(web.store_url, "SELECT source, url, standfirst, body FROM articles WHERE source <> 'seul.example'")
    assert len(rows) == len(HOSTS) - 1
    return {source: (url, chapo, text) for source, url, chapo, text in rows}


@pytest.mark.parametrize(
    ("host", "url", "pages"),
    [
        ("argument.example", "/lire-4512", 3),
        ("chemin.example", "/guide.html", 3),
        ("tard.example", "/tard", 2),
        ("entier.example", "/entier", 2),
        ("faux.example", "/faux", 2),
        ("casse.example", "/a", 1),
        ("interdit.example", "/a", 1),
        ("long.example", "/long", 10),
    ],
)
def test_its_pages_are_joined_in_order_without_what_they_repeat(articles, host: str, url: str, pages: int) -> None:
    subject = host.removesuffix(".example")
    assert articles[host] == (f"http://{host}{url}", standfirst(subject), body(subject, pages))


def test_each_page_is_asked_for_once_and_counted(first: Crawled) -> None:
    asked = {
        host: [path for path in first.paths(host) if "." not in path[:2] and path not in ("/robots.txt", "/feed")]
        for host in HOSTS
    }
    assert asked["argument.example"] == ["/lire-4512", "/lire-4512?page=2", "/lire-4512?page=3"]
    assert asked["chemin.example"] == ["/guide-page-2.html", "/guide.html", "/guide-page-3.html"]
    assert asked["entier.example"] == ["/entier", "/entier?page=all"]
    assert asked["interdit.example"] == ["/a"]
    assert len(asked["long.example"]) == 10
    assert all(len(set(paths)) == len(paths) for paths in asked.values())
    fetched = {host: report.fetched for host, report in first.reports.items()}
    assert (fetched["argument.example"], fetched["seul.example"], fetched["casse.example"]) == (3, 2, 1)


@pytest.mark.parametrize(
    ("host", "stage", "reason"), [("casse.example", "fetch", "http 404"), ("interdit.example", "robots", "robots")]
)
def test_a_page_that_cannot_be_had_costs_the_rest_and_is_told(first: Crawled, host, stage, reason) -> None:
    failure = first.failure(host)
    assert (failure.url, failure.stage.value, failure.reason) == (f"http://{host}/a?page=2", stage, reason)
    assert (first.reports[host].kept, first.reports[host].outcome.value) == (1, "new")


def test_what_the_host_of_its_first_page_reserves_is_asked_for_when_another_was_listed(open_web: OpenWeb) -> None:
    pages = pager("http://reserve.example/guide.html", "http://www.reserve.example/guide-page-2.html")
    reserved = b'[{"location": "/", "tdm-reservation": 1}]'
    web = open_web(
        {
            "www.reserve.example": {
                "/feed": rss("/guide-page-2.html"),
                "/guide-page-2.html": page("réserve", 2, pages),
            },
            "reserve.example": {
                "/.well-known/tdmrep.json": {"body": reserved, "type": "application/json"},
                "/guide.html": page("réserve", 1, pages),
            },
        }
    )
    crawled = web.crawl([feed("www.reserve.example")])
    assert crawled.paths("reserve.example") == ["/robots.txt", "/.well-known/tdmrep.json", "/guide.html"]
    assert ask(web.store_url, "SELECT rights, body FROM articles") == [("reserved", "")]


def test_politeness_holds_between_the_pages_of_an_article(web: SmallWeb, first: Crawled, open_web: OpenWeb) -> None:
    slow = open_web({"argument.example": HOSTS["argument.example"]}).crawl([feed("argument.example")], delay_s=0.3)
    times = [request.at_s for request in slow.log if request.path != "/robots.txt"]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.28


def test_the_address_of_a_later_page_leads_to_the_article(web: SmallWeb, articles) -> None:
    web.web.publish("tard.example")
    again = web.crawl([feed("tard.example")])
    assert [path for path in again.paths("tard.example") if path != "/robots.txt"] == ["/feed"]
    assert ask(web.store_url, "SELECT COUNT(*) FROM articles WHERE source = 'tard.example'") == [(1,)]


def test_all_its_pages_are_kept_and_give_the_same_article_again(web: SmallWeb, articles) -> None:
    from crawler.batch import TopicRequest
    from crawler.judging.subject import Subject
    from crawler.pages import PackedSubject, PageToRead
    from crawler.reextract import read_page_again

    reader = open_reader(web.store_url)
    kept = {one.source: one for one in kept_pages(reader, PageChoice())}
    reader.dispose()
    assert [part.url.partition("?")[2] for part in kept["argument.example"].page.parts] == ["page=2", "page=3"]
    assert [part.url.partition("?")[2] for part in kept["entier.example"].page.parts] == ["page=all"]
    assert kept["seul.example"].page.parts == ()
    subject = PackedSubject.of(Subject.of(TopicRequest(keep_all=True)))
    for one in kept.values():
        reading = read_page_again(PageToRead(source=one.source, page=one.page, entry=one.entry), subject)
        assert reading.article is not None
        assert replace(reading.article, removed=(), makeshift=False) == replace(one.held, removed=(), makeshift=False)
