"""`vigie db check` finds what is wrong, row by row, and nothing where all is well."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.database import database_path, open_database, open_reader
from store.forgetting.forget import forget, reach_of_source, reach_of_urls
from store.integrity import check_corpus
from store.keeping.deliveries import Delivery
from store.types import FetchedPage, Outcome, Rights
from tests.store.conftest import ask
from tests.store.examples import (
    BODY,
    FEED,
    NOW,
    OTHER_FEED,
    article_of,
    entry_of,
    failure_of,
    keep,
    page_url,
    report_of,
)


@pytest.fixture
def corpus(store_url: str) -> str:
    """A corpus that has been lived in: copies, edits, pages, failures, pending pages."""
    with Archive.open(store_url) as archive:
        archive.register([FEED, OTHER_FEED])
        archive.admit(FEED, [entry_of(number) for number in range(1, 9)], NOW)
        for number in range(1, 6):
            kept = article_of(
                number,
                title="Accord" if number in (1, 2) else f"Accord {number}",
                body=BODY if number in (1, 2) else f"Texte {number}.",
            )
            page = FetchedPage(url=kept.url, fetched_at=NOW, status=200, body=f"<p>{number}</p>".encode() * 30)
            archive.keep(
                Delivery(
                    found=kept, source=FEED.source, listed_url=kept.url, match=None, wanted=True, now=NOW, page=page
                )
            )
        keep(archive, article_of(3, body="Un autre texte."), now=NOW + timedelta(hours=1))
        keep(archive, article_of(6), wanted=False, match=None)
        archive.fail(page_url(7), "http 404", NOW, temporary=False)
        archive.record(report_of(Outcome.NEW, failures=(failure_of(7),)), None)
    return store_url


def problems_of(url: str, *, full: bool = True) -> dict[str, tuple[str, ...]]:
    reader = open_reader(url)
    try:
        return {found.name: found.problems for found in check_corpus(reader, full=full) if found.problems}
    finally:
        reader.dispose()


@pytest.mark.parametrize("full", [True, False])
def test_nothing_is_wrong_with_a_corpus_that_was_lived_in(corpus: str, full: bool) -> None:
    assert problems_of(corpus, full=full) == {}


def test_nothing_is_wrong_with_an_empty_corpus(store_url: str) -> None:
    open_database(store_url).dispose()
    assert problems_of(store_url) == {}


def test_nothing_is_wrong_with_an_article_whose_text_is_reserved(archive: Archive, store_url: str) -> None:
    keep(archive, article_of(1, body="", rights=Rights.RESERVED))
    assert problems_of(store_url) == {}


def test_nothing_is_wrong_after_forgetting(corpus: str, engine_of: Callable[[str], Engine]) -> None:
    engine = engine_of(corpus)
    forget(engine, reach_of_urls(engine, [page_url(1), page_url(3), page_url(8)]), NOW)
    assert problems_of(corpus) == {}
    forget(engine, reach_of_source(engine, FEED.source), NOW)
    assert problems_of(corpus) == {}


@pytest.fixture
def engine_of() -> Any:
    opened: list[Engine] = []

    def open_(url: str) -> Engine:
        opened.append(open_database(url))
        return opened[-1]

    yield open_
    for engine in opened:
        engine.dispose()


@pytest.mark.parametrize(
    ("damage", "check", "said"),
    [
        ("UPDATE article SET revision = 4 WHERE id = 4", "articles and their texts", "article 4 has 1 texts"),
        ("UPDATE story SET articles = 7 WHERE id = 1", "stories and copies", "story 1 counts 7 articles and has 2"),
        ("UPDATE story SET first_article_id = 2 WHERE id = 1", "stories and copies", "begins with article 2"),
        ("UPDATE story SET first_article_id = NULL WHERE id = 1", "stories and copies", "begins with article NULL"),
        ("UPDATE story SET shown_article_id = 3 WHERE id = 1", "stories and copies", "shows article 3, which is not"),
        ("UPDATE article SET copy_of = 5 WHERE id = 2", "stories and copies", "article 2 is a copy of article 5"),
        ("UPDATE address SET article_id = NULL WHERE state = 'kept'", "addresses", "kept without an article"),
        ("UPDATE address SET entry = NULL WHERE state = 'pending'", "addresses", "pending without what its feed said"),
        ("UPDATE address SET feed_id = NULL WHERE state = 'pending'", "addresses", "without a feed that fetches it"),
        ("UPDATE address SET state = 'lost'", "addresses", "is lost, which is no state"),
        ("UPDATE crawl SET failed = 0", "polls", "counts 0 failures and has 1"),
        ("UPDATE volume SET articles = 3", "volumes", "5 articles on 2026-09-14, and 3 are counted"),
        ("UPDATE volume SET articles = 9", "volumes", "the volumes count 9 articles; 5 are kept and 0 were forgotten"),
        ("UPDATE revision SET body = 'x' WHERE article_id = 5", "fingerprints", "text 1 of article 5"),
        ("UPDATE article SET fingerprint = 'x' WHERE id = 5", "fingerprints", "copies of it are not recognised"),
        ("UPDATE page SET sha256 = 'x' WHERE revision_id = 1", "kept pages", "is not what was fetched"),
        ("UPDATE page_dictionary SET body = substr(body, 5)", "kept pages", "is damaged"),
        ("DROP VIEW stories", "views", "the view stories cannot be asked"),
    ],
)
def test_what_is_wrong_is_named(corpus: str, damage: str, check: str, said: str) -> None:
    ask(corpus, damage)
    problems = problems_of(corpus)
    assert any(said in problem for problem in problems[check]), problems


def test_an_article_that_no_search_finds_is_named(corpus: str, engine_of: Callable[[str], Engine]) -> None:
    with engine_of(corpus).begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("INSERT INTO article_search (article_search) VALUES ('delete-all')")
        else:
            connection.exec_driver_sql("DELETE FROM article_search WHERE article_id = 4")
    assert "article 4 is not in it; no search finds it" in problems_of(corpus)["search index"]


def test_a_row_that_points_nowhere_is_named(corpus: str) -> None:
    if database_path(corpus) is None:
        ask(corpus, "ALTER TABLE failure DROP CONSTRAINT fk_failure_crawl_id; UPDATE failure SET crawl_id = 99")
    else:
        ask(corpus, "UPDATE failure SET crawl_id = 99")
    assert problems_of(corpus)["foreign keys"] == ("failure.crawl_id points to crawl.id 99, which is not there",)


def test_a_forgotten_address_that_is_back_is_named(corpus: str, engine_of: Callable[[str], Engine]) -> None:
    engine = engine_of(corpus)
    forget(engine, reach_of_urls(engine, [page_url(8)]), NOW)
    key = page_url(8).removeprefix("https://")
    ask(
        corpus,
        "INSERT INTO address (url_key, url, state, first_seen_at, settled_at) "
        f"VALUES ('{key}', '{key}', 'off topic', '2026-09-14T08:00:00Z', '2026-09-14T08:00:00Z')",
    )
    assert problems_of(corpus)["forgotten addresses"] == (f"address {key} was forgotten",)


def test_a_damaged_file_is_told_of(sqlite_url: str) -> None:
    with Archive.open(sqlite_url) as archive:
        for number in range(200):
            keep(archive, article_of(number))
    path = database_path(sqlite_url)
    assert path is not None
    content = bytearray(path.read_bytes())
    for start in range(len(content) // 2, len(content), 4096):
        content[start : start + 64] = b"\xff" * 64
    path.write_bytes(content)
    assert problems_of(sqlite_url)["pages of the file and indexes"]


def test_many_problems_of_one_kind_are_counted(store_url: str) -> None:
    with Archive.open(store_url) as archive:
        for number in range(30):
            keep(archive, article_of(number))
    ask(store_url, "UPDATE article SET revision = 2")
    told = problems_of(store_url)["articles and their texts"]
    assert (len(told), told[-1]) == (21, "and 10 more")


def test_a_servers_indexes_are_checked_by_its_own_means(request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue("postgresql_server").new_database()
    if ask(url, "SELECT 1 FROM pg_available_extensions WHERE name = 'amcheck'"):
        ask(url, "CREATE EXTENSION amcheck")
    assert problems_of(url) == {}
    ask(url, "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_article_story_id'::regclass")
    (problem,) = problems_of(url)["pages of the file and indexes"]
    assert problem.startswith("the index ix_article_story_id is not valid")
