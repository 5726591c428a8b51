"""`vigie run --once`, for those who have cron."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from scheduler.lock import FileLock
from tests.scheduler.conftest import Vigie

FEEDS = {"dsi-magazine.example": "/rss", "agence-hexagone.example": "/fil.atom"}


def asked(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.execute(query))


def test_what_is_due_is_polled_once_and_the_rest_is_left(
    vigie: Vigie, on_press_web: Callable[..., Path], folder: Path
) -> None:
    on_press_web(FEEDS)
    first = vigie("run", "--once")
    assert first.returncode == 0, first.stderr
    assert "done feeds=2 polls=2 failed=0 kept=6" in first.stderr
    assert "pruned" in first.stderr
    database = folder / "vigie.db"
    assert asked(database, "SELECT count(*) FROM crawls") == [(2,)]
    assert asked(database, "SELECT count(*) FROM lease") == [(0,)]
    assert asked(database, "SELECT count(*) FROM crawl_progress") == [(0,)]
    again = vigie("run", "--once", "--log-format", "json")
    assert again.returncode == 0
    assert "done feeds=0 polls=0" in again.stderr
    assert asked(database, "SELECT count(*) FROM crawls") == [(2,)]


def test_a_source_that_fails_is_exit_code_1(vigie: Vigie, on_press_web: Callable[..., Path]) -> None:
    on_press_web({"revue-disparue.example": "/rss"})
    failed = vigie("run", "--once")
    assert failed.returncode == 1
    assert "done feeds=1 polls=1 failed=1 kept=0" in failed.stderr


def test_it_meets_no_daemon(vigie: Vigie, on_press_web: Callable[..., Path], folder: Path) -> None:
    on_press_web(FEEDS)
    with FileLock(folder / "vigie.db", datetime.now(UTC)):
        refused = vigie("run", "--once")
    assert refused.returncode == 75
    assert "another vigie daemon holds" in refused.stderr
