"""Databases are made, opened and read over real files, by several at once."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text

from store.archive import Archive
from store.database import database_path, open_database, open_reader
from store.errors import StoreUnavailable
from store.migrations import HEAD
from store.reading import latest_articles
from tests.store.conftest import Rows, dump
from tests.store.examples import article_of, keep


@pytest.fixture
def store_url(sqlite_url: str) -> str:
    """Files alone are tested here; `test_postgresql` is about servers."""
    return sqlite_url


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 1), ("busy_timeout", 30_000)]
)
def test_a_new_database_keeps_what_it_was_promised(store_url: str, pragma: str, value: object) -> None:
    engine = open_database(store_url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value
    engine.dispose()


def test_a_process_that_stays_holds_little_of_the_file_in_memory(store_url: str) -> None:
    engine = open_database(store_url, lean=True)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA cache_size").scalar_one() == -2048
    engine.dispose()


@pytest.mark.parametrize(("megabytes", "cache_kib"), [(1, 8_192), (1024, 32_768), (12_000, 65_536)])
def test_a_writer_holds_more_of_a_larger_file_in_memory(
    store_url: str, database: Path, megabytes: int, cache_kib: int
) -> None:
    open_database(store_url).dispose()
    os.truncate(database, megabytes * 1024 * 1024)  # with a hole: it takes no disk
    engine = open_database(store_url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA cache_size").scalar_one() == -cache_kib
    engine.dispose()


def test_opening_twice_changes_nothing(store_url: str, database: Path, rows: Rows) -> None:
    open_database(store_url).dispose()
    made, version = dump(database), rows("PRAGMA schema_version")
    open_database(store_url).dispose()
    assert dump(database) == made
    assert rows("PRAGMA schema_version") == version


@pytest.mark.parametrize(
    "name",
    ["deux mots.db", "été à Nîmes.db", "100 %.db", "a%20b.db", "quoi?.db", "a?mode=ro.db", "n#1.db", "it's.db", "a;b"],
)
def test_a_path_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / "L’année # 1 %41?" / name
    path.parent.mkdir()
    store_url = f"sqlite:///{path}"
    with Archive.open(store_url) as archive:
        keep(archive, article_of(1))
        reader = open_reader(store_url)
        assert [headline.title for headline in latest_articles(reader, 5)] == ["Accord 1"]
        reader.dispose()
    assert database_path(store_url) == path
    assert [found.name for found in path.parent.iterdir()] == [name]


def test_the_reader_cannot_write(archive: Archive, store_url: str, rows: Rows) -> None:
    keep(archive, article_of(1))
    reader = open_reader(store_url)
    for statement in (
        "DELETE FROM article",
        "INSERT INTO story (id, first_seen_at) VALUES (9, '')",
        "DROP VIEW articles",
    ):
        with pytest.raises(StoreUnavailable, match="readonly"), reader.begin() as connection:
            connection.execute(text(statement))
    reader.dispose()
    assert rows("SELECT count(*) FROM articles") == [(1,)]


def open_together(store_url: str, barrier: Barrier) -> None:
    for turn in range(10):
        barrier.wait(timeout=30)
        open_database(f"{store_url}-{turn}").dispose()


def test_processes_may_open_a_new_database_at_once(store_url: str, tmp_path: Path) -> None:
    context = get_context("forkserver")
    barrier = context.Barrier(3)
    processes = [context.Process(target=open_together, args=(store_url, barrier)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    # Which of two indexes is made first is left to chance.
    made = [sorted(dump(path)) for path in tmp_path.glob("vigie.db-[0-9]")]
    assert len(made) == 10
    assert all(one == made[0] for one in made)


def test_opening_waits_for_whoever_writes(store_url: str, database: Path) -> None:
    opening = Thread(target=lambda: open_database(store_url).dispose())
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("PRAGMA user_version = 1")
        opening.start()
        opening.join(0.2)
        assert opening.is_alive()
        writer.execute("COMMIT")
        opening.join(30)
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]


def test_a_copy_of_the_file_alone_is_whole_once_the_archive_is_closed(
    store_url: str, database: Path, tmp_path: Path
) -> None:
    with Archive.open(store_url) as archive:
        keep(archive, article_of(1))
    copy = tmp_path / "copy.db"
    shutil.copy(database, copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT title FROM articles").fetchall() == [("Accord 1",)]
