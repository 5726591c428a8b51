"""`vigie demo`, and `vigie articles`, `show` and `sql` on what it has kept."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.scheduler.conftest import COMMAND, Demo, Vigie

pytestmark = pytest.mark.usefixtures("corpus")
TITLES = "SELECT id, title FROM articles ORDER BY id"
NASTY = "Faux\x1b[31m\x1b]0;titre\x07\r\u202etitre"


@pytest.fixture
def corpus(folder: Path, demo: Demo) -> Path:
    """A copy of the demo's database, as the one of the working directory."""
    return Path(shutil.copy(demo.database, folder / "vigie.db"))


def test_the_demo_shows_what_a_person_gets(demo: Demo) -> None:
    assert "kept: La Mutuelle Vallorée et Microsoft signent un partenariat de cinq ans" in demo.run.stderr
    assert "http 404: there is nothing at this address" in demo.run.stdout
    assert demo.run.stdout.count('$ vigie sql "SELECT') == 2
    assert "The database is ./vigie-demo.db" in demo.run.stdout


def test_the_demo_leaves_a_persons_own_corpus_alone(demo: Demo) -> None:
    assert "precious.db" not in {file.name for file in demo.folder.iterdir()}


def test_a_second_demo_fetches_no_article_again_and_says_why(vigie: Vigie, corpus: Path) -> None:
    again = corpus.rename(corpus.with_name("vigie-demo.db"))
    second = vigie("demo")
    assert (second.returncode, second.stderr) == (0, "")
    assert second.stdout.partition("what failed")[0].count("nothing new (304, not modified)") == 8
    with closing(sqlite3.connect(again)) as connection:
        assert connection.execute("SELECT sum(fetched) FROM crawls WHERE id > 10").fetchone() == (0,)


def test_articles_are_listed_newest_first(vigie: Vigie, corpus: Path) -> None:
    listed = json.loads(vigie("articles", "--json", "--last", "3").stdout)["articles"]
    with closing(sqlite3.connect(corpus)) as connection:
        newest = connection.execute("SELECT id FROM articles ORDER BY first_seen_at DESC, id DESC LIMIT 3").fetchall()
    assert [(article["id"],) for article in listed] == newest
    assert vigie("articles", "-n", "3").stdout.count("20") >= 3


