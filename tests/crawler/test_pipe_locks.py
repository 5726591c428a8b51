"""A lock of processes is held by one thread of one of them at a time, and given back by who took it."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from time import monotonic

import pytest

from crawler.crawl.pipe_locks import PipeLock, PoolContext


def elsewhere(work: Callable[[], bool]) -> bool:
    """What this gives on another thread."""
    given: list[bool] = []
    thread = threading.Thread(target=lambda: given.append(work()))
    thread.start()
    thread.join()
    return given[0]


def test_a_lock_that_is_held_is_nobody_elses() -> None:
    lock = PipeLock()
    assert lock.acquire()
    assert not elsewhere(lambda: lock.acquire(block=False))
    before_s = monotonic()
    assert not elsewhere(lambda: lock.acquire(timeout=0.05))
    assert monotonic() - before_s >= 0.05


def test_a_lock_is_taken_again_by_who_has_it_and_free_when_it_is_given_back_as_often() -> None:
    lock = PipeLock()
    assert lock.acquire()
    assert lock.acquire()
    lock.release()
    assert not elsewhere(lambda: lock.acquire(block=False))
    lock.release()
    assert elsewhere(lambda: lock.acquire(block=False))


def test_one_who_waits_gets_it_when_it_is_given_back() -> None:
    lock, waits = PipeLock(), threading.Event()
    assert lock.acquire()

    def wait() -> bool:
        waits.set()
        return lock.acquire(timeout=30.0)

    given: list[bool] = []
    thread = threading.Thread(target=lambda: given.append(wait()))
    thread.start()
    waits.wait()
    lock.release()
    thread.join()
    assert given == [True]


def test_only_who_holds_it_gives_it_back() -> None:
    lock = PipeLock()
    with pytest.raises(RuntimeError, match="holds"):
        lock.release()


def test_it_is_the_same_lock_in_another_process() -> None:
    context = PoolContext([])
    lock = PipeLock()
    assert lock.acquire()
    ends = context.Process(target=_end_by, args=(lock,))
    ends.start()
    ends.join()
    assert ends.exitcode == -signal.SIGTERM  # it did not get it
    lock.release()
    takes = context.Process(target=_end_by, args=(lock,))
    takes.start()
    takes.join()
    assert takes.exitcode == -signal.SIGKILL
    assert not lock.acquire(block=False)  # a process that died with it has taken it along


def _end_by(lock: PipeLock) -> None:
    os.kill(os.getpid(), signal.SIGKILL if lock.acquire(block=False) else signal.SIGTERM)
