"""SQLite: a file, one writer at a time, and the pragmas that make that dependable."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event

from store.database.upgrade import bring_up_to_date, is_older, refuse_other_schema, schema_version
from store.errors import DatabaseBusy, NotADatabase, StoreError, StoreUnavailable
from store.sql.worded import EXPLAINED
from store.telling import TellProgress

#: Writers wait for each other this long before a transaction is tried again.
BUSY_TIMEOUT_S = 30
#: Attempts to switch a file to WAL; in 480 races of four processes on two cores none needed more than two.
_SWITCHES = 20
#: Pages that the log gathers before they go into the file, some 32 MB: an article writes up to a hundred, many of them
#: the same as those before it, and each move waits for the disk.
_LOG_PAGES = 8_000
#: Of pages that each connection of a writer keeps in memory, at least and at most: a 32nd of the file. SQLite fills it
#: and gives nothing back. Copies are looked up in 30 to 60 MB where 1,000,000 articles came in three years (12 GB):
#: with 64 MB that takes two thirds of what it takes with 16. In a corpus of 100 MB a crawl is as fast with 8 MB.
_LEAST_CACHE_KIB, _MOST_CACHE_KIB, _CACHE_SHARE = 8_192, 65_536, 1 / 32
_LEAN_CACHE_KIB = 2_048
#: Troubles of copying that are of the file that is written, such as a full disk.
_OF_THE_COPY = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def open_database(path: Path, progress: TellProgress | None = None, *, lean: bool = False) -> Engine:
    """An engine that writes; before an upgrade the file is copied to `FILE.before-SCHEMA`."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": BUSY_TIMEOUT_S},
        execution_options={EXPLAINED: partial(explained, path=path)},
    )
    event.listen(engine, "connect", partial(_on_connect, path=path, lean=lean))
    event.listen(engine, "begin", _begin_immediate)
    return _checked(engine, path, partial(_upgrade, progress=progress))


def open_reader(path: Path) -> Engine:
    """An engine that cannot write: the file is opened with `mode=ro`."""
    if not path.exists():
        raise StoreUnavailable(f"{path}: there is no corpus yet; `vigie crawl` or `vigie run` makes it")
    connect = lambda: sqlite3.connect(read_only_uri(path), uri=True, check_same_thread=False)  # noqa: E731
    return _checked(
        create_engine("sqlite://", creator=connect),
        path,
        lambda connection, _path: refuse_other_schema(connection, str(path)),
    )


def read_only_uri(path: Path) -> str:
    """SQLite's URI of a file, whatever characters its name has, opened so that nothing can be written."""
    return f"file:{quote(str(path.absolute()))}?mode=ro"


def copy_database(path: Path, target: Path) -> None:
    """Copy a database while others write it (https://sqlite.org/backup.html); the copy appears whole or not at all.

    Raises StoreUnavailable when either file cannot be had, and NotADatabase for a source of another kind.
    """
    unfinished = target.with_name(f"{target.name}.partial")
    _discard(unfinished)  # one that was killed has left what may be anything
    try:
        opened = sqlite3.connect(read_only_uri(path), uri=True, timeout=BUSY_TIMEOUT_S)
        with closing(opened) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
            # As in the header of the original the copy would be in WAL mode, and reading it would need a folder that
            # can be written, and leave two files beside it. Whoever writes it switches to WAL again.
            copy.execute("PRAGMA journal_mode = DELETE")
        unfinished.replace(target)
    except sqlite3.Error as error:
        is_of_copy = _code(error) in _OF_THE_COPY and not _out_of_reach(path)
        raise explained(error, target if is_of_copy else path) from error
    except OSError as error:
        raise StoreUnavailable(f"{target}: {error.strerror}; check the path, its rights and the free space") from error
    finally:  # also when a person breaks it off
        _discard(unfinished)


def _discard(unfinished: Path) -> None:
    for file in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
        with suppress(OSError):  # of a folder in which nothing can be written, which the copy itself tells
            file.unlink(missing_ok=True)


def explained(error: sqlite3.Error, path: Path) -> StoreUnavailable:
    """The driver's error as one of ours, with the file's name and what to do."""
    said = str(error)
    if _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return DatabaseBusy(
            f"{path}: {said} for {BUSY_TIMEOUT_S} s; see which process holds it (`fuser {path}`), and try again"
        )
    if "not a database" in said or "malformed" in said:
        return NotADatabase(
            f"{path} is not a SQLite database, or is damaged ({said}); name another file or restore a backup"
        )
    if _code(error) == sqlite3.SQLITE_READONLY:
        # A file in WAL mode has a -shm beside it, which readers write too (https://sqlite.org/wal.html §5).
        return StoreUnavailable(f"{path}: {said}; check its rights and its folder's, where reading writes too")
    return StoreUnavailable(_out_of_reach(path) or f"{path}: {said}; check the path, its rights and the free space")


def _out_of_reach(path: Path) -> str:
    """Why nothing can be opened at a path, in words; empty where its folder is as it should be."""
    folder = path.absolute().parent
    if path.is_dir():
        return f"{path} is a folder; name a file in it"
    if not folder.exists():
        return f"{path}: there is no folder {folder}; make it, or correct store.url"
    if not folder.is_dir():
        return f"{path}: {folder} is no folder; correct store.url"
    if not os.access(folder, os.W_OK):
        # https://sqlite.org/wal.html §5
        return (
            f"{path}: nothing can be written in its folder {folder}, which SQLite needs even to read; check its rights"
        )
    return ""


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _checked(engine: Engine, path: Path, check: Callable[[Connection, Path], None]) -> Engine:
    """The engine, once a first connection has passed a check. What goes wrong on it from then on names the file."""

    def translate(context: ExceptionContext) -> None:
        error = context.original_exception
        if isinstance(error, sqlite3.Error):
            raise explained(error, path) from error
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


def copy_before_upgrade(path: Path, version: str) -> Path:
    """Where the copy of a file lies that is made before it is upgraded from a schema."""
    return path.with_name(f"{path.name}.before-{version}")


def _upgrade(connection: Connection, path: Path, progress: TellProgress | None) -> None:
    with connection.begin():
        before = schema_version(connection)
        if before is not None and is_older(before):
            # Under the write lock: what is copied is what is upgraded.
            copy_database(path, copy_before_upgrade(path, before))
        bring_up_to_date(connection, str(path), progress)


def _cache_kib(path: Path, *, lean: bool) -> int:
    share = int(path.stat().st_size * _CACHE_SHARE / 1024)
    return _LEAN_CACHE_KIB if lean else min(max(share, _LEAST_CACHE_KIB), _MOST_CACHE_KIB)


def _on_connect(connection: sqlite3.Connection, _record: object, *, path: Path, lean: bool) -> None:
    # The driver's own transactions start deferred and fail at once when they meet another writer: ours start in
    # _begin_immediate.
    connection.isolation_level = None
    try:
        _switch_to_wal(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
        connection.execute(f"PRAGMA cache_size = -{_cache_kib(path, lean=lean)}")
        # What is deleted is overwritten: forgetting must not leave the text in free pages.
        connection.execute("PRAGMA secure_delete = ON")
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
