"""A fetched page reaches the archive as it came, unless somebody asked that it does not."""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing

import pytest

from crawler.network.permission.directives import PRODUCT_TOKEN
from store.database import open_reader
from store.pages.reading import KeptPage, PageChoice, kept_pages
from tests.crawler.conftest import OpenWeb
from tests.crawler.small_web import SmallWeb, article, feed, rss

PAGES = {
    "plain": {"body": article("Redon"), "headers": {"X-Served-By": "cache-3", "Set-Cookie": "visitor=4711"}},
    "zipped": {"body": article("Blain"), "headers": {"Content-Encoding": "gzip"}},
    "meta": article("Nort").replace(b"<title>", b'<meta name=robots content="noarchive"><title>'),
    "header": {"body": article("Sucé"), "headers": {"X-Robots-Tag": "noarchive"}},
    "ours": {"body": article("Carquefou"), "headers": {"X-Robots-Tag": f"{PRODUCT_TOKEN}: noarchive"}},
    "theirs": {"body": article("Guenrouet"), "headers": {"X-Robots-Tag": "googlebot: noarchive"}},
    "noindex": {"body": article("Pont-Miny"), "headers": {"X-Robots-Tag": "noindex"}},
}


@pytest.fixture(scope="module")
def web(open_web: OpenWeb) -> SmallWeb:
    pages = {f"/{name}": dict(page) if isinstance(page, dict) else page for name, page in PAGES.items()}
    pages["/zipped"]["body"] = gzip.compress(PAGES["zipped"]["body"], mtime=0)
    return open_web(
        {"a.example": {"/feed": rss(*pages), **pages}, "b.example": {"/feed": rss("/p"), "/p": article("Ars")}}
    )


@pytest.fixture(scope="module")
def kept(web: SmallWeb) -> dict[str, KeptPage]:
    """Pages by the name of their path, after a crawl that keeps them and one that does not."""
    report = web.crawl([feed("a.example")]).reports["a.example"]
    other = web.crawl([feed("b.example")], keep_pages_days=0).reports["b.example"]
    assert (report.kept + report.copies, other.kept + other.copies) == (len(PAGES), 1)
    reader = open_reader(web.store_url)
    found = {one.page.url.rpartition("/")[2]: one for one in kept_pages(reader, PageChoice())}
    reader.dispose()
    return found


def test_the_page_is_kept_as_it_was_served(kept: dict[str, KeptPage]) -> None:
    page = kept["plain"].page
    assert (page.url, page.status, page.body) == ("http://a.example/plain", 200, PAGES["plain"]["body"])
    headers = dict(page.headers)
    assert (headers["X-Served-By"], headers["Content-Type"]) == ("cache-3", "text/html; charset=utf-8")
    assert "Set-Cookie" not in headers


def test_a_page_that_came_compressed_is_kept_decompressed(kept: dict[str, KeptPage]) -> None:
    assert kept["zipped"].page.body == PAGES["zipped"]["body"]


def test_what_the_feed_said_is_kept_with_it(kept: dict[str, KeptPage]) -> None:
    assert (kept["plain"].entry.url, kept["plain"].entry.title) == ("http://a.example/plain", "Sur /plain")


@pytest.mark.parametrize("name", ["meta", "header", "ours", "noindex"])
def test_a_page_that_asks_for_it_is_not_kept(kept: dict[str, KeptPage], name: str) -> None:
    assert name not in kept


def test_what_is_asked_of_another_robot_is_not_asked_of_us(kept: dict[str, KeptPage]) -> None:
    assert kept["theirs"].page.body == PAGES["theirs"]["body"]


def test_keeping_pages_for_no_day_keeps_none(kept: dict[str, KeptPage]) -> None:
    assert "p" not in kept
    assert len(kept) == 3


def test_what_headers_ask_is_on_record_with_the_article(kept: dict[str, KeptPage], web: SmallWeb) -> None:
    with closing(sqlite3.connect(web.database)) as connection:
        rows = connection.execute("SELECT url, directives FROM articles WHERE directives <> '[]'").fetchall()
    assert {url.rpartition("/")[2]: json.loads(words) for url, words in rows} == {
        "meta": ["noarchive"],
        "header": ["noarchive"],
        "ours": ["noarchive"],
        "noindex": ["noindex"],
    }
