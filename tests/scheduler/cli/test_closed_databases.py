"""A command lets go of the corpus when it has its answer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.scheduler.conftest import Ran
from tests.scheduler.kept import database_in, keep_articles

COMMANDS = (
    *("articles", "show 99", "diff 1", "search accord", "search (", "stories", "stories why 1 2", "stories split 1"),
    *("partners", "topic explain 1", "export --format jsonl", "forget --person Nemo --dry-run"),
)


def held_open(file: Path) -> list[str]:
    """What this process has open of a database."""
    links = []
    for link in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # that by which the folder itself is read
            links.append(str(link.readlink()))
    return [link for link in links if link.startswith(str(file))]


@pytest.mark.skipif(sys.platform != "linux", reason="what is open is read from /proc")
def test_nothing_of_the_corpus_is_open_after_a_command(here: Callable[..., Ran], folder: Path) -> None:
    corpus = database_in(folder)
    keep_articles(corpus, 2)
    left = {}
    for command in COMMANDS:
        here(*command.split())
        left[command] = held_open(folder / "vigie.db")
    assert not any(left.values()), left
