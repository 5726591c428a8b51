"""A program at a terminal: what a person types, and what stands on the screen."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

from tests.scheduler.conftest import COMMAND

_CONTROLS = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]|\r|\x07")
_PATIENCE_S = 20
#: Between two looks at what the screen does not show.
_A_MOMENT_S = 0.02


class Terminal:
    """`vigie` with arguments, in a folder, at a terminal of 30 lines. Use it as a context manager."""

    def __init__(self, folder: Path, *arguments: str, columns: int = 100) -> None:
        self._master, terminal = pty.openpty()
        settings = os.environ | {
            "TERM": "xterm",
            "COLUMNS": str(columns),
            "LINES": "30",
            "PAGER": "cat",
            "NO_COLOR": "1",
        }
        settings["XDG_STATE_HOME"] = str(folder / "state")
        self._process = subprocess.Popen(
            [COMMAND, *arguments],
            cwd=folder,
            env=settings,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
            preexec_fn=lambda: _become_terminal(terminal),
        )
        os.close(terminal)
        self._seen = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def type(self, text: str) -> None:
        os.write(self._master, text.encode())

    def until(self, expected: str) -> str:
        """What is shown from now on until this text, with it. Fails when it does not come."""
        deadline_s = time.monotonic() + _PATIENCE_S
        while expected not in self._seen:
            left_s = deadline_s - time.monotonic()
            assert left_s > 0, f"no {expected!r} in {self._seen!r}"
            if select.select([self._master], [], [], left_s)[0]:
                self._read()
        shown, found, self._seen = self._seen.partition(expected)
        return shown + found

    def interrupt_until(self, expected: str) -> str:
        """Press Ctrl-C, and again after a second, as people do, until this text is shown."""
        deadline_s = time.monotonic() + _PATIENCE_S
        while expected not in self._seen:
            assert time.monotonic() < deadline_s, f"no {expected!r} in {self._seen!r}"
            self.type("\x03")
            again_s = time.monotonic() + 1.0
            while expected not in self._seen and (left_s := again_s - time.monotonic()) > 0:
                if select.select([self._master], [], [], left_s)[0]:
                    self._read()
        return self.until(expected)

    def until_it_starts_a_process(self) -> None:
        """Wait until the program has started one of its own. Fails when it does not."""
        deadline_s = time.monotonic() + _PATIENCE_S
        while self._process.pid not in _parents():
            assert time.monotonic() < deadline_s, f"no process was started; on the screen {self._seen!r}"
            if select.select([self._master], [], [], _A_MOMENT_S)[0]:
                self._read()

    def exit_code(self) -> int:
        return self._process.wait(_PATIENCE_S)

    def _read(self) -> None:
        try:
            self._seen += _CONTROLS.sub("", os.read(self._master, 65536).decode(errors="replace"))
        except OSError as error:  # how Linux says that the program has ended
            raise AssertionError(f"the program ended: {self._seen!r}") from error


def _parents() -> set[int]:
    """The process ids that have a child (proc(5): the second field after the name, which may hold anything)."""
    found = set()
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended since
            found.add(int(file.read_text().rpartition(")")[2].split()[1]))
    return found


def _become_terminal(terminal: int) -> None:
    import fcntl
    import signal
    import termios

    # A shell's background jobs ignore Ctrl-C, and what they start inherits that.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
