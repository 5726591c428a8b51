"""How the daemon and each source are, from the lock and the database alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scheduler.config import Configuration, load_configuration
from scheduler.lock import FileLock
from scheduler.status import status_of
from store.archive import Archive
from store.errors import StoreUnavailable
from store.types import CrawlReport, Failure, Outcome, PlannedPoll, Stage

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
CONFIGURATION = """
[schedule]
tick_s = 10
[[source]]
name = "A"
feeds = ["http://a.example/rss"]
[[source]]
name = "B"
feeds = ["http://b.example/rss"]
"""


@pytest.fixture
def configuration(configure: Callable[[str], Path]) -> Configuration:
    configure(CONFIGURATION)
    return load_configuration()


def record(configuration: Configuration, source: str, outcome: Outcome, reason: str = "") -> None:
    """Let the database remember one poll."""
    url = f"http://{source.lower()}.example/rss"
    failed = outcome is Outcome.FAILED
    failures = (Failure(source=source, url=url, stage=Stage.FEED, reason=reason, at=NOW),) if failed else ()
    report = CrawlReport(
        source=source, feed_url=url, started_at=NOW, ended_at=NOW, outcome=outcome, reason=reason, failures=failures
    )
    with Archive.open(configuration.store.url) as archive:
        feeds = archive.register([feed for one in configuration.sources() for feed in one.feeds])
        (feed,) = [feed for feed in feeds if feed.source == source]
        archive.record(report, None)
        archive.schedule([PlannedPoll(feed=feed, at=NOW + timedelta(seconds=600), interval_s=600.0)])


def test_before_the_first_crawl_there_is_no_status(configuration: Configuration) -> None:
    with pytest.raises(StoreUnavailable, match="vigie crawl"):
        status_of(configuration, NOW, WEEK)


def test_a_source_that_was_never_polled_is_due(configuration: Configuration) -> None:
    record(configuration, "A", Outcome.NOT_MODIFIED)
    lines = {line.source: line for line in status_of(configuration, NOW, WEEK).feeds}
    assert (lines["A"].due, lines["B"].due) == (False, True)


def test_without_a_daemon_nothing_is_well(configuration: Configuration) -> None:
    record(configuration, "A", Outcome.NOT_MODIFIED)
    status = status_of(configuration, NOW, WEEK)
    assert not status.healthy
    assert status.problems == ("the daemon is not running",)


def test_a_daemon_that_ticks_over_sources_that_answer_is_healthy(configuration: Configuration, folder: Path) -> None:
    record(configuration, "A", Outcome.NOT_MODIFIED)
    with FileLock(folder / "vigie.db", NOW) as lock:
        lock.ticked(NOW)
        status = status_of(configuration, NOW + timedelta(seconds=20), WEEK)
    assert status.healthy
    assert status.problems == ()


def test_a_daemon_whose_last_tick_is_long_ago_hangs(configuration: Configuration, folder: Path) -> None:
    record(configuration, "A", Outcome.NOT_MODIFIED)
    with FileLock(folder / "vigie.db", NOW) as lock:
        lock.ticked(NOW)
        status = status_of(configuration, NOW + timedelta(seconds=60), WEEK)
    assert not status.healthy
    assert status.problems == ("the daemon hangs: its last tick was at 2026-06-01 12:00:00 UTC",)


def test_a_source_that_fails_is_named_with_its_reason(configuration: Configuration, folder: Path) -> None:
    record(configuration, "B", Outcome.FAILED, "http 404")
    with FileLock(folder / "vigie.db", NOW):
        once = status_of(configuration, NOW, WEEK)
        record(configuration, "B", Outcome.FAILED, "http 404")
        twice = status_of(configuration, NOW, WEEK)
    assert once.problems == ("B failed its last poll: http 404",)
    assert twice.problems == ("B failed 2 polls in a row: http 404",)
    assert [line.problem for line in twice.feeds] == ["", "B failed 2 polls in a row: http 404"]


def test_a_source_that_answers_again_is_well(configuration: Configuration, folder: Path) -> None:
    record(configuration, "B", Outcome.FAILED, "http 404")
    record(configuration, "B", Outcome.NOT_MODIFIED)
    with FileLock(folder / "vigie.db", NOW):
        assert status_of(configuration, NOW, WEEK).healthy
