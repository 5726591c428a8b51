"""What the console does with a SQLite file: what it refuses, whichever file it is given, and that no byte changes."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from store.console import Limits, answer, ask
from store.console.sqlite_session import opened
from store.errors import NotADatabase, QueryRefused, QueryTimedOut, QueryTooLarge, StoreError, StoreUnavailable
from tests.store.bound_by_rights import be_bound


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


@pytest.mark.parametrize(
    "query",
    [
        "SELECT snippet(full_text, 0, '[', ']', '…', 5) FROM full_text('accord') ORDER BY bm25(full_text)",
        "SELECT value FROM json_each('[1, 2]')",
        "SELECT strftime('%Y', 'now'), printf('%.2f', 2), format('%d', words) FROM articles",
        "EXPLAIN QUERY PLAN SELECT * FROM articles",
    ],
)
def test_what_sqlite_has_beside_plain_sql_is_answered(untouched: Path, query: str) -> None:
    assert answer(untouched, query).rows


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("REPLACE INTO article (id) VALUES (1)", "would write (REPLACE)"),
        ("UPDATE sqlite_master SET sql = ''", "would write (UPDATE)"),
        ("EXPLAIN INSERT INTO article (id) VALUES (9)", "would write (INSERT)"),
        ("CREATE VIRTUAL TABLE mine USING fts5(a)", "would write (CREATE)"),
        ("INSERT INTO full_text(full_text) VALUES ('rebuild')", "would write (INSERT)"),
        ("VACUUM INTO 'copy.db'", "would write (VACUUM)"),
        ("REINDEX", "would write (REINDEX)"),
        ("ATTACH 'other.db' AS other", "would open another database (ATTACH)"),
        ("DETACH main", "would open another database (DETACH)"),
        ("PRAGMA query_only = OFF", "settings stay as they are (PRAGMA)"),
        ("PRAGMA hard_heap_limit = 0", "(PRAGMA)"),
        ("PRAGMA writable_schema = 1", "(PRAGMA)"),
        ("PRAGMA data_version", "(PRAGMA)"),
        ("SELECT * FROM pragma_table_info('article')", "(PRAGMA)"),
        ("BEGIN IMMEDIATE", "would hold a transaction (BEGIN)"),
        ("SAVEPOINT here", "would hold a transaction (SAVEPOINT)"),
        ("SELECT load_extension('evil')", "the function load_extension is not allowed"),
        ("SELECT fts3_tokenizer('simple')", "the function fts3_tokenizer is not allowed"),
    ],
)
def test_whatever_does_more_than_read_is_refused_by_name(
    untouched: Path, monkeypatch: pytest.MonkeyPatch, query: str, named: str
) -> None:
    monkeypatch.chdir(untouched.parent)
    with pytest.raises(QueryRefused) as refusal:
        answer(untouched, query)
    assert str(refusal.value).startswith("vigie sql only reads: ")
    assert named in str(refusal.value)


def test_the_views_of_a_strangers_file_have_no_more_rights_than_a_query(corpus: Path) -> None:
    with closing(sqlite3.connect(corpus)) as connection:
        connection.execute("CREATE VIEW trap AS SELECT load_extension('evil') AS title")
        connection.execute("CREATE VIEW list AS SELECT json_extract(value, '$.a') AS a FROM json_each('[{\"a\": 1}]')")
    with pytest.raises(QueryRefused, match=r"unsafe use of load_extension\(\)"):
        answer(corpus, "SELECT * FROM trap")
    assert answer(corpus, "SELECT * FROM list").rows == [(1,)]


def test_a_function_that_never_looks_at_the_clock_is_killed(untouched: Path) -> None:
    """SQLite's own interruption does not reach a single comparison, which runs for minutes (row 68)."""
    backtracking = "SELECT hex(zeroblob(5000000)) LIKE '%' || hex(zeroblob(20000)) || 'b'"
    started_s = time.monotonic()
    with pytest.raises(QueryTimedOut):
        answer(untouched, backtracking, timeout_s=0.3)
    assert time.monotonic() - started_s < 5


