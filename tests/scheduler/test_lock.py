"""One daemon a database."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scheduler.errors import AlreadyRunning
from scheduler.lock import DaemonLock, lock_path, running_daemon

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 6, 1, 12, 5, tzinfo=UTC)
HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from scheduler.lock import DaemonLock
with DaemonLock(Path(sys.argv[1]), datetime(2026, 6, 1, 12, 0, tzinfo=UTC)):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "vigie.db"


def test_a_second_holder_is_refused_and_told_who_the_first_is(database: Path) -> None:
    with DaemonLock(database, NOW), pytest.raises(AlreadyRunning) as caught, DaemonLock(database, LATER):
        pytest.fail("two daemons at once")
    assert f"process {os.getpid()}, up since 2026-06-01 12:00 UTC" in str(caught.value)
    assert str(lock_path(database)) in str(caught.value)


def test_a_refused_holder_leaves_the_first_ones_name_alone(database: Path) -> None:
    with DaemonLock(database, NOW):
        with pytest.raises(AlreadyRunning), DaemonLock(database, LATER):
            pass
        holder = running_daemon(database)
    assert holder is not None
    assert holder.started_at == NOW


def test_two_databases_have_two_locks(tmp_path: Path) -> None:
    with DaemonLock(tmp_path / "one.db", NOW), DaemonLock(tmp_path / "two.db", NOW):
        assert running_daemon(tmp_path / "one.db") is not None


def test_the_running_daemon_is_known_with_its_last_tick(database: Path) -> None:
    with DaemonLock(database, NOW) as lock:
        lock.ticked(LATER)
        holder = running_daemon(database)
    assert holder is not None
    assert (holder.pid, holder.started_at, holder.ticked_at) == (os.getpid(), NOW, LATER)


def test_without_a_daemon_none_is_known(database: Path) -> None:
    assert running_daemon(database) is None
    with DaemonLock(database, NOW):
        pass
    assert running_daemon(database) is None


def test_the_lock_can_be_taken_again_after_its_end(database: Path) -> None:
    with DaemonLock(database, NOW):
        pass
    with DaemonLock(database, LATER):
        holder = running_daemon(database)
    assert holder is not None
    assert holder.started_at == LATER


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    with DaemonLock(tmp_path / "corpus" / "vigie.db", NOW):
        assert running_daemon(tmp_path / "corpus" / "vigie.db") is not None


def test_a_holder_that_is_killed_leaves_no_lock_behind(database: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        holder = running_daemon(database)
        child.kill()
    assert holder is not None
    assert holder.pid == child.pid
    assert running_daemon(database) is None
    with DaemonLock(database, LATER):
        pass


def test_whoever_looks_while_a_tick_is_written_sees_the_daemon(database: Path) -> None:
    """The file was emptied and then written; in between, `vigie status` said that no daemon was running."""
    over = threading.Event()
    with DaemonLock(database, NOW) as lock:

        def tick() -> None:
            while not over.is_set():
                lock.ticked(LATER)

        ticking = threading.Thread(target=tick)
        ticking.start()
        seen = [running_daemon(database) for _ in range(2000)]
        over.set()
        ticking.join()
    assert None not in seen


def test_looking_needs_no_right_to_write(database: Path) -> None:
    with DaemonLock(database, NOW):
        lock_path(database).chmod(0o444)
        assert running_daemon(database) is not None
