"""Crawls that meet at a site."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scheduler.crawls.leasing import Leasing, is_dead
from store.archive import Archive
from store.polling.leases import Lease
from tests.crawler.small_web import feed
from tests.scheduler.conftest import COMMAND, Vigie
from tests.scheduler.processes import wait_for

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
DSI = {"dsi-magazine.example": "/rss"}
TWO = DSI | {"lettre-cloud.example": "/"}


@pytest.fixture
def archive(folder: Path) -> Iterator[Archive]:
    with Archive.open(f"sqlite:///{folder}/vigie.db") as opened:
        yield opened


@pytest.fixture
def gone() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def lease(pid: int, host: str | None = None, now: datetime = NOW) -> Lease:
    return Lease(
        site="dsi-magazine.example",
        holder="another",
        purpose="vigie run",
        host=host or socket.gethostname(),
        pid=pid,
        taken_at=now,
        ends_at=now + timedelta(hours=1),
    )


def test_only_a_process_of_this_machine_can_be_known_to_be_gone(gone: int) -> None:
    assert is_dead(lease(gone))
    assert not is_dead(lease(gone, host="ailleurs"))
    assert not is_dead(lease(os.getppid()))
    assert not is_dead(lease(1))


def test_a_process_that_had_our_number_is_gone_and_our_own_crawls_are_not(archive: Archive) -> None:
    archive.leases.claim([lease(os.getpid())], NOW, all_or_none=False)
    sites = [feed("dsi-magazine.example")]
    assert Leasing(leases=archive.leases, purpose="vigie run").take(sites, NOW, 60.0).held == ()
    (ours,) = Leasing(leases=archive.leases, purpose="vigie run").take(sites, NOW, 60.0).held
    assert (ours.purpose, ours.pid, is_dead(ours)) == ("vigie run", os.getpid(), False)


def test_the_lease_of_a_crawl_that_died_is_taken_over(archive: Archive, gone: int) -> None:
    archive.leases.claim([lease(gone)], NOW, all_or_none=False)
    claimed = Leasing(leases=archive.leases, purpose="vigie crawl").take([feed("dsi-magazine.example")], NOW, 60.0)
    assert (claimed.sites, claimed.held) == ({"dsi-magazine.example"}, ())
    (held,) = archive.leases.holding(NOW)
    assert (held.purpose, held.pid, held.ends_at) == ("vigie crawl", os.getpid(), NOW + timedelta(seconds=60))


def test_two_feeds_of_a_site_are_one_lease(archive: Archive) -> None:
    leasing = Leasing(leases=archive.leases, purpose="vigie crawl")
    feeds = [feed("www.dsi-magazine.example"), feed("blog.dsi-magazine.example", "/autre")]
    assert leasing.take(feeds, NOW, 60.0).sites == {"dsi-magazine.example"}
    leasing.give_back()
    assert archive.leases.holding(NOW) == []


def hold(archive: Archive) -> None:
    archive.leases.claim([lease(os.getpid(), now=datetime.now(UTC))], datetime.now(UTC), all_or_none=False)


def test_a_crawl_that_does_not_wait_leaves_out_what_another_is_at(
    on_press_web: Callable[..., Path], vigie: Vigie, archive: Archive
) -> None:
    on_press_web(TWO)
    hold(archive)
    crawled = vigie("crawl", "--no-wait", "--json")
    assert [report["source"] for report in json.loads(crawled.stdout)["reports"]] == ["lettre-cloud.example"]
    assert f"dsi-magazine.example is being crawled by vigie run (process {os.getpid()} on" in crawled.stderr
    assert "left out" in crawled.stderr


def test_with_nothing_left_it_says_so_and_has_a_code_of_its_own(
    on_press_web: Callable[..., Path], vigie: Vigie, archive: Archive
) -> None:
    on_press_web(DSI)
    hold(archive)
    crawled = vigie("crawl", "--no-wait", "dsi-magazine.example")
    assert crawled.returncode == 75
    assert "others are at it" in crawled.stderr


def test_a_crawl_waits_until_the_site_is_free_and_gives_it_back(
    folder: Path, on_press_web: Callable[..., Path], archive: Archive
) -> None:
    on_press_web(DSI)
    hold(archive)
    told = folder / "crawl.log"
    with told.open("wb") as log:
        waiting = subprocess.Popen([COMMAND, "crawl", "--json"], cwd=folder, stdout=subprocess.PIPE, stderr=log)
        wait_for(lambda: b"waiting for it" in told.read_bytes(), 20, "the sentence on who is there")
        archive.leases.release(["another"])
        printed, _ = waiting.communicate(timeout=60)
    assert [report["outcome"] for report in json.loads(printed)["reports"]] == ["new"]
    assert archive.leases.holding(datetime.now(UTC)) == []
