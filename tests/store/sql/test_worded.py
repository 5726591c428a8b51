"""Statements that go past SQLAlchemy: the same values go in, and what a driver raises comes out as an error of ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, Engine, select, text

from store.database import open_database
from store.errors import NaiveInstant, StoreUnavailable
from store.schema import story
from store.sql.dialects import next_id
from store.sql.transactions import write
from store.sql.worded import Worded, at_once
from tests.store.conftest import Rows

SEEN_AT = datetime(2026, 9, 14, 8, 30, 15, 250_000, tzinfo=UTC)
ADD = Worded.insert(story, ("id", "first_seen_at"))
STORIES = "SELECT id, first_seen_at FROM story ORDER BY id"


@pytest.fixture
def engine(store_url: str) -> Iterator[Engine]:
    opened = open_database(store_url)
    yield opened
    opened.dispose()


def add(connection: Connection, *ids: int) -> None:
    with at_once(connection):
        for number in ids:
            ADD.write(connection, {"id": number, "first_seen_at": SEEN_AT})


def test_values_are_stored_as_their_columns_store_them(engine: Engine, rows: Rows) -> None:
    write(engine, lambda connection: add(connection, 1, 2))
    assert rows(STORIES) == [(1, "2026-09-14T08:30:15Z"), (2, "2026-09-14T08:30:15Z")]


def test_an_instant_without_a_time_zone_is_refused_here_too(engine: Engine) -> None:
    naive = {"id": 1, "first_seen_at": SEEN_AT.replace(tzinfo=None)}
    with pytest.raises(NaiveInstant):
        write(engine, lambda connection: ADD.write(connection, naive))


def test_what_is_told_at_once_is_kept_whole_or_not_at_all(engine: Engine, rows: Rows, store_url: str) -> None:
    with pytest.raises(StoreUnavailable, match=store_url.rpartition("/")[2]):
        write(engine, lambda connection: add(connection, 1, 2, 1))
    assert rows(STORIES) == []
    write(engine, lambda connection: add(connection, 1))
    assert len(rows(STORIES)) == 1


def test_a_question_that_fails_names_the_database(engine: Engine, store_url: str) -> None:
    wrong = Worded(lambda _: text("SELECT nothing_of_this_name FROM story"))
    with pytest.raises(StoreUnavailable, match=store_url.rpartition("/")[2]):
        write(engine, wrong.rows)


def test_the_next_id_is_the_one_that_the_database_would_give(engine: Engine) -> None:
    asked = Worded(lambda dialect: select(next_id(dialect, story)))
    write(engine, lambda connection: connection.execute(story.insert().values(first_seen_at=SEEN_AT)))
    assert write(engine, asked.rows) == [(2,)]
