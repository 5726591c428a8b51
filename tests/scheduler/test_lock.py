"""One daemon a database, on a file and on a server."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from scheduler.errors import AlreadyRunning
from scheduler.lock import daemon_lock, lock_path, running_daemon
from store.errors import StoreUnavailable
from tests.scheduler.processes import wait_for

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 6, 1, 12, 5, tzinfo=UTC)
HOLD = """
import sys
from datetime import UTC, datetime
from scheduler.lock import daemon_lock
with daemon_lock(sys.argv[1], datetime(2026, 6, 1, 12, 0, tzinfo=UTC)):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'vigie.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        here: str = request.getfixturevalue("file_url")
        return here
    new: str = request.getfixturevalue("postgresql_server").new_database(empty=True)
    return new


def test_a_second_holder_is_refused_and_told_who_the_first_is(url: str) -> None:
    with daemon_lock(url, NOW), pytest.raises(AlreadyRunning) as caught, daemon_lock(url, LATER):
        pytest.fail("two daemons at once")
    us = f"process {os.getpid()} on {socket.gethostname()}"
    assert f"{us}, up since 2026-06-01 12:00 UTC" in str(caught.value)
    assert url.rpartition("/")[2] in str(caught.value)


def test_a_refused_holder_leaves_the_first_ones_name_alone(url: str) -> None:
    with daemon_lock(url, NOW):
        with pytest.raises(AlreadyRunning), daemon_lock(url, LATER):
            pass
        holder = running_daemon(url)
    assert holder is not None
    assert holder.started_at == NOW


def test_two_databases_have_two_locks(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue("postgresql_server")
    for one, two in (
        (f"sqlite:///{tmp_path}/one.db", f"sqlite:///{tmp_path}/two.db"),
        (server.new_database(), server.new_database()),
    ):
        with daemon_lock(one, NOW), daemon_lock(two, NOW):
            assert running_daemon(one) is not None
        with daemon_lock(one, NOW):
            assert running_daemon(two) is None


def test_the_running_daemon_is_known_with_its_last_tick(url: str) -> None:
    with daemon_lock(url, NOW) as lock:
        assert lock.ticked(LATER)
        holder = running_daemon(url)
    assert holder is not None
    assert (holder.pid, holder.started_at, holder.ticked_at) == (os.getpid(), NOW, LATER)


def test_without_a_daemon_none_is_known(url: str) -> None:
    with daemon_lock(url, NOW):
        pass
    assert running_daemon(url) is None


def test_before_the_first_daemon_none_is_known(file_url: str) -> None:
    assert running_daemon(file_url) is None


def test_the_lock_can_be_taken_again_after_its_end(url: str) -> None:
    with daemon_lock(url, NOW):
        pass
    with daemon_lock(url, LATER):
        holder = running_daemon(url)
    assert holder is not None
    assert holder.started_at == LATER


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'corpus' / 'vigie.db'}"
    with daemon_lock(url, NOW):
        assert running_daemon(url) is not None


def test_a_holder_that_is_killed_leaves_no_lock_behind(url: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        holder = running_daemon(url)
        child.kill()
    assert holder is not None
    assert holder.pid == child.pid
    wait_for(lambda: running_daemon(url) is None, 10, "the end of the session")
    with daemon_lock(url, LATER):
        pass


def test_whoever_looks_while_a_tick_is_written_sees_the_daemon(file_url: str) -> None:
    """The file was emptied and then written; in between, `vigie status` said that no daemon was running."""
    over = threading.Event()
    with daemon_lock(file_url, NOW) as lock:

        def tick() -> None:
            while not over.is_set():
                lock.ticked(LATER)

        ticking = threading.Thread(target=tick)
        ticking.start()
        seen = [running_daemon(file_url) for _ in range(2000)]
        over.set()
        ticking.join()
    assert None not in seen


def test_looking_needs_no_right_to_write(file_url: str, tmp_path: Path) -> None:
    with daemon_lock(file_url, NOW):
        lock_path(tmp_path / "vigie.db").chmod(0o444)
        assert running_daemon(file_url) is not None


@pytest.fixture
def server_url(request: pytest.FixtureRequest) -> str:
    new: str = request.getfixturevalue("postgresql_server").new_database()
    return new


def end_sessions(url: str) -> None:
    """What a restart of the server does to this database's sessions."""
    ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
    with psycopg.connect(url.replace("+psycopg", "").rpartition("/")[0] + "/postgres") as session:
        session.execute(ends, (url.rpartition("/")[2],))


def test_a_lock_whose_session_was_lost_is_taken_again(server_url: str) -> None:
    with daemon_lock(server_url, NOW) as lock:
        end_sessions(server_url)
        assert lock.ticked(LATER)
        holder = running_daemon(server_url)
    assert holder is not None
    assert holder.ticked_at == LATER


def test_a_lock_that_another_took_meanwhile_is_not_held(server_url: str) -> None:
    with daemon_lock(server_url, NOW) as lock:
        end_sessions(server_url)
        with daemon_lock(server_url, LATER):
            assert not lock.ticked(LATER)
            holder = running_daemon(server_url)
            assert holder is not None
            assert (holder.started_at, holder.ticked_at) == (LATER, None)
        assert lock.ticked(LATER)


def test_while_the_server_is_away_the_lock_is_not_held(request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue("postgresql_server")
    with daemon_lock(server.new_database(), NOW) as lock:
        server.stop()
        try:
            assert not lock.ticked(LATER)
        finally:
            server.start()
        assert lock.ticked(LATER)


def test_a_lock_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    lock_path(tmp_path / "vigie.db").mkdir()
    with (
        pytest.raises(StoreUnavailable, match=r"vigie\.db\.lock: the daemon's lock cannot be written: Is a directory"),
        daemon_lock(f"sqlite:///{tmp_path}/vigie.db", NOW),
    ):
        pytest.fail("there is no lock")


def test_a_disk_that_takes_no_sign_of_life_does_not_end_a_daemon(tmp_path: Path) -> None:
    """A full disk that copies what is written anew; stood for by a limit on the size of files."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with daemon_lock(f"sqlite:///{tmp_path}/vigie.db", NOW) as lock:
        heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
        try:
            assert lock.ticked(LATER)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, heard)


def test_one_that_starts_while_somebody_looks_who_runs_is_not_kept_out(file_url: str) -> None:
    with daemon_lock(file_url, NOW):
        pass
    path = lock_path(Path(file_url.removeprefix("sqlite:///")))
    with path.open(encoding="utf-8") as looking:
        fcntl.flock(looking, fcntl.LOCK_EX | fcntl.LOCK_NB)
        look = threading.Timer(0.05, fcntl.flock, (looking, fcntl.LOCK_UN))
        look.start()
        with daemon_lock(file_url, LATER):
            look.join()
