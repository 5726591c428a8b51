"""A corpus whose sinks are scripts that write down what they are given, in a folder of their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from scheduler.configuration.loading import Configuration, load_configuration
from store.archive import Archive
from store.database import open_database
from store.outbox import announce
from store.sql.transactions import write
from tests.scheduler.kept import database_in
from tests.store.outbox.test_outbox import alarm_of


@dataclass
class Clock:
    """The time that the tests give."""

    time: datetime

    def __call__(self) -> datetime:
        return self.time


@dataclass(frozen=True)
class Post:
    """A corpus, its sinks, and what came of it."""

    folder: Path
    configuration: Configuration

    def tell(self, *sources: str) -> None:
        """Raise an alarm for each of these, as a message of its own."""
        engine = open_database(self.configuration.store.url)
        for source in sources:
            write(engine, lambda connection, named=source: announce(connection, [alarm_of(named)], []))
        engine.dispose()

    def got(self, sink: str) -> list[dict[str, Any]]:
        """What a sink was given, in order."""
        file = self.folder / f"{sink}.got"
        return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []

    def sources(self, sink: str) -> list[str]:
        """The sources of its alarms."""
        return [told["alarms"]["opened"][0]["source"] for told in self.got(sink)]


@pytest.fixture
def post(folder: Path, configure: Callable[[str], Path]) -> Callable[..., Post]:
    """Make a corpus with sinks: name → a shell program that has the letter in `$given`, and its file in `$got`."""

    def make(more: str = "", takes: str = '["alarms", "daily", "weekly"]', **programs: str) -> Post:
        tables = [
            f'[[sink]]\nname = "{name}"\nkind = "command"\ntakes = {takes}\ntimeout_s = 30\n'
            f"argv = {json.dumps(['/bin/sh', '-c', f'given=$(cat); got={folder}/{name}.got; {program}'])}\n"
            for name, program in programs.items()
        ]
        source = '[[source]]\nname = "DSI Magazine"\nfeeds = ["https://dsi-magazine.example/rss"]\n'
        configure(f'[store]\nurl = "{database_in(folder)}"\n{source}{more}' + "".join(tables))
        Archive.open(database_in(folder)).close()
        return Post(folder, load_configuration())

    return make


#: Writes down the letter on a line.
KEEP = "printf '%s\\n' \"$given\" >> $got"
