"""Work in parts comes back in their order, from processes that leave nothing behind, however they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from crawler.errors import CrawlerError
from crawler.processes.spreading import spread
from tests.scheduler.processes import wait_for

PARTS = tuple(range(12))


def test_results_come_in_the_order_of_the_parts() -> None:
    assert list(spread(_squared, PARTS, processes=2)) == [number * number for number in PARTS]


def test_it_is_done_elsewhere_and_ends_when_nobody_asks_for_more() -> None:
    with closing(spread(_process, PARTS, processes=1)) as told:
        pid = next(told)
        assert pid != os.getpid()
    wait_for(lambda: not Path(f"/proc/{pid}").exists(), 60, "its end")


def test_what_goes_wrong_over_a_part_is_raised_here() -> None:
    with closing(spread(_inverse, (2, 0), processes=1)) as told:
        assert next(told) == 0.5
        with pytest.raises(ZeroDivisionError):
            next(told)


def test_a_process_that_dies_ends_it_with_a_sentence() -> None:
    with pytest.raises(CrawlerError, match="the process died with code -9 over its work"):
        list(spread(_end_itself, PARTS, processes=1))


def test_a_machine_short_of_processes_is_named() -> None:
    """The fork server cannot fork, and dies of it."""
    told = _in_an_interpreter_of_its_own("short_of_processes")
    assert told == "no process could be started: the machine is short of processes or memory\n"


def test_what_is_preloaded_is_imported_once_by_the_fork_server() -> None:
    assert _in_an_interpreter_of_its_own("preloaded") == "True True\n"


def _in_an_interpreter_of_its_own(name: str) -> str:
    """What a function of this module prints where there is no fork server yet."""
    program = f"from {__name__} import {name}; {name}()"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60).stdout


def short_of_processes() -> None:
    try:
        list(spread(_squared, PARTS, processes=1, preload=["tests.crawler.processes.without_forks"]))
    except CrawlerError as error:
        print(error)


def preloaded() -> None:
    modules = ["crawler.processes.fork_socket", "xml.dom.minidom"]
    print(*spread(_is_loaded, modules, processes=1, preload=modules[1:]))


def _is_loaded(module: str) -> bool:
    return module in sys.modules


@pytest.mark.skipif(sys.platform != "linux", reason="where a process has a semaphore is read from /proc")
def test_neither_side_has_anything_that_stays_when_all_are_killed() -> None:
    """A semaphore has a name in shared memory, which nobody removes where the resource tracker is killed too."""
    before = _in_shared_memory(0)  # of other tests
    with closing(spread(_in_shared_memory, PARTS, processes=2)) as told:
        assert next(told) == set()
        assert _in_shared_memory(0) <= before


def _squared(number: int) -> int:
    return number * number


def _inverse(number: int) -> float:
    return 1 / number


def _process(_part: int) -> int:
    return os.getpid()


def _end_itself(_part: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _in_shared_memory(_part: int) -> set[str]:
    """What this process has of the machine's shared memory, by name."""
    lines = Path("/proc/self/maps").read_text("ascii").splitlines()
    return {line.partition("/dev/shm/")[2] for line in lines if "/dev/shm/" in line}