COUNTING = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 9)"
DOUBLING = "WITH RECURSIVE t(x) AS (SELECT 'xxxxxxxxxx' UNION ALL SELECT x || x FROM t LIMIT 30)"


@pytest.mark.parametrize(
    ("query", "megabytes", "said"),
    [
        (f"{DOUBLING} SELECT max(length(x)) FROM t", 512, "one cell would be longer than 50 MB"),
        ("SELECT hex(zeroblob(900000000))", 512, "one cell would be longer than 50 MB"),
        (f"{COUNTING} SELECT group_concat(hex(zeroblob(8000000))) FROM n", 512, "one cell would be longer than 50 MB"),
        ("SELECT " + ", ".join(["hex(randomblob(20000000))"] * 8), 64, "stopped at 64 MB of memory"),
    ],
    ids=["doubling", "zeroblob", "group_concat", "wide row"],
)
def test_a_query_that_would_fill_the_memory_is_stopped(untouched: Path, query: str, megabytes: int, said: str) -> None:
    limits = Limits(memory_bytes=megabytes << 20)
    with pytest.raises(QueryTooLarge, match=said), ask(untouched, query, limits) as reply:
        list(reply)


def test_rows_are_sorted_on_disk_rather_than_in_memory(untouched: Path) -> None:
    many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)"
    query = f"{many} SELECT hex(randomblob(1000)) AS word FROM n ORDER BY word"
    with ask(untouched, query, Limits(rows=None, memory_bytes=48 << 20)) as reply:
        words = [str(word)[:9] for (word,) in reply]
    assert words == sorted(words)


def test_bytes_come_as_bytes_and_text_that_is_no_utf_8_is_shown_all_the_same(corpus: Path) -> None:
    assert answer(corpus, "SELECT page, CAST(x'ff41' AS TEXT) FROM article LIMIT 1").rows == [(b"\x00\xff", "\ufffdA")]


def test_a_missing_file_is_named_and_not_created(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"vigie\.db: there is no corpus yet"):
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


def test_modules_of_the_working_directory_are_not_run(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (corpus.parent / "sqlite3.py").write_text("raise SystemExit('a stranger was here')")
    monkeypatch.chdir(corpus.parent)
    assert answer(corpus, "SELECT 1").rows == [(1,)]


def test_questions_are_answered_while_another_connection_writes(corpus: Path) -> None:
    with closing(sqlite3.connect(corpus, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO article (title) VALUES ('En cours')")
        assert answer(corpus, "SELECT count(*) FROM articles").rows == [(3,)]
        writer.execute("COMMIT")
        assert answer(corpus, "SELECT count(*) FROM articles").rows == [(4,)]


def ask_without_rights(path: Path) -> str:
    """What the console says to somebody whom the folder's rights bind."""
    be_bound()
    try:
        with opened(path, "SELECT COUNT(*) FROM articles", 10_000_000) as ask_it:
            return str(ask_it())
    except StoreError as error:
        return f"{type(error).__name__}: {error}"


def test_a_folder_that_may_not_be_written_is_named_and_no_query_blamed(corpus: Path) -> None:
    corpus.parent.chmod(0o555)
    try:
        with get_context("forkserver").Pool(1) as process:
            said = process.apply(ask_without_rights, (corpus,))
    finally:
        corpus.parent.chmod(0o755)
    assert said.startswith(f"StoreUnavailable: {corpus} cannot be read")
    assert "rights" in said
    assert "its folder" in said


LIMITED = """
import resource, sys
from pathlib import Path
from store.console import answer
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
print(answer(Path(sys.argv[1]), "SELECT COUNT(*) FROM articles").rows)
"""


def test_a_service_whose_files_are_bounded_is_answered(corpus: Path) -> None:
    """`LimitFSIZE=` of systemd, `ulimit -f`: a limit that no process may raise again."""
    ran = subprocess.run([sys.executable, "-c", LIMITED, str(corpus)], capture_output=True, text=True, timeout=60)
    assert (ran.stdout, ran.stderr) == ("[(3,)]\n", "")
