"""The few things that the two databases say differently, in one place."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    ClauseElement,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Table,
    Text,
    any_,
    bindparam,
    cast,
    func,
    select,
)
from sqlalchemy.sql.base import ReadOnlyColumnCollection


def among(
    connection: Connection, column: Column[Any], values: Collection[str] | Collection[int]
) -> ColumnElement[bool]:
    """Whether a column has one of these values; in one parameter, since a site lists more than drivers take."""
    return _among(connection.dialect.name, column, bindparam(None, one_parameter(connection, values)))


def among_named(dialect: str, column: Column[Any], name: str) -> ColumnElement[bool]:
    """`among` for a statement that is worded once: its parameter of that name is given `one_parameter`."""
    return _among(dialect, column, bindparam(name))


def one_parameter(connection: Connection, values: Collection[str] | Collection[int]) -> str | list[str] | list[int]:
    """Values as the one parameter of `among_named`."""
    return list(values) if connection.dialect.name == "postgresql" else json.dumps(list(values))  # type: ignore[return-value]


def _among(dialect: str, column: Column[Any], parameter: BindParameter[Any]) -> ColumnElement[bool]:
    if dialect == "postgresql":
        each_is = BigInteger if isinstance(column.type, Integer) else Text
        return column == any_(cast(parameter, ARRAY(each_is)))
    each = func.json_each(parameter).table_valued("value")
    return column.in_(select(each.c.value))


def each_of(dialect: str, name: str) -> ColumnElement[int]:
    """Whole numbers, one a row of a select: those that the parameter of that name is given by `one_parameter`."""
    if dialect == "postgresql":
        return func.unnest(cast(bindparam(name), ARRAY(BigInteger))).column_valued("each_of")
    each: ColumnElement[int] = func.json_each(bindparam(name)).table_valued("value").c.value
    return each


def next_id(dialect: str, table: Table) -> ColumnElement[int]:
    """The id that the next row of a table has; on a server nobody gets it again."""
    if dialect == "postgresql":
        return func.nextval(func.pg_get_serial_sequence(table.name, "id"))
    return select(func.coalesce(func.max(table.c.id), 0) + 1).scalar_subquery()


def upsert(
    dialect: str,
    table: Table,
    changed: Callable[[ReadOnlyColumnCollection[str, Any]], Mapping[str, ColumnElement[Any]]],
) -> ClauseElement:
    """An insert of one row that changes the one that is there already under its key.

    `changed` is given the columns of the new row, and gives those to be changed.
    """
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_on_server

        added = insert_on_server(table)
        return added.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed(added.excluded))
    from sqlalchemy.dialects.sqlite import insert

    new = insert(table)
    return new.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed(new.excluded))
