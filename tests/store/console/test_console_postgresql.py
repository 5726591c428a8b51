"""What the console refuses on a server, even to a superuser, and what it leaves of a superuser's rights."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import psycopg
import pytest

from store.console import Limits, answer, ask
from store.errors import QueryFailed, QueryRefused, QueryTooLarge, StoreUnavailable
from tests.postgresql_server import PostgresServer


@pytest.fixture(scope="module")
def server_url(postgresql_server: PostgresServer) -> str:
    """A corpus on a server, whose login is the superuser."""
    return postgresql_server.new_database()


@pytest.fixture
def superuser(server_url: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(server_url.replace("+psycopg", ""), autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("COPY article TO PROGRAM 'id'", "would reach outside the corpus (COPY)"),
        ("COPY article TO '/tmp/x'", "(COPY)"),
        ("LOAD 'auto_explain'", "(LOAD)"),
        ("NOTIFY crawl", "(NOTIFY)"),
        ("DO $$ BEGIN END $$", "would run a program (DO)"),
        ("CALL anything()", "(CALL)"),
        ("EXECUTE plan", "(EXECUTE)"),
        ("SET transaction_read_only = off", "settings stay as they are (SET)"),
        ("RESET ROLE", "(RESET)"),
        ("SHOW ssl_key_file", "(SHOW)"),
        ("LOCK TABLE article", "would hold a transaction (LOCK)"),
        ("PREPARE plan AS SELECT 1", "(PREPARE)"),
        ("TRUNCATE article", "would write (TRUNCATE)"),
        ("MERGE INTO article USING story ON true WHEN MATCHED THEN DELETE", "would write (MERGE)"),
        ("GRANT ALL ON article TO PUBLIC", "would write (GRANT)"),
        ("WITH gone AS (DELETE FROM article RETURNING 1) SELECT * FROM gone", "would write (DELETE)"),
        ("SELECT * INTO mine FROM article", "INTO"),
        ("SELECT * FROM article FOR UPDATE", "FOR UPDATE"),
        ("EXPLAIN ANALYZE DELETE FROM article", "DELETE"),
        ("EXPLAIN SELECT 1; DELETE FROM article", "several statements"),
        ("SELECT set_config('transaction_read_only', 'off', true)", "set_config is not allowed"),
        ('SELECT "set_config"(\'role\', \'none\', false)', "set_config"),
        ("SELECT pg_catalog.set_config /* here */ ('role', 'none', false)", "set_config"),
        ("SELECT U&\"\\0073et_config\"('role', 'none', false)", 'U&" is not allowed'),
        ("SELECT PG_READ_FILE('/etc/passwd')", "PG_READ_FILE is not allowed"),
        ("SELECT pg_read_binary_file('PG_VERSION')", "pg_read_binary_file"),
        ("SELECT pg_ls_dir('.')", "pg_ls_dir"),
        ("SELECT lo_import('/etc/passwd')", "lo_import"),
        ("SELECT lo_from_bytea(0, 'x')", "lo_from_bytea"),
        ("SELECT * FROM dblink('host=elsewhere', 'SELECT 1') AS t(a int)", "dblink"),
        ("SELECT nextval('article_id_seq')", "nextval"),
        ("SELECT setval('article_id_seq', 1)", "setval"),
        ("SELECT pg_terminate_backend(pid) FROM pg_stat_activity", "pg_terminate_backend"),
        ("SELECT pg_cancel_backend(1)", "pg_cancel_backend"),
        ("SELECT pg_reload_conf()", "pg_reload_conf"),
        ("SELECT pg_advisory_lock(1987667817)", "pg_advisory_lock"),
        ("SELECT pg_notify('crawl', 'x')", "pg_notify"),
        ("SELECT pg_switch_wal()", "pg_switch_wal"),
        ("SELECT pg_logical_emit_message(false, 'a', 'b')", "pg_logical_emit_message"),
        ("SELECT query_to_xml('DELETE FROM article', true, true, '')", "query_to_xml"),
        ("SELECT ts_stat('SELECT 1')", "ts_stat"),
        ("SELECT rolpassword FROM pg_authid", "pg_authid"),
        ("SELECT * FROM pg_shadow", "pg_shadow"),
        ("SELECT * FROM information_schema.user_mapping_options", "user_mapping_options"),
    ],
)  # fmt: skip
def test_what_a_read_only_transaction_would_let_through_is_refused(server_url: str, query: str, named: str) -> None:
    with pytest.raises(QueryRefused) as refusal:
        answer(server_url, query)
    assert str(refusal.value).startswith("vigie sql only reads: ")
    assert named in str(refusal.value)


@pytest.mark.parametrize(
    "query",
    [
        "TABLE articles",
        "EXPLAIN SELECT * FROM articles",
        "SELECT pg_size_pretty(pg_total_relation_size('article')), pg_typeof(1)",
        "SELECT schemaname FROM pg_catalog.pg_views WHERE viewname = 'articles'",
        "SELECT to_tsvector('french', 'Un accord') @@ to_tsquery('french', 'accords')",
        "SELECT 'set_' || 'config'",
    ],
)
def test_what_people_look_at_on_a_server_is_answered(server_url: str, query: str) -> None:
    assert answer(server_url, query).columns


def test_a_superuser_asks_as_somebody_who_can_only_read(server_url: str) -> None:
    asked = "SELECT current_user, current_setting('transaction_read_only'), current_setting('timezone')"
    assert answer(server_url, asked).rows == [("pg_read_all_data", "on", "UTC")]


def test_a_role_for_readers_is_taken_when_there_is_one(server_url: str, superuser: psycopg.Connection) -> None:
    superuser.execute("CREATE ROLE vigie_reader")
    try:
        assert answer(server_url, "SELECT current_user").rows == [("vigie_reader",)]
        with pytest.raises(QueryRefused, match="permission denied for view articles"):
            answer(server_url, "SELECT * FROM articles")
        superuser.execute("GRANT SELECT ON articles TO vigie_reader")
        assert answer(server_url, "SELECT * FROM articles").rows == []
    finally:
        superuser.execute("DROP OWNED BY vigie_reader; DROP ROLE vigie_reader")


def test_a_function_with_more_rights_than_the_query_is_refused(server_url: str, superuser: psycopg.Connection) -> None:
    superuser.execute(
        "CREATE OR REPLACE FUNCTION peek() RETURNS text SECURITY DEFINER LANGUAGE sql AS 'SELECT current_user::text'"
    )
    superuser.execute("CREATE OR REPLACE FUNCTION greet() RETURNS text LANGUAGE sql AS 'SELECT ''bonjour''::text'")
    with pytest.raises(QueryRefused, match="the function peek is not allowed"):
        answer(server_url, "SELECT Peek ()")
    assert answer(server_url, "SELECT greet(), 'peekaboo'").rows == [("bonjour", "peekaboo")]


def test_a_function_that_writes_is_stopped_by_the_transaction(server_url: str, superuser: psycopg.Connection) -> None:
    superuser.execute("CREATE OR REPLACE FUNCTION sweep() RETURNS int LANGUAGE sql AS 'DELETE FROM article; SELECT 1'")
    superuser.execute("GRANT DELETE ON article TO PUBLIC")
    with pytest.raises(QueryRefused, match="read-only transaction"):
        answer(server_url, "SELECT sweep()")


def test_a_login_without_rights_is_told_so(server_url: str, superuser: psycopg.Connection) -> None:
    name = f"stagiaire_{secrets.token_hex(4)}"
    superuser.execute(f"CREATE ROLE {name} LOGIN".encode())
    try:
        with pytest.raises(QueryRefused, match="permission denied for view articles"):
            answer(server_url.replace("vigie@", f"{name}@"), "SELECT * FROM articles")
    finally:
        superuser.execute(f"DROP ROLE {name}".encode())


def test_values_that_sqlite_has_no_type_for_are_numbers_and_text(server_url: str) -> None:
    values = {
        "timestamptz '2026-09-14 10:00:03+02'": "2026-09-14T08:00:03Z",
        "timestamptz '2026-09-14 08:00:03.25+00'": "2026-09-14T08:00:03.25Z",
        "timestamptz 'infinity'": "infinity",
        "timestamptz '0044-03-15 BC'": "0044-03-15 00:00:00+00 BC",
        "date '2026-09-14'": "2026-09-14",
        "interval '2 days 3 hours'": "P2DT3H",
        "12.50::numeric(6, 2)": 12.5,
        "12345678901234567890::numeric": 12345678901234567890,
        "true": 1,
        "ARRAY['a', 'é']": '["a", "é"]',
        "ARRAY[[1, 2], [3, NULL]]": "[[1, 2], [3, null]]",
        "'{\"a\": [1]}'::jsonb": '{"a": [1]}',
        "'\\x00ff'::bytea": b"\x00\xff",
        "inet '192.0.2.1'": "192.0.2.1",
        "int4range(1, 3)": "[1,3)",
        "ROW(1, 'a')": "(1,a)",
    }
    assert answer(server_url, f"SELECT {', '.join(values)}").rows == [tuple(values.values())]


def test_more_than_the_server_can_hold_is_too_large(server_url: str) -> None:
    with pytest.raises(QueryTooLarge, match="the server has no room for it"):
        answer(server_url, "SELECT repeat('x', 2000000000)")


def test_rows_that_grow_are_fetched_fewer_at_a_time(server_url: str) -> None:
    grows = "SELECT repeat('x', CASE WHEN i < 1500 THEN 1 ELSE 100000 END) FROM generate_series(1, 1800) AS i"
    with ask(server_url, grows, Limits(rows=None, memory_bytes=160 << 20)) as reply:
        assert sum(1 for _ in reply) == 1800


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(StoreUnavailable) as error:
        answer("postgresql+psycopg://vigie:s3cr3t@127.0.0.1:1/corpus", "SELECT 1")
    assert "127.0.0.1:1/corpus" in str(error.value)
    assert "s3cr3t" not in str(error.value)


def test_a_query_that_fails_says_what_the_server_says_in_one_line(server_url: str) -> None:
    with pytest.raises(QueryFailed, match=r"^division by zero$"):
        answer(server_url, "SELECT 1 / 0")
