"""Copies of a corpus at a person's request, and its upgrade told step by step."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, create_engine
from sqlalchemy.exc import DBAPIError

from store.database import database_path, display_name, open_database, postgresql, sqlite
from store.database.addresses import without_password
from store.database.upgrade import schema_version
from store.errors import NotADatabase, StoreUnavailable
from store.migrations import HEAD
from store.telling import TellProgress


@dataclass(frozen=True, kw_only=True)
class Upgraded:
    """What an upgrade came to."""

    #: None when there was no corpus.
    before: str | None
    after: str
    #: The copy from before; None when none was made.
    copy: Path | None


def back_up(url: str, target: Path, *, overwrite: bool) -> int:
    """Copy a corpus while others write it, check the copy, and give its bytes. It appears whole or not at all.

    A file becomes a SQLite database, a server's database a dump for `pg_restore`. Raises StoreUnavailable when the
    target is there and not to be overwritten, when it cannot be written, or when pg_dump is missing or refuses.
    """
    if target.is_dir():
        raise StoreUnavailable(f"{target} is a folder; name a file in it")
    if target.exists() and not overwrite:
        raise StoreUnavailable(f"{target} is there already; name another file, or say --force")
    folder = target.absolute().parent
    if not folder.is_dir():
        raise StoreUnavailable(f"{target}: there is no folder {folder}; make it, or name another file")
    require_corpus(url)
    path = database_path(url)
    if path is None:
        _dump(url, target)
        return target.stat().st_size
    if target.exists() and target.samefile(path):
        raise StoreUnavailable(f"{target} is the corpus itself; name another file")
    sqlite.copy_database(path, target)
    _check_copy(target)
    return target.stat().st_size


def require_corpus(url: str) -> None:
    """Raises StoreUnavailable where there is no corpus, which opening it to write would make.

    A database that does not answer passes: whatever is done with it next says why.
    """
    if _version_of(url) is None:
        raise StoreUnavailable(f"{display_name(url)}: there is no corpus yet; `vigie crawl` or `vigie run` makes it")


def upgrade(url: str, progress: TellProgress | None = None) -> Upgraded:
    """Bring a corpus to this version's schema, views and search index; one that is not there is made.

    Raises StoreUnavailable and its kinds.
    """
    before = _version_of(url)
    open_database(url, progress).dispose()
    path = database_path(url)
    copy = sqlite.copy_before_upgrade(path, before) if path and before and before < HEAD else None
    return Upgraded(before=before, after=HEAD, copy=copy)


def _version_of(url: str) -> str | None:
    """The schema of the corpus at an address: None when there is none, empty when that cannot be told."""
    path = database_path(url)
    if path is not None and not path.exists():
        return None
    address = postgresql.session_address(url) if path is None else URL.create("sqlite", database=str(path))
    engine = create_engine(address)
    try:
        with engine.connect() as connection:
            return schema_version(connection)
    except DBAPIError:
        return ""  # it fails again when it is opened, which says why
    finally:
        engine.dispose()


def _check_copy(copy: Path) -> None:
    try:
        with closing(sqlite3.connect(sqlite.read_only_uri(copy), uri=True)) as connection:
            said = [line for (line,) in connection.execute("PRAGMA integrity_check")]
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise sqlite.explained(error, copy) from error
    if said != ["ok"]:
        raise NotADatabase(
            f"{copy} was copied, and is damaged as the corpus itself may be: {said[0]}; `vigie db check`"
        )


def _dump(url: str, target: Path) -> None:
    unfinished = target.with_name(f"{target.name}.partial")
    # The password goes by the environment: anybody may read a command line.
    address = postgresql.session_address(url)
    password = address.normalized_query.get("password", (address.password,))[-1]
    secret = {"PGPASSWORD": str(password)} if password else {}
    bare = URL.create(
        "postgresql",
        username=address.username,
        host=address.host,
        port=address.port,
        database=address.database,
        query=address.difference_update_query(["password"]).query,
    ).render_as_string()
    try:
        _run(["pg_dump", "--format=custom", f"--file={unfinished}", f"--dbname={bare}"], secret, display_name(url))
        _run(["pg_restore", "--list", str(unfinished)], {}, str(unfinished))
        unfinished.replace(target)
    except OSError as error:
        raise StoreUnavailable(f"{target}: {error.strerror}; check the path, its rights and the free space") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _run(command: list[str], secret: dict[str, str], name: str) -> None:
    program = shutil.which(command[0])
    if program is None:
        raise StoreUnavailable(
            f"{name}: {command[0]} is not installed here; install PostgreSQL's client programs, of the server's "
            f"version or later, or run on the server: {' '.join(_shown(word) for word in command)}"
        )
    environment = os.environ | secret  # PGSSLROOTCERT and its like hold for it as they do for us
    done = subprocess.run(  # noqa: S603 - words of ours, the address as one word, no shell
        [program, *command[1:]], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        said = " ".join(done.stderr.split())
        raise StoreUnavailable(f"{name}: {command[0]} says: {said}")


def _shown(word: str) -> str:
    """A word of a command: an address may still have the password of a key among its options."""
    return without_password(word) if "://" in word else word
