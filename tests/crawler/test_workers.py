"""Work that may never end is done elsewhere: it is stopped at its deadline, a death is named, the pool goes on."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from time import monotonic

import pytest

from crawler.errors import ExtractionFailed, NotAFeed
from crawler.feeds import parse_feed
from crawler.workers import Workers

URL = "http://a.example/page"
TIMEOUT_S = 0.5


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1, TIMEOUT_S) as pool:
        yield pool


def test_a_result_comes_back_from_another_process(workers: Workers) -> None:
    assert asyncio.run(workers.run(URL, os.getpid)) != os.getpid()


def test_what_never_ends_is_stopped_at_its_deadline_and_named(workers: Workers) -> None:
    started_at_s = monotonic()
    with pytest.raises(ExtractionFailed, match=r"stopped after 0\.5 s") as caught:
        asyncio.run(workers.run(URL, signal.pause))
    assert caught.value.url == URL
    assert monotonic() - started_at_s < 10 * TIMEOUT_S


def test_a_process_that_is_killed_is_named(workers: Workers) -> None:
    with pytest.raises(ExtractionFailed, match="the process died") as caught:
        asyncio.run(workers.run(URL, signal.raise_signal, signal.SIGKILL))
    assert caught.value.url == URL


def test_after_a_death_the_pool_goes_on_with_a_new_process(workers: Workers) -> None:
    before = asyncio.run(workers.run(URL, os.getpid))
    with pytest.raises(ExtractionFailed):
        asyncio.run(workers.run(URL, signal.pause))
    after = asyncio.run(workers.run(URL, os.getpid))
    assert before != after != os.getpid()


def test_what_waits_behind_a_stopped_page_is_done_nevertheless(workers: Workers) -> None:
    async def all_at_once() -> list[object]:
        work = [workers.run(URL, signal.pause), *(workers.run(URL, abs, -number) for number in range(5))]
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
