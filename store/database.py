"""Opening a database: engines with the right pragmas, schema upgrades, and a twin that cannot write.

It knows addresses and files; what is in the tables is the archive's business.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from store.errors import NewerSchema, NotADatabase, StoreUnavailable
from store.migrations import HEAD
from store.views import VIEWS

#: Writers wait for each other this long before "database is locked" reaches anybody.
BUSY_TIMEOUT_S = 30


def database_path(url: str) -> Path:
    """The file of a `sqlite:///…` address.

    Raises StoreUnavailable for any other kind of address, and for one that names no file.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreUnavailable(f"{url!r} is no database address; expected sqlite:///FILE") from error
    if parsed.get_backend_name() != "sqlite":
        raise StoreUnavailable(
            f"{parsed.render_as_string()}: this version keeps its corpus in SQLite only; expected sqlite:///FILE"
        )
    if not parsed.database or parsed.database == ":memory:":
        raise StoreUnavailable(f"{url!r} names no file; expected sqlite:///FILE")
    return Path(parsed.database)


def open_database(url: str) -> Engine:
    """An engine on the database at `url`, made or upgraded when need be. Transactions take the write lock at once.

    Raises NewerSchema, NotADatabase or StoreUnavailable, each with the file's name.
    """
    path = database_path(url)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_TIMEOUT_S})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _begin_immediate)
    with translated_errors(path), engine.connect() as connection:
        _upgrade(connection, path)
    return engine


def open_reader(url: str) -> Engine:
    """An engine on an existing database that cannot write: the file is opened with `mode=ro`.

    Raises StoreUnavailable when there is no such file, and the errors of `open_database`.
    """
    path = database_path(url)
    if not path.exists():
        raise StoreUnavailable(f"{path}: there is no database yet; `vigie crawl` or `vigie run` makes it")
    connect = lambda: sqlite3.connect(read_only_uri(path), uri=True, check_same_thread=False)  # noqa: E731
    engine = create_engine("sqlite://", creator=connect)
    with translated_errors(path), engine.connect() as connection:
        _refuse_newer(_version(connection), path)
    return engine


def read_only_uri(path: Path) -> str:
    """SQLite's URI of a file, whatever characters its name has, opened so that nothing can be written."""
    return f"file:{quote(str(path.absolute()))}?mode=ro"


@contextmanager
def translated_errors(path: Path | str) -> Iterator[None]:
    """Turn the driver's errors into the store's own, with the file's name and what to do."""
    try:
        yield
    except DBAPIError as error:
        original = str(error.orig)
        if "not a database" in original or "malformed" in original:
            raise NotADatabase(
                f"{path} is not a SQLite database, or is damaged ({original}); name another file or restore a backup"
            ) from error
        raise StoreUnavailable(f"{path}: {original}; check the path, its rights and the free space") from error


def _on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - SQLAlchemy types no driver connection
    # The driver's own transactions start deferred and fail at once when they meet another writer: ours start in
    # _begin_immediate.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _refuse_newer(version: str | None, path: Path) -> None:
    if version is not None and version > HEAD:
        raise NewerSchema(
            f"{path} was made by a newer vigie (schema {version}, this one knows {HEAD}); upgrade vigie, "
            "or name another database"
        )


def _upgrade(connection: Connection, path: Path) -> None:
    """Bring the schema to HEAD in one transaction, so that two processes may open a new file at once."""
    with connection.begin():
        version = _version(connection)
        _refuse_newer(version, path)
        if version == HEAD:
            return
        _run_migrations(connection)
        for view in VIEWS:
            connection.exec_driver_sql(f"DROP VIEW IF EXISTS {view.name}")
            connection.exec_driver_sql(f"CREATE VIEW {view.name} AS {view.query}")


def _run_migrations(connection: Connection) -> None:
    from alembic import command  # a third of a second, needed once in a life
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    configuration.set_main_option("path_separator", "os")
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, "head")
