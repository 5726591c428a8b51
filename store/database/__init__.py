"""Opening a database: engines, schema upgrades, and a twin that cannot write, alike on SQLite and PostgreSQL.

    __init__        which database an address means
    addresses       which can be one, and how they are shown
    sqlite          a file: pragmas, locks, copies
    postgresql      a server: sessions, locks, lost connections
    upgrade, view_definitions    the schema and the views, made or brought up to date
    upkeep, wiping  copies at a person's request; deleted bytes overwritten
    session_lock    a lock that a session of a server holds
    health          whether it answers, and how large it is

It knows addresses, files and sessions; what is in the tables is the archive's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from store.database.addresses import check_server, without_password
from store.errors import StoreUnavailable
from store.telling import TellProgress

if TYPE_CHECKING:  # a third of a second, which only those wait for who open a database
    from sqlalchemy import Engine

__all__ = ["database_path", "display_name", "open_database", "open_reader", "reader_of", "writer_of"]

PREFIX = "sqlite:///"


def database_path(url: str) -> Path | None:
    """The file of a `sqlite:///FILE` address, None for a server. No character of FILE is escaped or special.

    Raises StoreUnavailable for an address that is neither, and for one that names no file or no database.
    """
    if not url.startswith(PREFIX):
        check_server(url)
        return None
    file = url.removeprefix(PREFIX)
    if file in ("", ":memory:"):
        raise StoreUnavailable(f"{url!r} names no file; expected sqlite:///FILE")
    return Path(file)


def open_database(url: str, progress: TellProgress | None = None, *, lean: bool = False) -> Engine:
    """An engine on the database at `url`, made or upgraded when need be. Transactions take the write lock at once.

    `progress` is told of an upgrade's search index: articles done, and articles in all. `lean` is for a process that
    stays for months and keeps no articles itself: its connections hold little of a file in memory (a server's hold
    none).
    Raises NewerSchema, NotADatabase or StoreUnavailable, each naming the database; the engine raises them too.
    """
    path = database_path(url)
    if path is None:
        from store.database import postgresql

        return postgresql.open_database(url, progress)
    from store.database import sqlite

    return sqlite.open_database(path, progress, lean=lean)


def open_reader(url: str) -> Engine:
    """An engine on an existing database that cannot write.

    Raises StoreUnavailable when there is no corpus in it, and the errors of `open_database`.
    """
    path = database_path(url)
    if path is None:
        from store.database import postgresql

        return postgresql.open_reader(url)
    from store.database import sqlite

    return sqlite.open_reader(path)


@contextmanager
def reader_of(url: str) -> Iterator[Engine]:
    """What `open_reader` opens, for as long as a block lasts."""
    reader = open_reader(url)
    try:
        yield reader
    finally:
        reader.dispose()


@contextmanager
def writer_of(url: str) -> Iterator[Engine]:
    """What `open_database` opens, for as long as a block lasts."""
    engine = open_database(url)
    try:
        yield engine
    finally:
        engine.dispose()


def display_name(url: str) -> str:
    """What to call the database before a person: its file, or its address without the password."""
    path = database_path(url)
    return without_password(url) if path is None else str(path)
