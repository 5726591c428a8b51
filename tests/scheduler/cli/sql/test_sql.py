"""`vigie sql` as a person runs it: where queries come from, where answers go, and what is said."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pyarrow import parquet

from tests.postgresql_server import PostgresServer
from tests.scheduler.conftest import COMMAND, Vigie
from tests.scheduler.kept import database_in, keep_articles

TITLES = "SELECT id, title FROM articles ORDER BY id"
SAVED = """
[queries]
titles = "SELECT title FROM articles ORDER BY id"
"per source" = '''
SELECT source, count(*) AS articles
FROM articles GROUP BY source
'''
"""


@pytest.fixture
def corpus(folder: Path) -> Path:
    keep_articles(database_in(folder), 3)
    return folder


@pytest.fixture
def on_server(corpus: Path, postgresql_server: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> None:
    url = postgresql_server.new_database()
    keep_articles(url, 3)
    monkeypatch.setenv("VIGIE_STORE__URL", url)


@pytest.mark.parametrize("format_", ["table", "csv", "json", "jsonl"])
def test_both_databases_answer_alike_in_every_format(
    vigie: Vigie, corpus: Path, request: pytest.FixtureRequest, format_: str
) -> None:
    query = "SELECT id, title, first_seen_at, authors, word_count > 5 AND id > 1 AS much FROM articles ORDER BY id"
    from_file = vigie("sql", query, "--format", format_)
    assert from_file.returncode == 0, from_file.stderr
    assert "2026-09-15T08:00:00Z" in from_file.stdout
    request.getfixturevalue("on_server")
    assert vigie("sql", query, "--format", format_).stdout == from_file.stdout


@pytest.mark.usefixtures("on_server")
def test_a_server_refuses_and_explains_as_a_file_does(vigie: Vigie) -> None:
    for query, said in (
        ("DELETE FROM article", "vigie: vigie sql only reads: this query would write (DELETE)\n"),
        ("SELECT pg_read_file('x')", "vigie: vigie sql only reads: pg_read_file is not allowed\n"),
    ):
        refused = vigie("sql", query)
        assert (refused.returncode, refused.stdout, refused.stderr) == (1, "", said)


def test_an_answer_goes_to_a_file_that_appears_whole(vigie: Vigie, corpus: Path) -> None:
    asked = vigie("sql", TITLES, "--format", "csv", "--output", "titles.csv")
    assert (asked.returncode, asked.stdout, asked.stderr) == (0, "", "")
    rows = list(csv.reader(io.StringIO((corpus / "titles.csv").read_text("utf-8"))))
    assert rows == [["id", "title"], ["1", "Accord 1"], ["2", "Accord 2"], ["3", "Accord 3"]]
    assert not list(corpus.glob("*.partial"))


def test_a_query_that_fails_halfway_leaves_the_earlier_file(vigie: Vigie, corpus: Path) -> None:
    (corpus / "titles.csv").write_text("earlier")
    breaks = "SELECT json_extract(CASE WHEN id < 3 THEN '{}' ELSE 'x' END, '$.a') FROM articles ORDER BY id"
    asked = vigie("sql", breaks, "--format", "csv", "-o", "titles.csv")
    assert asked.returncode == 1
    assert "malformed JSON" in asked.stderr
    assert (corpus / "titles.csv").read_text() == "earlier"
    assert not list(corpus.glob("*.partial"))


@pytest.mark.parametrize("place", ["missing/titles.csv", "."])
def test_a_place_that_cannot_be_written_is_usage(vigie: Vigie, corpus: Path, place: str) -> None:
    refused = vigie("sql", TITLES, "--format", "csv", "-o", place)
    assert refused.returncode == 2
    assert "cannot be written" in refused.stderr


def test_a_device_is_written_to_and_not_replaced(vigie: Vigie, corpus: Path) -> None:
    assert vigie("sql", "SELECT 42 AS n", "--format", "csv", "-o", "/dev/stdout").stdout == '"n"\n"42"\n'
    assert Path("/dev/stdout").is_symlink() or Path("/dev/stdout").is_char_device()


def test_parquet_is_written_with_its_types(vigie: Vigie, corpus: Path) -> None:
    asked = vigie("sql", "SELECT id, first_seen_at FROM articles", "--format", "parquet", "-o", "ids.parquet")
    assert (asked.returncode, asked.stderr) == (0, "")
    schema = parquet.read_schema(corpus / "ids.parquet")
    assert [str(field.type) for field in schema] == ["int64", "timestamp[ms, tz=UTC]"]


def test_a_table_longer_than_a_block_has_all_its_rows(vigie: Vigie, corpus: Path) -> None:
    many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) SELECT i AS number FROM n"
    shown = vigie("sql", many, "--limit", "0").stdout
    assert shown.count("number") == 3
    assert shown.split()[-1] == "2500"


def test_a_query_comes_through_a_pipe(corpus: Path) -> None:
    piped = subprocess.run(
        [COMMAND, "sql", "--format", "csv"],
        cwd=corpus,
        input="SELECT 6 * 7 AS answer",
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert piped.stdout == '"answer"\n"42"\n'


def test_a_saved_query_is_run_by_its_name(vigie: Vigie, corpus: Path, configure: Callable[[str], Path]) -> None:
    configure(SAVED)
    assert vigie("sql", "--saved", "titles", "--format", "csv").stdout.splitlines()[1:] == [
        '"Accord 1"',
        '"Accord 2"',
        '"Accord 3"',
    ]
    assert json.loads(vigie("sql", "-s", "per source", "--format", "jsonl").stdout) == {
        "source": "DSI Magazine",
        "articles": 3,
    }


def test_a_name_that_is_not_saved_is_answered_with_those_that_are(
    vigie: Vigie, corpus: Path, configure: Callable[[str], Path]
) -> None:
    unknown = vigie("sql", "--saved", "title")
    assert unknown.returncode == 2
    assert "[queries] in vigie.toml has none" in unknown.stderr
    configure(SAVED)
    assert "no saved query is called 'title'; there are per source, titles" in vigie("sql", "-s", "title").stderr


def test_a_query_that_takes_too_long_is_said_in_one_line(vigie: Vigie, corpus: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    stopped = vigie("sql", endless, "--timeout", "0.3")
    assert (stopped.returncode, stopped.stdout) == (1, "")
    assert stopped.stderr == "vigie: stopped after 0.3 s: narrow the query, or raise --timeout\n"
