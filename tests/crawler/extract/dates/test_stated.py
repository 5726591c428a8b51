"""The date of publication as it is written, kept beside what was made of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.extract import extract
from crawler.feeds.syndication import parse_feed
from store.types import Article, Entry

FETCHED_AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
BODY = "".join(
    f"<p>L’écluse numéro {number} de la Vilaine ouvre à huit heures et ferme à vingt heures, selon le registre.</p>"
    for number in range(8)
)
META = '<meta property="article:published_time" content="{}">'


def read(head: str = "", line: str = "", entry: Entry | None = None) -> Article:
    markup = f"<html lang=fr><head><title>Écluse</title>{head}</head><article><h1>Écluse de Vilaine</h1>{line}{BODY}"
    return extract(markup.encode(), "https://a.example/1", entry=entry, fetched_at=FETCHED_AT)


@pytest.mark.parametrize(
    ("head", "line", "source", "written"),
    [
        (META.format("2026-05-20T10:00:00+02:00"), "", "meta", "2026-05-20T10:00:00+02:00"),
        ("", "<time datetime='2026-05-12T10:00'>12 mai</time>", "time element", "2026-05-12T10:00"),
        ("", "<p>Publié le 12 mai 2026 à 10h30</p>", "text", "Publié le 12 mai 2026 à 10h30"),
        ("", "<p>Par Anne Le Goff, le 12 mai 2026</p>", "text", ""),
        (META.format("2026-05-19T22:00:00Z"), "", "meta", "2026-05-19T22:00:00Z"),
    ],
    ids=["declared", "element", "printed", "beside a name", "a zone put right"],
)
def test_a_date_is_kept_as_it_is_written_where_it_was_taken_from(
    head: str, line: str, source: str, written: str
) -> None:
    found = read(head, line)
    assert found.published_at is not None
    assert (found.published_from, found.published_raw) == (source, written)


@pytest.mark.parametrize("written", ["2036-05-20T10:00:00+02:00", "{{date}}", "0000-00-00"])
def test_what_is_no_date_of_publication_is_kept_as_it_is_written_and_not_believed(written: str) -> None:
    found = read(META.format(written))
    assert (found.published_at, found.published_from, found.published_raw) == (None, "", written)


@pytest.mark.parametrize("written", ["Thu, 01 Jan 1970 00:00:00 GMT", "Sat, 01 Jun 2041 08:00:00 GMT", "bientôt", ""])
def test_of_a_page_without_a_date_what_the_feed_wrote_is_kept(written: str) -> None:
    feed = f"<rss><channel><item><link>/1</link><pubDate>{written}</pubDate></item></channel></rss>"
    (entry,) = parse_feed(feed.encode(), "https://a.example/rss").entries
    found = read(entry=entry)
    assert (found.published_at, found.published_raw) == (None, written)


def test_a_change_to_come_is_no_change_of_now() -> None:
    entry = Entry(url="https://a.example/1", modified_at=datetime(2041, 6, 1, tzinfo=UTC))
    assert read(entry=entry).modified_at is None
