"""What systemd is told arrives as it expects, on a real socket of each kind."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from time import CLOCK_MONOTONIC, clock_gettime_ns
from uuid import uuid4

import pytest

from scheduler.daemon.systemd import Supervisor


@pytest.fixture(params=["file", "abstract"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """`NOTIFY_SOCKET` as systemd writes it."""
    return str(tmp_path / "notify") if request.param == "file" else f"@vigie-{uuid4().hex}"


@pytest.fixture
def ear(place: str) -> Iterator[socket.socket]:
    """The socket behind it."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(place.replace("@", "\0", 1) if place.startswith("@") else place)
        heard.setblocking(False)
        yield heard


def test_each_message_is_a_datagram(place: str, ear: socket.socket) -> None:
    supervisor = Supervisor({"NOTIFY_SOCKET": place, "WATCHDOG_USEC": "30000000"})
    supervisor.ready()
    supervisor.alive()
    supervisor.stopping()
    assert [ear.recv(4096) for _ in range(3)] == [b"READY=1", b"WATCHDOG=1", b"STOPPING=1"]


def test_a_reload_is_told_with_the_time(place: str, ear: socket.socket) -> None:
    before = clock_gettime_ns(CLOCK_MONOTONIC) // 1000
    Supervisor({"NOTIFY_SOCKET": place}).reloading()
    first, second = ear.recv(4096).decode().split("\n")
    assert first == "RELOADING=1"
    name, _, microseconds = second.partition("=")
    assert name == "MONOTONIC_USEC"
    assert before <= int(microseconds) <= clock_gettime_ns(CLOCK_MONOTONIC) // 1000


def test_a_status_is_one_line_and_told_once(place: str, ear: socket.socket) -> None:
    supervisor = Supervisor({"NOTIFY_SOCKET": place})
    for _ in range(2):
        supervisor.status("sources=3\nREADY=1 \x1b[31m")
    assert ear.recv(4096) == b"STATUS=sources=3 READY=1 [31m"
    with pytest.raises(BlockingIOError):
        ear.recv(4096)


@pytest.mark.parametrize(
    ("asked", "pid", "expected"),
    [("10000000", "", 10.0), ("10000000", "own", 10.0), ("10000000", "1", None), ("", "", None), ("x", "", None)],
    ids=["for anybody", "for us", "for another process", "none", "garbage"],
)
def test_the_watchdog_is_asked_for(asked: str, pid: str, expected: float | None, tmp_path: Path) -> None:
    own = str(os.getpid()) if pid == "own" else pid
    environment = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": asked, "WATCHDOG_PID": own}
    assert Supervisor(environment).watchdog_s == expected


@pytest.mark.parametrize("place", ["", "relative/path", "vsock:2:1234"])
def test_without_a_supervisor_nothing_is_told(place: str, caplog: pytest.LogCaptureFixture) -> None:
    supervisor = Supervisor({"NOTIFY_SOCKET": place, "WATCHDOG_USEC": "1000"})
    supervisor.ready()
    supervisor.alive()
    assert supervisor.watchdog_s is None
    assert caplog.records == []


def test_a_supervisor_that_is_gone_does_no_harm(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    Supervisor({"NOTIFY_SOCKET": str(tmp_path / "gone")}).ready()
    assert "supervisor not told message=READY=1" in caplog.text
