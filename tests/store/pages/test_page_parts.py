"""Pages of an article beyond its first: kept in order, given back as they were, gone when it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from store.archive import Archive
from store.database import open_database, open_reader
from store.forgetting.forget import forget, reach_of_urls
from store.forgetting.retention import RetentionTerms, prune
from store.integrity.contents import damaged_pages
from store.keeping.deliveries import Delivery
from store.keeping.routes import Route
from store.pages.reading import PageChoice, kept_pages
from store.schema import address, article, backfill, page_part
from store.types import Article, FeedKind, FetchedPage, Verdict
from store.types.archives import ArchiveList, ArchiveWalk
from store.urls import url_key

NOW = datetime(2026, 11, 1, 8, tzinfo=UTC)
URL = "https://dsi.example/enquete"
PARTS = tuple(
    FetchedPage(url=f"{URL}?page={number}", fetched_at=NOW, status=200, headers=(("ETag", "x"),), body=b"p" * number)
    for number in (2, 3)
)


def keep(archive: Archive) -> Verdict:
    words = " ".join(f"mot{number}" for number in range(60))
    return archive.keep(
        Delivery(
            found=Article(url=URL, title="Enquête", body=words),
            source="DSI",
            listed_url=URL,
            match=None,
            wanted=True,
            now=NOW,
            page=FetchedPage(url=URL, fetched_at=NOW, status=200, body=b"first", parts=PARTS),
            route=Route(part_urls=tuple(part.url for part in PARTS)),
        )
    )


def rows(store_url: str, table) -> int:
    engine = open_database(store_url)
    with engine.connect() as connection:
        count = len(connection.execute(select(table)).all())
    engine.dispose()
    return count


def test_parts_come_back_in_order_beside_their_page(archive: Archive, store_url: str) -> None:
    assert keep(archive) is Verdict.KEPT
    reader = open_reader(store_url)
    (kept,) = kept_pages(reader, PageChoice())
    reader.dispose()
    assert kept.page.parts == PARTS


def test_their_addresses_lead_to_the_article(archive: Archive, store_url: str) -> None:
    keep(archive)
    engine = open_database(store_url)
    with engine.connect() as connection:
        (number,) = connection.execute(select(article.c.id)).scalars()
        led = select(address.c.article_id).where(address.c.url_key.in_([url_key(part.url) for part in PARTS]))
        assert list(connection.execute(led).scalars()) == [number, number]
    engine.dispose()


def test_they_go_with_their_page_and_are_never_asked_for_again_once_forgotten(archive: Archive, store_url: str) -> None:
    keep(archive)
    engine, reader = open_database(store_url), open_reader(store_url)
    forget(engine, reach_of_urls(reader, [URL]), NOW)
    reader.dispose()
    engine.dispose()
    assert (rows(store_url, page_part), rows(store_url, address)) == (0, 0)
    assert keep(archive) is Verdict.FORGOTTEN


def test_retention_takes_parts_and_walks_that_nobody_goes_on_with(archive: Archive, store_url: str) -> None:
    keep(archive)
    waiting = (ArchiveList(url="https://dsi.example/sitemap.xml", kind=FeedKind.SITEMAP, ends_at=NOW),)
    walk = ArchiveWalk(source="DSI", since=NOW, started_at=NOW, waiting=waiting, walked=frozenset({"a"}), found=3)
    archive.walks.keep(walk, NOW)
    assert archive.walks.of("DSI") == walk
    engine = open_database(store_url)
    terms = RetentionTerms(pages_days=30, articles_days=None, log_days=90)
    prune(engine, terms, NOW + timedelta(days=31))
    assert (rows(store_url, page_part), rows(store_url, backfill)) == (0, 1)
    prune(engine, terms, NOW + timedelta(days=91))
    engine.dispose()
    assert rows(store_url, backfill) == 0


def test_a_damaged_part_is_told(archive: Archive, store_url: str) -> None:
    keep(archive)
    engine = open_database(store_url)
    with engine.begin() as connection:
        assert list(damaged_pages(connection, None)) == []
        connection.execute(update(page_part).where(page_part.c.place == 2).values(body=b"zzz"))
        (problem,) = damaged_pages(connection, None)
    engine.dispose()
    assert problem.startswith("part 2 of the kept page of revision 1 is damaged")
