"""Where the older entries of a feed are, and when they have been walked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crawler.errors import NotAFeed
from crawler.feeds.paging import older_page, page_after_the_same
from crawler.feeds.syndication import parse_feed
from crawler.sections.archives import ListReading, first_lists, period_end, read_list
from store.types import FeedKind
from store.types.archives import ArchiveList
from tests.crawler.small_web import rss

SINCE = datetime(2026, 4, 1, tzinfo=UTC)
FIRST = ArchiveList(url="https://bief.example/rss", kind=FeedKind.FEED)
WORDPRESS = b"<rss><channel><generator>https://wordpress.org/?v=6.8</generator></channel></rss>"


@pytest.mark.parametrize(
    ("url", "declared", "body", "place", "expected"),
    [
        ("https://a.example/rss", "https://a.example/rss/2026-04.xml", b"", 1, "https://a.example/rss/2026-04.xml"),
        ("https://a.example/rss", "https://feeds.a.example/2", b"", 3, "https://feeds.a.example/2"),
        ("https://a.example/rss", "https://ailleurs.example/2", b"", 1, ""),
        ("https://a.example/rss", "https://a.example/rss", b"", 1, ""),
        ("https://a.example/feed/", "", b"", 1, "https://a.example/feed/?paged=2"),
        ("https://a.example/?feed=rss2", "", b"", 1, "https://a.example/?feed=rss2&paged=2"),
        ("https://a.example/fil.xml", "", WORDPRESS, 1, "https://a.example/fil.xml?paged=2"),
        ("https://a.example/feed/?paged=9", "", b"", 9, "https://a.example/feed/?paged=10"),
        ("https://a.example/rss?page=1&l=fr", "", b"", 1, "https://a.example/rss?page=2&l=fr"),
        ("https://a.example/rss", "", b"", 1, "https://a.example/rss?page=1"),
        ("https://a.example/rss/2026-04.xml", "", b"", 2, ""),
        ("https://a.example/spip.php?page=backend", "", b"", 1, ""),
    ],
)
def test_older_entries_are_where_the_feed_says_else_where_they_usually_are(
    url: str, declared: str, body: bytes, place: int, expected: str
) -> None:
    assert older_page(url, declared, body, place) == expected


def test_pages_that_are_counted_from_1_are_found_although_the_first_guess_gives_the_same() -> None:
    assert page_after_the_same("https://a.example/rss?page=1", 2) == "https://a.example/rss?page=2"
    assert page_after_the_same("https://a.example/rss?page=2", 3) == ""
    assert page_after_the_same("https://a.example/feed?paged=2", 2) == ""


@pytest.mark.parametrize(
    "feed",
    [
        b'<rss version="2.0"><channel><link rel="next" href="/2" xmlns="http://www.w3.org/2005/Atom"/>'
        b"<item><link>/a</link></item></channel></rss>",
        b'<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next-archive" href="/0"/>'
        b'<link rel="prev-archive" href="/2"/><link rel="next" href="/x"/><entry><link href="/a"/></entry></feed>',
        b'{"version": "https://jsonfeed.org/version/1.1", "next_url": "/2", "items": [{"id": "1", "url": "/a"}]}',
    ],
    ids=["paged", "archived", "json"],
)
def test_a_feed_names_its_older_entries(feed: bytes) -> None:
    assert parse_feed(feed, "https://a.example/rss").older_url == "https://a.example/2"


def test_a_link_of_an_entry_is_none_of_the_feed() -> None:
    feed = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a"/><link rel="next" href="/b"/></entry></feed>'
    )
    assert parse_feed(feed, "https://a.example/rss").older_url == ""


def read(done: ArchiveList, *addresses: str) -> ListReading:
    return read_list(rss(*addresses), done, done.url, "application/rss+xml", SINCE)


def test_a_feed_is_walked_until_its_server_gives_the_same_again() -> None:
    first = read(FIRST, "/b", "/a")
    (guess,) = first.lists
    assert (guess.url, guess.place) == ("https://bief.example/rss?page=1", 2)
    (second,) = read(guess, "/b", "/a").lists
    assert second.url == "https://bief.example/rss?page=2"
    assert read(second, "/a", "/b") == ListReading(entries=(), lists=())
    (third,) = read(second, "/0", "/1").lists
    assert (third.url, third.place) == ("https://bief.example/rss?page=3", 4)
    assert read(third, "/0", "/1").lists == (), "it shows its last page for ever"
    assert read(third, "/b", "/a").lists == (), "or begins anew"


def test_a_feed_is_walked_until_all_it_lists_is_too_old() -> None:
    old = b"<item><link>/x</link><pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate></item>"
    new = old.replace(b"/x", b"/y").replace(b"Sun, 01 Mar", b"Mon, 04 May")
    page = replace(FIRST, url="https://bief.example/feed?paged=2", place=2, after="autre")
    mixed = read_list(b"<rss><channel>" + old + new + b"</channel></rss>", page, page.url, "", SINCE)
    assert [entry.url for entry in mixed.entries] == ["https://bief.example/y"]
    assert [one.url for one in mixed.lists] == ["https://bief.example/feed?paged=3"]
    assert read_list(b"<rss><channel>" + old + b"</channel></rss>", page, page.url, "", SINCE).lists == ()


def test_a_page_for_people_behind_the_last_one_ends_the_walk_and_is_a_failure_in_place_of_the_first() -> None:
    page = replace(FIRST, url="https://bief.example/rss?page=7", place=7, after="autre")
    assert read_list(b"<html><p>Fin</p></html>", page, page.url, "text/html", SINCE).lists == ()
    with pytest.raises(NotAFeed):
        read_list(b"<html><p>Fin</p></html>", FIRST, FIRST.url, "text/html", SINCE)


def test_feeds_are_walked_where_a_source_names_neither_sitemap_nor_section() -> None:
    feed = (FeedKind.FEED, FIRST.url, "")
    usual = "https://bief.example/sitemap.xml"
    assert [one.url for one in first_lists([feed], [usual])] == [FIRST.url, usual]
    section = (FeedKind.SECTION, "https://bief.example/une", "")
    assert [one.url for one in first_lists([feed, section], [usual])] == ["https://bief.example/une"]


def test_the_end_of_what_an_address_names_is_read_from_it() -> None:
    assert period_end("https://a.example/?year=2024&month=12") == datetime(2025, 1, 1, tzinfo=UTC)
    assert period_end("https://a.example/?year=2024&month=12&day=31") == datetime(2025, 1, 1, tzinfo=UTC)
    assert period_end("https://a.example/?year=9999&month=12") is None
    assert period_end("https://a.example/?year=9999&month=12&day=31") is None