def test_an_empty_corpus_says_how_it_is_filled(vigie: Vigie, corpus: Path) -> None:
    with closing(sqlite3.connect(corpus)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM revision")
        connection.execute("DELETE FROM article")
    listed = vigie("articles")
    assert listed.returncode == 0
    assert listed.stderr == "Nothing is kept yet; `vigie crawl` looks for articles.\n"


def test_an_article_is_shown_with_its_facts_its_text_and_its_copies(vigie: Vigie, corpus: Path) -> None:
    query = "SELECT id, title, body FROM articles WHERE story_id IN (SELECT story_id FROM articles WHERE copy_of > 0)"
    with closing(sqlite3.connect(corpus)) as connection:
        number, title, body = connection.execute(query).fetchone()
    shown = vigie("show", str(number)).stdout
    assert shown.startswith(title[:60])
    assert "on topic 'Microsoft en France' by title:microsoft" in shown
    assert body.split()[-1] in shown
    assert "The same story:" in shown
    assert "Removed:" not in shown
    assert "navigation" in vigie("show", str(number), "--removed").stdout.partition("Removed:")[2]


def test_an_article_is_one_json_document(vigie: Vigie) -> None:
    record = json.loads(vigie("show", "1", "--json").stdout)
    assert record["id"] == 1
    assert record["revisions"][0]["body"]
    (text,) = record["revisions"]
    assert all(isinstance(text[name], list) for name in ("authors", "tags", "directives", "removed", "kinds"))
    assert isinstance(text["author_roles"], dict)


def test_an_article_that_is_not_there_is_said_in_one_line(vigie: Vigie) -> None:
    refused = vigie("show", "999")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == "vigie: there is no article 999; `vigie articles` lists them\n"


def test_an_answer_comes_in_every_format(vigie: Vigie, corpus: Path) -> None:
    with closing(sqlite3.connect(corpus)) as connection:
        rows = connection.execute(TITLES).fetchall()
    as_csv = list(csv.reader(vigie("sql", TITLES, "--format", "csv").stdout.splitlines()))
    assert as_csv == [["id", "title"], *([str(number), title] for number, title in rows)]
    as_json = json.loads(vigie("sql", TITLES, "--format", "json").stdout)
    assert [(row["id"], row["title"]) for row in as_json] == rows
    lines = vigie("sql", TITLES, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == as_json
    assert rows[0][1][:40] in vigie("sql", TITLES).stdout


def test_a_limit_is_kept_and_said_beside_the_answer(vigie: Vigie) -> None:
    cut = vigie("sql", TITLES, "--limit", "2", "--format", "csv")
    assert len(cut.stdout.splitlines()) == 3
    assert cut.stderr == "Only the first 2 rows; --limit 0 gives all.\n"
    whole = vigie("sql", TITLES, "--limit", "0", "--format", "csv")
    assert len(whole.stdout.splitlines()) > 3
    assert whole.stderr == ""


def test_a_query_comes_from_a_file_or_from_input(vigie: Vigie, corpus: Path) -> None:
    (corpus.parent / "count.sql").write_text("SELECT 6 * 7 AS answer", "utf-8")
    assert vigie("sql", "--file", "count.sql", "--format", "csv").stdout == '"answer"\n"42"\n'
    piped = subprocess.run(
        [COMMAND, "sql", "--file", "-", "--format", "csv"],
        cwd=corpus.parent,
        input="SELECT 6 * 7 AS answer",
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert piped.stdout == '"answer"\n"42"\n'


@pytest.mark.parametrize("arguments", [[], ["SELECT 1", "--file", "x.sql"], ["--file", "missing.sql"], ["--file", "."]])
def test_a_query_that_cannot_be_read_is_usage(vigie: Vigie, arguments: list[str]) -> None:
    refused = vigie("sql", *arguments)
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("DELETE FROM article", "this query would write (DELETE)"),
        ("DROP VIEW articles", "this query would write (DROP)"),
        ("ATTACH 'other.db' AS other", "this query would open another database (ATTACH)"),
        ("PRAGMA journal_mode = DELETE", "settings stay as they are (PRAGMA)"),
        ("SELECT 1; DELETE FROM article", "vigie sql only reads"),
    ],
)
def test_what_would_do_more_than_read_is_refused_in_one_line(vigie: Vigie, corpus: Path, query: str, said: str) -> None:
    before = corpus.read_bytes()
    refused = vigie("sql", query)
    assert (refused.returncode, refused.stdout) == (1, "")
    (line,) = refused.stderr.splitlines()
    assert line.startswith("vigie: ")
    assert said in line
    assert corpus.read_bytes() == before


def test_a_mistake_in_a_query_names_the_views(vigie: Vigie) -> None:
    refused = vigie("sql", "SELECT * FROM article_list")
    assert refused.returncode == 1
    assert "there are the views alarms, articles, " in refused.stderr


def test_a_reader_that_leaves_is_no_error(corpus: Path) -> None:
    endless = "SELECT a.body, b.body FROM articles a, articles b"
    for arguments in (["sql", endless, "--format", "csv"], ["sql", endless], ["articles", "--json"], ["sources"]):
        with subprocess.Popen(
            [COMMAND, *arguments], cwd=corpus.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as writer:
            assert writer.stdout is not None
            assert writer.stderr is not None
            writer.stdout.read(1)
            writer.stdout.close()
            assert writer.stderr.read() == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")  # noqa: PTH110 - runs at import
def test_a_full_disk_is_said_in_one_line(corpus: Path) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        written = subprocess.run(
            [COMMAND, "articles"], cwd=corpus.parent, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60
        )
    assert written.returncode == 1
    (line,) = written.stderr.splitlines()
    assert line.startswith("vigie: ")
    assert "No space left" in line


@pytest.mark.parametrize(
    ("arguments", "closed", "code"),
    [("articles", ">&-", 0), ("show 1 --json", ">&- 2>&-", 0), ("show 99", "2>&-", 1), ("show x", "<&- >&- 2>&-", 2)],
)
def test_what_is_closed_is_written_to_nobody(corpus: Path, arguments: str, closed: str, code: int) -> None:
    written = subprocess.run(
        f"{COMMAND} {arguments} {closed}", shell=True, cwd=corpus.parent, capture_output=True, text=True, timeout=60
    )
    assert (written.returncode, written.stdout, written.stderr) == (code, "", "")


def test_a_title_in_the_database_has_no_power_over_the_terminal(vigie: Vigie, corpus: Path) -> None:
    with closing(sqlite3.connect(corpus)) as connection, connection:
        connection.execute("UPDATE revision SET title = ?", (NASTY,))
    for arguments in (["articles"], ["show", "1"], ["sql", TITLES], ["sql", "SELECT * FROM revisions"]):
        shown = vigie(*arguments).stdout
        assert "titre" in shown
        assert not set(shown) & set("\x1b\x07\r\u202e")
