"""Work in the background: never twice at once, and none after the end."""

from __future__ import annotations

import asyncio
from itertools import count

from scheduler.one_at_a_time import OneAtATime


def test_what_is_under_way_is_not_begun_again_and_what_is_over_is() -> None:
    async def live() -> list[int]:
        numbers, begun, may_end = count(1), list[int](), asyncio.Event()

        async def work() -> None:
            begun.append(next(numbers))
            await may_end.wait()

        working = OneAtATime(work)
        working.begin()
        await asyncio.sleep(0)
        working.begin()
        may_end.set()
        await working.rest()
        assert begun == [1]
        working.begin()
        await working.rest()
        return begun

    assert asyncio.run(live()) == [1, 2]


def test_after_the_end_nothing_begins_and_there_is_nothing_to_wait_for() -> None:
    async def live() -> list[str]:
        begun: list[str] = []

        async def work() -> None:
            begun.append("work")

        working = OneAtATime(work)
        working.stop()
        working.begin()
        await working.rest()
        return begun

    assert asyncio.run(live()) == []
