"""A real SQLite file per test, open for writing, for reading, and for looking behind the house's back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from store.archive import Archive
from store.database import open_database, open_reader

Rows = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database of a test is, or will be."""
    return tmp_path / "vigie.db"


@pytest.fixture
def store_url(database: Path) -> str:
    return f"sqlite:///{database}"


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
def rows(database: Path) -> Rows:
    """What a query answers, asked with the bare driver."""

    def ask(query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(database)) as connection:
            return connection.execute(query).fetchall()

    return ask


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
