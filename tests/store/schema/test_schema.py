"""The migrations lead to the tables that the code uses, and instants are stored as one sortable text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, literal, select
from sqlalchemy.dialects import postgresql, sqlite

import store.migrations
from store.archive import Archive
from store.errors import NaiveInstant
from store.migrations import HEAD
from store.schema import Instant, feed, metadata
from store.types import PlannedPoll
from tests.store.conftest import Rows
from tests.store.examples import FEED, NOW

SQLITE = sqlite.dialect()
#: A day from the calendar's ends every zone still has a UTC. Hypothesis takes bounds without a time zone.
FIRST_DAY, LAST_DAY = datetime(1, 1, 2), datetime(9999, 12, 30)  # noqa: DTZ001
INSTANTS = st.datetimes(min_value=FIRST_DAY, max_value=LAST_DAY, timezones=st.timezones())
PARIS = timezone(timedelta(hours=2))


@pytest.fixture(scope="module")
def memory() -> Iterator[Engine]:
    engine = create_engine("sqlite://")
    yield engine
    engine.dispose()


def not_the_search_index(_object: object, name: str | None, kind: str, *_more: object) -> bool:
    """Whether Alembic may compare it: the full-text tables are the database's own."""
    return kind != "table" or not str(name).startswith("article_search")


def test_a_new_database_has_the_tables_of_the_code(reader: Engine) -> None:
    with reader.connect() as connection:
        options = {"compare_type": True, "include_object": not_the_search_index}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_head_is_the_newest_migration_and_nothing_is_left_out() -> None:
    files = sorted((Path(store.migrations.__file__).parent / "versions").glob("*.py"))
    numbers = [path.name.partition("_")[0] for path in files]
    assert numbers == [f"{place:04d}" for place in range(1, len(files) + 1)]
    assert numbers[-1] == HEAD
    for number, path in zip(numbers, files, strict=True):
        assert re.search(rf'^revision = "{number}"$', path.read_text(), re.MULTILINE)


@pytest.mark.usefixtures("archive")
def test_a_database_says_which_schema_it_has(rows: Rows) -> None:
    assert rows("SELECT version_num FROM alembic_version") == [(HEAD,)]


@pytest.mark.parametrize(
    ("instant", "text"),
    [
        (datetime(2026, 11, 22, 8, 30, tzinfo=UTC), "2026-11-22T08:30:00Z"),
        (datetime(2026, 11, 22, 10, 30, tzinfo=PARIS), "2026-11-22T08:30:00Z"),
        (datetime(2026, 1, 1, 0, 30, 59, 999_999, tzinfo=PARIS), "2025-12-31T22:30:59Z"),
        (datetime(987, 6, 1, tzinfo=UTC), "0987-06-01T00:00:00Z"),
    ],
)
def test_an_instant_is_stored_as_utc_to_the_second(instant: datetime, text: str) -> None:
    assert Instant().process_bind_param(instant, SQLITE) == text


def test_a_server_is_given_the_instant_itself() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy types no dialect's constructor
    assert Instant().process_bind_param(NOW, dialect) == NOW


def test_no_instant_is_null(memory: Engine) -> None:
    with memory.connect() as connection:
        assert connection.execute(select(literal(None, Instant))).scalar() is None


@given(instant=INSTANTS)
def test_an_instant_comes_back_to_the_second(memory: Engine, instant: datetime) -> None:
    with memory.connect() as connection:
        stored = connection.execute(select(literal(instant, Instant))).scalar()
    assert stored == instant.astimezone(UTC).replace(microsecond=0)
    assert stored.tzinfo is UTC


@given(instants=st.lists(INSTANTS, min_size=2))
def test_stored_instants_sort_as_text(instants: list[datetime]) -> None:
    texts = [Instant().process_bind_param(instant, SQLITE) for instant in sorted(instants)]
    assert texts == sorted(texts)


def test_a_naive_instant_is_refused_where_it_is_written(archive: Archive, rows: Rows) -> None:
    archive.register([FEED])
    with pytest.raises(NaiveInstant, match="2026-09-14T08:00:00"):
        archive.schedule([PlannedPoll(feed=FEED, at=NOW.replace(tzinfo=None), interval_s=300.0)])
    assert rows("SELECT next_poll_at FROM feed") == [(None,)]


def test_a_naive_instant_is_refused_in_a_question(reader: Engine) -> None:
    with reader.connect() as connection, pytest.raises(NaiveInstant):
        connection.execute(select(feed).where(feed.c.next_poll_at < NOW.replace(tzinfo=None)))
