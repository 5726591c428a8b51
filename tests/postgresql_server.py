"""A PostgreSQL server of the tests' own: on a free port of loopback, in a folder of its own, gone when they end."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Self

import psycopg

from store.database import open_database

#: Where Debian, Fedora and Homebrew keep what PATH seldom names.
_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
#: Tests look at what is committed, never at what a power cut leaves.
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=40")
#: A corpus made empty again, in a fifth of the time that a new one takes. Whoever left a transaction open has no say.
_EMPTY = """
DO $$
DECLARE name text;
BEGIN
    SET LOCAL session_replication_role = replica;
    SET LOCAL lock_timeout = '1s';
    DELETE FROM setting WHERE setting.name NOT IN ('views', 'lexemes');
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
                AND tablename NOT IN ('setting', 'alembic_version') LOOP
        EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
        EXECUTE format('ALTER SEQUENCE %I RESTART', name);
    END LOOP;
END $$
"""
#: What a test may have made, renamed, dropped or set anew.
_SHAPE = """
SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT conname, contype FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT tgname, 't' FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT attrelid::regclass || attname, 'a' FROM pg_attribute
    WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
UNION ALL SELECT version_num, 'v' FROM alembic_version
UNION ALL SELECT name || value, 's' FROM setting WHERE name IN ('views', 'lexemes')
ORDER BY 1, 2
"""
#: The server refuses to run as root.
_UNPRIVILEGED = "postgres"


def postgresql_programs() -> Path | None:
    """The folder of `initdb` and `postgres`; None when no server is installed."""
    on_path = shutil.which("initdb")
    if on_path and shutil.which("postgres"):
        return Path(on_path).parent
    found = [folder for pattern in _FOLDERS for folder in Path("/").glob(pattern[1:]) if (folder / "initdb").exists()]
    return max(found, key=_release, default=None)


def _release(programs: Path) -> int:
    return int("".join(filter(str.isdigit, programs.parent.name)) or 0)


class PostgresServer:
    """A server. Use it as a context manager."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder = folder
        self._programs = programs
        self._port = _free_port()
        self._user = _UNPRIVILEGED if os.geteuid() == 0 else None
        self._cluster = ("-D", str(folder / "cluster"))
        self._names = count(1)
        #: Databases that are empty and as the code makes them.
        self._clean: list[str] = []
        self._shape: list[tuple[object, ...]] = []

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        if self._user:
            shutil.chown(self.folder, self._user)
        self._run("initdb", *self._cluster, "-U", "vigie", "-A", "trust", "-E", "UTF8", "-N")
        self.start()
        self._make("template", "template0")
        open_database(self.url("template")).dispose()
        self._shape = self._ask("template", _SHAPE)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://vigie@127.0.0.1:{self._port}/{database}"

    def new_database(self, *, empty: bool = False) -> str:
        """The address of a database that no other test has: with an empty corpus, or with nothing at all."""
        name = f"corpus_{next(self._names)}"
        self._make(name, "template0" if empty else "template")
        return self.url(name)

    @contextmanager
    def lent_database(self) -> Iterator[str]:
        """The address of an empty corpus that this test has for itself; the next test gets it, emptied."""
        url = self._clean.pop() if self._clean else self.new_database()
        yield url
        try:
            if self._ask(url.rpartition("/")[2], _SHAPE) == self._shape:
                self._ask(url.rpartition("/")[2], _EMPTY)
                self._clean.append(url)
        except psycopg.Error:
            return  # left as the test left it, and not lent again

    def start(self) -> None:
        """Start the server, and wait until it takes connections."""
        settings = "".join(f" -c {setting}" for setting in _FAST)
        options = f"-p {self._port} -k {self.folder} -c listen_addresses=127.0.0.1{settings}"
        self._run("pg_ctl", *self._cluster, "-o", options, "-l", str(self.folder / "log"), "-w", "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop the server at once, ending every session; `immediate` leaves a mess that nobody will read."""
        self._run("pg_ctl", *self._cluster, "-m", mode, "-w", "stop")

    def _make(self, name: str, template: str) -> None:
        with psycopg.connect(self.url("postgres").replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")

    def _ask(self, database: str, query: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.url(database).replace("+psycopg", ""), autocommit=True) as connection:
            cursor = connection.execute(query.encode())
            return cursor.fetchall() if cursor.description else []

    def _run(self, program: str, *words: str) -> None:
        command = [str(self._programs / program), *words]
        with (self.folder / "commands").open("a+") as said:  # not a pipe, which the server would inherit and hold open
            done = subprocess.run(command, user=self._user, stdout=said, stderr=said, cwd="/", check=False)
            said.seek(0)
            assert done.returncode == 0, f"{program}: {said.read()}"


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
