"""The table [queries] of the configuration."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.configuration.loading import load_configuration, state_folder
from scheduler.errors import BadConfiguration


def test_queries_have_names_and_text(configure: Callable[[str], Path]) -> None:
    configure('[queries]\ntitles = "SELECT title FROM articles"\n"per source" = " SELECT 1 "')
    assert load_configuration().queries == {"titles": "SELECT title FROM articles", "per source": "SELECT 1"}


@pytest.mark.usefixtures("folder")
def test_without_any_there_are_none() -> None:
    assert load_configuration().queries == {}


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("[queries]\nempty = ' '", "queries.empty", "expected some text"),
        ("[queries]\nn = 3", "queries.n", "expected text in quotes, got 3"),
        ("queries = 3", "queries", "expected a table"),
        ("[queries.deep]\na = 'SELECT 1'", "queries.deep", "expected text in quotes"),
    ],
)
def test_what_is_no_query_is_said(configure: Callable[[str], Path], text: str, key: str, expected: str) -> None:
    file = configure(text)
    with pytest.raises(BadConfiguration) as error:
        load_configuration(file)
    assert f"{key}: {expected}" in str(error.value)


@pytest.mark.usefixtures("folder")
def test_the_environment_gives_them_in_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_QUERIES", '{"one": "SELECT 1"}')
    assert load_configuration().queries == {"one": "SELECT 1"}
    monkeypatch.setenv("VIGIE_QUERIES", "SELECT 1")
    with pytest.raises(BadConfiguration, match="environment variable VIGIE_QUERIES: expected a table in JSON"):
        load_configuration()


def test_what_is_remembered_between_runs_stays_in_the_folder_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/var/tmp/state")
    assert state_folder() == Path("/var/tmp/state/vigie")
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    monkeypatch.setenv("HOME", "/home/claire")
    assert state_folder() == Path("/home/claire/.local/state/vigie")
