"""How far long work has come: a bar where somebody watches, a line now and then elsewhere, never among the answers."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from scheduler.cli.answers import screen
from scheduler.cli.long_work import steps
from scheduler.cli.long_work.steps import counted


class Clock:
    """The monotonic clock, set by hand."""

    at_s = 100.0

    def __call__(self) -> float:
        return self.at_s


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(steps, "monotonic", clock)
    return clock


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """A terminal."""
    shown = io.StringIO()
    monkeypatch.setattr(screen, "err", Console(file=shown, force_terminal=True, width=100))
    monkeypatch.setattr(screen, "is_terminal", lambda: True)
    return shown


def test_nobody_watches_a_line_is_said_every_ten_seconds(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with steps.steps("texts read") as tell:
        tell(1, 30)
        clock.at_s += 10
        tell(2, 30)
        tell(3, 30)
        clock.at_s += 10
        tell(4, None)
    said = capsys.readouterr()
    assert (said.out, said.err.splitlines()) == ("", ["texts read: 2 of 30", "texts read: 4"])


def test_where_the_answer_says_enough_nothing_is_added(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with steps.steps("pages", 3, on_screen_only=True) as tell:
        clock.at_s += 60
        tell(1, 3)
    assert list(counted("articles", "abc", None)) == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "")


def test_who_watches_sees_a_bar_that_is_gone_at_the_end(watched: io.StringIO) -> None:
    with steps.steps("texts read") as tell:
        tell(7, 30)
    assert "texts read" in watched.getvalue()
    assert "7/30" in watched.getvalue()
    assert watched.getvalue().endswith("\x1b[2K")


def test_rows_are_counted_as_they_pass(watched: io.StringIO) -> None:
    assert list(counted("articles", range(1200), 1200)) == list(range(1200))
    assert "1000/1200" in watched.getvalue()
