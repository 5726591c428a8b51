"""Sitemaps, news sitemaps and indexes, well-formed and not, and what is refused."""

from __future__ import annotations

import gzip
import re
import zlib
from datetime import UTC, datetime

import pytest

from crawler.errors import NotAFeed
from crawler.feeds.entries import MAX_ENTRIES
from crawler.feeds.sitemaps import MAX_BYTES, MAX_CHILDREN, parse_sitemap

URL = "https://www.dsi.example/sitemap.xml"

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://www.dsi.example/lire-1001.html</loc>
  <news:news><news:publication><news:name>DSI</news:name><news:language>fr</news:language></news:publication>
  <news:publication_date>2024-03-12T10:30:00+01:00</news:publication_date>
  <news:title>L’hôpital &amp; le cloud</news:title></news:news>
  <image:image><image:loc>https://www.dsi.example/a.jpg</image:loc><image:title>Une image</image:title></image:image>
</url>
<url><loc> https://www.dsi.example/lire-1002.html
  </loc><lastmod>2024-03-14T08:00:00Z</lastmod>
  <news:news><news:publication_date>2024-03-13</news:publication_date><news:title>Deuxième</news:title></news:news></url>
</urlset>"""


def urlset(*urls: str) -> str:
    return '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">' + "".join(urls) + "</urlset>"


def page(number: int, day: str = "") -> str:
    return (
        f"<url><loc>https://www.dsi.example/lire-{number}</loc>"
        + (f"<lastmod>{day}</lastmod>" if day else "")
        + "</url>"
    )


def index(*addresses: str) -> str:
    return "<sitemapindex>" + "".join(f"<sitemap><loc>{one}</loc></sitemap>" for one in addresses) + "</sitemapindex>"


def read(text: str | bytes, url: str = URL):
    return parse_sitemap(text if isinstance(text, bytes) else text.encode(), url)


def numbers(reading) -> list[str]:
    return [entry.url.rpartition("-")[2] for entry in reading.entries]


def test_a_news_sitemap_gives_titles_dates_and_languages_newest_first():
    reading = read(NEWS)
    second, first = reading.entries
    assert (reading.problem, reading.children) == ("", ())
    assert (first.url, first.title, first.language) == (
        "https://www.dsi.example/lire-1001.html",
        "L’hôpital & le cloud",
        "fr",
    )
    assert (first.published_at, first.modified_at) == (datetime(2024, 3, 12, 9, 30, tzinfo=UTC), None)
    assert second.url == "https://www.dsi.example/lire-1002.html"
    assert second.published_at == datetime(2024, 3, 12, 23, tzinfo=UTC)
    assert second.modified_at == datetime(2024, 3, 14, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "spelling",
    [
        NEWS.replace("http://www.sitemaps.org/schemas/sitemap/0.9", "https://www.google.com/schemas/sitemap/0.84"),
        NEWS.replace("news:", "n:").replace("xmlns:news", "xmlns:n"),
        re.sub(r' xmlns(:\w+)?="[^"]*"', "", NEWS),
        NEWS.replace("<urlset", "<s:urlset xmlns:s='x'").replace("</urlset", "</s:urlset"),
        "\ufeff\n <!-- cache -->" + NEWS,
    ],
)
def test_namespaces_may_be_others_or_missing(spelling):
    assert read(spelling).entries == read(NEWS).entries


def test_entries_come_newest_first_and_those_without_a_date_last():
    reading = read(urlset(page(1), page(2, "2024-01-01"), page(3, "hier"), page(4, "2024-03-01T00:00:00Z")))
    assert numbers(reading) == ["4", "2", "1", "3"]


def test_a_day_is_midnight_in_paris():
    assert read(urlset(page(1, "2024-07-12"))).entries[0].modified_at == datetime(2024, 7, 11, 22, tzinfo=UTC)


def test_the_newest_of_a_large_sitemap_are_kept():
    pages = (page(number, f"20{number // 365:02}-01-{number % 28 + 1:02}") for number in range(MAX_ENTRIES + 3000))
    reading = read(urlset(*pages))
    assert len(reading.entries) == MAX_ENTRIES
    assert min(entry.modified_at for entry in reading.entries).year > 2007
    assert "5,000" in reading.problem


@pytest.mark.parametrize(
    "broken",
    [
        NEWS.replace("lire-1001.html", "lire-1001.html?a=1&b=2"),
        NEWS.replace("L’hôpital", "L&rsquo;h&ocirc;pital"),
        NEWS.replace("L’hôpital", "L’hôpital < 50 lits \x00\x0b"),
        NEWS.replace("</urlset>", ""),
        NEWS.replace("Deuxième", "Deuxième <b>gras"),
    ],
)
def test_broken_xml_costs_no_page(broken):
    assert len(read(broken).entries) == 2
    assert read(broken).problem


@pytest.mark.parametrize("cut", range(1, 250, 9))
def test_a_truncated_tail_costs_at_most_the_page_it_stands_in(cut):
    whole = urlset(*(page(number, "2024-01-01") for number in range(10, 20)))
    complete = whole[:-cut].count("</url>")
    assert numbers(read(whole[:-cut]))[:complete] == [str(number) for number in range(10, 10 + complete)]


def test_windows_1252_declared_as_utf_8_is_read_right():
    reading = read(NEWS.encode("windows-1252"))
    assert reading.entries[1].title == "L’hôpital & le cloud"
    assert "windows-1252" in reading.problem


def test_an_index_names_its_sitemaps_on_its_own_site_but_not_itself():
    reading = read(
        index(
            "https://www.dsi.example/news.xml?a=1&amp;b=2",
            "https://cdn.dsi.example/2024.xml.gz",
            "/relatif.xml",
            "http://dsi.example/sitemap.xml",
            "https://autre.example/sitemap.xml",
            "https://www.dsi.example/news.xml?b=2&amp;a=1",
            "javascript:x",
        ).replace("</loc></sitemap>", "</loc><lastmod>2024-03-12</lastmod></sitemap>", 1)
    )
    assert [child.url for child in reading.children] == [
        "https://www.dsi.example/news.xml?a=1&b=2",
        "https://cdn.dsi.example/2024.xml.gz",
        "https://www.dsi.example/relatif.xml",
    ]
    assert [child.modified_at for child in reading.children] == [datetime(2024, 3, 11, 23, tzinfo=UTC), None, None]
    assert reading.entries == ()


def test_an_endless_index_names_a_bounded_number_of_sitemaps():
    reading = read(index(*(f"https://www.dsi.example/{number}.xml" for number in range(MAX_CHILDREN + 9))))
    assert len(reading.children) == MAX_CHILDREN
    assert "509" in reading.problem


def test_a_sitemap_does_not_list_itself_nor_what_is_no_web_page():
    strange = "".join(
        f"<url><loc>{one}</loc></url>" for one in (URL, "mailto:a@dsi.example", "", "ftp://dsi.example/a")
    )
    assert numbers(read(urlset(strange, page(1), page(1), "<url/>"))) == ["1"]


def test_an_empty_sitemap_is_a_reading_without_entries():
    assert read("<urlset/>").entries == ()
    assert read("<sitemapindex></sitemapindex>").children == ()


def test_gzip_is_told_by_its_first_bytes():
    assert read(gzip.compress(NEWS.encode(), mtime=0)) == read(NEWS)


def test_gzip_in_several_parts_is_read_to_its_end():
    news = NEWS.encode()
    assert read(gzip.compress(news[:200], mtime=0) + gzip.compress(news[200:], mtime=0)) == read(NEWS)


def test_gzip_that_is_cut_short_is_read_as_far_as_it_goes():
    whole = gzip.compress(urlset(*(page(number) for number in range(1000))).encode())
    reading = read(whole[: len(whole) // 2])
    assert 100 < len(reading.entries) < 1000
    assert "cut short" in reading.problem


def test_a_gzip_bomb_is_refused():
    packing = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    packed = b"".join(packing.compress(b" " * 2**20) for _ in range(MAX_BYTES // 2**20 + 1)) + packing.flush()
    with pytest.raises(NotAFeed, match="more than 50 MiB"):
        read(packed)


def test_entities_neither_expand_nor_read_files():
    laughs = '<!DOCTYPE urlset [<!ENTITY a "ha ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    reading = read(NEWS.replace("<urlset", laughs + "<urlset").replace("Deuxième", "&b;&f;"))
    assert reading.entries[0].title == "&b;&f;"


def test_a_text_sitemap_is_one_address_a_line():
    reading = read(
        "\ufeffhttps://www.dsi.example/lire-1\r\n\r\nhttps://www.dsi.example/lire-2 \nhttps://www.dsi.example/lire-1\n"
    )
    assert (numbers(reading), reading.problem) == (["1", "2"], "")
    assert read("https://www.dsi.example/lire-1\n# fin\n").problem == "1 lines are no addresses"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"", "an empty body"),
        (b"<!DOCTYPE html><title>Plan du site</title>", "an HTML page titled “Plan du site”"),
        (b"https://dsi.example/1\n<html><body></body></html>", "an HTML page"),
        (b"<rss version='2.0'><channel/></rss>", "an RSS feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'/>", "an Atom feed"),
        (b"PK\x03\x04sitemap.xml", "a zip archive"),
        (gzip.compress(b"PK\x03\x04sitemap.xml", mtime=0), "a zip archive"),
        (b"\x1f\x8b\x08\x00damaged", "damaged gzip data"),
        (b"{}", "a JSON document"),
        (b"Disallow: /", "plain text"),
    ],
)
def test_what_is_no_sitemap_is_refused_and_named(body, what):
    with pytest.raises(NotAFeed, match=re.escape(what)):
        read(body)
