"""Whether a database answers, and how large it is. Asked once: nothing here is tried again."""

from __future__ import annotations

import shutil

from sqlalchemy import Engine, text

from store.database import database_path


def answers(engine: Engine) -> None:
    """Ask it something small. Raises StoreUnavailable and its kinds when it does not answer."""
    with engine.connect() as connection:
        connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def size_bytes(engine: Engine) -> int:
    """What the database takes, without what a file's log holds besides. Raises StoreUnavailable and its kinds."""
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            return int(pages) * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())
        return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())


def disk_free_bytes(url: str) -> int | None:
    """What is left on the disk of a file; None for a server, whose disk is out of sight."""
    path = database_path(url)
    return shutil.disk_usage(path.absolute().parent).free if path is not None else None
