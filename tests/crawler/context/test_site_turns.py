"""A site is asked for one thing at a time, whichever of its hosts and whoever asks; for nothing while it is away."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from time import monotonic

from crawler.context.site_turns import SiteTurns, believed
from store.types import Absence

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def visit(turns: SiteTurns, site: str, log: list[str]) -> None:
    async with turns.of(site, 0.0):
        log.append(f"to {site}")
        await asyncio.sleep(0)
        log.append(f"from {site}")


async def visits(turns: SiteTurns, *sites: str) -> list[str]:
    log: list[str] = []
    await asyncio.gather(*(visit(turns, site, log) for site in sites))
    return log


def test_two_requests_to_one_site_never_overlap() -> None:
    assert asyncio.run(visits(SiteTurns(), "a.example", "a.example")) == ["to a.example", "from a.example"] * 2


def test_two_sites_do_not_wait_for_each_other() -> None:
    log = asyncio.run(visits(SiteTurns(), "a.example", "b.example"))
    assert log[:2] == ["to a.example", "to b.example"]


def test_a_site_is_away_until_the_last_instant_that_it_named() -> None:
    turns = SiteTurns(away={"a.example": NOW + 2 * HOUR})
    assert turns.told() == ()
    turns.leave("a.example", NOW + HOUR)
    turns.leave("b.example", NOW + HOUR)
    assert turns.away_until("a.example", NOW + HOUR) == NOW + 2 * HOUR
    assert turns.away_until("b.example", NOW + HOUR) is None
    assert turns.told() == (
        Absence(site="a.example", until=NOW + 2 * HOUR),
        Absence(site="b.example", until=NOW + HOUR),
    )
    assert turns.told() == ()


def test_what_a_wrong_clock_wrote_keeps_nobody_away() -> None:
    kept = {"a.example": NOW + 30_000 * HOUR, "b.example": NOW + 24 * HOUR}
    assert believed(kept, NOW) == {"b.example": NOW + 24 * HOUR}


def test_nobody_waits_for_a_turn_when_all_is_to_end() -> None:
    async def two_turns(turns: SiteTurns) -> float:
        async with turns.of("a.example", 60.0):
            pass
        second = asyncio.ensure_future(visit_after_a_minute(turns))
        await asyncio.sleep(0)
        begun_s = monotonic()
        turns.end()
        assert await second
        return monotonic() - begun_s

    async def visit_after_a_minute(turns: SiteTurns) -> bool:
        async with turns.of("a.example", 60.0):
            return turns.ended

    assert asyncio.run(two_turns(SiteTurns())) < 1
