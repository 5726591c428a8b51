"""Statements that every kept article asks or writes, worded once and put to the driver itself.

SQLAlchemy takes several times as long over a statement as SQLite takes to answer it, and a server is waited for at
each. It words these too, once for each database; how they are executed is all that differs. Rows come as the driver
gives them: ask for numbers and words here, not for instants.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Self, cast

from sqlalchemy import ClauseElement, Connection, Dialect, Insert, Table, insert
from sqlalchemy.engine.interfaces import DBAPIModule
from sqlalchemy.sql.compiler import SQLCompiler

#: The option of an engine that makes an error of its driver one of ours.
EXPLAINED = "explained"

#: Gives a statement for `sqlite` or `postgresql`.
Wording = Callable[[str], ClauseElement]
#: A name, what makes its value the driver's, and the value that it has in the statement itself; None when it is given.
_Parameter = tuple[str, Callable[[Any], Any] | None, Any]


class Worded:
    """A statement with named parameters."""

    def __init__(self, wording: Wording, columns: Collection[str] | None = None) -> None:
        """`columns` are those that an insert writes."""
        self._wording = wording
        self._columns = columns
        self._compiled: dict[str, _Compiled] = {}

    @classmethod
    def insert(cls, table: Table, columns: Collection[str]) -> Self:
        """An insert of one row with these columns; the others are the database's to fill."""
        added: Insert = insert(table)
        return cls(lambda _: added.inline(), list(columns))

    def rows(self, connection: Connection, **values: object) -> list[tuple[Any, ...]]:
        """What it answers. Raises StoreUnavailable and its kinds."""
        try:
            found: list[tuple[Any, ...]] = self._put(connection, values).fetchall()
        except connection.dialect.loaded_dbapi.Error as error:
            raise _explained(connection, error) from error
        return found

    def write(self, connection: Connection, values: Mapping[str, object]) -> None:
        """Execute a statement without an answer; inside `at_once` it may wait until that ends.

        Raises StoreUnavailable and its kinds.
        """
        try:
            self._put(connection, values)
        except connection.dialect.loaded_dbapi.Error as error:
            raise _explained(connection, error) from error

    def _put(self, connection: Connection, values: Mapping[str, object]) -> Any:  # noqa: ANN401 - a driver's cursor
        compiled = self._compiled.get(connection.dialect.name) or self._compile(connection.dialect)
        return _driver(connection).execute(compiled.sql, compiled.filled(values))

    def _compile(self, dialect: Dialect) -> _Compiled:
        made = self._compiled[dialect.name] = _Compiled(self._wording(dialect.name), self._columns, dialect)
        return made


class _Compiled:
    """What a driver is given."""

    def __init__(self, statement: ClauseElement, columns: Collection[str] | None, dialect: Dialect) -> None:
        made = cast("SQLCompiler", statement.compile(dialect=dialect, column_keys=columns))
        bound = {name: each for each, name in made.bind_names.items()}
        processors = {name: each.type.dialect_impl(dialect).bind_processor(dialect) for name, each in bound.items()}
        self.sql = str(made)
        self._is_positional = made.positiontup is not None
        self._parameters: list[_Parameter] = [
            (name, processors[name], None if bound[name].required else bound[name].effective_value)
            for name in made.positiontup or bound
        ]

    def filled(self, values: Mapping[str, object]) -> tuple[object, ...] | dict[str, object]:
        """The parameters as the driver takes them."""
        if self._is_positional:
            return tuple([_bound(values, *parameter) for parameter in self._parameters])
        return {parameter[0]: _bound(values, *parameter) for parameter in self._parameters}


@contextmanager
def at_once(connection: Connection) -> Iterator[None]:
    """Let a server take what is written inside in one go, rather than wait for it after each statement.

    Nothing inside may ask for rows, nor go through SQLAlchemy. Raises StoreUnavailable and its kinds at the end.
    """
    if connection.dialect.name != "postgresql":
        yield
        return
    try:
        with _driver(connection).pipeline():
            yield
    except connection.dialect.loaded_dbapi.Error as error:
        raise _explained(connection, error) from error


def _explained(connection: Connection, error: DBAPIModule.Error) -> Exception:
    """What the driver raised, as an error of ours that names the database; a lost connection is given up."""
    if not connection.invalidated and connection.dialect.is_disconnect(error, _driver(connection), None):
        connection.invalidate(error)
    ours: Exception = connection.get_execution_options()[EXPLAINED](error)
    return ours


def _driver(connection: Connection) -> Any:  # noqa: ANN401 - sqlite3's or psycopg's connection
    return connection.connection.driver_connection


def _bound(values: Mapping[str, object], name: str, process: Callable[[Any], Any] | None, own: object) -> object:
    value = values[name] if own is None else own
    return process(value) if process is not None else value
