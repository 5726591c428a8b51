"""How the daemon and each source are, from the lock and the database alone."""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scheduler.configuration.loading import Configuration, load_configuration
from scheduler.crawls.leasing import Leasing
from scheduler.lock import FileLock
from scheduler.monitoring.source_lines import SourceCondition
from scheduler.monitoring.status import status_of
from store.archive import Archive
from store.database import open_database
from store.errors import StoreUnavailable
from store.polling.leases import Lease
from store.types import CrawlReport, Failure, Outcome, PlannedPoll, Stage
from store.types.alarms import Alarm, AlarmKind, Ending
from store.watching.alarms import note_alarms

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
WEEK = 7
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


def record(
    configuration: Configuration, source: str, outcome: Outcome, reason: str = "", ending: Ending = Ending.NOT_MODIFIED
) -> None:
    """Let the database remember one poll."""
    url = f"http://{source.lower()}.example/rss"
    failed = outcome is Outcome.FAILED
    failures = (Failure(source=source, url=url, stage=Stage.FEED, reason=reason, at=NOW),) if failed else ()
    report = CrawlReport(
        source=source,
        feed_url=url,
        started_at=NOW,
        ended_at=NOW,
        outcome=outcome,
        ending=ending,
        reason=reason,
        failures=failures,
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
    once = status_of(configuration, NOW, WEEK)
    record(configuration, "B", Outcome.FAILED, "http 404")
    twice = status_of(configuration, NOW, WEEK)
    assert [line.problem for line in once.feeds] == ["", "B failed its last poll: http 404"]
    assert [line.problem for line in twice.feeds] == ["", "B failed 2 polls in a row: http 404"]


def test_a_poll_that_failed_is_shown_and_makes_nothing_unhealthy(configuration: Configuration, folder: Path) -> None:
    record(configuration, "B", Outcome.FAILED, "http 404")
    with FileLock(folder / "vigie.db", NOW):
        found = status_of(configuration, NOW, WEEK)
    assert (found.healthy, found.problems) == (True, ())
    assert [(line.name, line.condition) for line in found.sources] == [
        ("B", SourceCondition.FAILING),
        ("A", SourceCondition.NEW),
    ]


def test_a_try_of_a_sink_that_failed_is_shown_and_makes_nothing_unhealthy(
    configuration: Configuration, folder: Path
) -> None:
    record(configuration, "A", Outcome.NOT_MODIFIED)
    with closing(sqlite3.connect(folder / "vigie.db")) as connection:
        row = ("mail", "[]", NOW.isoformat(sep=" "), 1, "no answer")
        names = "name, takes, enlisted_at, failures, problem"
        connection.execute(f"INSERT INTO sink ({names}) VALUES (?, ?, ?, ?, ?)", row)
        connection.commit()
    with FileLock(folder / "vigie.db", NOW):
        found = status_of(configuration, NOW, WEEK)
    assert (found.healthy, found.undelivered) == (True, ())
    assert found.delayed == ("sink mail failed its last try, 0 messages wait: no answer",)


def test_a_source_that_answers_again_is_well(configuration: Configuration, folder: Path) -> None:
    record(configuration, "B", Outcome.FAILED, "http 404")
    record(configuration, "B", Outcome.NOT_MODIFIED)
    with FileLock(folder / "vigie.db", NOW):
        assert status_of(configuration, NOW, WEEK).healthy


def test_sources_come_worst_first_each_with_its_reason(configuration: Configuration, folder: Path) -> None:
    record(configuration, "B", Outcome.FAILED, "http 404: there is nothing at this address")
    record(configuration, "B", Outcome.FAILED, "http 404: there is nothing at this address")
    record(configuration, "A", Outcome.NOT_MODIFIED)
    found = status_of(configuration, NOW, WEEK)
    assert [(line.name, line.condition, line.reason) for line in found.sources] == [
        ("B", SourceCondition.FAILING, "http 404, 2 times"),
        ("A", SourceCondition.QUIET, "nothing new (304)"),
    ]


def test_articles_are_counted_day_by_day(configuration: Configuration, folder: Path) -> None:
    record(configuration, "A", Outcome.NOT_MODIFIED)
    with closing(sqlite3.connect(folder / "vigie.db")) as connection:
        connection.executemany(
            "INSERT INTO volume (source, day, articles, copies) VALUES ('A', ?, ?, 0)",
            [("2026-06-01", 3), ("2026-05-30", 1), ("2026-05-26", 2), ("2026-05-25", 9)],
        )
        connection.commit()
    lines = {line.name: line for line in status_of(configuration, NOW, WEEK).sources}
    assert lines["A"].per_day == (2, 0, 0, 0, 1, 0, 3)
    assert (lines["A"].articles, lines["A"].condition) == (6, SourceCondition.WELL)
    assert (lines["B"].articles, lines["B"].condition) == (0, SourceCondition.NEW)


def test_the_queue_and_what_comes_next_are_told(configuration: Configuration) -> None:
    record(configuration, "A", Outcome.NOT_MODIFIED)
    found = status_of(configuration, NOW, WEEK)
    assert (found.queue, found.next_poll_at) == (1, NOW + timedelta(seconds=600))


def test_an_alarm_is_a_problem_and_puts_its_source_first(configuration: Configuration, folder: Path) -> None:
    record(configuration, "A", Outcome.NOT_MODIFIED)
    record(configuration, "B", Outcome.FAILED, "http 404")
    alarm = Alarm(
        kind=AlarmKind.SILENT,
        source="A",
        feed_url="",
        opened_at=NOW,
        seen_at=NOW,
        closed_at=None,
        evidence="Nothing new for 9 days; 4 articles a day are usual.",
        advice="Look at its home page.",
    )
    engine = open_database(configuration.store.url)
    note_alarms(engine, [alarm], {"A"}, NOW)
    engine.dispose()
    found = status_of(configuration, NOW, WEEK)
    assert [line.name for line in found.sources] == ["A", "B"]
    assert (found.sources[0].condition, found.sources[0].reason) == (SourceCondition.ALARM, "silent")
    assert "A: silent: Nothing new for 9 days; 4 articles a day are usual." in found.problems


def test_a_crawl_of_a_process_that_is_gone_is_none(configuration: Configuration) -> None:
    record(configuration, "A", Outcome.NOT_MODIFIED)
    with Archive.open(configuration.store.url) as archive:
        ours = Leasing(leases=archive.leases, purpose="vigie crawl")
        feeds = [feed for source in configuration.sources() for feed in source.feeds]
        ours.take(feeds[:1], NOW, 600)
        gone = Lease(
            site="b.example",
            holder="gone",
            purpose="vigie run",
            host=socket.gethostname(),
            pid=2**22 + 1,  # more than Linux gives
            taken_at=NOW,
            ends_at=NOW + timedelta(hours=1),
        )
        archive.leases.claim([gone], NOW, all_or_none=False)
    found = status_of(configuration, NOW, WEEK)
    assert [crawl.lease.site for crawl in found.crawls] == ["a.example"]
