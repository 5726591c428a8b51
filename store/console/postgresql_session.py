"""One query on a PostgreSQL server, that can only read.

Locks upon locks: a read-only transaction that is always rolled back; DECLARE … CURSOR FOR, after which the server's
own grammar has room for one SELECT and nothing else; a role without a superuser's rights; and words that are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg import errors, sql

from store.console.refusals import SEVERAL, WRITES, columns_hint, first_word, refusal_of, refused, views_hint
from store.console.server_guard import FOREIGN_FUNCTIONS, forbidden_word, foreign_word
from store.console.server_values import alike, read_as_text
from store.errors import QueryFailed, QueryRefused, QueryTimedOut, QueryTooLarge, StoreError, StoreUnavailable

#: A reader's role, when the server has one and the login may take it; else, for a superuser, the one of every server.
_ROLES = ("vigie_reader", "pg_read_all_data")
_CONNECT_TIMEOUT_S = 10
#: Rows are fetched about this many bytes at a time.
_FETCH_BYTES = 1 << 20
_FIRST_ROWS, _MOST_ROWS = 20, 1000
#: The same bounds as the console has on a file; the second is for superusers to set, and says so.
_SETTINGS = ("SET client_connection_check_interval = '1s'", "SET temp_file_limit = '4GB'")
_WRITING = re.compile(r"\b(INSERT|UPDATE|DELETE|MERGE|INTO)\b", re.IGNORECASE)

Connection = psycopg.Connection[tuple[Any, ...]]
Rows = Iterator[tuple[object, ...]]


@contextmanager
def opened(
    session: dict[str, Any], name: str, query: str, time_s: float
) -> Iterator[Callable[[], tuple[tuple[str, ...], Rows]]]:
    """The query, ready to be run: called, it gives its columns and its rows.

    `session` is what the driver connects with, `name` what to call the server.

    Raises StoreUnavailable for the server, QueryRefused, QueryFailed, QueryTimedOut and QueryTooLarge for the query,
    and MemoryError.
    """
    _refuse_words(query)
    with _connected(session, name, time_s) as connection:
        try:
            with connection.transaction(force_rollback=True):
                _step_down(connection, query)
                yield lambda: _asked(connection, query)
        except psycopg.Error as error:
            if error.sqlstate is None and "memory" in str(error):  # the driver's, not the server's
                raise MemoryError from error
            raise _explained(error, connection, query, f"{name}: ", time_s) from error


def _refuse_words(query: str) -> None:
    if refusal := refusal_of(query):
        raise QueryRefused(refused(refusal))
    if word := forbidden_word(query):
        raise QueryRefused(refused(f"{word} is not allowed"))
    if not first_word(query):
        raise QueryFailed("the query is empty; try SELECT title FROM articles")
    if "\0" in query:
        raise QueryFailed("the query contains a null character")
    try:
        query.encode()
    except UnicodeEncodeError as error:
        raise QueryFailed(str(error)) from error


def _connected(session: dict[str, Any], name: str, time_s: float) -> Connection:
    options = (
        f"{session.get('options', '')} -c default_transaction_read_only=on -c statement_timeout={int(time_s * 1000)} "
        "-c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601 -c client_min_messages=error"
    )
    settled = {"connect_timeout": _CONNECT_TIMEOUT_S, "application_name": "vigie sql", "client_encoding": "UTF8"}
    try:
        connection = psycopg.connect(**(session | settled | {"options": options}), autocommit=True)
    except psycopg.Error as error:
        said = " ".join(str(error).split())
        raise StoreUnavailable(f"{name}: {said}; check the address, and that the server runs") from error
    for setting in _SETTINGS:
        with suppress(errors.InsufficientPrivilege, errors.InvalidParameterValue):
            connection.execute(setting.encode())
    connection.read_only = True
    read_as_text(connection)
    return connection


def _step_down(connection: Connection, query: str) -> None:
    """Give up what rights a query does not need, and refuse functions that would have them back."""
    functions = [name for (name,) in connection.execute(FOREIGN_FUNCTIONS.encode())]
    if word := foreign_word(query, functions):
        raise QueryRefused(refused(f"the function {word} is not allowed"))
    for role in _ROLES:
        takes = "SELECT pg_has_role(oid, 'MEMBER') FROM pg_roles WHERE rolname = %s"
        if (found := connection.execute(takes, [role]).fetchone()) and found[0]:
            connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
            return


def _asked(connection: Connection, query: str) -> tuple[tuple[str, ...], Rows]:
    cursor = connection.cursor()
    if first_word(query) == "EXPLAIN":
        cursor.execute(query.encode(), prepare=True)  # prepared: the server takes one statement at a time
        return _columns(cursor), iter(cursor.fetchall())
    cursor.execute(b"DECLARE answer NO SCROLL CURSOR FOR\n" + query.encode(), prepare=True)
    first = _fetched(cursor, _FIRST_ROWS)
    return _columns(cursor), _batches(cursor, first)


def _columns(cursor: psycopg.Cursor[tuple[Any, ...]]) -> tuple[str, ...]:
    return tuple(column.name for column in cursor.description or ())


def _batches(cursor: psycopg.Cursor[tuple[Any, ...]], batch: list[tuple[object, ...]]) -> Rows:
    wanted = _FIRST_ROWS
    while batch:
        yield from batch
        size = sum(len(cell) for row in batch for cell in row if isinstance(cell, str | bytes)) + 1
        wanted = max(1, min(_MOST_ROWS, wanted * 4, _FETCH_BYTES * len(batch) // size))
        batch = _fetched(cursor, wanted)


def _fetched(cursor: psycopg.Cursor[tuple[Any, ...]], count: int) -> list[tuple[object, ...]]:
    cursor.execute(f"FETCH {count} FROM answer".encode())
    return [tuple(map(alike, row)) for row in cursor.fetchall()]


def _explained(error: psycopg.Error, connection: Connection, query: str, where: str, time_s: float) -> StoreError:
    """Turn the server's complaint into one that says what to do. Its codes are those of its manual's appendix A."""
    said = error.diag.message_primary or " ".join(str(error).split())
    match error.sqlstate or "":
        case "57014":
            return QueryTimedOut(f"stopped after {time_s:g} s: narrow the query, or raise --timeout")
        case "42501" | "25006":
            return QueryRefused(refused(said))
        case ("42P01" | "42703") as code:
            return QueryFailed(f"{said}; {_views(connection)}{columns_hint(query) if code == '42703' else ''}")
        case "42601" if "multiple commands" in said:
            return QueryRefused(refused(SEVERAL))
        case ("0A000" | "42601") as code if writes := _WRITING.search(query if code == "0A000" else said):
            return QueryRefused(refused(WRITES.format(writes[0].upper())))
        case code if code[:2] in ("53", "54"):
            return QueryTooLarge(f"the server has no room for it ({said}): ask for less at once")
        case code if code[:2] in ("08", "57", "") and code != "08P01":  # 08P01: SELECT $1
            return StoreUnavailable(f"{where}{said}; see that the server runs and takes connections")
    return QueryFailed(said)


def _views(connection: Connection) -> str:
    named = connection.execute("SELECT viewname FROM pg_views WHERE schemaname = current_schema() ORDER BY viewname")
    return views_hint([name for (name,) in named])
