"""`vigie digest`: printed in every form, sent to whoever takes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from typer.testing import CliRunner, Result

from scheduler.cli.commands import app
from tests.scheduler.conftest import Vigie
from tests.scheduler.kept import database_in, keep_articles

DAY = "2026-09-15"
SINKS = """
[[sink]]
kind = "atom"
file = "vigie.atom"
takes = ["daily", "weekly"]
[[sink]]
name = "weekly only"
kind = "command"
takes = ["weekly"]
argv = ["false"]
"""


@pytest.fixture
def kept(folder: Path, configure: Callable[[str], Path]) -> Path:
    """Three articles, one a day, the first on `DAY`; and sinks."""
    keep_articles(database_in(folder), 3)
    configure(SINKS)
    return folder


def digest(*arguments: str) -> Result:
    """The command in this process, since starting one takes longer than most of what is looked at here."""
    return CliRunner().invoke(app, ["digest", *arguments])


def test_a_day_is_printed_as_text(kept: Path) -> None:
    printed = digest("--day", DAY)
    assert printed.exit_code == 0, printed.stderr
    lines = printed.stdout.splitlines()
    assert lines[0] == "Revue du mardi 15\u00a0septembre 2026"
    assert "1\u00a0article est arrivé de 1\u00a0source, en 1\u00a0sujet." in lines
    assert "* Accord 1" in lines


def test_a_week_and_a_span_hold_more(kept: Path) -> None:
    week = json.loads(digest("--week", DAY, "--format", "json").stdout)
    assert (week["days"]["first"], week["days"]["last"], week["articles"]) == ("2026-09-14", "2026-09-20", 3)
    span = json.loads(digest("--since", DAY, "--until", "2026-09-16", "--format", "json").stdout)
    assert span["articles"] == 2


def test_it_is_printed_as_html_and_markdown(kept: Path) -> None:
    assert digest("--day", DAY, "--format", "html").stdout.startswith('<!DOCTYPE html>\n<html lang="fr">')
    assert digest("--day", DAY, "--format", "markdown").stdout.startswith("# Revue du mardi 15")


def test_a_day_without_a_poll_says_that_nothing_could_be_seen(kept: Path) -> None:
    printed = digest()
    assert "Nous n’avons rien pu voir" in printed.stdout
    assert "Arrêtée au" in printed.stdout


def test_it_is_sent_to_the_sinks_that_take_it(vigie: Vigie, kept: Path) -> None:
    sent = vigie("digest", "--week", DAY, "--send")
    assert (sent.returncode, sent.stderr) == (1, "")
    assert sent.stdout.splitlines() == [
        "atom: sent",
        "weekly only: not sent, it is tried again: false ended with code 1",
    ]
    (entry,) = feedparser.parse((kept / "vigie.atom").read_bytes()).entries
    assert entry.title.startswith("Revue de la semaine du lundi 14 au dimanche 20")
    waits = vigie("digest", "--week", DAY, "--send")
    assert waits.stdout.splitlines() == ["atom: sent", "weekly only: waits for its turn; `vigie sinks` shows it"]
    assert waits.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--day", "yesterday"], "expected a day, such as 2026-09-14, got 'yesterday'"),
        (["--day", DAY, "--week", DAY], "give one of"),
        (["--until", DAY], "give one of"),
        (["--since", DAY, "--until", "2026-09-01"], "is before"),
        (["--day", "2999-01-01"], "is still to come"),
        (["--day", "0001-01-01"], "expected a day from 1900 to 9000, got '0001-01-01'"),
        (["--week", "9999-12-31"], "expected a day from 1900 to 9000, got '9999-12-31'"),
        (["--format", "pdf"], "'pdf' is not one of"),
    ],
)
def test_days_that_make_no_sense_are_usage(arguments: list[str], said: str) -> None:
    refused = digest(*arguments)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert said in refused.stderr


@pytest.mark.usefixtures("kept")
def test_without_a_sink_that_takes_it_nothing_is_sent(configure: Callable[[str], Path]) -> None:
    configure("")
    refused = digest("--send")
    assert refused.exit_code == 2
    assert "no sink takes daily digests" in refused.stderr


def test_without_a_corpus_it_says_so(vigie: Vigie, folder: Path) -> None:
    refused = vigie("digest")
    assert refused.returncode == 1
    assert "there is no corpus yet" in refused.stderr
