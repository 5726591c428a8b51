"""The processes of a daemon, by what they do, and a daemon that a bench starts, kills and starts again."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

from crawler.processes.naming import CRAWL, EXTRACTION

#: What a process does, by the name that it has given itself.
_ROLES = {CRAWL: "crawl", EXTRACTION: "extraction"}
_ROOT = Path(__file__).resolve().parents[2]


class BenchDaemon:
    """One daemon in a folder with a `vigie.toml`, under the clock of `set_clock`."""

    def __init__(self, folder: Path, speed: float = 1.0) -> None:
        self.folder = folder
        self.log = folder / "daemon.log"
        self.shift_file = folder / "shift"
        self.shift_file.write_text("0")
        self._speed = speed
        self._epoch_s = time.time()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self.bury()

    def start(self) -> float:
        """Start it, and wait until it watches; seconds that took."""
        before, started_s = self._size(), time.monotonic()
        command = [sys.executable, "-m", "tests.bench.set_clock", "vigie.toml", str(self.shift_file)]
        command += [str(self._speed), str(self._epoch_s)]
        environment = os.environ | {"PYTHONPATH": str(_ROOT)}
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=self.folder,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )
        while b"watching" not in self._said(before):
            self._must_not_take_longer(started_s, 60, "its start")
            time.sleep(0.02)
        return time.monotonic() - started_s

    def end(self, timeout_s: float = 60) -> tuple[int, float]:
        """Tell it to end; its exit code, and seconds that took."""
        assert self._process is not None
        started_s = time.monotonic()
        self._process.send_signal(signal.SIGTERM)
        code = self._process.wait(timeout_s)
        return code, time.monotonic() - started_s

    def kill(self, role: str) -> bool:
        """Kill a process of a role with SIGKILL; whether there was one. After its own death it is waited for."""
        victims = [pid for pid, its_role in self.processes().items() if its_role == role]
        if not victims:
            return False
        with contextlib.suppress(ProcessLookupError):  # it ended by itself in the meantime
            os.kill(victims[-1], signal.SIGKILL)
        return True

    def bury(self) -> float:
        """Wait until nothing is left of a daemon that was killed; seconds that took."""
        assert self._process is not None
        started_s = time.monotonic()
        self._process.wait()
        while self.processes():
            self._must_not_take_longer(started_s, 20, f"the end of {self.processes()}")
            time.sleep(0.02)
        return time.monotonic() - started_s

    def processes(self) -> dict[int, str]:
        """The living processes of its session, by what they do."""
        roles = {}
        for entry in sorted(Path("/proc").iterdir()):
            if entry.name.isdecimal() and (found := _name_and_session(entry)) and found[1] == self.pid:
                pid = int(entry.name)
                if not _is_tracker(pid):
                    roles[pid] = "daemon" if pid == self.pid else _ROLES.get(found[0], "fork server")
        return roles

    def _size(self) -> int:
        return self.log.stat().st_size if self.log.exists() else 0

    def _said(self, since: int) -> bytes:
        with self.log.open("rb") as log:
            log.seek(since)
            return log.read()

    def _must_not_take_longer(self, started_s: float, most_s: float, what: str) -> None:
        if time.monotonic() - started_s > most_s:
            threads = "\n".join(_threads_of(pid) for pid in self.processes())
            raise SystemExit(f"not within {most_s:g} s: {what}\n{threads}\n{self.log.read_text()[-3000:]}")


def _name_and_session(entry: Path) -> tuple[str, int] | None:
    """Name and session of a running process (proc(5))."""
    try:
        head, _, tail = (entry / "stat").read_text().rpartition(")")
    except OSError:
        return None
    state, _, _, session = tail.split()[:4]
    return None if state in "ZX" else (head.partition("(")[2], int(session))


def _threads_of(pid: int) -> str:
    """What the kernel says that each thread of a process waits for (proc(5)): a disk, a lock, another process."""
    said = []
    for task in sorted(Path(f"/proc/{pid}/task").glob("*")):
        with contextlib.suppress(OSError):
            state = (task / "stat").read_text().rpartition(")")[2].split()[0]
            said.append(f"{pid} thread {task.name}: {state} in {(task / 'wchan').read_text() or 'nothing'}")
            said.append((task / "stack").read_text())
    return "\n".join(said)


def _is_tracker(pid: int) -> bool:
    try:
        return b"resource_tracker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return True
