"""The few things that the two databases say differently, in one place."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Text,
    any_,
    bindparam,
    func,
    select,
)


def among(
    connection: Connection, column: Column[Any], values: Collection[str] | Collection[int]
) -> ColumnElement[bool]:
    """Whether a column has one of these values; in one parameter, since a site lists more than drivers take."""
    if connection.dialect.name == "postgresql":
        each_is = BigInteger if isinstance(column.type, Integer) else Text
        return column == any_(bindparam(None, list(values), type_=ARRAY(each_is)))
    each = func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(select(each.c.value))
