"""Read-only SQL for people on a SQLite file, and its answers as CSV, JSON and JSON Lines.

Five locks, because each alone leaves a door open: the file is opened `mode=ro`, `query_only` is set, an authorizer
allows reading alone, limits cap sizes, and a clock cuts what runs too long. It draws no tables, and it does not
bound memory, which takes a process of its own.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import math
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from store.errors import NotADatabase, QueryFailed, QueryRefused, QueryTimedOut, StoreError, StoreUnavailable

#: Functions that reach outside the database.
_OUTWARD = frozenset({"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "fts5"})
#: Functions that make a gigabyte of a few letters: `printf('%.*c', 900000000, 'x')` runs 13 s before SQLite looks
#: at the clock.
_GIGANTIC = frozenset({"printf", "format", "zeroblob", "randomblob"})
#: Longest text or blob, also in between; far above the longest article.
_LONGEST_BYTES = 10_000_000
#: Steps of SQLite's machine between two looks at the clock; about a millisecond.
_STEPS_PER_LOOK = 10_000
#: How long to wait for a lock; in WAL mode only the recovery after a crash keeps readers out.
_BUSY_TIMEOUT_S = 5.0
#: What spreadsheets take for the beginning of a formula (OWASP, CSV Injection).
_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")

_WRITES = "this query would write ({})"
_OPENS = "this query would open another database ({})"
_HOLDS = "it would hold a transaction ({})"
_SETS = "settings stay as they are ({})"
#: Statements by first word, and what is wrong with them.
_REFUSED = {
    **dict.fromkeys(("INSERT", "REPLACE", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER"), _WRITES),
    **dict.fromkeys(("VACUUM", "REINDEX", "ANALYZE"), _WRITES),
    **dict.fromkeys(("ATTACH", "DETACH"), _OPENS),
    **dict.fromkeys(("BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"), _HOLDS),
    "PRAGMA": _SETS,
}
#: The same for statements whose first word is innocent: WITH … DELETE, SELECT * FROM pragma_table_info(…).
_REFUSED_ACTIONS = {
    sqlite3.SQLITE_INSERT: _WRITES.format("INSERT"),
    sqlite3.SQLITE_UPDATE: _WRITES.format("UPDATE"),
    sqlite3.SQLITE_DELETE: _WRITES.format("DELETE"),
    sqlite3.SQLITE_PRAGMA: _SETS.format("PRAGMA"),
}
_READS = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE})
_FIRST_WORD = re.compile(r"(?:\s|;|--[^\n]*(?:\n|$)|/\*.*?\*/)*(\w+)", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a query came to."""

    columns: tuple[str, ...]
    #: Cells are int, float, str, bytes or None.
    rows: list[tuple[object, ...]]
    #: Whether there were more rows than the limit.
    truncated: bool = False


def answer(path: Path, query: str, *, limit: int | None = 1000, timeout_s: float = 30.0) -> Answer:
    """Ask the file one query; at most `limit` rows come back, None is all of them.

    Raises StoreUnavailable or NotADatabase for the file, QueryRefused when the query would do more than read,
    QueryFailed when SQLite does not understand it, QueryTimedOut after `timeout_s` seconds.
    """
    guard = _Guard(query=query, timeout_s=timeout_s, deadline=time.monotonic() + timeout_s)
    try:
        with closing(_opened(path)) as connection:
            _lock(connection, guard)
            return _asked(connection, query, limit)
    except OSError as error:
        raise StoreUnavailable(f"{path} cannot be read ({error.strerror}): check its rights") from error
    except (sqlite3.Error, UnicodeEncodeError) as error:
        if str(error) == "interrupted" and not guard.is_late():
            # sqlite3 swallows the Ctrl-C that Python raises inside the progress handler.
            raise KeyboardInterrupt from error
        raise _explained(error, guard, path) from error


def _opened(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise StoreUnavailable(f"there is no database at {path}: crawl first, or name another")
    # as_uri quotes what a URI would take for itself: spaces, ?, #, %.
    uri = f"{path.resolve().as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_TIMEOUT_S)


def _lock(connection: sqlite3.Connection, guard: _Guard) -> None:
    # Reads the file's head, which a query such as SELECT 1 would not.
    connection.execute("PRAGMA schema_version")
    connection.execute("PRAGMA query_only = ON")
    # The file may be a stranger's: its views get no more rights than the query.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.text_factory = lambda text: text.decode(errors="replace")
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_BYTES)
    connection.set_progress_handler(guard.is_late, _STEPS_PER_LOOK)
    connection.set_authorizer(guard.authorize)


def _asked(connection: sqlite3.Connection, query: str, limit: int | None) -> Answer:
    cursor = connection.execute(query)
    if cursor.description is None:
        raise QueryFailed("the query is empty; try SELECT title FROM articles")
    columns = tuple(column[0] for column in cursor.description)
    rows = cursor.fetchall() if limit is None else cursor.fetchmany(limit + 1)
    truncated = limit is not None and len(rows) > limit
    return Answer(columns=columns, rows=rows[:limit], truncated=truncated)


