"""Four processes that keep the same stories at once, some of them killed: no story is doubled, no article lost.

`tests/bench/kill_writers.py` does the same with a kill every second, however long it takes.
"""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_context

import pytest

from store.archive import Archive
from tests.store.conftest import ask
from tests.store.copies.writers import STORIES, WRITERS, Writers, article_of, wrong
from tests.store.examples import NOW, keep

#: Articles that all have kept together between two kills: about a second's work.
PROGRESS = 150
#: The writer that is killed next begins anew, so each is killed a few times only.
KILLS = 5


def one_after_the_other(kills: int) -> Callable[[int], int | None]:
    """A victim after each piece of progress, in turn."""
    victims = iter(range(kills))
    due = iter(range(PROGRESS, PROGRESS * (kills + 1), PROGRESS))
    state = {"at": next(due, None)}

    def victim(told: int) -> int | None:
        if state["at"] is None or told < state["at"]:
            return None
        state["at"] = next(due, None)
        return next(victims) % WRITERS

    return victim


@pytest.mark.parametrize("kills", [0, KILLS], ids=["undisturbed", "killed"])
def test_stories_of_four_writers_are_neither_doubled_nor_lost(store_url: str, kills: int) -> None:
    Archive.open(store_url).close()
    killed = Writers(store_url, get_context("forkserver"), one_after_the_other(kills)).run()
    assert (killed > 0) is (kills > 0)
    assert wrong(store_url) == []
    assert keep_again(store_url) == [(WRITERS * STORIES,)]


def keep_again(store_url: str) -> list[tuple[object, ...]]:
    """What is there when one more pass over some of them is done."""
    with Archive.open(store_url) as archive:
        for story in range(0, STORIES, 50):
            keep(archive, article_of(story, 1), source="Titre 1", now=NOW)
    return ask(store_url, "SELECT count(*) FROM articles")
