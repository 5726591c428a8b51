"""The README promises what there is: every view and column, every command, and SQL that runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scheduler.cli.commands import app
from scheduler.configuration.loading import load_configuration
from store.archive import Archive
from store.console import answer
from store.views import VIEWS

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
QUERIES = re.findall(r"\| `(SELECT [^`]+)` \|", README)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_column_of_a_view_is_documented_in_order(view):
    rows = [f"| `{column.name}` | {column.type} | {column.meaning} | {column.example} |" for column in view.columns]
    assert "\n".join(rows) in README


def test_every_command_is_documented():
    names = [command.name or command.callback.__name__ for command in app.registered_commands]
    assert [name for name in names if f"| `vigie {name}` |" not in README] == []


#: In the order of the file; examples of other files are indented there.
TOML = re.findall(r"^```toml\n(.*?)```", README, re.DOTALL | re.MULTILINE)


def test_the_configuration_shown_is_one_that_loads(tmp_path):
    (shown,) = (block for block in TOML if block.startswith("profile ="))
    file = tmp_path / "vigie.toml"
    file.write_text(shown, encoding="utf-8")
    (source,) = load_configuration(file).sources()
    assert [feed.kind for feed in source.feeds] == ["feed", "section"]


@pytest.mark.parametrize("shown", [block for block in TOML if not block.startswith("profile =")])
def test_every_table_shown_is_one_that_loads(shown, tmp_path, monkeypatch):
    monkeypatch.setenv("HOOK_SECRET", "a secret of sufficient length, for a hook")
    (tmp_path / "smtp-password").write_text("secret", encoding="utf-8")
    file = tmp_path / "vigie.toml"
    homepage = 'homepage = "http://journal.example"\nfeeds = ["http://journal.example/rss"]'
    file.write_text(
        f'contact = "mailto:a@b.example"\n{shown}\n{homepage if "rights" in shown else ""}', encoding="utf-8"
    )
    load_configuration(file)


def test_there_are_questions_to_run():
    assert len(QUERIES) >= 5


@pytest.mark.parametrize("query", QUERIES)
def test_every_question_runs(query, tmp_path):
    Archive.open(f"sqlite:///{tmp_path}/vigie.db").close()
    assert answer(tmp_path / "vigie.db", query.replace("\\|", "|")).columns
