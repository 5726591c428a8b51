"""The supervisor hears of a daemon only while it ticks and its database answers."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scheduler.configuration.loading import Configuration, load_configuration
from scheduler.daemon import pulse as room
from scheduler.daemon.pulse import Pulse
from scheduler.daemon.questions import Questions
from scheduler.daemon.systemd import Supervisor
from scheduler.lock import late_after_s
from store.archive import Archive


class Monotonic:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Monotonic:
    by_hand = Monotonic()
    monkeypatch.setattr(room, "monotonic", by_hand)
    return by_hand


@pytest.fixture
def configuration(configure: Callable[[str], Path]) -> Configuration:
    configure("[schedule]\ntick_s = 10\n")
    loaded = load_configuration()
    Archive.open(loaded.store.url).close()
    return loaded


@pytest.fixture
def ear(folder: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(str(folder / "notify"))
        heard.setblocking(False)
        yield heard


def heard(ear: socket.socket) -> list[str]:
    found = []
    try:
        while True:
            found.append(ear.recv(4096).decode())
    except BlockingIOError:
        return found


@pytest.fixture
def pulse(configuration: Configuration, ear: socket.socket, clock: Monotonic) -> Iterator[Pulse]:
    questions = Questions(configuration.store.url)
    supervisor = Supervisor({"NOTIFY_SOCKET": str(Path("notify").absolute()), "WATCHDOG_USEC": "30000000"})
    yield Pulse(configuration, questions, supervisor, lambda: "sources=3")
    questions.close()


def test_a_tick_in_time_is_told_and_all_is_well(pulse: Pulse, ear: socket.socket, clock: Monotonic) -> None:
    pulse.ticked()
    clock.seconds += 4
    asyncio.run(pulse.tick())
    assert heard(ear) == ["WATCHDOG=1", "STATUS=sources=3"]
    health = pulse.health()
    assert (health.healthy, health.problems, health.tick_age_s) == (True, (), 4.0)


def test_a_tick_that_is_late_is_not_well(pulse: Pulse, ear: socket.socket, clock: Monotonic) -> None:
    pulse.ticked()
    clock.seconds += late_after_s(10) + 1
    asyncio.run(pulse.tick())
    assert heard(ear) == ["STATUS=the last look at what is due was 41 s ago"]
    assert not pulse.health().healthy


def test_a_first_tick_that_never_comes_is_not_well(pulse: Pulse, ear: socket.socket, clock: Monotonic) -> None:
    clock.seconds += late_after_s(10) + 1
    asyncio.run(pulse.tick())
    assert "WATCHDOG=1" not in heard(ear)
    assert pulse.health().tick_age_s is None


def test_a_database_that_does_not_answer_is_not_well(
    pulse: Pulse, ear: socket.socket, clock: Monotonic, folder: Path
) -> None:
    (folder / "vigie.db").rename(folder / "elsewhere.db")
    pulse.ticked()
    asyncio.run(pulse.tick())
    (said,) = heard(ear)
    assert said.startswith("STATUS=the database does not answer: vigie.db: there is no corpus yet")
    (folder / "elsewhere.db").rename(folder / "vigie.db")
    asyncio.run(pulse.tick())
    assert heard(ear) == ["WATCHDOG=1", "STATUS=sources=3"]


@pytest.mark.parametrize("is_replaced", [False, True])
def test_a_file_that_was_moved_or_replaced_is_not_the_one_that_is_written(
    pulse: Pulse, ear: socket.socket, folder: Path, caplog: pytest.LogCaptureFixture, is_replaced: bool
) -> None:
    pulse.ticked()
    asyncio.run(pulse.tick())
    (folder / "vigie.db").rename(folder / "elsewhere.db")
    if is_replaced:
        Archive.open("sqlite:///vigie.db").close()
    heard(ear)
    for _ in range(2):
        asyncio.run(pulse.tick())
    assert heard(ear)[0].startswith("STATUS=vigie.db: the file that this daemon writes stands there no longer")
    assert not pulse.health().healthy
    assert [record.levelname for record in caplog.records] == ["WARNING"], "told once"
    (folder / "elsewhere.db").rename(folder / "vigie.db")
    asyncio.run(pulse.tick())
    assert pulse.health().healthy


def test_it_looks_as_often_as_the_watchdog_wants(configuration: Configuration, pulse: Pulse, folder: Path) -> None:
    assert pulse.period_s == 5.0
    hasty = Supervisor({"NOTIFY_SOCKET": str(folder / "notify"), "WATCHDOG_USEC": "3000000"})
    assert Pulse(configuration, Questions(configuration.store.url), hasty, str).period_s == 1.0
