"""PostgreSQL: a server, sessions in UTC, one writer's section at a time, and connections that may be lost."""

from __future__ import annotations

from functools import partial

import psycopg
from psycopg import errors
from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from store.database.addresses import EXPECTED, check_server, without_password
from store.database.upgrade import bring_up_to_date, refuse_other_schema
from store.errors import ConnectionLost, DatabaseBusy, OutOfBounds, StoreError, StoreUnavailable
from store.sql.worded import EXPLAINED, Worded, at_once
from store.telling import TellProgress

#: Writers wait for each other this long before a transaction is tried again.
LOCK_TIMEOUT_S = 30
#: A session that holds a transaction and does nothing is ended by the server, so that it cannot hold up the others.
_IDLE_TIMEOUT_S = 120
_CONNECT_TIMEOUT_S = 10
#: Or a database in SQL_ASCII answers in bytes, before it can be refused.
_TEXT = {"client_encoding": "utf8"}
#: The oldest server whose SQL the views use.
_OLDEST = 15
#: Name of the writer's section among this database's advisory locks: "vigi" in ASCII.
_WRITERS_SECTION = 0x76696769
_ENTER = Worded(lambda _: text(f"SELECT pg_advisory_xact_lock({_WRITERS_SECTION})"))
#: Another transaction came between; the whole of this one may be tried again.
_CONTENTION = (errors.SerializationFailure, errors.DeadlockDetected, errors.LockNotAvailable)
#: What drivers of files say with an OverflowError.
_TOO_LARGE = (errors.NumericValueOutOfRange, errors.DatetimeFieldOverflow)
#: The server is going, gone or coming (classes 08 and 57P of its error codes).
_GONE = (errors.AdminShutdown, errors.CrashShutdown, errors.CannotConnectNow, errors.IdleInTransactionSessionTimeout)


def open_database(url: str, progress: TellProgress | None = None) -> Engine:
    """An engine that writes. Each transaction begins in the writers' section.

    Without it, four writers that kept the same 150 stories doubled 117 of them.
    """
    timeouts = f"-c lock_timeout={LOCK_TIMEOUT_S}s -c idle_in_transaction_session_timeout={_IDLE_TIMEOUT_S}s"
    engine = _engine(url, timeouts)
    event.listen(engine, "begin", _enter_writers_section)
    return _checked(engine, url, writes=True, progress=progress)


def open_reader(url: str) -> Engine:
    """An engine whose sessions cannot write."""
    return _checked(_engine(url, "-c default_transaction_read_only=on"), url, writes=False)


def session_address(url: str) -> URL:
    """The address with the driver of this house. Raises StoreUnavailable for one that the drivers cannot read."""
    check_server(url)
    name = without_password(url)
    try:
        address = make_url(url)
    except ArgumentError as error:  # its words may hold the password
        raise StoreUnavailable(f"{name} cannot be read as an address; {EXPECTED}") from error
    options = {option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults()}
    for option in sorted(set(address.query) - options):
        raise StoreUnavailable(f"{name}: PostgreSQL has no option {option!r} for a connection; take it out")
    return address.set(drivername="postgresql+psycopg")


def explained(error: psycopg.Error, name: str) -> StoreUnavailable:
    """The driver's error as one of ours, with the database's name and what to do."""
    said = " ".join(str(error).split())
    if isinstance(error, _CONTENTION):
        return DatabaseBusy(f"{name}: {said}; see which session holds it, and try again")
    if isinstance(error, _GONE) or (isinstance(error, psycopg.OperationalError) and error.sqlstate is None):
        return ConnectionLost(f"{name}: {said}; see that the server runs and takes connections")
    if isinstance(error, _TOO_LARGE):
        return OutOfBounds(f"a number or a date that was given is out of all bounds ({said})")
    return StoreUnavailable(f"{name}: {said}; check the address, its rights and the free space")


def _engine(url: str, session_options: str) -> Engine:
    options = f"-c timezone=UTC -c client_min_messages=warning {session_options}"
    arguments = {
        "connect_timeout": _CONNECT_TIMEOUT_S,
        "options": options,
        "application_name": "vigie",
        "client_encoding": "utf8",
    }
    try:
        return create_engine(
            session_address(url),
            connect_args=arguments | _TEXT,
            execution_options={EXPLAINED: partial(explained, name=without_password(url))},
            pool_pre_ping=True,
            pool_size=2,
        )
    except ArgumentError as error:  # a port among the options that is no number
        raise StoreUnavailable(f"{without_password(url)} cannot be read as an address; {EXPECTED}") from error


def _checked(engine: Engine, url: str, *, writes: bool, progress: TellProgress | None = None) -> Engine:
    """The engine, once a first connection has passed the checks. What goes wrong from then on names the database."""
    name = without_password(url)

    def translate(context: ExceptionContext) -> None:
        error = context.original_exception
        if isinstance(error, psycopg.Error):
            raise explained(error, name) from error
        if isinstance(error, StoreError):  # from a column type, which SQLAlchemy would wrap
            raise error

    event.listen(engine, "handle_error", translate)
    try:
        _check(engine, name, progress, writes=writes)
    except StoreError:
        engine.dispose()
        raise
    return engine


def _check(engine: Engine, name: str, progress: TellProgress | None, *, writes: bool) -> None:
    with engine.connect() as connection, connection.begin():
        _refuse_other_server(connection, name)
        if writes:
            bring_up_to_date(connection, name, progress)
        else:
            refuse_other_schema(connection, name)


def _refuse_other_server(connection: Connection, name: str) -> None:
    version = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one()) // 10_000
    if version < _OLDEST:
        raise StoreUnavailable(f"{name} is PostgreSQL {version}; vigie needs {_OLDEST} or later")
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise StoreUnavailable(f"{name} has the encoding {encoding}; make the database with ENCODING 'UTF8'")


def _enter_writers_section(connection: Connection) -> None:
    with at_once(connection):  # with the BEGIN that the driver sends before it
        _ENTER.write(connection, {})
