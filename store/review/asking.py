"""A question in the words of the views, with their macros, about a span of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, bindparam, text

from store.rows import AnyRow
from store.schema import Instant
from store.sql.transactions import read
from store.views.view import View


@dataclass(frozen=True, kw_only=True)
class Span:
    """From an instant up to another, which is not in it."""

    since: datetime
    until: datetime


def ask(reader: Engine, query: str, span: Span, instants: Sequence[str] = (), **numbers: int) -> Sequence[AnyRow]:
    """The rows of a query that names `:since` and `:until`; `instants` are its columns that are instants.

    Raises StoreUnavailable.
    """
    worded = View(name="", meaning="", query=query, columns=()).definition(reader.dialect.name)
    bounds = [bindparam("since", span.since, Instant), bindparam("until", span.until, Instant)]
    asked = text(worded).bindparams(*bounds, *(bindparam(name, number) for name, number in numbers.items()))
    typed = asked.columns(**dict.fromkeys(instants, Instant))

    def look(connection: Connection) -> Sequence[AnyRow]:
        return connection.execute(typed).all()

    return read(reader, look)
