"""What a daemon says at its start of sinks that could not send."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.configuration.loading import load_configuration
from scheduler.configuration.readiness import unasked, unready

SINKS = """
[[sink]]
kind = "email"
host = "mail.example"
user = "vigie"
password_file = "smtp-password"
from = "v@a.example"
to = ["b@a.example"]
[[sink]]
kind = "webhook"
url = "https://a.example/hook"
secret_env = "HOOK"
[[sink]]
kind = "command"
argv = ["/nowhere/notify"]
[[sink]]
kind = "atom"
file = "www/vigie.atom"
"""


def test_each_thing_that_a_sink_lacks_is_said(configure: Callable[[str], Path], folder: Path) -> None:
    configure(SINKS)
    said = unready(load_configuration())
    assert [sentence.partition(" is not ready: ")[0] for sentence in said] == [
        "sink 'email'",
        "sink 'webhook'",
        "sink 'command'",
        "sink 'atom'",
    ]
    assert "smtp-password: cannot be read: No such file or directory" in said[0]
    assert "environment variable HOOK: expected a secret" in said[1]
    assert "/nowhere/notify: there is no such program" in said[2]
    assert f"{folder}/www/vigie.atom: there is no such folder" in said[3]


def test_what_is_ready_is_not_spoken_of(
    configure: Callable[[str], Path], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(SINKS.replace("/nowhere/notify", "/bin/sh") + '[digest]\nat = "08:00"\n')
    monkeypatch.setenv("HOOK", "secret")
    (folder / "smtp-password").write_text("secret\n")
    (folder / "www").mkdir()
    assert unready(load_configuration()) == []


def test_reviews_that_nobody_takes_are_said(configure: Callable[[str], Path]) -> None:
    configure('[digest]\nat = "08:00"\n')
    assert unready(load_configuration()) == [
        '[digest] says when reviews are sent, but no [[sink]] takes "daily" or "weekly"'
    ]
    configure("")
    assert unready(load_configuration()) == []


@pytest.mark.parametrize("topic", ['query = ""', 'query = " "'])
def test_a_topic_that_asks_nothing_is_said(configure: Callable[[str], Path], topic: str) -> None:
    configure(f"[topic]\n{topic}\n")
    said = ['[topic] query is empty: every article is kept; write one, or keep = "all" when that is meant']
    assert unready(load_configuration()) == unasked(load_configuration()) == said


@pytest.mark.parametrize("topic", ['query = ""\nkeep = "all"', 'query = "eau"'])
def test_a_topic_that_keeps_all_on_purpose_is_not_spoken_of(configure: Callable[[str], Path], topic: str) -> None:
    configure(f"[topic]\n{topic}\n")
    assert unasked(load_configuration()) == []
