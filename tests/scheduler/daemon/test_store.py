"""The daemon and its database: a server instead of a file, one that goes away, and the daily upkeep."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.press_web import PressWeb
from store.archive import Archive
from store.database import open_reader
from store.reading import latest_articles
from store.types import CrawlReport, Feed, FeedKind, Outcome
from tests.postgresql_server import PostgresServer
from tests.scheduler.conftest import Daemon, Vigie
from tests.scheduler.processes import living, wait_for

QUICK = "[schedule]\nmin_interval_s = 2\nmax_interval_s = 2\ntick_s = 0.2\n"
DSI = {"dsi-magazine.example": "/rss"}


def titles(url: str) -> list[str]:
    reader = open_reader(url)
    try:
        return [headline.title for headline in latest_articles(reader, 100)]
    finally:
        reader.dispose()


@pytest.fixture
def watching(
    postgresql_server: PostgresServer, on_press_web: Callable[..., Path], folder: Path, start: Callable[[], Daemon]
) -> tuple[str, Daemon]:
    """A daemon that watches into a server's database, made by itself."""
    url = postgresql_server.new_database(empty=True)
    on_press_web(DSI, f'{QUICK}[store]\nurl = "{url}"\n')
    daemon = start()
    wait_for(lambda: b"watching" in (folder / "daemon.log").read_bytes(), 20, "the daemon's start")
    return url, daemon


def test_a_daemon_watches_into_a_server_is_alone_and_ends_when_told(
    watching: tuple[str, Daemon], vigie: Vigie, folder: Path
) -> None:
    url, daemon = watching
    wait_for(lambda: titles(url), 20, "the first article")
    second = vigie("run")
    assert second.returncode == 75
    assert f"process {daemon.pid} on " in second.stderr

    told = wait_for(lambda: json.loads(vigie("status", "--json").stdout), 10, "the status")
    assert told["daemon"]["pid"] == daemon.pid
    assert told["daemon"]["ticked_at"]

    daemon.send_signal(signal.SIGTERM)
    assert daemon.wait(timeout=40) == 0
    wait_for(lambda: not living(daemon.pid), 5, "the end of the daemon's children")
    assert "ended" in (folder / "daemon.log").read_text()
    assert "the daemon is not running" in json.loads(vigie("status", "--json").stdout)["problems"]


def test_a_daemon_outlives_a_restart_of_its_server(
    watching: tuple[str, Daemon], postgresql_server: PostgresServer, web: PressWeb, folder: Path
) -> None:
    url, daemon = watching
    first = wait_for(lambda: titles(url), 20, "the first article")
    postgresql_server.stop()
    try:
        # A transaction under way is tried again for longer than this test waits, before anybody asks for the lock.
        notices = re.compile(rb"the lock is lost|transaction tried again")
        wait_for(lambda: notices.search((folder / "daemon.log").read_bytes()), 20, "the daemon's notice")
    finally:
        postgresql_server.start()
    web.publish("dsi-magazine.example")
    wait_for(lambda: len(titles(url)) > len(first), 30, "the new article")
    assert daemon.poll() is None
    daemon.send_signal(signal.SIGTERM)
    assert daemon.wait(timeout=40) == 0


def test_what_is_over_its_time_goes_while_the_daemon_runs(
    folder: Path, on_press_web: Callable[..., Path], start: Callable[[], Daemon]
) -> None:
    on_press_web(DSI, f"{QUICK}[retention]\nlog_days = 7\n")
    gone = Feed(source="Gone", url="http://gone.example/rss", kind=FeedKind.FEED)
    then = datetime.now(UTC) - timedelta(days=8)
    with Archive.open("sqlite:///vigie.db") as archive:
        archive.register([gone])
        report = CrawlReport(
            source=gone.source, feed_url=gone.url, started_at=then, ended_at=then, outcome=Outcome.NOT_MODIFIED
        )
        archive.record(report, None)
        # What was written lately is the witness that the clock can be trusted with deletion.
        archive.record(replace(report, ended_at=datetime.now(UTC)), None)
    daemon = start()
    wait_for(lambda: b"pruned pages=0 articles=0 crawls=1" in (folder / "daemon.log").read_bytes(), 20, "the upkeep")
    daemon.send_signal(signal.SIGTERM)
    assert daemon.wait(timeout=40) == 0


def test_a_daemon_that_waits_for_its_server_ends_when_told(
    watching: tuple[str, Daemon], postgresql_server: PostgresServer, folder: Path
) -> None:
    """It sat out a pause of up to 40 s before it ended."""
    _, daemon = watching
    postgresql_server.stop()
    try:
        wait_for(lambda: b"tried again in_s=1.0" in (folder / "daemon.log").read_bytes(), 30, "its longer pauses")
        daemon.send_signal(signal.SIGTERM)
        assert daemon.wait(timeout=20) == 0
    finally:
        postgresql_server.start()
    wait_for(lambda: not living(daemon.pid), 5, "the end of the daemon's children")
