"""The schema and the views of an open database: made, brought up to date, or refused."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from store.database.view_definitions import renew_views
from store.errors import NewerSchema, StoreUnavailable
from store.migrations import HEAD
from store.schema import metadata
from store.search.index import create_index, index_is_current, reindex
from store.telling import TellProgress

#: The first schema that had the index.
_FIRST_INDEXED = "0002"
#: Tables of another program that a message names.
_TABLES_SHOWN = 3


def schema_version(connection: Connection) -> str | None:
    """The schema a database has; None when it has none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def is_older(version: str | None) -> bool:
    """Whether a database of that schema holds a corpus that has to be upgraded."""
    return version is not None and version < HEAD


def refuse_other_schema(connection: Connection, name: str) -> None:
    """Raise NewerSchema or StoreUnavailable unless the database has exactly this version's schema."""
    version = schema_version(connection)
    _refuse_newer(version, name)
    if is_older(version):
        raise StoreUnavailable(f"{name} has schema {version}, this vigie reads {HEAD}; `vigie db upgrade` upgrades it")
    if version is None:
        _refuse_others_tables(connection, name)
        raise StoreUnavailable(f"{name}: there is no corpus yet; `vigie crawl` or `vigie run` makes it")


def bring_up_to_date(connection: Connection, name: str, progress: TellProgress | None = None) -> None:
    """Bring the schema to HEAD in the transaction that is open, so that two processes may open a database at once.

    `progress` is told of the search index, the part that takes time: articles done, and articles in all.
    """
    version = schema_version(connection)
    _refuse_newer(version, name)
    if version is None:
        _refuse_others_tables(connection, name)
        _create(connection)
    elif version < HEAD:
        _run_migrations(connection)
        if version < _FIRST_INDEXED:
            create_index(connection)
            reindex(connection, progress)
    if version is not None and not index_is_current(connection):
        reindex(connection, progress)
    # Writes nothing, but fails where nothing can be written: SQLite opens such a file for reading without a word.
    connection.exec_driver_sql("DELETE FROM alembic_version WHERE 1 = 0")
    renew_views(connection)


def _refuse_newer(version: str | None, name: str) -> None:
    if version is not None and version > HEAD:
        raise NewerSchema(
            f"{name} was made by a newer vigie (schema {version}, this one knows {HEAD}); upgrade vigie, "
            "or name another database"
        )


def _refuse_others_tables(connection: Connection, name: str) -> None:
    """Raise StoreUnavailable for the database of another program, into which a corpus would be mixed.

    A file belongs to one program. On a server, where extensions have tables too, those count that would be taken for
    ours.
    """
    there = set(inspect(connection).get_table_names())
    others = there if connection.dialect.name == "sqlite" else there & set(metadata.tables)
    if others:
        shown = ", ".join(sorted(others)[:_TABLES_SHOWN])
        raise StoreUnavailable(f"{name} holds tables of another program ({shown}); name another database")


def _create(connection: Connection) -> None:
    """Make a new database as the code wants it; a test holds this and the migrations together."""
    metadata.create_all(connection)
    create_index(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version "
        "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def _run_migrations(connection: Connection) -> None:
    from alembic import command  # a third of a second, needed once in a life
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parents[1] / "migrations").replace("%", "%%"))
    configuration.set_main_option("path_separator", "os")
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, "head")
