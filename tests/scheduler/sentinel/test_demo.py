"""Every poll of the bundled press web ends in a word of the closed list, and what its pages were like is known."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

from store.types import Ending
from tests.scheduler.conftest import Demo

#: Sources of the press web that bring nothing, and why.
FAILING = {"Portail lent": Ending.RATE_LIMITED.value, "Revue disparue": Ending.NOT_A_FEED.value}


def ask(demo: Demo, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(demo.database)) as connection:
        return connection.execute(query).fetchall()


def test_every_poll_has_its_ending(demo: Demo) -> None:
    endings = dict(ask(demo, "SELECT source, ending FROM crawls"))
    assert {source: ending for source, ending in endings.items() if ending != "new"} == FAILING
    assert dict(ask(demo, "SELECT source, last_ending FROM source_health")) == endings


def test_what_pages_were_like_stands_with_the_poll(demo: Demo) -> None:
    figures = ask(demo, "SELECT source, fetched, words, makeshift, empty_pages FROM crawls WHERE outcome = 'new'")
    assert all(words and 50 < words < 1000 for _, _, words, _, _ in figures)
    assert all(makeshift <= fetched and empty <= fetched for _, fetched, _, makeshift, empty in figures)
    by_source = {source: (makeshift, empty) for source, _, _, makeshift, empty in figures}
    assert by_source["Asso et société"] == (3, 0), "its pages print their dates in the text alone"
    assert by_source["Numérique gouv"] == (0, 1), "one of its entries leads to a PDF"


def test_pages_are_noted_each_once_and_feeds_with_their_newest_date(demo: Demo) -> None:
    pages, addresses = ask(demo, "SELECT count(*), count(DISTINCT url_key) FROM reading")[0]
    assert pages == addresses > 20
    assert {ending for (ending,) in ask(demo, "SELECT DISTINCT ending FROM reading")} >= {"", "empty bodies"}
    newest = dict(ask(demo, "SELECT source, newest_at FROM source_health"))
    assert newest["DSI Magazine"].startswith("2026-")
    assert newest["Revue disparue"] is None
