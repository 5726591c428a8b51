"""Long work in steps: a bar on a terminal, plain lines elsewhere, both on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from scheduler.cli.answers import screen

T = TypeVar("T")

#: Is told how much is done, and how much there is in all; None when nobody knows that.
Tell = Callable[[int, int | None], None]

#: Between two plain lines.
_PAUSE_S = 10.0
#: Rows between two looks of the bar: to draw it for each of a million would take longer than to write them.
_ROWS = 500


@contextmanager
def steps(what: str, total: int | None = None, *, on_screen_only: bool = False) -> Iterator[Tell]:
    """A function that is told how far the work has come; `total` is what there is in all, as far as that is known.

    `on_screen_only` is for work whose answer, line by line, says enough where nobody watches.
    """
    if not screen.is_terminal():
        yield _silent if on_screen_only else _plain(what)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), TimeRemainingColumn())
    # Lines of the answer go above the bar where both are on one screen, and into their file where they are not.
    together = sys.stdout.isatty()
    with Progress(*columns, console=screen.err, transient=True, redirect_stdout=together) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def counted(what: str, rows: Iterable[T], total: int | None) -> Iterator[T]:
    """The rows as they are, with a bar that counts them; `total` is None when nobody knows it."""
    with steps(what, total, on_screen_only=True) as tell:
        for place, row in enumerate(rows, start=1):
            yield row
            if place % _ROWS == 0:
                tell(place, total)


def _silent(done: int, total: int | None) -> None:
    """Nothing."""


def _plain(what: str) -> Tell:
    told_at_s = monotonic()

    def tell(done: int, total: int | None) -> None:
        nonlocal told_at_s
        if monotonic() - told_at_s >= _PAUSE_S:
            told_at_s = monotonic()
            screen.note(f"{what}: {done}" if total is None else f"{what}: {done} of {total}")

    return tell
