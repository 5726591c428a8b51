"""What the database itself promises: whole pages, indexes that agree with their tables, keys that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from store.errors import StoreError
from store.schema import metadata
from store.views import VIEWS

_INVALID_INDEXES = """
    SELECT indexrelid::regclass::text FROM pg_index
    JOIN pg_class ON pg_class.oid = indrelid
    WHERE relnamespace = current_schema()::regnamespace AND NOT (indisvalid AND indisready)
    """
_CHECKABLE_INDEXES = """
    SELECT c.oid, c.relname FROM pg_class AS c
    JOIN pg_am ON pg_am.oid = c.relam
    JOIN pg_index ON pg_index.indexrelid = c.oid AND pg_index.indisvalid
    WHERE c.relkind = 'i' AND pg_am.amname = 'btree' AND c.relnamespace = current_schema()::regnamespace
      AND EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'amcheck')
    """


def damage(connection: Connection) -> Iterator[str]:
    """What SQLite's integrity check says; on a server invalid indexes, and what amcheck says where it is installed."""
    if connection.dialect.name == "sqlite":
        said = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
        yield from (line for line in said if line != "ok")
        return
    for name in connection.exec_driver_sql(_INVALID_INDEXES).scalars().all():
        yield f"the index {name} is not valid; REINDEX INDEX {name} makes it anew"
    for oid, name in connection.exec_driver_sql(_CHECKABLE_INDEXES).all():
        try:
            with connection.begin_nested():
                connection.execute(text("SELECT bt_index_check(CAST(:oid AS oid)::regclass, true)"), {"oid": oid})
        except (StoreError, DBAPIError) as error:
            yield f"the index {name}: {error}"


def orphans(connection: Connection) -> Iterator[str]:
    """Rows that point to a row that is not there."""
    for table in metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            parent = key.column.table.alias()
            missing = ~select(parent.c[key.column.name]).where(parent.c[key.column.name] == key.parent).exists()
            for value in connection.execute(select(key.parent).where(key.parent.is_not(None), missing)).scalars():
                yield f"{table.name}.{key.parent.name} points to {key.target_fullname} {value}, which is not there"


def broken_views(connection: Connection) -> Iterator[str]:
    """Views that cannot be asked."""
    for view in VIEWS:
        try:
            with connection.begin_nested():
                connection.exec_driver_sql(f"SELECT * FROM {view.name} LIMIT 1")  # noqa: S608 - a name of ours
        except (StoreError, DBAPIError) as error:
            yield f"the view {view.name} cannot be asked: {error}; `vigie db upgrade` makes it anew"
