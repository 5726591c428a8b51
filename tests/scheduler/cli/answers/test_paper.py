"""Where answers are drawn: in a pipe or a file their lines end where their words end."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from scheduler.cli.answers import screen
from scheduler.cli.answers.paper import paper


def test_no_line_of_a_table_ends_with_blanks_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    screen.out.print(screen.answer_table(("source", "title"), [("A", "Un accord"), ("B", "Un plus long"), ("C", "")]))
    lines = capsys.readouterr().out.split("\n")
    assert [line for line in lines if line != line.rstrip()] == []
    assert lines[-5:] == [" A       Un accord", " B       Un plus long", " C", "", ""]


@pytest.mark.parametrize("drawn", [Padding("Un accord", 1), Tree("Un accord"), Text("Un accord  \nsigné ")])
def test_nor_does_anything_else(drawn: object) -> None:
    file = io.StringIO()
    paper(40, file).print(drawn)
    lines = file.getvalue().split("\n")
    assert [line for line in lines if line != line.rstrip()] == []
    assert "Un accord" in file.getvalue()


def test_blanks_between_words_and_before_them_stay() -> None:
    file = io.StringIO()
    paper(40, file).print(Text("  Un  accord\n\n   signé"))
    assert file.getvalue() == "  Un  accord\n\n   signé\n"


def test_a_window_is_drawn_as_rich_draws_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    windows = (paper(40, io.StringIO()), Console(width=40, file=io.StringIO(), highlight=False))
    assert windows[0].is_terminal
    drawn = []
    for window in windows:
        window.print(screen.answer_table(("source", "title"), [("A", "Un accord")]))
        drawn.append(window.file.getvalue())
    assert drawn[0] == drawn[1]
    assert drawn[0]
