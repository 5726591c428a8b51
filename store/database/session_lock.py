"""A lock that a session of a PostgreSQL server holds, with a note from its holder that others may read.

The server frees it when the session ends, however it ends. A pool of connections that gives each transaction another
session (pgbouncer's transaction mode) cannot hold one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import psycopg
from psycopg.rows import TupleRow

from store.database.addresses import without_password
from store.database.postgresql import explained, session_address

T = TypeVar("T")
Session = psycopg.Connection[TupleRow]

#: Name of the lock among this database's advisory locks: "vigd" in ASCII.
_KEY = 0x76696764
#: The row of `setting` that has the note.
_NOTE = "daemon"
_TIMEOUT_S = 10
#: A server that does not answer at all is given up after this long.
_SILENCE_MS = 30_000
_IS_HELD = """
    SELECT 1 FROM pg_locks AS held JOIN pg_database AS here ON here.oid = held.database
    WHERE here.datname = current_database() AND held.locktype = 'advisory' AND held.granted
      AND held.classid = 0 AND held.objid = %s AND held.objsubid = 1
    """
_WRITE_NOTE = """
    INSERT INTO setting (name, value) VALUES (%s, %s) ON CONFLICT (name) DO UPDATE SET value = excluded.value
    """
_READ_NOTE = "SELECT value FROM setting WHERE name = %s"


class SessionLock:
    """The lock of one database, which has a corpus. Not taken until `take` says so."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session: Session | None = None

    def take(self) -> bool:
        """Take the lock, or take it again after its session was lost; whether it is ours now.

        Raises ConnectionLost while the server is away.
        """
        self.release()
        session = _asked(self._url, lambda: _connect(self._url))
        row = _asked(self._url, lambda: session.execute("SELECT pg_try_advisory_lock(%s)", (_KEY,)).fetchone())
        if row != (True,):
            session.close()
            return False
        self._session = session
        return True

    def note(self, text: str) -> bool:
        """Write the holder's note, and tell whether the lock is still held: its session may have been lost."""
        session = self._session
        if session is None:
            return False
        try:
            session.execute(_WRITE_NOTE, (_NOTE, text))
        except psycopg.Error:
            self.release()
            return False
        return True

    def release(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None


def holders_note(url: str) -> str | None:
    """What the holder of the lock wrote last, "" before its first note; None when nobody holds it.

    Raises StoreUnavailable and its kinds.
    """

    def look() -> str | None:
        with _connect(url) as session:
            if session.execute(_IS_HELD, (_KEY,)).fetchone() is None:
                return None
            row = session.execute(_READ_NOTE, (_NOTE,)).fetchone()
            return str(row[0]) if row else ""

    return _asked(url, look)


def _connect(url: str) -> Session:
    address = session_address(url).set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(
        address,
        autocommit=True,
        application_name="vigie daemon lock",
        connect_timeout=_TIMEOUT_S,
        tcp_user_timeout=_SILENCE_MS,
        keepalives_idle=_TIMEOUT_S,
    )


def _asked(url: str, question: Callable[[], T]) -> T:
    try:
        return question()
    except psycopg.Error as error:
        raise explained(error, without_password(url)) from error
