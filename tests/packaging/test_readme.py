"""The README promises what there is: every view and column, every command, and SQL that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from scheduler.cli.commands import app
from scheduler.configuration.loading import Configuration, load_configuration
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


def test_every_key_of_the_configuration_is_shown():
    shown = "\n".join(re.findall(r"```toml\n.*?```|`[^`\n]+`", README, re.DOTALL))
    keys = set(keys_of(Configuration))
    assert {"delay_s", "from", "rights_reason", "link_pattern"} <= keys
    assert [key for key in sorted(keys) if not re.search(rf"\b{key}\b", shown)] == []


def keys_of(kind: object) -> Iterator[str]:
    """The keys of a table and of those within it."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            yield field.alias or name
            yield from keys_of(field.annotation)
    else:
        for part in get_args(kind):
            yield from keys_of(part)


def test_there_are_questions_to_run():
    assert len(QUERIES) >= 5


@pytest.mark.parametrize("query", QUERIES)
def test_every_question_runs(query, tmp_path):
    Archive.open(f"sqlite:///{tmp_path}/vigie.db").close()
    assert answer(tmp_path / "vigie.db", query.replace("\\|", "|")).columns
