"""Forgetting: nothing of it is left, it does not come back, and the rest of the corpus stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.database import open_database
from store.forgetting.erasure import Erased
from store.forgetting.forget import Reach, forget, reach_of_source, reach_of_urls, reached_articles
from store.integrity import check_corpus
from store.keeping.deliveries import Delivery
from store.types import FetchedPage, Outcome, Removed, Verdict
from tests.store.examples import (
    FEED,
    NOW,
    OTHER_FEED,
    article_of,
    entry_of,
    failure_of,
    keep,
    own_words,
    page_url,
    report_of,
)

Rows = Callable[[str], list[tuple[Any, ...]]]
LATER = NOW + timedelta(days=1)


@pytest.fixture
def erase(store_url: str) -> Callable[[Reach], Erased]:
    def erased(reach: Reach) -> Erased:
        engine = open_database(store_url)
        try:
            return forget(engine, reach, LATER)
        finally:
            engine.dispose()

    return erased


@pytest.fixture
def registered(archive: Archive) -> Archive:
    archive.register([FEED, OTHER_FEED])
    return archive


def test_an_article_goes_with_its_texts_its_address_and_its_failures(
    registered: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    registered.admit(FEED, [entry_of(1), entry_of(2)], NOW)
    keep(registered, article_of(1))
    keep(registered, article_of(1, body="Un tout autre texte."), now=NOW + timedelta(hours=1))
    keep(registered, article_of(2))
    registered.record(report_of(Outcome.NEW, failures=(failure_of(1), failure_of(2))), None)
    assert erase(reach_of_urls(reader, [page_url(1)])) == Erased(articles=1, revisions=2, pages=0)
    assert rows("SELECT title FROM articles") == [("Accord 2",)]
    assert rows("SELECT COUNT(*) FROM revision") == [(1,)]
    assert rows("SELECT url FROM address") == [(page_url(2),)]
    assert rows("SELECT url FROM failure") == [(page_url(2),)]
    assert rows("SELECT COUNT(*) FROM story") == [(1,)]


@pytest.mark.parametrize("name", ["l'accord-d'avenir.html", "accord_(cadre)", "accord-cadre.", "fin-d'"])
def test_what_the_log_says_goes_of_addresses_that_end_like_a_sentence_or_have_apostrophes(
    registered: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased], name: str
) -> None:
    url = f"https://dsi-magazine.example/{name}"
    there = replace(failure_of(1), url=url, detail="it took more than 30 s")
    told = replace(failure_of(2), detail=f"it redirects to '{url}', which was not asked")
    registered.record(report_of(Outcome.FAILED, failures=(there, told, failure_of(3))), None)
    registered.record(replace(report_of(Outcome.FAILED), feed_url=url), None)
    erase(reach_of_urls(reader, [url]))
    assert rows("SELECT url FROM failure") == [(page_url(3),)]
    assert rows("SELECT feed_url FROM crawl") == [(FEED.url,)]


def test_a_volume_stays_as_a_mere_count(
    registered: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    keep(registered, article_of(1))
    erase(reach_of_urls(reader, [page_url(1)]))
    assert rows("SELECT source, articles FROM volume") == [(FEED.source, 1)]


def test_what_is_forgotten_is_written_down_without_it(
    registered: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    keep(registered, article_of(1))
    erase(reach_of_urls(reader, [page_url(1)]))
    said = rows('SELECT at, "by", articles, revisions, pages FROM forgetting')
    assert said == [("2026-09-15T08:00:00Z", "url", 1, 1, 0)]
    ((url_hash,),) = rows("SELECT url_hash FROM tombstone")
    assert len(url_hash) == 64


def test_two_corpora_hash_one_address_differently(tmp_path: Any) -> None:
    hashes = set()
    for name in ("one", "two"):
        engine = open_database(f"sqlite:///{tmp_path}/{name}.db")
        forget(engine, reach_of_urls(engine, [page_url(1)]), NOW)
        with engine.connect() as connection:
            hashes.add(connection.exec_driver_sql("SELECT url_hash FROM tombstone").scalar())
        engine.dispose()
    assert len(hashes) == 2


def test_a_forgotten_address_counts_as_known_when_it_is_listed_again(
    registered: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    keep(registered, article_of(1))
    erase(reach_of_urls(reader, [page_url(1)]))
    admission = registered.admit(FEED, [entry_of(1), entry_of(2)], LATER)
    assert [entry.url for entry in admission.to_fetch] == [page_url(2)]
    assert admission.known == 1
    assert rows("SELECT url FROM address") == [(page_url(2),)]


def test_a_new_address_that_leads_to_a_forgotten_article_is_kept_away_too(
    registered: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    keep(registered, article_of(1))
    erase(reach_of_urls(reader, [page_url(1)]))
    redirecting = "https://dsi-magazine.example/r/1"
    registered.admit(FEED, [entry_of(1, url=redirecting)], LATER)
    assert keep(registered, article_of(1), listed_url=redirecting) is Verdict.FORGOTTEN
    assert rows("SELECT COUNT(*) FROM article") == [(0,)]
    assert rows("SELECT COUNT(*) FROM address") == [(0,)]
    assert not registered.admit(FEED, [entry_of(1, url=redirecting)], LATER + timedelta(hours=1)).to_fetch


@pytest.mark.parametrize("known_by", ["https://dsi-magazine.example/r/1", "https://dsi-magazine.example/lire-1-a.html"])
def test_every_address_that_led_to_the_article_is_kept_away(
    registered: Archive, reader: Engine, erase: Callable[[Reach], Erased], known_by: str
) -> None:
    led = {"listed_url": "https://dsi-magazine.example/r/1"}
    moved = article_of(1, canonical_url="https://dsi-magazine.example/lire-1-a.html")
    keep(registered, moved, **led)
    erase(reach_of_urls(reader, [known_by]))
    for url in (page_url(1), led["listed_url"], moved.canonical_url):
        assert not registered.admit(FEED, [entry_of(1, url=url)], LATER).to_fetch, url


def test_an_address_that_was_never_kept_is_kept_away(
    registered: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    registered.admit(FEED, [entry_of(1)], NOW)
    assert erase(reach_of_urls(reader, [page_url(1), page_url(2)])) == Erased()
    assert rows("SELECT COUNT(*) FROM address") == [(0,)]
    assert not registered.admit(FEED, [entry_of(1), entry_of(2)], LATER).to_fetch


def test_what_a_poll_under_way_says_of_a_forgotten_address_is_not_written(
    registered: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    registered.admit(FEED, [entry_of(1)], NOW)
    erase(reach_of_urls(reader, [page_url(1)]))
    assert not registered.fail(page_url(1), "timed out", LATER, temporary=True)
    registered.record(report_of(Outcome.FAILED, failures=(failure_of(1),)), None)
    assert rows("SELECT COUNT(*) FROM failure") == [(0,)]
    assert rows("SELECT COUNT(*) FROM address") == [(0,)]


def test_a_reason_that_names_a_forgotten_address_is_emptied(
    registered: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    registered.admit(FEED, [entry_of(1)], NOW)
    registered.record(report_of(Outcome.FAILED, reason=f"http 404: {page_url(1)}, it says"), None)
    registered.record(report_of(Outcome.FAILED, feed=OTHER_FEED, reason=f"http 404: {page_url(2)}"), None)
    erase(reach_of_urls(reader, [page_url(1)]))
    reasons = [("",), (f"http 404: {page_url(2)}",)]
    assert rows("SELECT reason FROM crawl ORDER BY id") == reasons
    assert rows("SELECT last_reason FROM feed ORDER BY id") == reasons


def test_its_headline_among_the_removed_blocks_of_others_is_emptied(
    registered: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    keep(registered, article_of(1, title='Le port "bleu" rouvre 100 % de ses quais'))
    related = 'À lire aussi\nLe port "bleu" rouvre 100 % de ses quais\nUne écluse de plus'
    keep(registered, article_of(2, removed=(Removed(rule="related", text=related),)))
    keep(registered, article_of(3, removed=(Removed(rule="related", text="Le port bleu"),)))
    erase(reach_of_urls(reader, [page_url(1)]))
    assert rows("SELECT removed FROM revision ORDER BY id") == [
        ('[{"rule": "related", "text": ""}]',),
        ('[{"rule": "related", "text": "Le port bleu"}]',),
    ]


def test_what_copies_are_recognised_by_goes_and_what_is_left_of_a_story_is_recognised(
    story: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    erase(reach_of_urls(reader, [page_url(1)]))
    assert rows("SELECT DISTINCT article_id FROM fingerprint") == [(2,)]
    keep(story, article_of(4, title="Accord", body=f"{article_of(9).body}\nIl entre en vigueur lundi."))
    assert rows("SELECT copy_of FROM article WHERE id > 3") == [(2,)]
    erase(reach_of_urls(reader, [page_url(2)], with_copies=True))
    assert rows("SELECT COUNT(*) FROM fingerprint") == [(0,)]


@pytest.fixture
def story(registered: Archive) -> Archive:
    """One text at three addresses, the second an exact copy of the first, and so the third."""
    for number in (1, 2, 3):
        keep(registered, article_of(number, title="Accord", body=article_of(9).body), now=NOW + timedelta(hours=number))
    return registered


def test_a_story_goes_on_with_its_next_article(
    story: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    erase(reach_of_urls(reader, [page_url(1)]))
    assert rows("SELECT id, copy_of, copy_kind FROM article ORDER BY id") == [(2, None, ""), (3, 2, "exact")]
    assert rows("SELECT first_article_id, articles, first_seen_at FROM story") == [(2, 2, "2026-09-14T10:00:00Z")]


def test_a_story_that_loses_a_copy_keeps_its_first_article(
    story: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    erase(reach_of_urls(reader, [page_url(2)]))
    assert rows("SELECT first_article_id, articles, first_seen_at FROM story") == [(1, 2, "2026-09-14T09:00:00Z")]
    assert rows("SELECT id, copy_of FROM article ORDER BY id") == [(1, None), (3, 1)]


def test_copies_that_stay_are_told_and_go_when_they_are_asked_for(
    story: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    (line,) = reached_articles(reader, reach_of_urls(reader, [page_url(1)]), 10)
    assert (line.id, line.copies_left) == (1, (2, 3))
    assert erase(reach_of_urls(reader, [page_url(1)], with_copies=True)).articles == 3
    assert rows("SELECT COUNT(*) FROM story") == [(0,)]


def test_a_source_goes_with_its_feeds_its_polls_and_all_it_listed(
    registered: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    registered.admit(FEED, [entry_of(number) for number in (1, 2, 3)], NOW)
    registered.admit(OTHER_FEED, [entry_of(4)], NOW)
    keep(registered, article_of(1))
    keep(registered, article_of(2), wanted=False, match=None)
    keep(registered, article_of(4), source=OTHER_FEED.source)
    registered.record(report_of(Outcome.NEW, failures=(failure_of(3),)), None)
    registered.record(report_of(Outcome.NEW, feed=OTHER_FEED), None)
    assert erase(reach_of_source(reader, FEED.source)).articles == 1
    for table in ("article", "feed", "crawl"):
        assert rows(f"SELECT DISTINCT source FROM {table}") == [(OTHER_FEED.source,)], table
    assert rows("SELECT url FROM address") == [(page_url(4),)]
    assert rows("SELECT COUNT(*) FROM failure") == [(0,)]
    registered.register([FEED])
    assert not registered.admit(FEED, [entry_of(number) for number in (1, 2, 3)], LATER).to_fetch


def test_another_sources_article_outlives_the_source_that_listed_it_too(
    registered: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    registered.admit(FEED, [entry_of(1)], NOW)
    keep(registered, article_of(1), source=OTHER_FEED.source)
    assert erase(reach_of_source(reader, FEED.source)).articles == 0
    assert rows("SELECT state, feed_id FROM address") == [("kept", None)]


def test_what_a_source_listed_since_its_request_was_looked_at_goes_too(
    registered: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased], store_url: str
) -> None:
    registered.admit(FEED, [entry_of(1)], NOW)
    keep(registered, article_of(1))
    reach = reach_of_source(reader, FEED.source)
    registered.admit(FEED, [entry_of(2)], LATER)
    erase(reach)
    assert rows("SELECT COUNT(*) FROM address") == [(0,)]
    with Archive.open(store_url) as crawl:
        edited = entry_of(2, modified_at=LATER + timedelta(hours=1))
        assert not crawl.admit(OTHER_FEED, [edited], LATER + timedelta(hours=2)).to_fetch


def test_a_source_whose_crawls_read_articles_of_another_goes_and_their_pages_can_be_read(
    registered: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], Erased]
) -> None:
    for day, feed in enumerate((FEED, OTHER_FEED)):
        for number in range(6):
            _keep_with_page(registered, feed.source, number, day)
    assert rows("SELECT COUNT(DISTINCT source) FROM page_dictionary") == [(2,)]
    assert erase(reach_of_source(reader, OTHER_FEED.source)).articles == 0
    assert rows("SELECT COUNT(*) FROM page") == [(12,)]
    assert [checked for checked in check_corpus(reader) if checked.problems] == []


def _keep_with_page(archive: Archive, source: str, number: int, day: int) -> None:
    at = NOW + timedelta(days=day)
    found = article_of(number, body=f"{article_of(number).body}\n{own_words(100 * day + number)}")
    page = FetchedPage(url=found.url, fetched_at=at, status=200, body=f"<p>{found.body}</p>".encode())
    archive.keep(Delivery(found=found, source=source, listed_url=found.url, match=None, wanted=True, now=at, page=page))
