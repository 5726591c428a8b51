"""SQL for people: one query at a time, that can only read, within a time and an amount of memory.

    asking              the side that asks: limits, and the rows as they come
    answering           the side that answers, in a process of its own
    frames              what goes between them
    refusals            what is refused by its first word
    sqlite_session      a query on a file
    postgresql_session  a query on a server
    server_guard        the words that are refused on a server
    server_values       a server's values as SQLite's

How an answer is written down is the business of `store.formats`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.console.asking import Limits, Reply, ask_process

__all__ = ["Answer", "Limits", "Reply", "answer", "ask"]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a query came to."""

    columns: tuple[str, ...]
    #: Cells are int, float, str, bytes or None.
    rows: list[tuple[object, ...]]
    #: Whether there were more rows than the limit.
    truncated: bool = False


@contextmanager
def ask(database: Path | str, query: str, limits: Limits | None = None) -> Iterator[Reply]:
    """Ask a SQLite file, or the server at an address, one query. Rows come as they are read, in constant memory.

    Raises StoreUnavailable or NotADatabase for the database, QueryRefused when the query would do more than read,
    QueryFailed when the database does not understand it, QueryTimedOut and QueryTooLarge at a limit.
    """
    described = {"kind": "sqlite", "path": str(database)} if isinstance(database, Path) else _server(database)
    with ask_process(described, query, limits or Limits()) as reply:
        yield reply


def answer(database: Path | str, query: str, *, limit: int | None = 1000, timeout_s: float = 30.0) -> Answer:
    """`ask`, with all rows at once: at most `limit`, None for all."""
    with ask(database, query, Limits(rows=limit, time_s=timeout_s)) as reply:
        rows = list(reply)
        return Answer(columns=reply.columns, rows=rows, truncated=reply.truncated)


def _server(url: str) -> dict[str, Any]:
    from store.database import display_name  # SQLAlchemy, which a file does without
    from store.database.postgresql import session_address

    address = session_address(url)
    words = {key: value if isinstance(value, str) else ",".join(value) for key, value in address.query.items()}
    session = address.translate_connect_args(username="user", database="dbname") | words
    return {"kind": "postgresql", "session": session, "name": display_name(url)}
