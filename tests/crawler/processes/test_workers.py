"""Work that may never end is done elsewhere: it is stopped at its deadline, a death is named, the pool goes on."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from crawler.errors import ExtractionFailed, NotAFeed
from crawler.feeds.syndication import parse_feed
from crawler.processes.workers import Workers
from tests.scheduler.processes import wait_for

URL = "http://a.example/page"
#: Waited for in full by each test of a deadline; a busy machine needs some of it for what does end.
TIMEOUT_S = 1.5


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(1, 60.0) as pool:
        yield pool


@pytest.fixture
def stopping() -> Iterator[Workers]:
    with Workers(1, TIMEOUT_S) as pool:
        yield pool


def test_a_result_comes_back_from_another_process(workers: Workers) -> None:
    assert asyncio.run(workers.run(URL, os.getpid)) != os.getpid()


def test_they_are_at_work_until_the_last_call_has_come_back(workers: Workers) -> None:
    async def seen() -> list[bool]:
        calls = [asyncio.ensure_future(workers.run(URL, int, number)) for number in ("1", "2", "no number")]
        await asyncio.sleep(0)
        during = workers.at_work
        await asyncio.gather(*calls, return_exceptions=True)
        return [during, workers.at_work]

    assert not workers.at_work
    assert asyncio.run(seen()) == [True, False]


def test_what_is_given_late_is_asked_for_when_a_worker_is_free(workers: Workers) -> None:
    done: list[int] = []

    async def first(number: int) -> None:
        done.append(await workers.run(URL, abs, number))

    async def as_known_by_then() -> int:
        return len(done)

    async def all_of_them() -> int:
        earlier = [first(number) for number in range(4)]
        *_, late = await asyncio.gather(*earlier, workers.run_late(URL, max, as_known_by_then, 0))
        return late

    assert asyncio.run(all_of_them()) >= 2


@pytest.mark.skipif(sys.platform != "linux", reason="names of processes are read from /proc")
def test_a_process_is_listed_by_what_it_does(workers: Workers) -> None:
    named = asyncio.run(workers.run(URL, Path("/proc/self/comm").read_text, "ascii"))
    assert named.strip() == "vigie-extract"


def test_what_never_ends_is_stopped_at_its_deadline_and_named(stopping: Workers) -> None:
    started_at_s = monotonic()
    with pytest.raises(ExtractionFailed, match=r"stopped after 1\.5 s") as caught:
        asyncio.run(stopping.run(URL, signal.pause))
    assert caught.value.url == URL
    assert monotonic() - started_at_s < 10 * TIMEOUT_S


def test_a_page_that_kills_each_process_is_named(workers: Workers) -> None:
    with pytest.raises(ExtractionFailed, match="the process died") as caught:
        asyncio.run(workers.run(URL, signal.raise_signal, signal.SIGKILL))
    assert caught.value.url == URL


def test_a_process_that_is_killed_at_work_costs_no_page(workers: Workers, tmp_path: Path) -> None:
    assert asyncio.run(workers.run(URL, _die_once, tmp_path / "died")) == "read"


def _die_once(note: Path) -> str:
    if not note.exists():
        note.touch()
        signal.raise_signal(signal.SIGKILL)
    return "read"


def test_a_process_that_is_killed_while_it_waits_costs_no_page(workers: Workers) -> None:
    for _ in range(2):
        pid = asyncio.run(workers.run(URL, os.getpid))
        os.kill(pid, signal.SIGKILL)
        assert asyncio.run(workers.run(URL, abs, -7)) == 7


def test_of_several_processes_one_that_is_killed_while_it_waits_does_not_hold_up_the_others() -> None:
    async def work(several: Workers) -> list[object]:
        idle = await several.run(URL, os.getpid)
        busy = asyncio.ensure_future(several.run(URL, signal.sigtimedwait, [signal.SIGUSR1], 0.7))
        await asyncio.sleep(0)  # it is under way
        os.kill(idle, signal.SIGKILL)
        numbers = [several.run(URL, abs, -number) for number in range(6)]
        return await asyncio.wait_for(asyncio.gather(busy, *numbers), 30)

    with Workers(2, 5.0) as several:
        assert asyncio.run(work(several)) == [None, 0, 1, 2, 3, 4, 5]


@pytest.mark.skipif(sys.platform != "linux", reason="where a process has a semaphore is read from /proc")
def test_a_process_that_reads_has_nothing_that_stays_when_all_are_killed(workers: Workers) -> None:
    """A semaphore has a name in shared memory, which nobody removes while a daemon lives."""
    mapped = asyncio.run(workers.run(URL, Path("/proc/self/maps").read_text, "ascii"))
    assert "/dev/shm/" not in mapped


def test_a_process_does_not_outlive_the_crawl_that_it_works_for(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    crawl = multiprocessing.get_context("forkserver").Process(target=_have_work_done, args=(note,))
    crawl.start()
    pid = int(wait_for(lambda: note.exists() and note.read_text(), 60, "the process's number"))
    crawl.kill()
    crawl.join()
    wait_for(lambda: not Path(f"/proc/{pid}").exists(), 60, "its end")


def _have_work_done(note: Path) -> None:
    with Workers(1, 1000.0) as workers:
        asyncio.run(workers.run(URL, _never_end, note))


def _never_end(note: Path) -> None:
    note.write_text(str(os.getpid()))
    signal.pause()


def test_what_needs_too_much_memory_is_named_and_its_process_goes_on() -> None:
    with Workers(1, 20.0, memory_mb=256) as small:
        before = asyncio.run(small.run(URL, os.getpid))
        with pytest.raises(ExtractionFailed, match="more than 256 MB of memory"):
            asyncio.run(small.run(URL, bytearray, 300 * 1024 * 1024))
        assert asyncio.run(small.run(URL, os.getpid)) == before


def test_after_a_death_the_pool_goes_on_with_a_new_process(stopping: Workers) -> None:
    before = asyncio.run(stopping.run(URL, os.getpid))
    with pytest.raises(ExtractionFailed):
        asyncio.run(stopping.run(URL, signal.pause))
    after = asyncio.run(stopping.run(URL, os.getpid))
    assert before != after != os.getpid()


def test_what_waits_behind_a_stopped_page_is_done_nevertheless(stopping: Workers) -> None:
    async def all_at_once() -> list[object]:
        work = [stopping.run(URL, signal.pause), *(stopping.run(URL, abs, -number) for number in range(5))]
        return await asyncio.gather(*work, return_exceptions=True)

    stopped, *results = asyncio.run(all_at_once())
    assert isinstance(stopped, ExtractionFailed)
    assert results == [0, 1, 2, 3, 4]


def test_an_exception_of_the_work_comes_through_as_it_was_raised(workers: Workers) -> None:
    with pytest.raises(NotAFeed, match="expected a feed") as caught:
        asyncio.run(workers.run("http://other.example/", parse_feed, b"<html>", "http://a.example/feed"))
    assert caught.value.url == "http://a.example/feed"
    with pytest.raises(ZeroDivisionError):
        asyncio.run(workers.run(URL, divmod, 1, 0))


def test_what_was_called_off_leaves_its_answer_to_nobody_else(workers: Workers) -> None:
    async def one_called_off() -> list[object]:
        reading, next_one = (asyncio.ensure_future(workers.run(URL, signal.pause)) for _ in range(2))
        await asyncio.sleep(0)  # both are given to the process
        reading.cancel()
        next_one.cancel()
        return await asyncio.gather(*(workers.run(URL, abs, -number) for number in range(3)))

    assert asyncio.run(one_called_off()) == [0, 1, 2]


def test_what_waits_behind_a_page_that_was_called_off_is_done(workers: Workers) -> None:
    async def first_called_off() -> int:
        reading = asyncio.ensure_future(workers.run(URL, signal.pause))
        behind = asyncio.ensure_future(workers.run(URL, abs, -1))
        await asyncio.sleep(0)
        reading.cancel()
        return await behind

    assert asyncio.run(first_called_off()) == 1


def test_what_is_larger_than_a_pipe_goes_through_while_the_process_is_busy(workers: Workers) -> None:
    async def large_behind_another() -> list[object]:
        work = [workers.run(URL, signal.sigtimedwait, [signal.SIGUSR1], 0.1), workers.run(URL, bytes, 8_000_000)]
        work += [workers.run(URL, bytes.upper, b"x" * 8_000_000)]
        return await asyncio.gather(*work)

    _, nothing, upper = asyncio.run(large_behind_another())
    assert nothing == bytes(8_000_000)
    assert upper == b"X" * 8_000_000


def test_a_process_is_replaced_after_a_thousand_pages_none_of_which_is_lost() -> None:
    async def work(one: Workers) -> list[int]:
        return await asyncio.gather(*(one.run(URL, os.getpid) for _ in range(1500)))

    with Workers(1, 20.0) as one:
        answers = asyncio.run(work(one))
    assert [answers.count(pid) for pid in dict.fromkeys(answers)] == [1000, 500]


def test_what_cannot_be_sent_back_is_an_error_that_says_so(workers: Workers) -> None:
    with pytest.raises(TypeError, match="pickle") as caught:
        asyncio.run(workers.run(URL, threading.Lock))
    assert "In the process that read the page" in "\n".join(caught.value.__notes__)  # Python adds some of its own


def test_an_exception_that_cannot_be_sent_is_told_in_words(workers: Workers) -> None:
    with pytest.raises(RuntimeError, match="ValueError: no such canal"):
        asyncio.run(workers.run(URL, _raise_with_a_lock))


def _raise_with_a_lock() -> None:
    error = ValueError("no such canal")
    error.lock = threading.Lock()  # type: ignore[attr-defined]
    raise error
