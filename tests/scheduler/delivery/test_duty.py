"""The daemon's part: off the loop, a thread a sink, under whatever configuration holds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from scheduler.configuration.loading import load_configuration
from scheduler.delivery.duty import DeliveryDuty
from tests.scheduler.delivery.conftest import KEEP, Clock, Post
from tests.store.examples import NOW

MakePost = Callable[..., Post]
#: Waits until a file is there.
HANG = "while ! test -e {folder}/go; do sleep 0.02; done; " + KEEP


async def come_true(fact: Callable[[], object]) -> None:
    """Let the loop go on until something is so."""
    async with asyncio.timeout(20):
        while not fact():
            await asyncio.sleep(0.01)


async def tick(delivery: DeliveryDuty) -> None:
    """One tick, and all that it begins."""
    await delivery.tick()
    await delivery._looking.rest()


def test_a_sink_that_hangs_holds_up_neither_the_loop_nor_the_others(post: MakePost, folder: Path) -> None:
    made = post(hangs=HANG.format(folder=folder), keeper=KEEP)

    async def live() -> None:
        delivery = DeliveryDuty(made.configuration, Clock(NOW))
        await tick(delivery)
        made.tell("one")
        await tick(delivery)
        await come_true(lambda: made.got("keeper"))
        made.tell("two")
        await tick(delivery)
        await come_true(lambda: len(made.got("keeper")) == 2)
        assert made.got("hangs") == []
        (folder / "go").touch()
        delivery.stop()
        await delivery.rest()
        assert made.sources("hangs") == ["one"], "what is being sent is sent, and no more"

    asyncio.run(live())


def test_another_configuration_holds_from_the_next_tick_on(post: MakePost) -> None:
    made = post(old=KEEP)
    clock = Clock(NOW)

    async def live() -> None:
        delivery = DeliveryDuty(made.configuration, clock)
        await tick(delivery)
        post(new=KEEP)
        delivery.use(load_configuration())
        await tick(delivery)
        made.tell("one")
        await tick(delivery)
        await delivery.rest()

    asyncio.run(live())
    assert (made.sources("old"), made.sources("new")) == ([], ["one"])


def test_a_database_that_does_not_answer_is_tried_again(post: MakePost, folder: Path) -> None:
    made = post(keeper=KEEP)
    clock = Clock(NOW)
    database, aside = folder / "vigie.db", folder / "aside.db"

    async def live() -> None:
        delivery = DeliveryDuty(made.configuration, clock)
        database.rename(aside)
        database.write_text("no database")
        await tick(delivery)
        database.unlink()
        aside.rename(database)
        clock.time += timedelta(seconds=15)
        await tick(delivery)
        made.tell("one")
        await tick(delivery)
        await delivery.rest()

    asyncio.run(live())
    assert made.sources("keeper") == ["one"]
