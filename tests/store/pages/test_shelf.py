"""The page beside the article: the same bytes come back, in few, with what the server and the feed said."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from store.archive import Archive
from store.keeping.deliveries import Delivery
from store.pages.reading import PageChoice, count_kept_pages, fetched_pages, kept_pages, pages_of_articles
from store.types import Verdict
from tests.store.conftest import Rows
from tests.store.examples import BODY, FEED, MATCH, NOW, article_of, entry_of, keep, page_url
from tests.store.pages.page_examples import keep_page, keep_pages, stored_pages
from tests.store.pages.page_variants import fetched


def test_the_same_bytes_come_back_whatever_they_are_compressed_with(archive: Archive) -> None:
    keep_pages(archive, range(24))
    pages = stored_pages(archive)
    assert [one.body for one in pages.values()] == [fetched(number).body for number in range(24)]
    assert [one.url for one in pages.values()] == [fetched(number).url for number in range(24)]


def test_what_the_server_said_is_kept_but_for_cookies(archive: Archive, rows: Rows) -> None:
    keep_page(archive, 1)
    ((headers, status, sha256, html_bytes, at),) = rows(
        "SELECT headers, status, sha256, html_bytes, fetched_at FROM page"
    )
    assert json.loads(headers) == [["Content-Type", "text/html; charset=utf-8"], ["X-Cache", "HIT"]]
    body = fetched(1).body
    assert (status, sha256, html_bytes) == (200, hashlib.sha256(body).hexdigest(), len(body))
    assert at == "2026-09-14T08:01:00Z"


@pytest.mark.parametrize("body", [b"", b"<", bytes(range(256)) * 40, "é".encode("latin-1") * 3], ids=range(4))
def test_any_bytes_are_a_page(archive: Archive, body: bytes) -> None:
    keep_pages(archive, range(5))
    keep_page(archive, 5, body=body)
    assert list(stored_pages(archive).values())[-1].body == body


def test_pages_of_one_title_take_few_bytes(archive: Archive, rows: Rows) -> None:
    """Pages of the press web are a twentieth of real ones, with as much text; those take less still."""
    keep_pages(archive, range(80))
    ((html_bytes, stored),) = rows("SELECT SUM(html_bytes), SUM(LENGTH(body)) FROM page")
    ((dictionaries,),) = rows("SELECT SUM(LENGTH(body)) FROM page_dictionary")
    assert stored + dictionaries <= 0.12 * html_bytes


def test_no_page_is_kept_when_none_is_given(archive: Archive, rows: Rows) -> None:
    keep(archive, article_of(1))
    assert rows("SELECT COUNT(*) FROM page") == [(0,)]


def test_an_edit_has_a_page_of_its_own_and_what_is_the_same_has_none(archive: Archive, rows: Rows) -> None:
    keep_page(archive, 1)
    edited = article_of(1, url=fetched(1).url, body=f"{BODY}\nRectificatif.")
    for number in (2, 3):
        again = archive.keep(
            Delivery(
                found=edited,
                source=FEED.source,
                listed_url=edited.url,
                match=MATCH,
                wanted=True,
                now=NOW,
                page=fetched(number),
            )
        )
    assert again is Verdict.UNCHANGED
    assert rows("SELECT r.number FROM page AS p JOIN revision AS r ON r.id = p.revision_id ORDER BY 1") == [(1,), (2,)]
    assert [one.body for one in stored_pages(archive).values()] == [fetched(1).body, fetched(2).body]


def test_the_page_of_an_article_off_the_topic_is_not_kept(archive: Archive, rows: Rows) -> None:
    off = article_of(1)
    archive.keep(
        Delivery(found=off, source=FEED.source, listed_url=off.url, match=None, wanted=False, now=NOW, page=fetched(1))
    )
    assert rows("SELECT COUNT(*) FROM page") == [(0,)]


def test_an_edit_that_leaves_the_topic_keeps_its_page_all_the_same(archive: Archive) -> None:
    keep_pages(archive, range(5))
    edited = article_of(1, url=fetched(1).url, body="Un tout autre texte, sans rapport.")
    archive.keep(
        Delivery(
            found=edited, source=FEED.source, listed_url=edited.url, match=None, wanted=False, now=NOW, page=fetched(9)
        )
    )
    assert list(stored_pages(archive).values())[-1].body == fetched(9).body


def test_page_and_article_are_kept_together_or_not_at_all(archive: Archive, rows: Rows) -> None:
    unfit = replace(fetched(1), fetched_at=NOW.replace(tzinfo=None))
    with pytest.raises(Exception, match="without a time zone"):
        archive.keep(
            Delivery(
                found=article_of(1), source="A", listed_url=page_url(1), match=None, wanted=True, now=NOW, page=unfit
            )
        )
    assert rows("SELECT (SELECT COUNT(*) FROM article), (SELECT COUNT(*) FROM page)") == [(0, 0)]


def test_what_the_feed_said_stays_beside_the_page(archive: Archive, reader) -> None:
    (feed,) = archive.register([FEED])
    listed = entry_of(1, authors=("Anne Le Goff",), published_at=NOW - timedelta(days=2))
    archive.admit(feed, [listed], NOW)
    keep(archive, article_of(2))
    archive.keep(
        Delivery(
            found=article_of(1),
            source=FEED.source,
            listed_url=listed.url,
            match=MATCH,
            wanted=True,
            now=NOW,
            page=fetched(1),
        )
    )
    keep_page(archive, 3)
    assert [one.entry for one in kept_pages(reader, PageChoice())] == [listed, None]


def test_kept_pages_come_with_the_newest_text_and_why_it_matches(archive: Archive, reader) -> None:
    keep_pages(archive, range(40))
    found = list(kept_pages(reader, PageChoice()))
    assert [one.page.body for one in found] == [fetched(number).body for number in range(40)]
    assert {one.held.url for one in found} == {fetched(number).url for number in range(40)}
    assert {one.match for one in found} == {MATCH}
    assert count_kept_pages(reader, PageChoice()) == 40


def test_pages_are_chosen_by_source_day_and_where_an_earlier_run_ended(archive: Archive, reader) -> None:
    keep_pages(archive, range(4))
    keep_pages(archive, range(4, 8), source="Gazette du Rhône")

    def chosen(**choice: object) -> list[str]:
        kept = [one.page.url for one in kept_pages(reader, PageChoice(**choice))]  # type: ignore[arg-type]
        assert count_kept_pages(reader, PageChoice(**choice)) == len(kept)  # type: ignore[arg-type]
        assert kept == [one.url for one in fetched_pages(reader, PageChoice(**choice))]  # type: ignore[arg-type]
        return kept

    urls = [fetched(number).url for number in range(8)]
    assert chosen(source="Gazette du Rhône") == urls[4:]
    assert chosen(since=NOW + timedelta(minutes=6)) == urls[6:]
    assert chosen(after=3) == urls[3:]
    assert chosen(source="Revue disparue") == []


def test_a_page_that_its_publisher_has_overtaken_is_left_out_of_what_is_read_again(archive: Archive, reader) -> None:
    keep_page(archive, 1)
    keep(archive, article_of(1, url=fetched(1).url, body=f"{BODY}\nRectificatif."))
    assert list(kept_pages(reader, PageChoice())) == []
    assert [one.url for one in fetched_pages(reader, PageChoice())] == [fetched(1).url]


def test_pages_of_articles_come_in_the_order_of_these_and_earlier_texts_first(archive: Archive, reader) -> None:
    keep_pages(archive, range(40))
    edited = article_of(3, url=fetched(3).url, body="Rectificatif.")
    again = replace(fetched(90), url=edited.url)
    archive.keep(
        Delivery(found=edited, source=FEED.source, listed_url=edited.url, match=MATCH, wanted=True, now=NOW, page=again)
    )
    wanted = [40, 4, 99, *range(5, 35)]
    found = [one.body for one in pages_of_articles(reader, iter(wanted))]
    numbers = [39, 3, 90, *range(4, 34)]
    assert found == [fetched(number).body for number in numbers]


def test_two_archives_keep_pages_of_one_source_side_by_side(archive: Archive, store_url: str) -> None:
    """Each renews the dictionary, which the other learns of when it next keeps a page."""
    with Archive.open(store_url) as other:
        for number in range(0, 40, 2):
            keep_page(archive, number)
            keep_page(other, number + 1)
    assert [one.body for one in stored_pages(archive).values()] == [fetched(number).body for number in range(40)]
