"""Every released schema becomes today's, in place, with all that was kept; a copy of the old file stays."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.archive import Archive
from store.database import open_database, open_reader
from store.errors import StoreUnavailable
from store.migrations import HEAD, RELEASED
from store.reading import article_record, latest_articles
from store.schema import metadata
from store.types import Verdict
from tests.store.conftest import ask
from tests.store.examples import article_of, keep

#: A database file of each schema that was ever released, made by `vigie demo` of that time.
KEPT_FILES = sorted((Path(__file__).parents[1] / "released").glob("*.db"))
KEPT = "SELECT url, source, title, body, first_seen_at FROM articles ORDER BY id"


@pytest.fixture(params=KEPT_FILES, ids=lambda path: path.stem)
def older(request: pytest.FixtureRequest, database: Path) -> Path:
    """A database of an older vigie, where that of the test is."""
    shutil.copy(request.param, database)
    database.chmod(0o644)
    return database


def columns_of(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA table_info({table})").fetchall()


def indexes_of(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        named = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
        return [name for (name,) in connection.execute(named)]


def test_a_file_of_every_released_schema_is_kept() -> None:
    assert [path.stem for path in KEPT_FILES] == list(RELEASED)


def test_an_upgraded_database_is_built_like_a_new_one(older: Path, sqlite_url: str, tmp_path: Path) -> None:
    open_database(sqlite_url).dispose()
    new = tmp_path / "new.db"
    open_database(f"sqlite:///{new}").dispose()
    assert indexes_of(older) == indexes_of(new)
    for table in metadata.tables:
        assert columns_of(older, table) == columns_of(new, table), table


@pytest.mark.usefixtures("older")
def test_nothing_that_was_kept_is_lost(sqlite_url: str) -> None:
    before = ask(sqlite_url, KEPT)
    with Archive.open(sqlite_url) as archive:
        assert ask(sqlite_url, KEPT) == before
        assert keep(archive, article_of(1)) is Verdict.KEPT
    assert ask(sqlite_url, KEPT)[: len(before)] == before
    assert ask(sqlite_url, "PRAGMA integrity_check") == [("ok",)]
    assert ask(sqlite_url, "PRAGMA foreign_key_check") == []


@pytest.mark.usefixtures("older")
def test_what_is_counted_and_looked_up_is_filled_in(sqlite_url: str) -> None:
    open_database(sqlite_url).dispose()
    assert ask(sqlite_url, "SELECT sum(articles) FROM volumes") == ask(sqlite_url, "SELECT count(*) FROM articles")
    assert ask(sqlite_url, "SELECT sum(articles) FROM stories") == ask(sqlite_url, "SELECT count(*) FROM articles")
    unlike = (
        "SELECT count(*) FROM article AS a JOIN articles AS v USING (id) WHERE a.published_at IS NOT v.published_at"
    )
    assert ask(sqlite_url, unlike) == [(0,)]
    reader = open_reader(sqlite_url)
    newest = latest_articles(reader, 1)[0]
    record = article_record(reader, newest.id)
    assert record is not None
    assert record.revisions[-1].cause == "publisher"
    reader.dispose()


def test_the_older_file_stays_beside_the_upgraded_one(older: Path, sqlite_url: str) -> None:
    before, version = ask(sqlite_url, KEPT), ask(sqlite_url, "SELECT version_num FROM alembic_version")[0][0]
    open_database(sqlite_url).dispose()
    copy = older.with_name(f"{older.name}.before-{version}")
    assert ask(f"sqlite:///{copy}", KEPT) == before
    assert ask(f"sqlite:///{copy}", "SELECT version_num FROM alembic_version") == [(version,)]
    assert ask(sqlite_url, "SELECT version_num FROM alembic_version") == [(HEAD,)]


def test_what_cannot_be_copied_is_not_upgraded(older: Path, sqlite_url: str) -> None:
    version = ask(sqlite_url, "SELECT version_num FROM alembic_version")
    older.with_name(f"{older.name}.before-{version[0][0]}").mkdir()
    with pytest.raises(StoreUnavailable, match="before-"):
        open_database(sqlite_url)
    assert ask(sqlite_url, "SELECT version_num FROM alembic_version") == version


@pytest.mark.usefixtures("older")
def test_a_reader_of_an_older_database_says_what_to_do(sqlite_url: str) -> None:
    with pytest.raises(StoreUnavailable, match="`vigie db upgrade`"):
        open_reader(sqlite_url)
