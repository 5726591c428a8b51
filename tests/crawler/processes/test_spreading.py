"""Work in parts comes back in their order, from processes that leave nothing behind, however they end."""

from __future__ import annotations

import os
import signal
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
