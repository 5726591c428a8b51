"""Whether a database answers, which file it is, and how large. Asked once: nothing here is tried again."""

from __future__ import annotations

import shutil

from sqlalchemy import Engine, text

from store.database import database_path
from store.errors import StoreUnavailable


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


def file_number(url: str) -> tuple[int, int] | None:
    """By which device and inode the file at an address is told from another there; None for a server, or no file."""
    path = database_path(url)
    try:
        found = path.stat() if path is not None else None
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreUnavailable(f"{path}: {error.strerror}; check the path and its rights") from error
    return (found.st_dev, found.st_ino) if found is not None else None
