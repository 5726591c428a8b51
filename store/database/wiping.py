"""What was deleted, overwritten: free space, index segments and logs that still hold the bytes of deleted rows.

On SQLite `secure_delete` overwrites deleted rows, but not the copies that stay behind when pages of a B-tree are split
(8 of 3,000 rows in a trial), nor what the full-text index only marks as deleted. On a server, deleted rows stay in
their table's files, and samples of them among the planner's statistics.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from glob import escape
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow

from store.database import database_path, open_database, postgresql, sqlite
from store.database.addresses import without_password
from store.database.view_definitions import drop_views, renew_views
from store.schema import metadata

#: Columns of empty tables of which the planner keeps samples, with their types.
_SAMPLES = """
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), l.collname
    FROM pg_stats AS s
    JOIN pg_class AS c ON c.relname = s.tablename AND c.relnamespace = s.schemaname::regnamespace
    JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = s.attname
    LEFT JOIN pg_collation AS l ON l.oid = a.attcollation
    WHERE s.schemaname = current_schema() AND c.relname = ANY (%s) AND c.reltuples = 0
      AND a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'bytea'::regtype, 'tsvector'::regtype)
    """
#: How long readers of the state before may take to end.
_READERS_S = 2
#: The one table of ours that is not in the metadata.
_SEARCH = "article_search"
#: Index pages that one step of a merge writes, so that other writers get their turn.
_STEP_PAGES = 200


def wipe(url: str) -> list[str]:
    """Write the database anew without what was deleted; takes about as long as copying it. Sentences on what stays.

    A file needs its own size again on the disk meanwhile, and other writers wait; on a server nobody reads or writes
    the table whose turn it is. Raises DatabaseBusy when others hold it for too long, and StoreUnavailable.
    """
    path = database_path(url)
    return _wipe_server(url) if path is None else _wipe_file(path)


def merge_deleted(connection: sqlite3.Connection) -> None:
    """Merge the full-text indexes of a file in short transactions, which drops what they mark as deleted.

    https://sqlite.org/fts5.html#the_merge_command
    """
    found = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'")
    for (name,) in found.fetchall():
        merge = f"INSERT INTO {name} ({name}, rank) VALUES ('merge', ?)"  # noqa: S608 - a name of our own schema
        connection.execute(merge, (-_STEP_PAGES,))
        before = -2
        while connection.total_changes - before >= 2:  # a merge with nothing left to do makes one change
            before = connection.total_changes
            connection.execute(merge, (_STEP_PAGES,))


def _wipe_file(path: Path) -> list[str]:
    try:
        with closing(sqlite3.connect(path, timeout=sqlite.BUSY_TIMEOUT_S, isolation_level=None)) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            merge_deleted(connection)
            connection.execute("VACUUM")
            connection.execute(f"PRAGMA busy_timeout = {_READERS_S * 1000}")
            (is_busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error as error:
        raise sqlite.explained(error, path) from error
    copies = sorted(path.parent.glob(f"{escape(path.name)}.before-*"))
    stays = [f"{copy} is a copy from before an upgrade and still holds it: delete it" for copy in copies]
    if is_busy:
        stays.append(f"{path}-wal may still hold it until whoever reads {path} now has ended; then run this again")
    return [*stays, "Backups, and free blocks of the disk, are out of reach."]


def _wipe_server(url: str) -> list[str]:
    address = postgresql.session_address(url).set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        with psycopg.connect(address, autocommit=True, application_name="vigie") as session:
            session.execute(f"SET lock_timeout = '{postgresql.LOCK_TIMEOUT_S}s'".encode())
            session.execute("SET client_min_messages = error")
            for table in [*metadata.tables, _SEARCH]:
                session.execute(sql.SQL("VACUUM (FULL, ANALYZE) {}").format(sql.Identifier(table)))
            _drop_samples_of_empty_tables(url, session)
            # Samples that were replaced; one who does not own the database leaves this to autovacuum.
            session.execute("VACUUM (FULL) pg_catalog.pg_statistic")
    except psycopg.Error as error:
        raise postgresql.explained(error, without_password(url)) from error
    return [
        "The server's write-ahead log holds it until its segments are used again; replicas, archived segments, the "
        "server's own log, backups, and free blocks of the disk are out of reach."
    ]


def _drop_samples_of_empty_tables(url: str, session: psycopg.Connection[TupleRow]) -> None:
    """Do what ANALYZE does not: of a table that has become empty it keeps the old samples.

    Giving a column its own type drops them, but no view may stand on it meanwhile.
    """
    columns = session.execute(_SAMPLES, ([*metadata.tables, _SEARCH],)).fetchall()
    if not columns:
        return
    engine = open_database(url)
    with engine.begin() as connection:
        drop_views(connection)
        for table, column, type_, collation in columns:
            collated = f' COLLATE "{collation}"' if collation else ""
            connection.exec_driver_sql(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE {type_}{collated}')
        renew_views(connection)
    engine.dispose()
