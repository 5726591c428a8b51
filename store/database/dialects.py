"""The few things that the two databases say differently, in one place."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Text,
    any_,
    bindparam,
    cast,
    func,
    select,
)


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
