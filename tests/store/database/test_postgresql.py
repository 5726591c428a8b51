"""A server: made, opened, refused and lost; every refusal names the database, and never its password."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from store.archive import Archive
from store.database import open_database, open_reader
from store.errors import ConnectionLost, NewerSchema, StoreUnavailable
from store.migrations import HEAD
from store.reading import latest_articles
from tests.postgresql_server import PostgresServer, postgresql_programs
from tests.store.conftest import ask
from tests.store.examples import article_of, keep


@pytest.fixture
def store_url(postgresql_server: PostgresServer) -> str:
    return postgresql_server.new_database()


@pytest.fixture
def own_server(postgresql_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """A server that a test may stop."""
    programs = postgresql_programs()
    assert programs is not None
    with PostgresServer(Path(f"{postgresql_server.folder}-{tmp_path_factory.mktemp('own').name}"), programs) as server:
        yield server


def test_an_empty_database_is_made_into_a_corpus(postgresql_server: PostgresServer) -> None:
    url = postgresql_server.new_database(empty=True)
    with pytest.raises(StoreUnavailable, match="`vigie crawl`"):
        open_reader(url)
    with Archive.open(url) as archive:
        keep(archive, article_of(1))
    reader = open_reader(url)
    assert [headline.title for headline in latest_articles(reader, 5)] == ["Accord 1"]
    reader.dispose()


def open_it(url: str) -> None:
    open_database(url).dispose()


def test_processes_may_open_a_new_database_at_once(postgresql_server: PostgresServer) -> None:
    url = postgresql_server.new_database(empty=True)
    with get_context("forkserver").Pool(3) as pool:
        pool.map(open_it, [url] * 3)
    assert ask(url, "SELECT version_num FROM alembic_version") == [(HEAD,)]


def test_the_short_address_means_the_same_driver(store_url: str) -> None:
    open_database(store_url.replace("+psycopg", "")).dispose()


def test_a_newer_database_is_refused(store_url: str) -> None:
    ask(store_url, "UPDATE alembic_version SET version_num = '9999'")
    for opens in (open_database, open_reader):
        with pytest.raises(NewerSchema, match="9999"):
            opens(store_url)


def test_the_reader_cannot_write(store_url: str) -> None:
    reader = open_reader(store_url)
    with pytest.raises(StoreUnavailable, match="read-only transaction"), reader.begin() as connection:
        connection.execute(text("DELETE FROM article"))
    reader.dispose()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("@127.0.0.1:", "@127.0.0.2:"), "refused"),
        (("vigie@", "vigie:geheim@"), ""),
        (("/corpus", "/absente"), "does not exist"),
    ],
)
def test_what_cannot_be_reached_is_named_without_its_password(
    store_url: str, change: tuple[str, str], said: str
) -> None:
    if not said:  # trust asks for no password, so another refusal has to bring the address up
        store_url, said = store_url.replace("/corpus", "/absente"), "does not exist"
    with pytest.raises(StoreUnavailable, match=said) as refused:
        open_database(store_url.replace(*change))
    assert "postgresql+psycopg://vigie" in str(refused.value)
    assert "geheim" not in str(refused.value)


def test_a_database_in_another_encoding_is_refused(postgresql_server: PostgresServer) -> None:
    with psycopg.connect(postgresql_server.url("postgres").replace("+psycopg", ""), autocommit=True) as session:
        session.execute("CREATE DATABASE ancienne TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'")
    with pytest.raises(StoreUnavailable, match=r"SQL_ASCII.*UTF8"):
        open_database(postgresql_server.url("ancienne"))


def test_text_sorts_by_code_point_as_on_sqlite(store_url: str) -> None:
    with Archive.open(store_url) as archive:
        for number, title in enumerate(("écluse", "zone", "Zone", "école", "accord")):
            keep(archive, article_of(number, title=title))
    found = [title for (title,) in ask(store_url, "SELECT title FROM articles ORDER BY title")]
    assert found == sorted(found)


def test_a_restart_of_the_server_loses_nothing(own_server: PostgresServer) -> None:
    url = own_server.new_database()
    with Archive.open(url) as archive:
        keep(archive, article_of(1))
        own_server.stop()
        own_server.start()
        keep(archive, article_of(2))
    assert ask(url, "SELECT count(*) FROM articles") == [(2,)]


def test_a_server_that_is_gone_is_said(own_server: PostgresServer) -> None:
    url = own_server.new_database()
    own_server.stop()
    with pytest.raises(ConnectionLost, match="see that the server runs"):
        open_database(url)
    own_server.start()
