"""The SQL console answers questions about a real file, and leaves no byte of it changed."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store.console import Answer, answer, render_csv, render_json, render_jsonl
from store.errors import NotADatabase, QueryFailed, QueryRefused, QueryTimedOut, StoreUnavailable

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def fill(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("""
            PRAGMA journal_mode = WAL;
            CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT, words INTEGER, page BLOB);
            INSERT INTO article (title, words, page) VALUES
                ('Un accord à Rennes', 120, x'00ff'), ('La convention', 80, NULL), ('Le mécénat', 40, NULL);
            CREATE VIEW articles AS SELECT id, title, words FROM article;
            CREATE VIRTUAL TABLE full_text USING fts5(title);
            INSERT INTO full_text SELECT title FROM article;
        """)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "vigie.db"
    fill(path)
    return path


@pytest.fixture
def untouched(corpus: Path) -> Iterator[Path]:
    before = hashlib.sha256(corpus.read_bytes()).hexdigest()
    yield corpus
    assert hashlib.sha256(corpus.read_bytes()).hexdigest() == before
    assert {path.name for path in corpus.parent.iterdir()} <= {"vigie.db", "vigie.db-wal", "vigie.db-shm"}


def test_a_question_gets_columns_and_rows_with_their_types(untouched: Path) -> None:
    found = answer(untouched, "SELECT title, words, page, NULL AS reason, 1.5 AS share FROM article LIMIT 1")
    assert found.columns == ("title", "words", "page", "reason", "share")
    assert found.rows == [("Un accord à Rennes", 120, b"\x00\xff", None, 1.5)]
    assert not found.truncated


@pytest.mark.parametrize(("limit", "rows", "truncated"), [(2, 2, True), (3, 3, False), (None, 3, False)])
def test_more_rows_than_the_limit_are_cut_and_said(corpus: Path, limit: int | None, rows: int, truncated: bool) -> None:
    found = answer(corpus, "SELECT title FROM articles", limit=limit)
    assert (len(found.rows), found.truncated) == (rows, truncated)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT title FROM articles;  -- with a comment",
        "/* first */ WITH long AS (SELECT * FROM articles WHERE words > 50) SELECT count(*) FROM long",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT sum(i) FROM n",
        "SELECT snippet(full_text, 0, '[', ']', '…', 5) FROM full_text('accord') ORDER BY bm25(full_text)",
        "SELECT value FROM json_each('[1, 2]')",
        "SELECT strftime('%Y', 'now'), upper(title), row_number() OVER (ORDER BY words) FROM articles",
        "EXPLAIN QUERY PLAN SELECT * FROM articles",
        "VALUES (1), (2)",
    ],
)
def test_reading_in_every_form_is_answered(untouched: Path, query: str) -> None:
    assert answer(untouched, query).rows


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("INSERT INTO article (title) VALUES ('x')", "would write (INSERT)"),
        ("insert into nowhere values (1)", "would write (INSERT)"),
        ("REPLACE INTO article (id) VALUES (1)", "would write (REPLACE)"),
        ("UPDATE article SET title = 'x'", "would write (UPDATE)"),
        ("UPDATE sqlite_master SET sql = ''", "would write (UPDATE)"),
        ("-- please\nDELETE FROM article", "would write (DELETE)"),
        ("WITH old AS (SELECT 1) DELETE FROM article", "would write (DELETE)"),
        ("EXPLAIN INSERT INTO article (id) VALUES (9)", "would write (INSERT)"),
        ("CREATE TABLE mine (a)", "would write (CREATE)"),
        ("CREATE TEMP TABLE mine (a)", "would write (CREATE)"),
        ("CREATE VIRTUAL TABLE mine USING fts5(a)", "would write (CREATE)"),
        ("DROP VIEW articles", "would write (DROP)"),
        ("ALTER TABLE article ADD COLUMN mine", "would write (ALTER)"),
        ("INSERT INTO full_text(full_text) VALUES ('rebuild')", "would write (INSERT)"),
        ("VACUUM", "would write (VACUUM)"),
        ("VACUUM INTO 'copy.db'", "would write (VACUUM)"),
        ("REINDEX", "would write (REINDEX)"),
        ("ANALYZE", "would write (ANALYZE)"),
        ("ATTACH 'other.db' AS other", "would open another database (ATTACH)"),
        ("DETACH main", "would open another database (DETACH)"),
        ("PRAGMA query_only = OFF", "settings stay as they are (PRAGMA)"),
        ("PRAGMA writable_schema = 1", "(PRAGMA)"),
        ("PRAGMA data_version", "(PRAGMA)"),
        ("SELECT * FROM pragma_table_info('article')", "(PRAGMA)"),
        ("BEGIN IMMEDIATE", "would hold a transaction (BEGIN)"),
        ("COMMIT", "would hold a transaction (COMMIT)"),
        ("SAVEPOINT here", "would hold a transaction (SAVEPOINT)"),
        ("SELECT load_extension('evil')", "the function load_extension is not allowed"),
        ("SELECT PRINTF('%.*c', 900000000, 'x')", "the function printf is not allowed"),
        ("SELECT format('%.*c', 900000000, 'x')", "the function"),
        ("SELECT zeroblob(900000000)", "the function zeroblob is not allowed"),
        ("SELECT randomblob(900000000)", "the function randomblob is not allowed"),
        ("SELECT 1; SELECT 2", "several statements"),
        ("SELECT 1; DROP TABLE article", "several statements"),
    ],
)
def test_whatever_does_more_than_read_is_refused_by_name(
    untouched: Path, monkeypatch: pytest.MonkeyPatch, query: str, named: str
) -> None:
    monkeypatch.chdir(untouched.parent)
    started_at = time.monotonic()
    with pytest.raises(QueryRefused) as refusal:
        answer(untouched, query)
    message = str(refusal.value)
    assert message.startswith("vigie sql only reads: ")
    assert named in message
    assert "\n" not in message
    assert time.monotonic() - started_at < 2


def test_an_endless_query_is_cut_at_its_time_limit(untouched: Path) -> None:
    started_at = time.monotonic()
    with pytest.raises(QueryTimedOut, match=r"stopped after 0\.3 s"):
        answer(untouched, ENDLESS, timeout_s=0.3)
    assert 0.3 <= time.monotonic() - started_at < 2


def test_a_text_of_many_megabytes_is_not_built(untouched: Path) -> None:
    doubling = "WITH RECURSIVE t(x) AS (SELECT 'xxxxxxxxxx' UNION ALL SELECT x || x FROM t LIMIT 22)"
    with pytest.raises(QueryFailed, match="too big"):
        answer(untouched, f"{doubling} SELECT max(length(x)) FROM t")


def test_a_missing_table_or_column_is_answered_with_the_views(corpus: Path) -> None:
    with pytest.raises(QueryFailed, match="no such table: article_list; there are the views articles"):
        answer(corpus, "SELECT * FROM article_list")
    with pytest.raises(QueryFailed, match="no such column: author; there are the views articles"):
        answer(corpus, "SELECT author FROM articles")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("", "empty"),
        ("-- nothing", "empty"),
        ("SELEC title", "syntax error"),
        ("SELECT ?", "bindings"),
        ("SELECT '\x00'", "null character"),
        ("SELECT '\ud800'", "surrogates"),
    ],
)
def test_what_sqlite_does_not_understand_fails_with_its_reason(corpus: Path, query: str, named: str) -> None:
    with pytest.raises(QueryFailed, match=named):
        answer(corpus, query)


def test_text_that_is_no_utf_8_is_shown_all_the_same(corpus: Path) -> None:
    assert answer(corpus, "SELECT CAST(x'ff41' AS TEXT)").rows == [("\ufffdA",)]


def test_a_missing_file_is_named_and_not_created(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"no database at .*vigie\.db"):
        answer(tmp_path / "vigie.db", "SELECT 1")
    assert not list(tmp_path.iterdir())


def test_a_file_of_another_kind_is_no_database(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html>" + "<p>Bonjour</p>" * 200)
    with pytest.raises(NotADatabase, match=r"page\.html is not a SQLite database"):
        answer(page, "SELECT 1")


def test_a_damaged_database_is_told_from_another_file(corpus: Path) -> None:
    with closing(sqlite3.connect(corpus)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    content = corpus.read_bytes()
    corpus.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(NotADatabase, match="damaged"):
        answer(corpus, "SELECT * FROM article")


@pytest.mark.parametrize("name", ["a b.db", "what?mode=rwc.db", "50%20.db", "n#1.db", "été à l'œuvre.db", "a&b;c.db"])
def test_any_file_name_opens_the_file_of_that_name(tmp_path: Path, name: str) -> None:
    fill(tmp_path / name)
    assert answer(tmp_path / name, "SELECT count(*) FROM articles").rows == [(3,)]
    assert {path.name.removesuffix("-wal").removesuffix("-shm") for path in tmp_path.iterdir()} == {name}


def test_questions_are_answered_while_another_connection_writes(corpus: Path) -> None:
    with closing(sqlite3.connect(corpus, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO article (title) VALUES ('En cours')")
        assert answer(corpus, "SELECT count(*) FROM articles").rows == [(3,)]
        writer.execute("COMMIT")
        assert answer(corpus, "SELECT count(*) FROM articles").rows == [(4,)]


ODD = Answer(
    columns=("title", "n"),
    rows=[('=HYPERLINK("x")', -1), ("+33 1", 2.5), ("-5", None), ("@moi", 0), ("\tx", 1), ("\rx", 1), ('a,b\n"c"', 1)],
)


def test_csv_disarms_formulas_in_text_and_leaves_numbers() -> None:
    rows = list(csv.reader(io.StringIO("".join(render_csv(ODD)), newline="")))
    assert rows == [
        ["title", "n"],
        ['\'=HYPERLINK("x")', "-1"],
        ["'+33 1", "2.5"],
        ["'-5", ""],
        ["'@moi", "0"],
        ["'\tx", "1"],
        ["'\rx", "1"],
        ['a,b\n"c"', "1"],
    ]


def test_csv_disarms_a_formula_in_a_column_name_and_in_base64() -> None:
    found = Answer(columns=("=1+1",), rows=[(b"\xf8",)])
    assert list(render_csv(found)) == ['"\'=1+1"\n', '"\'+A=="\n']


def test_json_keeps_numbers_nulls_and_accents_and_bytes_as_base64() -> None:
    found = Answer(columns=("titre", "n", "x", "page"), rows=[("été", 1, None, b"\x00\xff"), ("=1", -2.5, None, b"")])
    text = "".join(render_json(found))
    assert "été" in text
    assert json.loads(text) == [
        {"titre": "été", "n": 1, "x": None, "page": "AP8="},
        {"titre": "=1", "n": -2.5, "x": None, "page": ""},
    ]
    assert [json.loads(line) for line in render_jsonl(found)] == json.loads(text)


def test_json_of_no_rows_is_an_empty_array() -> None:
    assert json.loads("".join(render_json(Answer(columns=("a",), rows=[])))) == []
    assert not list(render_jsonl(Answer(columns=("a",), rows=[])))


def test_json_loses_no_column_that_is_named_twice() -> None:
    found = Answer(columns=("a", "a", "a_2"), rows=[(1, 2, 3)])
    assert json.loads("".join(render_jsonl(found))) == {"a": 1, "a_2": 2, "a_2_2": 3}


def test_infinity_does_not_make_invalid_json(corpus: Path) -> None:
    assert json.loads("".join(render_json(answer(corpus, "SELECT 9e999 AS n")))) == [{"n": "inf"}]