@dataclass(kw_only=True)
class _Guard:
    """Watches one query run, and remembers what it refused, which SQLite's own error does not tell."""

    query: str
    timeout_s: float
    #: On the monotonic clock.
    deadline: float
    refusal: str = field(default="", init=False)

    def is_late(self) -> bool:
        return time.monotonic() > self.deadline

    def authorize(self, action: int, first: str | None, second: str | None, *_place: str | None) -> int:
        """Answer SQLite's question whether the query may do this (sqlite3_set_authorizer)."""
        if action in _READS or self._is_virtual_table_at_work(action, first):
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() not in _OUTWARD | _GIGANTIC:
            return sqlite3.SQLITE_OK
        refusal = _REFUSED_ACTIONS.get(action, f"this query would do more ({self.first_word()})")
        if action == sqlite3.SQLITE_FUNCTION:
            refusal = f"the function {second} is not allowed"
        self.refusal = self.refusal or refusal
        return sqlite3.SQLITE_DENY

    def _is_virtual_table_at_work(self, action: int, first: str | None) -> bool:
        # FTS5 and json_each declare their columns, and FTS5 looks for other writers, by way of this authorizer.
        asked = (action, first)
        declares = asked == (sqlite3.SQLITE_UPDATE, "sqlite_master")
        looks = asked == (sqlite3.SQLITE_PRAGMA, "data_version")
        return (declares or looks) and self.first_word() not in _REFUSED

    def first_word(self) -> str:
        found = _FIRST_WORD.match(self.query)
        return found[1].upper() if found else ""


def _explained(error: Exception, guard: _Guard, path: Path) -> StoreError:
    """Turn SQLite's complaint into one that says what to do."""
    code = getattr(error, "sqlite_errorcode", 0)
    # The low byte is the error, the rest its kind (sqlite.org/rescode.html).
    match code & 0xFF:
        case sqlite3.SQLITE_NOTADB:
            return NotADatabase(f"{path} is not a SQLite database: name another file")
        case sqlite3.SQLITE_CORRUPT:
            return NotADatabase(f"{path} is damaged ({error}): restore a backup")
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_BUSY | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_PERM:
            return StoreUnavailable(f"{path} cannot be read ({error}): check its rights, and those of its folder")
        case sqlite3.SQLITE_INTERRUPT:
            return QueryTimedOut(f"stopped after {guard.timeout_s:g} s: narrow the query, or raise --timeout")
    refusal = _REFUSED.get(guard.first_word(), guard.refusal).format(guard.first_word())
    if "one statement at a time" in str(error):
        refusal = refusal or "several statements at once"
    if refusal or code & 0xFF == sqlite3.SQLITE_READONLY:
        return QueryRefused(f"vigie sql only reads: {refusal or _WRITES.format(guard.first_word())}")
    hint = f"; there are {_views(path)}" if re.match("no such (table|column)", str(error)) else ""
    return QueryFailed(f"{error}{hint}")


def _views(path: Path) -> str:
    with closing(_opened(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name").fetchall()
    return f"the views {', '.join(name for (name,) in names)}" if names else "no views: is it a vigie database?"


def render_csv(found: Answer) -> Iterator[str]:
    """Write a header and one line per row, every cell quoted (RFC 4180), null as an empty one, bytes as base64.

    Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers never do.
    """
    yield _csv_line(found.columns)
    for row in found.rows:
        yield _csv_line(row)


def _csv_line(cells: tuple[object, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(map(_csv_cell, cells))
    return line.getvalue()


def _csv_cell(cell: object) -> object:
    cell = _plain(cell)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_MARKS) else cell


def render_json(found: Answer) -> Iterator[str]:
    """Write one array of objects, a row a line; a column named twice becomes `name`, `name_2`."""
    names = _distinct(found.columns)
    yield "["
    for position, row in enumerate(found.rows):
        yield f"{',' if position else ''}\n{_json_object(names, row)}"
    yield "\n]\n" if found.rows else "]\n"


def render_jsonl(found: Answer) -> Iterator[str]:
    """Write one JSON object per line (jsonlines.org), as in `render_json`."""
    names = _distinct(found.columns)
    for row in found.rows:
        yield f"{_json_object(names, row)}\n"


def _json_object(names: list[str], row: tuple[object, ...]) -> str:
    cells = dict(zip(names, map(_plain, row), strict=True))
    return json.dumps(cells, ensure_ascii=False, allow_nan=False)


def _distinct(columns: tuple[str, ...]) -> list[str]:
    names: list[str] = []
    for column in columns:
        name, copies = column, 1
        while name in names:
            copies += 1
            name = f"{column}_{copies}"
        names.append(name)
    return names


def _plain(cell: object) -> object:
    """Write as text what JSON has no word for: bytes and infinity."""
    if isinstance(cell, bytes):
        return base64.b64encode(cell).decode()
    return str(cell) if isinstance(cell, float) and math.isinf(cell) else cell
