"""An option does what it says or is refused, and a command that asks for a corpus makes none."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from scheduler.cli import main
from scheduler.sentinel.advice import OWN_ADVICE
from tests.scheduler.cli.test_commands import COMMANDS
from tests.scheduler.conftest import Ran
from tests.scheduler.kept import database_in, keep_articles

Here = Callable[..., Ran]


@pytest.fixture
def corpus(folder: Path) -> Path:
    keep_articles(database_in(folder), 2)
    return folder


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("diff", "1", "1", "--list"), "--list lists all texts"),
        (("deploy", "container", "--user", "vigie"), "--user and --config are for systemd"),
        (("digest", "--send", "--format", "html"), "--format is for what is printed"),
        (("sources", "chrome", "Cigref", "--keep", "ab", "--drop", "ab"), "--keep and --drop exclude each other"),
        (("partners", "accept", "Cigref", "--as", " "), "--as is empty"),
        (("export", "--format", "csv", "--link", "http://a.example"), "--link belongs to --format rss"),
        (("export", "--format", "csv", "--query", " "), "--query is empty"),
        (("export", "--format", "csv", "--since", "2026-12-01", "--until", "2026-11-01"), "--until is before --since"),
        (("export", "--format", "csv", "--query", "("), "column 2: it ends too early"),
        (("search", "", " "), "WORDS are empty"),
        (("stories", "merge", "1", "1"), "give two articles"),
        (("stories", "why", "1", "1"), "give two articles"),
        (("sql", ".views"), ".views is for the conversation"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, tuple) else "",
)
def test_what_would_not_be_heeded_is_usage(here: Here, arguments: tuple[str, ...], said: str) -> None:
    refused = here(*arguments)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert said in refused.stderr


@pytest.mark.parametrize(
    "command",
    [
        "stories split 1",
        "stories merge 1 2",
        "partners drop Cigref",
        "partners refresh",
        "sources chrome Cigref --keep ab",
        "sinks dismiss",
    ],
)
def test_a_word_on_a_corpus_that_is_not_there_makes_none(here: Here, folder: Path, command: str) -> None:
    here(*command.split())
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("corpus")
def test_a_source_is_meant_in_any_case_and_one_that_is_unknown_is_said(
    here: Here, configure: Callable[[str], Path]
) -> None:
    configure('[[source]]\nname = "DSI Magazine"\nfeeds = ["https://dsi-magazine.example/rss"]')
    exported = here("export", "--format", "csv", "--source", "dsi magazine")
    assert exported.stdout.count("https://dsi-magazine.example/actualites/lire-accord-1.html") >= 1
    assert "did you mean 'DSI Magazine'?" in here("export", "--format", "csv", "--source", "DSI Magasine").stderr
    assert "did you mean 'DSI Magazine'?" in here("reextract", "--dry-run", "--source", "DSI Magasine").stderr


def test_a_unit_wants_a_configuration_and_says_how_one_comes(here: Here, folder: Path) -> None:
    refused = here("deploy", "systemd")
    assert (refused.returncode, refused.stdout) == (78, "")
    assert "vigie.toml is not there; `vigie init` writes one" in refused.stderr


@pytest.mark.parametrize("group", ["topic", "partners", "db", "sources", "sinks", "stories"])
def test_each_command_of_a_group_is_a_line_that_is_not_cut(here: Here, group: str) -> None:
    assert "..." not in here(group, "--help").stdout.partition("Commands:")[2]


def test_a_folder_is_no_copy_of_a_corpus(here: Here, corpus: Path) -> None:
    refused = here("db", "backup", "--force", ".")
    assert (refused.returncode, refused.stderr) == (1, "vigie: . is a folder; name a file in it\n")


def test_a_copy_into_a_folder_that_is_not_there_is_no_fault_of_the_configuration(here: Here, corpus: Path) -> None:
    refused = here("db", "backup", "nulle/part.db")
    assert (refused.returncode, "store.url" in refused.stderr) == (1, False)
    assert "there is no folder" in refused.stderr


@pytest.mark.usefixtures("corpus")
def test_a_terminal_of_windows_1252_shows_what_it_can(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "note.txt").write_text("L’écluse\n\nUn accord à Brest.", "utf-8")
    written = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(written, encoding="cp1252"))
    monkeypatch.setattr(sys, "argv", ["vigie", "topic", "explain", "note.txt", "-q", "écluse AND accord AND lyon"])
    with pytest.raises(SystemExit) as ended:
        main()
    sys.stdout.flush()
    shown = written.getvalue().decode("cp1252")
    assert ended.value.code in (0, None)
    assert "L’écluse" in shown
    assert "+ accord" in shown
    assert "- lyon" in shown


def test_advice_names_commands_that_there_are() -> None:
    named = re.findall(r"`vigie ([a-z]+)(?: ([a-z]+))?", " ".join(OWN_ADVICE.values()))
    assert {"show", "extract"} <= {command for command, _ in named}
    assert [pair for pair in named if pair[0] not in COMMANDS or (pair[1] and pair[0] != "sources")] == []
