"""What is no corpus of ours, or may not be used, is refused by name and left as it is; likewise a bad address."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from store.archive import Archive
from store.database import open_database, open_reader
from store.errors import NewerSchema, NotADatabase, StoreError, StoreUnavailable
from store.migrations import HEAD
from store.reading import latest_articles
from tests.store.bound_by_rights import be_bound
from tests.store.conftest import dump
from tests.store.examples import article_of, keep


@pytest.fixture
def store_url(sqlite_url: str) -> str:
    """Files alone are tested here; `test_postgresql` is about servers."""
    return sqlite_url


def refusal(kind: type[StoreError], path: Path) -> str:
    """What a person is told when the database is opened for writing."""
    with pytest.raises(kind) as refused:
        open_database(f"sqlite:///{path}")
    assert type(refused.value) is kind
    assert str(path) in str(refused.value)
    return str(refused.value)


def test_the_file_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE note (id INTEGER)")
    before = dump(path)
    said = f"{path} holds tables of another program (note); name another database"
    assert refusal(StoreUnavailable, path) == said
    with (
        pytest.raises(StoreUnavailable, match="holds tables of another program"),
        open_reader(f"sqlite:///{path}").connect(),
    ):
        pass
    assert dump(path) == before


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://vigie:secret@db.example/press", "vigie knows no such database; expected sqlite:///FILE"),
        ("postgresql+psycopg://vigie:secret@db.example", "names no database"),
        ("sqlite://vigie.db", "expected sqlite:///FILE"),
        ("sqlite:///", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("vigie.db", "is no database address; expected sqlite:///FILE"),
        ("", "is no database address"),
    ],
)
def test_an_address_that_is_no_file_of_sqlite_is_refused(address: str, said: str) -> None:
    for opens in (open_database, open_reader):
        with pytest.raises(StoreUnavailable) as refused:
            opens(address)
        assert said in str(refused.value)
        assert "secret" not in str(refused.value)


def test_a_newer_database_is_refused_and_left_alone(store_url: str, database: Path) -> None:
    open_database(store_url).dispose()
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("DROP VIEW articles")
    made = dump(database)
    said = refusal(NewerSchema, database)
    assert "9999" in said
    assert HEAD in said
    assert dump(database) == made
    with pytest.raises(NewerSchema, match="9999"):
        open_reader(store_url)


def test_a_file_of_another_kind_is_refused_and_left_alone(database: Path, store_url: str) -> None:
    database.write_text("Ces derniers mois, le marché a changé.\n" * 100)
    before = database.read_bytes()
    refusal(NotADatabase, database)
    with pytest.raises(NotADatabase, match=r"vigie\.db"):
        open_reader(store_url)
    assert database.read_bytes() == before


def test_a_damaged_database_is_named_whoever_meets_it(database: Path, store_url: str) -> None:
    with Archive.open(store_url) as archive:
        for number in range(200):
            keep(archive, article_of(number))
    with database.open("r+b") as file:
        file.seek(4096)  # past the first page, which tells what tables there are
        file.write(b"\xa5" * (database.stat().st_size - 4096))
    refusal(NotADatabase, database)
    with pytest.raises(NotADatabase, match=r"vigie\.db"):
        latest_articles(open_reader(store_url), 5)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    refusal(StoreUnavailable, tmp_path)
    with pytest.raises(StoreUnavailable, match=f"{tmp_path.name} is a folder"):
        open_reader(f"sqlite:///{tmp_path}")


def test_a_missing_folder_is_named_and_not_made(tmp_path: Path) -> None:
    refusal(StoreUnavailable, tmp_path / "missing" / "vigie.db")
    assert not (tmp_path / "missing").exists()


def test_reading_what_is_not_there_makes_nothing(store_url: str, database: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"vigie\.db.*`vigie crawl`"):
        open_reader(store_url)
    assert not database.exists()


def test_reading_a_file_without_a_corpus_says_how_to_make_one(store_url: str, database: Path) -> None:
    database.touch()
    with pytest.raises(StoreUnavailable, match=r"vigie\.db.*`vigie crawl`"):
        open_reader(store_url)


def open_without_rights(store_url: str) -> str:
    """What opening says to somebody whom the file's rights bind."""
    be_bound()
    try:
        open_database(store_url).dispose()
    except StoreUnavailable as error:
        return str(error)
    return "opened"


def test_a_database_that_may_not_be_written_is_named(store_url: str, database: Path) -> None:
    open_database(store_url).dispose()
    database.chmod(0o444)
    with get_context("forkserver").Pool(1) as process:
        said = process.apply(open_without_rights, (store_url,))
    assert "vigie.db" in said
    assert "its rights and its folder's" in said
