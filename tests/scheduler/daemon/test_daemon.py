"""`vigie run` as a process: it polls what is due, says how it is, and ends when it is told to."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crawler.press_web import PressWeb
from store.console import answer
from tests.scheduler.conftest import Daemon, Vigie
from tests.scheduler.processes import living, wait_for

#: Seconds between two polls in these tests.
INTERVAL_S = 2
QUICK = f"[schedule]\nmin_interval_s = {INTERVAL_S}\nmax_interval_s = {INTERVAL_S}\ntick_s = 0.2\n"
DSI = {"dsi-magazine.example": "/rss"}
STALLS = '[routes."/feed"]\nfault = "stall"\nstatus = 200\n'


def titles(database: Path) -> list[str]:
    if not database.exists() or not answer(database, "SELECT 1 FROM sqlite_master WHERE name = 'articles'").rows:
        return []
    return [str(title) for (title,) in answer(database, "SELECT title FROM articles").rows]


def line_of_the_one_feed(vigie: Vigie) -> dict[str, Any]:
    (line,) = json.loads(vigie("status", "--json").stdout)["feeds"]
    return dict(line)


def test_a_new_article_is_in_the_database_within_one_interval(
    folder: Path, web: PressWeb, on_press_web: Callable[..., Path], vigie: Vigie, start: Callable[[], Daemon]
) -> None:
    on_press_web(DSI, QUICK)
    database = folder / "vigie.db"
    daemon = start()
    wait_for(lambda: titles(database), 20, "the first article")
    wait_for(lambda: line_of_the_one_feed(vigie)["state"]["last_outcome"] == "new", 10, "the first report")
    first = titles(database)

    web.publish("dsi-magazine.example")
    wait_for(lambda: len(titles(database)) > len(first), INTERVAL_S + 5, "the new article")
    assert [title for title in titles(database) if title not in first] == [
        "Le port de Cornouaille reconduit son accord avec Microsoft"
    ]

    wait_for(lambda: "304" in line_of_the_one_feed(vigie)["state"]["last_reason"], 10, "a poll that finds nothing new")
    told = vigie("status", "--json")
    status = json.loads(told.stdout)
    assert told.returncode == 0, told.stdout
    assert status["healthy"]
    assert status["daemon"]["pid"] == daemon.pid
    (line,) = status["feeds"]
    assert line["state"]["next_poll_at"]  # which the poll that is under way may have passed
    assert line["state"]["failures_in_a_row"] == 0
    shown = vigie("status").stdout
    assert f"The daemon (process {daemon.pid}) is up" in shown
    assert "304" in shown

    daemon.send_signal(signal.SIGTERM)
    assert daemon.wait(timeout=40) == 0
    wait_for(lambda: not living(daemon.pid), 5, "the end of the daemon's children")
    assert "ended" in (folder / "daemon.log").read_text()
    assert "the daemon is not running" in json.loads(vigie("status", "--json").stdout)["problems"]


def test_a_second_daemon_is_refused_with_the_first_ones_name(
    folder: Path, on_press_web: Callable[..., Path], vigie: Vigie, start: Callable[[], Daemon]
) -> None:
    on_press_web(DSI, QUICK)
    daemon = start()
    wait_for(lambda: b"watching" in (folder / "daemon.log").read_bytes(), 10, "the daemon's start")
    second = vigie("run")
    assert second.returncode == 75
    assert f"process {daemon.pid}" in second.stderr
    assert daemon.poll() is None


def test_a_one_off_crawl_goes_on_beside_the_daemon(
    folder: Path, on_press_web: Callable[..., Path], vigie: Vigie, start: Callable[[], Daemon]
) -> None:
    on_press_web(DSI, QUICK)
    start()
    wait_for(lambda: b"watching" in (folder / "daemon.log").read_bytes(), 10, "the daemon's start")
    crawled = vigie("crawl", "--json")
    wait_for(lambda: titles(folder / "vigie.db"), 20, "an article")
    assert json.loads(crawled.stdout)["reports"]
    with closing(sqlite3.connect(folder / "vigie.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_daemon_that_dies_in_its_sleep_leaves_nothing_behind(
    folder: Path, on_press_web: Callable[..., Path], start: Callable[[], Daemon]
) -> None:
    on_press_web(DSI, QUICK)
    daemon = start()
    wait_for(lambda: titles(folder / "vigie.db"), 20, "the first poll")
    daemon.kill()
    daemon.wait()
    wait_for(lambda: not living(daemon.pid), 10, "the end of the daemon's children")
    heir = start()
    wait_for(lambda: b"ended" not in (folder / "daemon.log").read_bytes() and len(living(heir.pid)) > 1, 10, "its heir")


@pytest.fixture
def stalled(folder: Path, configure: Callable[[str], Path]) -> Iterator[PressWeb]:
    """A press web whose one feed never answers, and a configuration that watches it."""
    host = folder / "hosts" / "stalled.example"
    host.mkdir(parents=True)
    (host / "site.toml").write_text(STALLS)
    (host / "robots.txt").write_text("")
    with PressWeb(folder / "hosts") as web:
        source = '[[source]]\nname = "Stalled"\nfeeds = ["http://stalled.example/feed"]\n'
        network = f'[network]\nproxy = "{web.proxy}"\ndelay_s = 0.0\n'
        configure('contact = "mailto:tests@vigie.example"\n' + network + QUICK + source)
        yield web


def asked_in_vain(web: PressWeb) -> bool:
    return bool(web.requests("stalled.example")[1:])


def test_a_crawl_that_is_killed_is_put_off_and_the_daemon_goes_on(
    folder: Path, stalled: PressWeb, vigie: Vigie, start: Callable[[], Daemon]
) -> None:
    daemon = start()
    wait_for(lambda: asked_in_vain(stalled), 15, "the request that is never answered")
    for pid in living(daemon.pid):
        if pid != daemon.pid:
            os.kill(pid, signal.SIGKILL)
    wait_for(lambda: b"crawl died" in (folder / "daemon.log").read_bytes(), 10, "the daemon's notice")
    wait_for(lambda: not line_of_the_one_feed(vigie)["due"], 10, "the feed to be put off")
    assert daemon.poll() is None
    daemon.send_signal(signal.SIGTERM)
    assert daemon.wait(timeout=40) == 0


def test_a_second_signal_ends_it_at_once(folder: Path, stalled: PressWeb, start: Callable[[], Daemon]) -> None:
    daemon = start()
    wait_for(lambda: asked_in_vain(stalled), 15, "the request that is never answered")
    daemon.send_signal(signal.SIGTERM)
    wait_for(lambda: b"ending" in (folder / "daemon.log").read_bytes(), 5, "the first signal's effect")
    daemon.send_signal(signal.SIGTERM)
    assert daemon.wait(timeout=5) == 128 + signal.SIGTERM
    wait_for(lambda: not living(daemon.pid), 5, "the end of the daemon's children")


def test_a_daemon_without_a_contact_is_refused(vigie: Vigie) -> None:
    refused = vigie("run")
    assert refused.returncode == 78
    assert "contact" in refused.stderr
    assert "VIGIE_CONTACT" in refused.stderr


def test_a_daemon_with_a_bad_topic_is_refused(vigie: Vigie) -> None:
    refused = vigie("run", VIGIE_CONTACT="mailto:me@vigie.example", VIGIE_TOPIC__QUERY="a AND (")
    assert refused.returncode == 78
    assert "VIGIE_TOPIC__QUERY" in refused.stderr


def test_status_without_a_database_says_how_one_is_made(vigie: Vigie) -> None:
    told = vigie("status")
    assert told.returncode == 1
    (line,) = told.stderr.splitlines()
    assert line.startswith("vigie: vigie.db: ")
    assert "`vigie crawl`" in line
