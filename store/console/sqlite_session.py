"""One query on a SQLite file, that can only read.

Locks upon locks, because each alone leaves a door open: the file is opened `mode=ro`, `query_only` is set, an
authorizer allows reading alone, and limits cap sizes. Time is not bounded here: the process is killed.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from store.console.refusals import SEVERAL, WRITES, columns_hint, first_word, refusal_of, refused, views_hint
from store.errors import NotADatabase, QueryFailed, QueryRefused, QueryTooLarge, StoreError, StoreUnavailable

#: Functions that reach outside the database.
_OUTWARD = frozenset({"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "fts5"})
#: Longest text or blob, also in between: far above the longest article, and thousands of them listed in one cell.
_LONGEST_BYTES = 50_000_000
#: How long to wait for a lock; in WAL mode only the recovery after a crash keeps readers out.
_BUSY_TIMEOUT_S = 5.0
#: What the authorizer finds in statements whose first word is innocent: WITH … DELETE, FROM pragma_table_info(…).
_REFUSED_ACTIONS = {
    sqlite3.SQLITE_INSERT: WRITES.format("INSERT"),
    sqlite3.SQLITE_UPDATE: WRITES.format("UPDATE"),
    sqlite3.SQLITE_DELETE: WRITES.format("DELETE"),
    sqlite3.SQLITE_PRAGMA: refusal_of("PRAGMA"),
}
_READS = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE})

Rows = Iterator[tuple[object, ...]]


@contextmanager
def opened(path: Path, query: str, memory_bytes: int) -> Iterator[Callable[[], tuple[tuple[str, ...], Rows]]]:
    """The query, ready to be run: called, it gives its columns and its rows.

    Raises StoreUnavailable or NotADatabase for the file, QueryRefused, QueryFailed and QueryTooLarge for the query,
    and MemoryError.
    """
    guard = _Guard(query)
    with closing(_connected(path)) as connection:
        try:
            _lock(connection, guard, memory_bytes)
            yield lambda: _asked(connection, query)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise _explained(error, guard, connection, path) from error


def _connected(path: Path) -> sqlite3.Connection:
    try:
        if not path.is_file():
            raise StoreUnavailable(f"{path}: there is no corpus yet; `vigie crawl` or `vigie run` makes it")
        # as_uri quotes what a URI would take for itself: spaces, ?, #, %.
        uri = f"{path.resolve().as_uri()}?mode=ro"
        return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_TIMEOUT_S)
    except (OSError, sqlite3.Error) as error:
        raise _unreadable(path, error) from error


def _lock(connection: sqlite3.Connection, guard: _Guard, memory_bytes: int) -> None:
    # Reads the file's head, which a query such as SELECT 1 would not.
    connection.execute("PRAGMA schema_version")
    connection.execute("PRAGMA query_only = ON")
    connection.execute(f"PRAGMA hard_heap_limit = {memory_bytes}")
    connection.text_factory = lambda text: text.decode(errors="replace")
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_BYTES)
    connection.set_authorizer(guard.authorize)


def _asked(connection: sqlite3.Connection, query: str) -> tuple[tuple[str, ...], Rows]:
    cursor = connection.execute(query)
    if cursor.description is None:
        raise QueryFailed("the query is empty; try SELECT title FROM articles")
    return tuple(column[0] for column in cursor.description), cursor


class _Guard:
    """Watches one query, and remembers what it refused, which SQLite's own error does not tell.

    It is asked about what is in views too: those of a stranger's file have no more rights than the query. (PRAGMA
    trusted_schema would do likewise, but takes json_extract for dangerous, as of SQLite 3.40.)
    """

    def __init__(self, query: str) -> None:
        self.query = query
        self.refusal = ""

    def authorize(self, action: int, first: str | None, second: str | None, *_place: str | None) -> int:
        """Answer SQLite's question whether the query may do this (sqlite3_set_authorizer)."""
        if action in _READS or self._is_virtual_table_at_work(action, first):
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() not in _OUTWARD:
            return sqlite3.SQLITE_OK
        refusal = _REFUSED_ACTIONS.get(action, f"this query would do more ({first_word(self.query)})")
        if action == sqlite3.SQLITE_FUNCTION:
            refusal = f"the function {second} is not allowed"
        self.refusal = self.refusal or refusal
        return sqlite3.SQLITE_DENY

    def _is_virtual_table_at_work(self, action: int, first: str | None) -> bool:
        # FTS5 and json_each declare their columns, and FTS5 looks for other writers, by way of this authorizer.
        asked = (action, first)
        declares = asked == (sqlite3.SQLITE_UPDATE, "sqlite_master")
        looks = asked == (sqlite3.SQLITE_PRAGMA, "data_version")
        return (declares or looks) and not refusal_of(self.query)


def _explained(error: Exception, guard: _Guard, connection: sqlite3.Connection, path: Path) -> StoreError:
    """Turn SQLite's complaint into one that says what to do."""
    # The low byte is the error, the rest its kind (sqlite.org/rescode.html). A reader writes only what it sorts.
    full_code = getattr(error, "sqlite_errorcode", 0)
    code = sqlite3.SQLITE_FULL if full_code == sqlite3.SQLITE_IOERR_WRITE else full_code & 0xFF
    match code:
        case sqlite3.SQLITE_NOTADB:
            return NotADatabase(f"{path} is not a SQLite database: name another file")
        case sqlite3.SQLITE_CORRUPT:
            return NotADatabase(f"{path} is damaged ({error}): restore a backup")
        case sqlite3.SQLITE_TOOBIG:
            return QueryTooLarge(f"one cell would be longer than {_LONGEST_BYTES // 1_000_000} MB: list less in it")
        case sqlite3.SQLITE_FULL:
            return QueryTooLarge("it needs more room on the disk to sort than there is, or than 4 GB: ask for less")
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_BUSY | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_PERM:
            return _unreadable(path, error)
        case sqlite3.SQLITE_READONLY if full_code != code:  # a -shm that cannot be made, not a query that writes
            return _unreadable(path, error)
    refusal = refusal_of(guard.query) or guard.refusal
    if "one statement at a time" in str(error):
        refusal = refusal or SEVERAL
    if str(error).startswith("unsafe use of"):  # SQLite's own guard over views
        refusal = str(error)
    if refusal or code == sqlite3.SQLITE_READONLY:
        return QueryRefused(refused(refusal or WRITES.format(first_word(guard.query))))
    missing = re.match("no such (table|column)", str(error))
    if missing is None:
        return QueryFailed(str(error))
    return QueryFailed(f"{error}; {_views(connection)}{columns_hint(guard.query) if missing[1] == 'column' else ''}")


def _unreadable(path: Path, error: Exception) -> StoreUnavailable:
    # In WAL mode readers make files beside it too (https://sqlite.org/wal.html §5).
    return StoreUnavailable(f"{path} cannot be read ({error}): check its rights, and those of its folder")


def _views(connection: sqlite3.Connection) -> str:
    named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")
    return views_hint([name for (name,) in named])
