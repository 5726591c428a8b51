"""One daemon a database: a lock file beside it, which the kernel frees when its holder dies, however it dies."""

from __future__ import annotations

import fcntl
import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Self

from scheduler.errors import AlreadyRunning

#: What stands in the file has one length, so that each tick replaces it in one write and no reader sees half of it.
_LENGTH = 200


@dataclass(frozen=True, kw_only=True)
class Holder:
    """The daemon that holds a lock."""

    pid: int
    started_at: datetime
    #: When it last looked for due sources.
    ticked_at: datetime | None = None


class DaemonLock:
    """The lock of one database. Use it as a context manager; raises AlreadyRunning, naming the holder."""

    def __init__(self, database: Path, started_at: datetime) -> None:
        self._path = lock_path(database)
        self._holder = Holder(pid=os.getpid(), started_at=started_at)
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644), "r+", encoding="utf-8")
        if not _take(file):
            holder = _read(file)
            file.close()
            who = f"process {holder.pid}, up since {holder.started_at:%Y-%m-%d %H:%M} UTC" if holder else "a process"
            raise AlreadyRunning(f"another vigie daemon holds {self._path} ({who}); stop it first")
        self._file = file
        file.truncate(0)  # a holder that was killed left its name
        self._write(self._holder)
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.truncate(0)
            self._file.close()

    def ticked(self, now: datetime) -> None:
        """Leave a sign of life that `vigie status` reads."""
        self._write(Holder(pid=self._holder.pid, started_at=self._holder.started_at, ticked_at=now))

    def _write(self, holder: Holder) -> None:
        assert self._file is not None
        text = json.dumps(asdict(holder), default=datetime.isoformat).ljust(_LENGTH)
        os.pwrite(self._file.fileno(), text.encode(), 0)


def lock_path(database: Path) -> Path:
    """Where the lock of a database lies."""
    return database.with_name(database.name + ".lock")


def running_daemon(database: Path) -> Holder | None:
    """The daemon that watches into a database now; None when there is none."""
    path = lock_path(database)
    if not path.exists():
        return None
    with path.open(encoding="utf-8") as file:
        if _take(file):
            return None
        return _read(file)


def _take(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read(file: IO[str]) -> Holder | None:
    file.seek(0)
    try:
        fields = json.loads(file.read())
    except json.JSONDecodeError:
        return None  # its holder began this instant
    ticked = fields.get("ticked_at")
    return Holder(
        pid=fields["pid"],
        started_at=datetime.fromisoformat(fields["started_at"]),
        ticked_at=datetime.fromisoformat(ticked) if ticked else None,
    )
