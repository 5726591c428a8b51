"""A PostgreSQL server of the tests' own: on a free port of loopback, in a folder of its own, gone when they end."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from itertools import count
from pathlib import Path
from typing import Self

import psycopg

from store.database import open_database

#: Where Debian, Fedora and Homebrew keep what PATH seldom names.
_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
#: Tests look at what is committed, never at what a power cut leaves.
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=40")
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

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        if self._user:
            shutil.chown(self.folder, self._user)
        self._run("initdb", *self._cluster, "-U", "vigie", "-A", "trust", "-E", "UTF8", "-N")
        self.start()
        self._make("template", "template0")
        open_database(self.url("template")).dispose()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://vigie@127.0.0.1:{self._port}/{database}"

    def new_database(self, *, empty: bool = False) -> str:
        """The address of a database that no other test has: with an empty corpus, or with nothing at all."""
        name = f"corpus_{next(self._names)}"
        self._make(name, "template0" if empty else "template")
        return self.url(name)

    def start(self) -> None:
        """Start the server, and wait until it takes connections."""
        settings = "".join(f" -c {setting}" for setting in _FAST)
        options = f"-p {self._port} -k {self.folder} -c listen_addresses=127.0.0.1{settings}"
        self._run("pg_ctl", *self._cluster, "-o", options, "-l", str(self.folder / "log"), "-w", "start")

    def stop(self) -> None:
        """Stop the server at once, ending every session."""
        self._run("pg_ctl", *self._cluster, "-m", "fast", "-w", "stop")

    def _make(self, name: str, template: str) -> None:
        with psycopg.connect(self.url("postgres").replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")

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
