"""Ctrl-C, where work is under way that is better ended than cut off."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from scheduler.cli.answers import screen


@contextmanager
def first_ctrl_c(what: str, end: Callable[[], None] = lambda: None) -> Iterator[threading.Event]:
    """Let the first Ctrl-C say what happens now, call `end` and set the event; the second one is Python's own."""
    pressed = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, earlier)
        screen.note(f"{what}; press Ctrl-C again to leave at once")
        pressed.set()
        end()

    earlier = signal.signal(signal.SIGINT, stop)
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, earlier)
