"""`vigie sql` at a terminal: a conversation."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.scheduler.kept import database_in, keep_articles
from tests.scheduler.terminals import Terminal

PROMPT = "vigie> "
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;"


@pytest.fixture
def corpus(folder: Path, configure: Callable[[str], Path]) -> Path:
    configure('[queries]\ntitles = "SELECT title AS saved_title FROM articles"\n')
    keep_articles(database_in(folder), 3)
    return folder


@pytest.fixture
def shell(corpus: Path) -> Iterator[Terminal]:
    with Terminal(corpus, "sql") as terminal:
        terminal.until(PROMPT)
        yield terminal


def asked(shell: Terminal, *lines: str) -> str:
    for line in lines:
        shell.type(f"{line}\n")
        shell.until(line)
    return shell.until(PROMPT)


def test_a_statement_of_several_lines_ends_with_a_semicolon(shell: Terminal) -> None:
    shell.type("SELECT count(*) AS articles,\n")
    shell.until("  ...> ")
    answer = asked(shell, "  ';' AS semicolon -- really;", "FROM articles;")
    assert "articles  semicolon" in answer
    assert "3  ;" in answer


def test_a_mistake_is_said_and_the_conversation_goes_on(shell: Terminal) -> None:
    assert "no such table: nowhere; there are the views alarms, articles" in asked(shell, "SELECT * FROM nowhere;")
    assert "vigie sql only reads" in asked(shell, "DELETE FROM article;")
    assert "42" in asked(shell, "SELECT 6 * 7;")


def test_views_and_their_columns_are_explained(shell: Terminal) -> None:
    views = asked(shell, ".views")
    assert "one row per article, with its newest text" in views
    assert "source_health" in views
    columns = asked(shell, ".schema stories")
    assert "stories: one row per story" in columns
    assert "first_article_id" in columns
    assert "Agence Hexagone Presse" in columns
    assert "there is no view nowhere; there are articles" in asked(shell, ".schema nowhere")


def test_everything_else_is_in_the_help(shell: Terminal) -> None:
    help_ = asked(shell, ".help")
    for command in (".views", ".schema", ".saved", ".format", ".quit", "Ctrl-C"):
        assert command in help_
    assert "there is no .tables; .help lists what there is" in asked(shell, ".tables")


def test_saved_queries_are_listed_and_run(shell: Terminal) -> None:
    assert "SELECT title AS saved_title FROM articles" in asked(shell, ".saved")
    assert "Accord 3" in asked(shell, ".saved titles")
    assert "no saved query is called 'x'" in asked(shell, ".saved x")


def test_the_format_of_answers_can_be_changed(shell: Terminal) -> None:
    asked(shell, ".format jsonl")
    assert '{"n": 42}' in asked(shell, "SELECT 42 AS n;")
    assert "expected one of table, csv, json, jsonl" in asked(shell, ".format parquet")


def test_ctrl_c_stops_a_query_and_drops_a_line(shell: Terminal) -> None:
    shell.type(f"{ENDLESS}\n")
    shell.until("FROM n;")
    shell.until_it_starts_a_process()  # the echo comes before the line is read, and Ctrl-C then drops the line
    assert "stopped" in shell.interrupt_until(PROMPT)
    shell.type("SELECT\n")
    shell.until("...> ")
    shell.interrupt_until(PROMPT)
    assert "42" in asked(shell, "SELECT 6 * 7;")


def test_a_long_answer_is_shown_by_the_pager_whole(shell: Terminal) -> None:
    many = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90) SELECT i * 1000 AS many FROM n;"
    )
    assert "90000" in asked(shell, many)


def test_the_tab_key_completes_names_of_views_and_columns(shell: Terminal) -> None:
    shell.type("SELECT first_art\t FROM storie\t;\n")
    assert "first_article_id FROM stories;" in shell.until(PROMPT)
    shell.type("SELECT s.first_art\t FROM stories AS s;\n")
    assert "s.first_article_id FROM stories" in shell.until(PROMPT)


def test_ctrl_d_leaves_and_the_history_is_for_its_owner_alone(shell: Terminal, corpus: Path) -> None:
    asked(shell, "SELECT 6 *", "  7;")
    shell.type("\x04")
    assert shell.exit_code() == 0
    history = corpus / "state" / "vigie" / "sql_history"
    assert "SELECT 6 * 7;" in history.read_text().splitlines()
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
    with Terminal(corpus, "sql") as again:
        again.until(PROMPT)
        again.type("\x1b[A\n")
        assert "42" in again.until(PROMPT)
        again.type(".quit\n")
        assert again.exit_code() == 0


@pytest.mark.parametrize("arguments", [["--output", "x.csv"], ["--format", "parquet"]])
def test_a_conversation_writes_to_no_file(corpus: Path, arguments: list[str]) -> None:
    with Terminal(corpus, "sql", *arguments) as refused:
        refused.until("a conversation writes to the terminal")
        assert refused.exit_code() == 2


def test_parquet_is_not_written_to_a_terminal(corpus: Path) -> None:
    for arguments in (["sql", "SELECT 1", "--format", "parquet"], ["export", "--format", "parquet"]):
        with Terminal(corpus, *arguments) as refused:
            refused.until("Parquet is no text: name a file with --output FILE")
            assert refused.exit_code() == 2
