"""Opening a database: engines, schema upgrades, and a twin that cannot write, alike on SQLite and PostgreSQL.

    __init__        which database an address means
    sqlite          a file: pragmas, locks, copies
    postgresql      a server: sessions, locks, lost connections
    upgrade         the schema and the views, made or brought up to date
    transactions    whole transactions, tried again when another writer or a restart came between

It knows addresses, files and sessions; what is in the tables is the archive's business.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, make_url
from sqlalchemy.exc import ArgumentError

from store.database import postgresql, sqlite
from store.database.sqlite import PREFIX, read_only_uri
from store.database.upgrade import Progress
from store.errors import StoreUnavailable

__all__ = ["database_path", "display_name", "open_database", "open_reader", "read_only_uri"]

_EXPECTED = "expected sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/DATABASE"


def database_path(url: str) -> Path | None:
    """The file of a `sqlite:///FILE` address, None for a server. No character of FILE is escaped or special.

    Raises StoreUnavailable for an address that is neither, and for one that names no file or no database.
    """
    if not url.startswith(PREFIX):
        _check_server(url)
        return None
    file = url.removeprefix(PREFIX)
    if file in ("", ":memory:"):
        raise StoreUnavailable(f"{url!r} names no file; expected sqlite:///FILE")
    return Path(file)


def open_database(url: str, progress: Progress | None = None) -> Engine:
    """An engine on the database at `url`, made or upgraded when need be. Transactions take the write lock at once.

    `progress` is told of an upgrade's search index: articles done, and articles in all.
    Raises NewerSchema, NotADatabase or StoreUnavailable, each naming the database; the engine raises them too.
    """
    path = database_path(url)
    return postgresql.open_database(url, progress) if path is None else sqlite.open_database(path, progress)


def open_reader(url: str) -> Engine:
    """An engine on an existing database that cannot write.

    Raises StoreUnavailable when there is no corpus in it, and the errors of `open_database`.
    """
    path = database_path(url)
    return postgresql.open_reader(url) if path is None else sqlite.open_reader(path)


def display_name(url: str) -> str:
    """What to call the database before a person: its file, or its address without the password."""
    path = database_path(url)
    return postgresql.name_of(url) if path is None else str(path)


def _check_server(url: str) -> None:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        shown = "what is given" if "@" in url else repr(url)  # there may be a password in it
        raise StoreUnavailable(f"{shown} is no database address; {_EXPECTED}") from error
    name = parsed.render_as_string(hide_password=True)
    if parsed.drivername not in ("postgresql", "postgresql+psycopg"):
        raise StoreUnavailable(f"{name}: vigie knows no such database; {_EXPECTED}")
    if not parsed.database:
        raise StoreUnavailable(f"{name} names no database; {_EXPECTED}")
