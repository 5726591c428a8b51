"""Whether a database answers, how large it is, and that a process which ends waits for it no longer."""

from __future__ import annotations

import threading
import time
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.database import open_reader
from store.database.health import answers, disk_free_bytes, file_number, size_bytes
from store.errors import ConnectionLost, NotADatabase, StoreUnavailable
from store.sql import transactions
from store.watching.volumes import daily_articles
from tests.postgresql_server import PostgresServer


def test_a_database_answers_and_has_a_size(reader: Engine) -> None:
    answers(reader)
    assert size_bytes(reader) > 50_000


def test_a_disk_has_room_and_a_servers_is_out_of_sight(sqlite_url: str, database: Path) -> None:
    free = disk_free_bytes(sqlite_url)
    assert free is not None
    assert free > 0
    assert disk_free_bytes("postgresql://me@host/corpus") is None


def test_a_file_has_a_number_of_its_own_and_a_server_none(sqlite_url: str, database: Path) -> None:
    Archive.open(sqlite_url).close()
    number = file_number(sqlite_url)
    assert number == file_number(sqlite_url) is not None
    database.rename(database.with_name("elsewhere.db"))
    assert file_number(sqlite_url) is None
    Archive.open(sqlite_url).close()
    assert file_number(sqlite_url) not in (None, number)
    assert file_number("postgresql://me@host/corpus") is None


def test_a_file_that_is_damaged_does_not_answer(sqlite_url: str, database: Path) -> None:
    Archive.open(sqlite_url).close()
    engine = open_reader(sqlite_url)
    engine.dispose()
    for beside in database.parent.glob("vigie.db-*"):
        beside.unlink()
    database.write_bytes(b"no database" * 1000)
    with pytest.raises(NotADatabase):
        answers(engine)
    engine.dispose()


def test_a_server_that_is_away_does_not_answer_and_is_not_waited_for(postgresql_server: PostgresServer) -> None:
    engine = open_reader(postgresql_server.new_database())
    postgresql_server.stop()
    try:
        with pytest.raises(StoreUnavailable):
            answers(engine)
    finally:
        postgresql_server.start()
        engine.dispose()


def test_a_process_that_ends_waits_for_no_lost_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """It waited up to two minutes, and SIGTERM with it."""
    monkeypatch.setattr(transactions, "_ending", threading.Event())
    attempts = 0

    def attempt() -> None:
        nonlocal attempts
        attempts += 1
        if attempts == 3:
            threading.Timer(0.05, transactions.give_up).start()
        raise ConnectionLost("the server went away")

    began_s = time.monotonic()
    with pytest.raises(ConnectionLost):
        transactions._tried(attempt)
    assert time.monotonic() - began_s < 3
    assert attempts == 3
    with pytest.raises(ConnectionLost):
        transactions._tried(attempt)
    assert attempts == 4


def test_articles_are_counted_by_source_and_day(archive: Archive, reader: Engine) -> None:
    with archive._engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO volume (source, day, articles, copies) VALUES "
            "('A', '2026-05-31', 2, 0), ('A', '2026-06-01', 3, 1), ('B', '2026-06-01', 1, 0), ('A', '2026-05-01', 9, 0)"
        )
    assert daily_articles(reader, date(2026, 5, 31)) == {
        "A": {date(2026, 5, 31): 2, date(2026, 6, 1): 3},
        "B": {date(2026, 6, 1): 1},
    }
