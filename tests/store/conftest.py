"""A real database per test, of both kinds: open for writing, for reading, and for looking behind the house's back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event

from store.archive import Archive
from store.database import database_path, open_database, open_reader

Rows = Callable[[str], list[tuple[Any, ...]]]


def dump(database: Path) -> list[str]:
    """All that is in a SQLite database, as statements that would make it."""
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the SQLite database of a test is, or will be."""
    return tmp_path / "vigie.db"


@pytest.fixture
def sqlite_url(database: Path) -> str:
    return f"sqlite:///{database}"


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A database of each kind; a test that is about files alone asks for `sqlite_url`."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    with request.getfixturevalue("postgresql_server").lent_database() as url:
        yield url


@pytest.fixture
def archive(store_url: str) -> Iterator[Archive]:
    with Archive.open(store_url) as opened:
        yield opened


@pytest.fixture
def reader(archive: Archive, store_url: str) -> Iterator[Engine]:
    engine = open_reader(store_url)
    yield engine
    engine.dispose()


@pytest.fixture
def writer(archive: Archive, store_url: str) -> Iterator[Engine]:
    """The same corpus, open for writing: for what is no business of the archive."""
    engine = open_database(store_url)
    yield engine
    engine.dispose()


@pytest.fixture
def rows(store_url: str) -> Rows:
    """What a query answers, asked with the bare driver. Instants come as SQLite's text on both."""
    return lambda query: ask(store_url, query)


def ask(store_url: str, query: str) -> list[tuple[Any, ...]]:
    path = database_path(store_url)
    if path is not None:
        with closing(sqlite3.connect(path)) as connection, connection:
            return connection.execute(query).fetchall()
    session = psycopg.connect(store_url.replace("+psycopg", ""), autocommit=True)
    with session, session.cursor() as cursor:
        cursor.execute(query.encode())
        found = cursor.fetchall() if cursor.description else []
    return [tuple(map(_alike, row)) for row in found]


def _alike(value: object) -> object:
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"
    return value


@pytest.fixture
def statements() -> list[str]:
    """What `counting_archive` sends to the database, in order."""
    return []


@pytest.fixture
def counting_archive(store_url: str, statements: list[str]) -> Iterator[Archive]:
    engine = open_database(store_url)
    event.listen(engine, "before_cursor_execute", lambda *sent: statements.append(sent[2]))
    with Archive(engine) as opened:
        yield opened
