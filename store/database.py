"""Opening a database: engines with the right pragmas, schema upgrades, and a twin that cannot write.

It knows addresses and files; what is in the tables is the archive's business.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError

from store.errors import NewerSchema, NotADatabase, StoreError, StoreUnavailable
from store.migrations import HEAD
from store.views import VIEWS

#: Writers wait for each other this long before "database is locked" reaches anybody.
BUSY_TIMEOUT_S = 30
_SQLITE = "sqlite:///"
#: Attempts to switch a file to WAL; in 480 races of four processes on two cores none needed more than two.
_SWITCHES = 20


def database_path(url: str) -> Path:
    """The file of a `sqlite:///FILE` address. FILE is a path as it is: no character in it is escaped or special.

    Raises StoreUnavailable for any other kind of address, and for one that names no file.
    """
    if not url.startswith(_SQLITE):
        raise StoreUnavailable(_other_address(url))
    file = url.removeprefix(_SQLITE)
    if file in ("", ":memory:"):
        raise StoreUnavailable(f"{url!r} names no file; expected sqlite:///FILE")
    return Path(file)


def open_database(url: str) -> Engine:
    """An engine on the database at `url`, made or upgraded when need be. Transactions take the write lock at once.

    Raises NewerSchema, NotADatabase or StoreUnavailable, each with the file's name; the engine raises them too.
    """
    path = database_path(url)
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_TIMEOUT_S})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _begin_immediate)
    return _checked(engine, path, _upgrade)


def open_reader(url: str) -> Engine:
    """An engine on an existing database that cannot write: the file is opened with `mode=ro`.

    Raises StoreUnavailable when there is no corpus in the file, and the errors of `open_database`.
    """
    path = database_path(url)
    if not path.exists():
        raise StoreUnavailable(_no_corpus(path))
    connect = lambda: sqlite3.connect(read_only_uri(path), uri=True, check_same_thread=False)  # noqa: E731
    return _checked(create_engine("sqlite://", creator=connect), path, _refuse_other_schema)


def read_only_uri(path: Path) -> str:
    """SQLite's URI of a file, whatever characters its name has, opened so that nothing can be written."""
    return f"file:{quote(str(path.absolute()))}?mode=ro"


def _other_address(url: str) -> str:
    try:
        kind = make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return f"{url!r} is no database address; expected sqlite:///FILE"
    return f"{kind}: this version keeps its corpus in a file, in SQLite only; expected sqlite:///FILE"


def _no_corpus(path: Path) -> str:
    return f"{path}: there is no corpus of this version yet; `vigie crawl` or `vigie run` makes it"


def _checked(engine: Engine, path: Path, check: Callable[[Connection, Path], None]) -> Engine:
    """The engine, once a first connection has passed a check. What goes wrong on it from then on names the file."""

    def translate(context: ExceptionContext) -> None:
        error = context.original_exception
        if isinstance(error, sqlite3.Error):
            raise _explained(error, path) from error
        if isinstance(error, StoreError):  # from a column type, which SQLAlchemy would wrap
            raise error

    event.listen(engine, "handle_error", translate)
    try:
        with engine.connect() as connection:
            check(connection, path)
    except StoreError:
        engine.dispose()
        raise
    return engine


def _explained(error: sqlite3.Error, path: Path) -> StoreUnavailable:
    """The driver's error as one of ours, with the file's name and what to do."""
    said = str(error)
    if "not a database" in said or "malformed" in said:
        return NotADatabase(
            f"{path} is not a SQLite database, or is damaged ({said}); name another file or restore a backup"
        )
    return StoreUnavailable(f"{path}: {said}; check the path, its rights and the free space")


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own transactions start deferred and fail at once when they meet another writer: ours start in
    # _begin_immediate.
    connection.isolation_level = None
    try:
        _switch_to_wal(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.Error:
        connection.close()
        raise


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Let readers and a writer work side by side.

    Two processes that make a file at once get in each other's way, and SQLite's timeout does not hold here: a
    transaction waits in its place. https://sqlite.org/wal.html#activating_and_configuring_wal_mode
    """
    for _ in range(_SWITCHES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    raise sqlite3.OperationalError("other processes keep it locked")


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


def _refuse_other_schema(connection: Connection, path: Path) -> None:
    version = _version(connection)
    _refuse_newer(version, path)
    if version != HEAD:
        raise StoreUnavailable(_no_corpus(path))


def _upgrade(connection: Connection, path: Path) -> None:
    """Bring the schema to HEAD in one transaction, so that two processes may open a new file at once."""
    with connection.begin():
        version = _version(connection)
        _refuse_newer(version, path)
        if version != HEAD:
            _run_migrations(connection)
        # Writes nothing, but fails where nothing can be written: SQLite opens such a file for reading without a word.
        connection.exec_driver_sql("DELETE FROM alembic_version WHERE 0")
        _renew_views(connection)


def _renew_views(connection: Connection) -> None:
    """Make the views those of this version; a view may change without a change of the tables."""
    made = set(connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'view'").scalars())
    for view in VIEWS:
        wanted = f"CREATE VIEW {view.name} AS {view.query.strip()}"
        if wanted not in made:
            connection.exec_driver_sql(f"DROP VIEW IF EXISTS {view.name}")
            connection.exec_driver_sql(wanted)


def _run_migrations(connection: Connection) -> None:
    from alembic import command  # a third of a second, needed once in a life
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    configuration.set_main_option("path_separator", "os")
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, "head")
