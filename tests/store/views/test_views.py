"""The views are an interface: their columns are those that are documented, in order, whatever the file's history."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta

import pytest
from sqlalchemy import inspect

from store.archive import Archive
from store.database import open_database, open_reader
from store.polling.attempts import MAX_BEGUN
from store.types import Access, Asked, Fetch, Outcome, Purpose, Removed
from store.views import VIEWS, View
from store.views.polls import CRAWLS
from store.views.texts import ARTICLES
from store.watching.alarms import note_alarms
from tests.store.conftest import Rows, ask
from tests.store.copies.releases import COURRIER, NEWSROOM, RELEASE, REPORT
from tests.store.copies.releases import article as release_article
from tests.store.examples import FEED, NOW, article_of, entry_of, failure_of, keep, report_of
from tests.store.keeping.test_near_misses import offer as offer_near_miss
from tests.store.ledger.test_ledger import agreement, ledger_of
from tests.store.ledger.test_ledger import keep as keep_told
from tests.store.watching.test_alarms import alarm_of

LATER = NOW + timedelta(hours=3)
SQL_TYPES = {"integer": int, "number": float, "text": str, "JSON": str, "instant": str}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database of each kind, filled once, that tests only read."""
    with ExitStack() as lent:
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path_factory.mktemp('views')}/vigie.db"
        else:
            url = lent.enter_context(request.getfixturevalue("postgresql_server").lent_database())
        with Archive.open(url) as archive:
            fill(archive, url)
        yield url


@pytest.fixture
def rows(request: pytest.FixtureRequest) -> Rows:
    """What a query answers: of the filled corpus where the test reads that, of a database of its own elsewhere."""
    url = request.getfixturevalue("corpus" if "corpus" in request.fixturenames else "store_url")
    return lambda query: ask(url, query)


def fill(archive: Archive, store_url: str) -> None:
    """Two texts, a copy elsewhere, a page without, a failure, a near miss, a report on a release, a deadly page."""
    archive.register([FEED])
    archive.note_sources([NEWSROOM, COURRIER])
    archive.admit(FEED, [entry_of(1)], NOW)
    removed = (Removed(rule="comments", text="Cliquez ici pour vous connecter"),)
    told = {"standfirst": "Un contrat de cinq ans.", "authors": ("Claire Vasseur",), "removed": removed}
    dated = {"published_at": NOW, "published_from": "json-ld", "language": "fr", "access": Access.FREE}
    dated |= {"published_raw": "2026-10-01T08:00:00+02:00", "encoding": "windows-1252"}
    keep_told(archive, 1, ledger_of(agreement()), **told, **dated)
    keep(archive, article_of(1, url="https://gazette-du-rhone.example/a-1"), source="Gazette du Rhône", now=LATER)
    edited = {"body": "Un autre texte.", "authors": ("Claire Vasseur", "Idris N’Diaye")}
    keep(archive, article_of(1, **edited, modified_at=LATER, modified_from="meta"), now=LATER)
    keep(archive, release_article(NEWSROOM.name, RELEASE), source=NEWSROOM.name)
    keep(archive, release_article(COURRIER.name, REPORT, published_at=LATER), source=COURRIER.name, now=LATER)
    offer_near_miss(archive, 7, published_at=NOW)
    asked = Fetch(at=NOW, purpose=Purpose.FEED, url=FEED.url, decision="asked", status=200, bytes=20, took_ms=3)
    report = report_of(Outcome.NEW, kept=1, failures=(failure_of(9),), status=200)
    archive.record(report, None, (), Asked(fetches=(asked,)))
    engine = open_database(store_url)
    note_alarms(engine, [alarm_of(1), alarm_of(2)], {"DSI Magazine"}, NOW)
    note_alarms(engine, [alarm_of(2)], {"DSI Magazine"}, LATER)
    engine.dispose()
    for _ in range(MAX_BEGUN + 1):
        with Archive.open(store_url) as crawl:
            crawl.admit(FEED, [entry_of(8)], NOW)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_has_exactly_the_documented_columns(corpus: str, view: View) -> None:
    reader = open_reader(corpus)
    found = inspect(reader).get_columns(view.name)
    reader.dispose()
    assert [column["name"] for column in found] == [column.name for column in view.columns]


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_column_holds_what_its_documentation_says(rows: Rows, view: View) -> None:
    found = rows(f"SELECT * FROM {view.name}")
    assert found
    for column, *values in zip(view.columns, *found, strict=True):
        assert {type(value) for value in values} <= {SQL_TYPES[column.type], type(None)}, column.name
        if column.type == "JSON":
            wanted = dict if "object" in column.meaning else list
            assert all(isinstance(json.loads(value), wanted) for value in values)
        if column.type == "instant":
            assert all(value is None or datetime.fromisoformat(value).tzinfo for value in values)


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_column_may_be_null_only_where_its_documentation_says_so(rows: Rows, view: View) -> None:
    for column in view.columns:
        if rows(f"SELECT 1 FROM {view.name} WHERE {column.name} IS NULL"):
            assert "NULL" in column.meaning, column.name


