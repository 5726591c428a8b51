"""One daemon a database: a lock file beside a SQLite file, a session's lock on a server.

Both are freed when their holder dies, however it dies, and both tell whoever looks who holds them.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from time import sleep
from typing import IO, Self

from scheduler.errors import AlreadyRunning
from store.database import database_path, display_name, open_database
from store.errors import ConnectionLost, StoreUnavailable

#: What stands in the file has one length, so that each tick replaces it in one write and no reader sees half of it.
_LENGTH = 300
#: A tick is late after so many of its periods, and not before so many seconds: a loaded machine is not a hanging one.
_LATE_PERIODS, _LATE_S = 4.0, 30.0
#: Looks that a daemon waits for before it says that another one holds the lock.
_LOOKS, _A_LOOK_S = 10, 0.02


@dataclass(frozen=True, kw_only=True)
class Holder:
    """The daemon that holds a lock."""

    pid: int
    host: str
    started_at: datetime
    #: When it last looked for due sources.
    ticked_at: datetime | None = None


class FileLock:
    """The lock of a SQLite database, which the kernel keeps. Use it as a context manager."""

    def __init__(self, database: Path, started_at: datetime) -> None:
        self._path = lock_path(database)
        self._holder = _ourselves(started_at)
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        try:
            self._take()
        except OSError as error:
            problem = f"{self._path}: the daemon's lock cannot be written: {error.strerror}"
            raise StoreUnavailable(f"{problem}; check the rights of its folder and the free space") from error
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.truncate(0)
            self._file.close()

    def ticked(self, now: datetime) -> bool:
        """Leave a sign of life that `vigie status` reads. The kernel takes no lock back: it is held."""
        with suppress(OSError):  # a full disk that copies what is written anew: the lock is held all the same
            self._write(replace(self._holder, ticked_at=now))
        return True

    def _take(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644), "r+", encoding="utf-8")
        if not _take_soon(file):
            file.seek(0)
            holder = _holder_of(file.read())
            file.close()
            raise _already_running(str(self._path), holder)
        self._file = file
        file.truncate(0)  # a holder that was killed left its name
        self._write(self._holder)

    def _write(self, holder: Holder) -> None:
        assert self._file is not None
        os.pwrite(self._file.fileno(), _text_of(holder).ljust(_LENGTH).encode(), 0)


class ServerLock:
    """The lock of a PostgreSQL database, which the server keeps. Use it as a context manager."""

    def __init__(self, url: str, started_at: datetime) -> None:
        from store.database.session_lock import SessionLock  # the driver, which nobody needs who has a file

        self._url = url
        self._holder = _ourselves(started_at)
        self._lock = SessionLock(url)

    def __enter__(self) -> Self:
        open_database(self._url).dispose()  # the note needs its table
        if not self._lock.take():
            raise _already_running(display_name(self._url), running_daemon(self._url))
        self._lock.note(_text_of(self._holder))
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def ticked(self, now: datetime) -> bool:
        """Leave a sign of life, and tell whether the lock is held; one that a restart took is taken again."""
        sign = _text_of(replace(self._holder, ticked_at=now))
        try:
            return self._lock.note(sign) or (self._lock.take() and self._lock.note(sign))
        except ConnectionLost:
            return False


def daemon_lock(url: str, started_at: datetime) -> FileLock | ServerLock:
    """The lock of the database at `url`; entering it raises AlreadyRunning, naming the holder, and StoreUnavailable."""
    path = database_path(url)
    return ServerLock(url, started_at) if path is None else FileLock(path, started_at)


def running_daemon(url: str) -> Holder | None:
    """The daemon that watches into a database now; None when there is none. Raises StoreUnavailable."""
    path = database_path(url)
    note = _servers_note(url) if path is None else _file_note(lock_path(path))
    return _holder_of(note) if note is not None else None


def late_after_s(tick_s: float) -> float:
    """Seconds after which a tick that has not come means that the daemon hangs."""
    return max(_LATE_PERIODS * tick_s, _LATE_S)


def lock_path(database: Path) -> Path:
    """Where the lock of a SQLite database lies."""
    return database.with_name(database.name + ".lock")


def _servers_note(url: str) -> str | None:
    from store.database.session_lock import holders_note

    return holders_note(url)


def _file_note(path: Path) -> str | None:
    if not path.exists():
        return None
    with path.open(encoding="utf-8") as file:
        return None if _take(file) else file.read()


def _take_soon(file: IO[str]) -> bool:
    """Take a lock that nobody holds, but whoever looks who holds it: to look, it is taken for a moment."""
    for _ in range(_LOOKS):
        if _take(file):
            return True
        sleep(_A_LOOK_S)
    return False


def _take(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _ourselves(started_at: datetime) -> Holder:
    return Holder(pid=os.getpid(), host=socket.gethostname(), started_at=started_at)


def _already_running(lock: str, holder: Holder | None) -> AlreadyRunning:
    who = "a process"
    if holder is not None:
        who = f"process {holder.pid} on {holder.host}, up since {holder.started_at:%Y-%m-%d %H:%M} UTC"
    return AlreadyRunning(f"another vigie daemon holds {lock} ({who}); stop it first")


def _text_of(holder: Holder) -> str:
    return json.dumps(asdict(holder), default=datetime.isoformat)


def _holder_of(text: str) -> Holder | None:
    try:
        fields = json.loads(text)
    except json.JSONDecodeError:
        return None  # its holder began this instant
    ticked = fields["ticked_at"]
    return Holder(
        pid=fields["pid"],
        host=fields.get("host", "this host"),  # a daemon of an older vigie named none
        started_at=datetime.fromisoformat(fields["started_at"]),
        ticked_at=datetime.fromisoformat(ticked) if ticked else None,
    )
