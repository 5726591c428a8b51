"""The SQL console answers questions on both databases alike, within its limits, and changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.archive import Archive
from store.console import Limits, answer, ask
from store.database import database_path
from store.errors import QueryFailed, QueryRefused, QueryTimedOut, QueryTooLarge
from tests.store.conftest import Rows
from tests.store.examples import article_of, keep

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
#: A process that asks, and says which one answers.
ASKING = """
import sys
from pathlib import Path, PosixPath
from store.console import Limits, ask
with ask(eval(sys.argv[1]), sys.argv[2], Limits(time_s=600)) as reply:
    print(reply._process._popen.pid, flush=True)
    list(reply)
"""


@pytest.fixture
def corpus(archive: Archive, store_url: str) -> Path | str:
    """A database with three articles, as the console takes it."""
    for number in (1, 2, 3):
        keep(archive, article_of(number))
    return database_path(store_url) or store_url


def test_a_question_gets_columns_and_rows_with_their_types(corpus: Path | str) -> None:
    found = answer(corpus, "SELECT title, id, NULL AS reason, 1.5 AS share, 'été' AS word FROM articles ORDER BY id")
    assert found.columns == ("title", "id", "reason", "share", "word")
    assert found.rows[0] == ("Accord 1", 1, None, 1.5, "été")
    assert not found.truncated


def test_values_read_alike_from_both_databases(corpus: Path | str) -> None:
    instant, day, authors = "first_seen_at", "day", "authors"
    found = answer(
        corpus, f"SELECT {instant}, {day}, {authors}, avg(id), sum(id), count(*) FROM articles GROUP BY 1, 2, 3"
    )
    assert found.rows == [("2026-09-14T08:00:00Z", "2026-09-14", "[]", 2.0, 6, 3)]


@pytest.mark.parametrize(("limit", "rows", "truncated"), [(2, 2, True), (3, 3, False), (None, 3, False)])
def test_more_rows_than_the_limit_are_cut_and_said(
    corpus: Path | str, limit: int | None, rows: int, truncated: bool
) -> None:
    found = answer(corpus, "SELECT title FROM articles", limit=limit)
    assert (len(found.rows), found.truncated) == (rows, truncated)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT title FROM articles;  -- with a comment",
        "/* first */ WITH long AS (SELECT * FROM articles WHERE word_count > 5) SELECT count(*) FROM long",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT sum(i) FROM n",
        "SELECT upper(title), row_number() OVER (ORDER BY id) FROM articles",
        "SELECT title FROM articles WHERE title LIKE 'Accord%' AND 'a%sb' <> '%(x)s'",
        "SELECT 'update, delete; insert'",
        "VALUES (1), (2)",
    ],
)
def test_reading_in_every_form_is_answered(corpus: Path | str, query: str) -> None:
    assert answer(corpus, query).rows


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("INSERT INTO article (source) VALUES ('x')", "would write (INSERT)"),
        ("insert into nowhere values (1)", "would write (INSERT)"),
        ("UPDATE article SET source = 'x'", "would write (UPDATE)"),
        ("-- please\nDELETE FROM article", "would write (DELETE)"),
        ("WITH old AS (SELECT 1) DELETE FROM article", "would write (DELETE)"),
        ("CREATE TABLE mine (a integer)", "would write (CREATE)"),
        ("CREATE TEMP TABLE mine (a integer)", "would write (CREATE)"),
        ("DROP VIEW articles", "would write (DROP)"),
        ("ALTER TABLE article ADD COLUMN mine integer", "would write (ALTER)"),
        ("VACUUM", "would write (VACUUM)"),
        ("ANALYZE", "would write (ANALYZE)"),
        ("BEGIN", "would hold a transaction (BEGIN)"),
        ("COMMIT", "would hold a transaction (COMMIT)"),
        ("SELECT 1; SELECT 2", "several statements"),
        ("SELECT 1; DROP TABLE article", "several statements"),
    ],
)
def test_whatever_does_more_than_read_is_refused_by_name(
    corpus: Path | str, rows: Rows, query: str, named: str
) -> None:
    with pytest.raises(QueryRefused) as refusal:
        answer(corpus, query)
    message = str(refusal.value)
    assert message.startswith("vigie sql only reads: ")
    assert named in message
    assert "\n" not in message
    assert rows("SELECT count(*) FROM articles") == [(3,)]


def test_an_endless_query_is_stopped_at_its_time_limit(corpus: Path | str) -> None:
    started_s = time.monotonic()
    with pytest.raises(QueryTimedOut, match=r"stopped after 0\.3 s: narrow the query, or raise --timeout"):
        answer(corpus, ENDLESS, timeout_s=0.3)
    assert time.monotonic() - started_s >= 0.3


def test_time_that_we_take_over_the_rows_does_not_count(corpus: Path | str) -> None:
    with ask(corpus, "SELECT title FROM articles", Limits(time_s=0.3)) as reply:
        first, *_ = reply
        deadline_s = time.monotonic() + 0.4
        while time.monotonic() < deadline_s:  # a slow reader
            pass
        assert first == ("Accord 1",)


def test_a_row_that_takes_more_memory_than_allowed_is_refused_with_the_reason(corpus: Path | str) -> None:
    long = "hex(zeroblob(9000000))" if isinstance(corpus, Path) else "repeat('x', 18000000)"
    with (
        pytest.raises(QueryTooLarge, match="stopped at 32 MB of memory: ask for shorter texts"),
        ask(corpus, f"SELECT {long}, {long}, {long}", Limits(memory_bytes=32 << 20)) as reply,
    ):
        list(reply)


def test_many_rows_pass_through_little_memory(corpus: Path | str) -> None:
    long = "hex(zeroblob(1500))" if isinstance(corpus, Path) else "repeat('0', 3000)"
    many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)"
    with ask(corpus, f"{many} SELECT {long} FROM n", Limits(rows=None, memory_bytes=48 << 20)) as reply:
        assert sum(len(str(text)) for (text,) in reply) == 30_000 * 3000


def test_the_process_that_answers_ends_with_the_one_that_asked(corpus: Path | str) -> None:
    if isinstance(corpus, Path):
        busy = f"SELECT 1 UNION ALL SELECT * FROM ({ENDLESS})"
    else:
        busy = "SELECT CASE WHEN i > 25 THEN pg_sleep(600)::text END FROM generate_series(1, 30) AS i"
    with subprocess.Popen([sys.executable, "-c", ASKING, repr(corpus), busy], stdout=subprocess.PIPE) as asker:
        assert asker.stdout is not None
        answering = int(asker.stdout.readline())
        asker.kill()
    deadline_s = time.monotonic() + 10
    while _runs(answering):
        assert time.monotonic() < deadline_s


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] not in "ZX"


def test_a_missing_table_or_column_is_answered_with_the_views(corpus: Path | str) -> None:
    with pytest.raises(QueryFailed, match=r"article_list.*; there are the views alarms, articles, authors"):
        answer(corpus, "SELECT * FROM article_list")
    with pytest.raises(QueryFailed, match=r"author.*; there are the views alarms, articles, authors"):
        answer(corpus, "SELECT author FROM articles")
    with pytest.raises(QueryFailed, match=r"volumes; volumes has source, day, month, articles, copies$"):
        answer(corpus, "SELECT monht FROM volumes")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("", "empty"),
        ("-- nothing", "empty"),
        ("SELEC title", "syntax error"),
        ("SELECT '\x00'", "null character"),
        ("SELECT '\ud800'", "surrogates"),
    ],
)
def test_what_the_database_does_not_understand_fails_with_its_reason(
    corpus: Path | str, query: str, named: str
) -> None:
    with pytest.raises(QueryFailed, match=named):
        answer(corpus, query)


def test_a_parameter_is_a_mistake_of_the_query(corpus: Path | str) -> None:
    with pytest.raises(QueryFailed):
        answer(corpus, "SELECT ?" if isinstance(corpus, Path) else "SELECT $1")


def test_an_answer_that_nobody_reads_to_its_end_is_dropped(corpus: Path | str) -> None:
    with ask(corpus, "SELECT title FROM articles") as reply:
        assert next(iter(reply)) == ("Accord 1",)
    assert answer(corpus, "SELECT count(*) FROM articles").rows == [(3,)]