def test_every_column_is_documented_for_a_person() -> None:
    for view in VIEWS:
        assert view.meaning
        for column in view.columns:
            assert column.type in SQL_TYPES
            assert column.meaning
            assert column.example


@pytest.mark.usefixtures("corpus")
def test_articles_shows_the_newest_text_once(rows: Rows) -> None:
    found = rows("SELECT id, body, revisions, copy_of, modified_at, last_seen_at FROM articles ORDER BY id")
    assert found[0] == (1, "Un autre texte.", 2, None, "2026-09-14T11:00:00Z", "2026-09-14T11:00:00Z")
    assert found[1][2:4] == (1, 1)
    assert len(found) == 4


@pytest.mark.usefixtures("corpus")
def test_revisions_shows_every_text_with_what_was_removed(rows: Rows) -> None:
    found = rows("SELECT article_id, number, seen_at, removed FROM revisions ORDER BY article_id, number")
    assert [row[:3] for row in found] == [
        (1, 1, "2026-09-14T08:00:00Z"),
        (1, 2, "2026-09-14T11:00:00Z"),
        (2, 1, "2026-09-14T11:00:00Z"),
        (3, 1, "2026-09-14T08:00:00Z"),
        (4, 1, "2026-09-14T11:00:00Z"),
    ]
    assert json.loads(found[0][3]) == [{"rule": "comments", "text": "Cliquez ici pour vous connecter"}]


@pytest.mark.usefixtures("corpus")
def test_stories_counts_copies_and_sources(rows: Rows) -> None:
    assert rows("SELECT first_article_id, first_source, articles, copies, sources FROM stories WHERE id = 1") == [
        (1, "DSI Magazine", 2, 1, 2)
    ]


@pytest.mark.usefixtures("corpus")
def test_crawls_and_failures_show_how_a_poll_went(rows: Rows) -> None:
    assert rows("SELECT source, outcome, status, kept, failed FROM crawls") == [("DSI Magazine", "new", 200, 1, 1)]
    assert rows("SELECT crawl_id, stage, reason, temporary FROM failures") == [(1, "fetch", "timed out", 0)]


def test_views_of_an_older_database_become_those_of_this_version(store_url: str, rows: Rows) -> None:
    open_database(store_url).dispose()
    for statement in (
        "DROP VIEW articles",
        "DROP VIEW crawls",
        "CREATE VIEW articles AS SELECT id FROM article",
        "UPDATE setting SET value = 'those of another version' WHERE name = 'views'",
    ):
        rows(statement)
    engine = open_database(store_url)
    for view in (ARTICLES, CRAWLS):
        found = [column["name"] for column in inspect(engine).get_columns(view.name)]
        assert found == [column.name for column in view.columns]
    engine.dispose()


def test_a_persons_own_view_stays(store_url: str, rows: Rows) -> None:
    open_database(store_url).dispose()
    rows("CREATE VIEW mine AS SELECT title FROM articles")
    open_database(store_url).dispose()
    assert rows("SELECT * FROM mine") == []


def test_no_macro_is_left_in_a_definition() -> None:
    for view in VIEWS:
        for dialect in ("sqlite", "postgresql"):
            assert not re.search("DAY|MONTH|LATER|SECONDS|EACH|MEMBER|BEFORE|AFTER", view.definition(dialect))


def test_the_schema_lists_no_view_twice() -> None:
    names = [view.name for view in VIEWS]
    assert len(names) == len(set(names))
    assert all(re.fullmatch("[a-z_0-9]+", column.name) for view in VIEWS for column in view.columns)
