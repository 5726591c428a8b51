"""How far a long list has come: a moving line, for those who watch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

#: Redrawing the line for each of a million rows would take longer than writing them.
_STEP = 500


def counted(what: str, rows: Iterable[T], total: int | None) -> Iterator[T]:
    """The rows as they are, with a line on standard error that counts them; `total` is None when nobody knows it."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from scheduler.cli import screen

    drawn = (TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*drawn, console=screen.err, transient=True) as line:
        task = line.add_task(what, total=total)
        for place, row in enumerate(rows, start=1):
            yield row
            if place % _STEP == 0:
                line.update(task, completed=place)
