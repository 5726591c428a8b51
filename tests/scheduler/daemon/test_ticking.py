"""Jobs go on when the clock jumps."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from scheduler.daemon.ticking import FromNow, SteadyJob

PERIOD_S = 0.05


async def run_until(runs: int, meanwhile: Callable[[AsyncIOScheduler], None], *, watched: bool = True) -> int:
    """Run a job; after its third run something happens to it. Gives the runs that were seen in time."""
    done, enough = 0, asyncio.Event()
    scheduler = AsyncIOScheduler(timezone=UTC)

    async def work() -> None:
        nonlocal done
        done += 1
        if done == 3:
            # After the scheduler has planned the next run itself.
            asyncio.get_running_loop().call_later(PERIOD_S / 5, meanwhile, scheduler)
        if done >= runs:
            enough.set()

    job = SteadyJob(scheduler, "tick", work, PERIOD_S)
    scheduler.start()
    watching = asyncio.create_task(job.watch()) if watched else None
    await in_time(enough.wait())
    if watching:
        watching.cancel()
    scheduler.shutdown(wait=False)
    return done


async def in_time(awaited: Awaitable[object]) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(awaited, timeout=60 * PERIOD_S)


def put_off(distance: timedelta) -> Callable[[AsyncIOScheduler], None]:
    """What a clock that is set back amounts to: the next run lies that far ahead."""
    return lambda scheduler: scheduler.modify_job("tick", next_run_time=datetime.now(UTC) + distance)


@pytest.mark.parametrize(
    "distance",
    [timedelta(hours=1), timedelta(days=1), timedelta(days=3650), -timedelta(hours=1), -timedelta(days=3650)],
    ids=["an hour back", "a day back", "ten years back", "an hour on", "ten years on"],
)
def test_runs_go_on_when_the_clock_is_set(distance: timedelta) -> None:
    assert asyncio.run(run_until(8, put_off(distance))) >= 8


def test_a_late_run_is_told_with_what_may_have_held_it_up(caplog: pytest.LogCaptureFixture) -> None:
    asyncio.run(run_until(8, put_off(timedelta(days=1))))
    assert "run now; was the machine asleep or stopped, or its clock set?" in caplog.text


def test_without_the_watchdog_they_would_not() -> None:
    assert asyncio.run(run_until(8, put_off(timedelta(days=1)), watched=False)) == 3


def test_the_next_run_is_reckoned_from_now_and_not_from_the_last_one() -> None:
    now = datetime(2036, 6, 1, tzinfo=UTC)
    trigger = FromNow(15.0)
    for last in (None, now - timedelta(days=3650), now + timedelta(days=3650)):
        assert trigger.get_next_fire_time(last, now) == now + timedelta(seconds=15)


def test_a_run_under_way_is_neither_called_again_nor_cut_off(caplog: pytest.LogCaptureFixture) -> None:
    async def live() -> list[str]:
        happened: list[str] = []
        begun, enough = asyncio.Event(), asyncio.Event()
        scheduler = AsyncIOScheduler(timezone=UTC)

        async def work() -> None:
            happened.append("begun")
            begun.set()
            await enough.wait()
            happened.append("done")

        job = SteadyJob(scheduler, "tick", work, PERIOD_S)
        scheduler.start()
        watching = asyncio.create_task(job.watch())
        await begun.wait()
        asyncio.get_running_loop().call_later(10 * PERIOD_S, enough.set)
        await in_time(job.rest())
        scheduler.pause()
        await job.rest()
        watching.cancel()
        scheduler.shutdown(wait=False)
        return happened

    assert asyncio.run(live())[:2] == ["begun", "done"]
    assert "late job" not in caplog.text
