"""Four processes that keep the same stories at once, some of them killed: no story is doubled, no article lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

import pytest

from store.archive import Archive
from store.types import Article
from tests.store.conftest import ask
from tests.store.examples import NOW, keep, own_words

WRITERS = 4
STORIES = 500
#: Articles that all have kept together between two kills: about a second's work.
PROGRESS = 150
#: The writer that is killed next begins anew, so each is killed a few times only.
KILLS = 5


def article_of(story: int, writer: int) -> Article:
    """A story as one of the titles tells it: nobody's text is another's, word for word."""
    text = f"{own_words(story, 80)} lu dans le journal numéro {writer} {own_words(9000 + writer, 6)}"
    return Article(url=f"https://titre{writer}.example/a-{story}", title=f"Titre {story}", body=text)


def keep_them(store_url: str, writer: int, progress: Connection) -> None:
    """Keep each story in an order of the writer's own, and say so; from the beginning, like an import run again."""
    with Archive.open(store_url) as archive:
        for place in range(STORIES):
            story = (place + writer * 3) % STORIES
            keep(archive, article_of(story, writer), source=f"Titre {writer}")
            progress.send(story)


@dataclass
class Writers:
    """The four processes, and where each tells how far it is."""

    store_url: str
    processes: dict[int, SpawnProcess] = field(default_factory=dict)
    listening: dict[Connection, int] = field(default_factory=dict)

    def start(self, writer: int) -> None:
        context = get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        self.processes[writer] = context.Process(target=keep_them, args=(self.store_url, writer, theirs))
        self.processes[writer].start()
        theirs.close()
        self.listening[ours] = writer

    def run(self, kills: int = 0) -> int:
        """Wait for all to end, killing one after each piece of progress; how many were killed."""
        killed = told = 0
        for writer in range(WRITERS):
            self.start(writer)
        while self.listening:
            told += sum(map(self._hear, wait(list(self.listening))))
            if killed < kills and told >= (killed + 1) * PROGRESS:
                killed += self._kill(killed % WRITERS)
        for process in self.processes.values():
            process.join()
            assert process.exitcode == 0
        return killed

    def _hear(self, progress: object) -> int:
        assert isinstance(progress, Connection)
        try:
            progress.recv()
        except EOFError:
            del self.listening[progress]
            return 0
        return 1

    def _kill(self, writer: int) -> int:
        if not self.processes[writer].is_alive():
            return 0
        self.processes[writer].kill()
        self.processes[writer].join()
        self.start(writer)
        return 1


def assert_whole(store_url: str) -> None:
    assert ask(store_url, "SELECT count(*), count(DISTINCT url) FROM articles") == [(WRITERS * STORIES,) * 2]
    assert ask(store_url, "SELECT count(*), min(articles), max(articles) FROM stories") == [(STORIES, WRITERS, WRITERS)]
    doubled = "SELECT title FROM articles GROUP BY title HAVING count(DISTINCT story_id) > 1"
    assert ask(store_url, doubled) == []
    assert ask(store_url, "SELECT count(*) FROM revisions") == [(WRITERS * STORIES,)]
    assert ask(store_url, "SELECT sum(articles), sum(copies) FROM volumes") == [(2000, 1500)]
    carriers = "SELECT count(DISTINCT article_id) FROM fingerprint"
    assert ask(store_url, carriers) == [(STORIES,)]


@pytest.mark.parametrize("kills", [0, KILLS], ids=["undisturbed", "killed"])
def test_stories_of_four_writers_are_neither_doubled_nor_lost(store_url: str, kills: int) -> None:
    Archive.open(store_url).close()
    assert (Writers(store_url).run(kills) > 0) is (kills > 0)
    assert_whole(store_url)
    assert keep_again(store_url) == [(WRITERS * STORIES,)]


def keep_again(store_url: str) -> list[tuple[object, ...]]:
    """What is there when one more pass over some of them is done."""
    with Archive.open(store_url) as archive:
        for story in range(0, STORIES, 50):
            keep(archive, article_of(story, 1), source="Titre 1", now=NOW)
    return ask(store_url, "SELECT count(*) FROM articles")
