"""Do four writers and four readers get along, for a minute, on a file and on a server that is restarted meanwhile?

    python tests/bench/bench_contention.py [--seconds 60] [--writers 4] [--readers 4]

Each writer keeps articles of its own and, beside them, the same story as the others at an address of its own; each
reader asks for the newest articles, counts, and one article in full. Every answer and every error is counted. At the
end all that was acknowledged has to be there, once, and `check_corpus` has to find nothing wrong.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from os import cpu_count, getpid
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Timer
from typing import Any

from sqlalchemy import text

from store.archive import Archive
from store.database import open_reader
from store.errors import StoreError
from store.integrity import check_corpus
from store.keeping.deliveries import Delivery
from store.reading import article_record, feed_states, latest_articles
from store.search.hits import search
from store.sql.transactions import read
from store.types import Article, Match
from tests.postgresql_server import PostgresServer, postgresql_programs

#: How long all processes may take to be ready, on a machine that does something else too.
_START_S = 120.0
NOW = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
_SYLLABLES = ("ker", "mor", "lan", "pen", "tré", "gué", "bel", "sab", "vel", "dour", "plou", "roz")


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a run came to."""

    acknowledged: int
    verdicts: Counter[str]
    reads: int
    errors: tuple[str, ...]
    #: What is not as it should be afterwards, a sentence each.
    wrong: tuple[str, ...]
    slowest_write_s: float
    slowest_read_s: float


def run(url: str, *, seconds: float, writers: int, readers: int, meanwhile: Callable[[], None] | None = None) -> Result:
    """Let processes write and read a corpus; half-way through, `meanwhile` does something to its server."""
    Archive.open(url).close()
    context = multiprocessing.get_context("spawn")
    results: Queue[dict[str, Any]] = context.Queue()
    ready = context.Barrier(writers + readers + 1)
    workers = [context.Process(target=_write, args=(url, place, seconds, ready, results)) for place in range(writers)]
    workers += [context.Process(target=_read, args=(url, seconds, ready, results)) for _ in range(readers)]
    for worker in workers:
        worker.start()
    ready.wait(_START_S)
    timer = Timer(seconds / 2, meanwhile) if meanwhile else None
    if timer:
        timer.start()
    told = [results.get(timeout=seconds + _START_S) for _ in workers]
    for worker in workers:
        worker.join()
    if timer:
        timer.join()
    return _summed(url, told)


def _write(url: str, place: int, seconds: float, ready: Barrier, results: Queue[dict[str, Any]]) -> None:
    urls: list[str] = []
    verdicts: Counter[str] = Counter()
    slowest_s = 0.0
    errors = []
    with Archive.open(url) as archive:
        ready.wait(_START_S)
        end_s = time.monotonic() + seconds
        number = 0
        while time.monotonic() < end_s:
            number += 1
            found = _story(place, number) if number % 5 == 0 else _article(place, number)
            began_s = time.monotonic()
            try:
                verdicts[_keep(archive, found, place)] += 1
                urls.append(found.url)
            except StoreError as error:
                errors.append(f"write: {error}")
            slowest_s = max(slowest_s, time.monotonic() - began_s)
    results.put({"urls": urls, "verdicts": verdicts, "errors": errors, "slowest_write_s": slowest_s})


def _keep(archive: Archive, found: Article, place: int) -> str:
    match = Match(topic="Ports", found=("title:port",))
    source = f"Gazette {place}"
    return archive.keep(
        Delivery(found=found, source=source, listed_url=found.url, match=match, wanted=True, now=NOW)
    ).value


def _read(url: str, seconds: float, ready: Barrier, results: Queue[dict[str, Any]]) -> None:
    reads, errors, slowest_s = 0, [], 0.0
    reader = open_reader(url)
    ready.wait(_START_S)
    end_s = time.monotonic() + seconds
    while time.monotonic() < end_s:
        began_s = time.monotonic()
        try:
            newest = latest_articles(reader, 20)
            if newest:
                article_record(reader, newest[-1].id)
            feed_states(reader)
            search(reader, "kermorlan")
            reads += 4
        except StoreError as error:
            errors.append(f"read: {error}")
        slowest_s = max(slowest_s, time.monotonic() - began_s)
    reader.dispose()
    results.put({"reads": reads, "errors": errors, "slowest_read_s": slowest_s})


