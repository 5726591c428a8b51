"""Long work in steps: a bar on a terminal, plain lines elsewhere, both on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from scheduler.cli import screen

#: Between two plain lines.
_PAUSE_S = 10.0


@contextmanager
def steps(what: str) -> Iterator[Callable[[int, int], None]]:
    """A function that is told how much is done, and how much there is in all."""
    if not screen.is_terminal():
        yield _plain(what)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen.err, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _plain(what: str) -> Callable[[int, int], None]:
    told_at_s = monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal told_at_s
        if monotonic() - told_at_s >= _PAUSE_S:
            told_at_s = monotonic()
            screen.note(f"{what}: {done} of {total}")

    return tell
