"""Four processes that keep the same stories at once, for the tests and for the benchmark that kills them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext as ForkServer
from multiprocessing.context import ForkServerProcess, SpawnContext, SpawnProcess

from store.archive import Archive
from store.types import Article
from tests.store.conftest import ask
from tests.store.examples import keep, own_words

WRITERS = 4
STORIES = 500


def article_of(story: int, writer: int) -> Article:
    """A story as one of the titles tells it: nobody's text is another's, word for word."""
    text = f"{own_words(story, 80)} lu dans le journal numéro {writer} {own_words(9000 + writer, 6)}"
    return Article(url=f"https://titre{writer}.example/a-{story}", title=f"Titre {story}", body=text)


def keep_them(store_url: str, writer: int, done: int, progress: Connection) -> None:
    """Keep each story in an order of the writer's own, but for those that were done, and say so each time."""
    with Archive.open(store_url) as archive:
        for place in range(done, STORIES):
            story = (place + writer * 3) % STORIES
            keep(archive, article_of(story, writer), source=f"Titre {writer}")
            progress.send(story)


@dataclass
class Writers:
    """The four processes, and where each tells how far it is."""

    store_url: str
    context: SpawnContext | ForkServer
    #: Asked after each piece of progress, or after a moment without any: the writer to be killed, if any now.
    victim: Callable[[int], int | None] = lambda _told: None
    #: Whether one that was killed begins anew, like an import run again, or goes on, like a crawl.
    begins_anew: bool = True
    processes: dict[int, SpawnProcess | ForkServerProcess] = field(default_factory=dict)
    listening: dict[Connection, int] = field(default_factory=dict)
    done: dict[int, int] = field(default_factory=dict)

    def run(self) -> int:
        """Wait for all to end, killing them as the victim says; how many were killed."""
        killed = told = 0
        for writer in range(WRITERS):
            self._start(writer)
        while self.listening:
            told += sum(map(self._hear, wait(list(self.listening), timeout=0.05)))
            victim = self.victim(told)
            killed += victim is not None and self._kill(victim)
        for process in self.processes.values():
            process.join()
            assert process.exitcode == 0
        return killed

    def _start(self, writer: int) -> None:
        ours, theirs = self.context.Pipe(duplex=False)
        done = 0 if self.begins_anew else self.done.get(writer, 0)
        process = self.context.Process(target=keep_them, args=(self.store_url, writer, done, theirs))
        self.processes[writer] = process
        process.start()
        theirs.close()
        self.listening[ours] = writer
        self.done[writer] = done

    def _hear(self, progress: object) -> int:
        assert isinstance(progress, Connection)
        try:
            progress.recv()
        except EOFError:
            self.listening.pop(progress)
            progress.close()
            return 0
        self.done[self.listening[progress]] += 1
        return 1

    def _kill(self, writer: int) -> bool:
        if not self.processes[writer].is_alive():
            return False
        self.processes[writer].kill()
        self.processes[writer].join()
        # What it said last is still in its pipe.
        while any(each == writer for each in self.listening.values()):
            for progress in [pipe for pipe, each in self.listening.items() if each == writer]:
                self._hear(progress)
        self._start(writer)
        return True


def wrong(store_url: str) -> list[str]:
    """What is not as it should be once all have kept all: the questions that are answered otherwise, with answers."""
    every = WRITERS * STORIES
    questions: dict[str, list[tuple[object, ...]]] = {
        "SELECT count(*), count(DISTINCT url) FROM articles": [(every, every)],
        "SELECT count(*), min(articles), max(articles) FROM story": [(STORIES, WRITERS, WRITERS)],
        "SELECT title FROM articles GROUP BY title HAVING count(DISTINCT story_id) > 1": [],
        "SELECT count(*) FROM revision": [(every,)],
        "SELECT sum(articles), sum(copies) FROM volumes": [(every, every - STORIES)],
        "SELECT count(DISTINCT article_id) FROM fingerprint": [(STORIES,)],
    }
    answers = {question: ask(store_url, question) for question in questions}
    return [f"{question}: {answers[question]}" for question in questions if answers[question] != questions[question]]
