"""Who may crawl which site."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest

from store.archive import Archive
from store.polling.leases import ClaimedSites, Lease, Leases
from tests.store.examples import NOW

MINUTE = timedelta(minutes=1)


def lease(site: str, holder: str, now: datetime = NOW) -> Lease:
    return Lease(
        site=site, holder=holder, purpose="vigie crawl", host="poste", pid=7, taken_at=now, ends_at=now + 10 * MINUTE
    )


@pytest.fixture
def leases(archive: Archive) -> Leases:
    return archive.leases


def claim(leases: Leases, holder: str, *sites: str, now: datetime = NOW, all_or_none: bool = False) -> ClaimedSites:
    return leases.claim([lease(site, holder, now) for site in sites], now, all_or_none=all_or_none)


def test_what_is_free_is_had_and_what_is_not_is_told_with_its_holder(leases: Leases) -> None:
    assert claim(leases, "a", "dune.example") == ClaimedSites(sites=frozenset({"dune.example"}), held=())
    second = claim(leases, "b", "dune.example", "port.example")
    assert second == ClaimedSites(sites=frozenset({"port.example"}), held=(lease("dune.example", "a"),))
    assert [one.site for one in leases.holding(NOW)] == ["dune.example", "port.example"]


def test_all_or_none_takes_nothing_unless_all_is_free(leases: Leases) -> None:
    claim(leases, "a", "dune.example")
    assert claim(leases, "b", "dune.example", "port.example", all_or_none=True).sites == frozenset()
    assert claim(leases, "c", "port.example", "rive.example", all_or_none=True).sites == {
        "port.example",
        "rive.example",
    }


def test_what_is_given_back_is_free(leases: Leases) -> None:
    claim(leases, "a", "dune.example", "port.example")
    claim(leases, "b", "rive.example")
    leases.release(["a"])
    assert claim(leases, "c", "dune.example", "port.example", "rive.example").sites == {"dune.example", "port.example"}


@pytest.mark.parametrize(("minutes", "is_free"), [(9, False), (10, True), (10_000_000, True)])
def test_a_lease_ends_by_itself(leases: Leases, minutes: int, is_free: bool) -> None:
    claim(leases, "a", "dune.example")
    later = NOW + minutes * MINUTE
    assert bool(leases.holding(later)) is not is_free
    assert bool(claim(leases, "b", "dune.example", now=later).sites) is is_free


def test_of_many_that_claim_at_once_one_has_it(store_url: str) -> None:
    start = Barrier(4)

    def try_it(holder: str) -> int:
        with Archive.open(store_url) as archive:
            start.wait()
            return len(claim(archive.leases, holder, "dune.example").sites)

    Archive.open(store_url).close()
    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(try_it, "abcd")) == 1