def _article(place: int, number: int) -> Article:
    """An article that no other writer has."""
    url = f"https://gazette-{place}.example/port/quai-{number}.html"
    return _written(url, f"Quai {number} de la gazette {place}", Random(f"{place}/{number}"))


def _story(place: int, number: int) -> Article:
    """The article that every writer has, each at an address of its own."""
    return _written(f"https://gazette-{place}.example/depeches/{number}.html", f"Dépêche {number}", Random(number))


def _written(url: str, title: str, dice: Random) -> Article:
    names = ["".join(dice.choices(_SYLLABLES, k=3)) for _ in range(360)]
    paragraphs = (" ".join(names[start : start + 45]).capitalize() + "." for start in range(0, 360, 45))
    return Article(url=url, title=title, body="\n".join(paragraphs))


def _summed(url: str, told: list[dict[str, Any]]) -> Result:
    urls = [one for worker in told for one in worker.get("urls", ())]
    verdicts: Counter[str] = sum((worker.get("verdicts", Counter()) for worker in told), Counter())
    errors = [error for worker in told for error in worker["errors"]]
    return Result(
        acknowledged=len(urls),
        verdicts=verdicts,
        reads=sum(worker.get("reads", 0) for worker in told),
        errors=tuple(errors),
        wrong=tuple(_wrong(url, urls)),
        slowest_write_s=max(worker.get("slowest_write_s", 0.0) for worker in told),
        slowest_read_s=max(worker.get("slowest_read_s", 0.0) for worker in told),
    )


def _wrong(url: str, acknowledged: list[str]) -> Iterator[str]:
    reader = open_reader(url)
    kept = [
        row.url for row in read(reader, lambda connection: connection.execute(text("SELECT url FROM article")).all())
    ]
    twice = text("SELECT fingerprint FROM article GROUP BY fingerprint HAVING COUNT(DISTINCT story_id) > 1")
    doubled = read(reader, lambda connection: connection.execute(twice).all())
    if lost := set(acknowledged) - set(kept):
        yield f"{len(lost)} articles were acknowledged and are not there"
    if unasked := len(kept) - len(set(acknowledged)):
        yield f"{unasked} articles more are there than were acknowledged"
    if doubled:
        yield f"{len(doubled)} texts are in more than one story"
    for checked in check_corpus(reader, full=True):
        yield from (f"{checked.name}: {problem}" for problem in checked.problems)
    reader.dispose()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--readers", type=int, default=4)
    arguments = parser.parse_args()
    load = {"seconds": arguments.seconds, "writers": arguments.writers, "readers": arguments.readers}
    print(f"{arguments.writers} writers, {arguments.readers} readers, {arguments.seconds:g} s, {cpu_count()} cores")
    print(f"{'':28}{'kept/s':>8}{'reads/s':>9}{'slowest':>15}{'errors':>8}{'wrong':>7}")
    with TemporaryDirectory() as folder:
        _print("SQLite, one file", run(f"sqlite:///{folder}/vigie.db", **load), arguments.seconds)
    programs = postgresql_programs()
    if programs is None:
        raise SystemExit("no PostgreSQL server is installed here (initdb, postgres): that half was not measured")
    with PostgresServer(Path(f"/tmp/vigie-bench-{getpid()}"), programs) as server:
        _print("PostgreSQL", run(server.new_database(), **load), arguments.seconds)
        result = run(server.new_database(), meanwhile=partial(_restart, server), **load)
        _print("PostgreSQL, restarted midway", result, arguments.seconds)


def _restart(server: PostgresServer) -> None:
    server.stop()
    server.start()


def _print(name: str, result: Result, seconds: float) -> None:
    slowest = f"{result.slowest_write_s:.2f} / {result.slowest_read_s:.2f} s"
    rates = f"{result.acknowledged / seconds:8.1f}{result.reads / seconds:9.1f}"
    print(
        f"{name:28}{rates}{slowest:>15}{len(result.errors):8}{len(result.wrong):7}   {dict(result.verdicts)}",
        flush=True,
    )
    for sentence in (*result.errors[:5], *result.wrong[:5]):
        print(f"    {sentence}")


if __name__ == "__main__":
    main()
