"""What is due is claimed, polled and planned; what stands in the way of that holds up nobody else."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scheduler.configuration.loading import load_configuration
from scheduler.crawls.chronicle import Chronicle
from scheduler.crawls.polling import Polling
from store.archive import Archive

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
CANAL = """contact = "mailto:a@b.example"
[[source]]
name = "Canal"
feeds = ["http://canal.example/rss"]
"""


def test_sites_that_were_taken_in_vain_are_free_again(
    folder: Path, configure: Callable[[str], Path], caplog: pytest.LogCaptureFixture
) -> None:
    configuration = load_configuration(configure(CANAL))
    with Archive.open(configuration.store.url) as archive:
        with closing(sqlite3.connect(folder / "vigie.db")) as connection:
            connection.execute("CREATE TRIGGER full BEFORE INSERT ON feed BEGIN SELECT RAISE(ABORT, 'no room'); END")
        polling = Polling(configuration, archive, Chronicle(archive.progress, lambda: NOW), lambda: NOW)
        asyncio.run(polling.tick())
        assert archive.leases.holding(NOW) == []
    assert "nothing is polled, the next tick tries again" in caplog.text
