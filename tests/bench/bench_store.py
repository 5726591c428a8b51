"""What keeping and asking cost in a small corpus and in a large one.

    python tests/bench/bench_store.py [--count 1000000] [--small 10000] [--texts DIR] [--url URL] [--folder DIR]
    python tests/bench/bench_store.py --existing URL [--small 10000] [--texts DIR] [--url URL] [--folder DIR]

Builds a corpus of shuffled sentences (about 3 kB an article) in a SQLite file, or at `--url`, in bulk. At both sizes it
keeps articles (fingerprint, story, revision, matches, full text), one transaction each, as when they come one by one,
and some in one, as the program does with those that wait: in an import, or while a crawl's disk is busy. Beside it, in
turns, it writes the same rows with bare `executemany`, every derived value made before, in one transaction for all: the
ratios are what the archive costs. What bare rows cost in a transaction an article is shown too, which is what no
archive that keeps one by one can go below. Then it times what people ask for.

With `--existing` the large corpus is not built, which takes an hour for a million articles, but is the one at URL: one
that this benchmark built from the same texts. What is measured stays in it.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from store.archive import Archive
from store.database import open_database, open_reader
from store.keeping.deliveries import MOST_TOGETHER, Delivery
from store.parts import in_parts
from store.reading import latest_articles
from store.search.hits import search
from store.types import Article
from tests.bench.corpora import (
    FIRST_DAY,
    MATCH,
    SOURCES,
    Fingerprints,
    PreparedBatch,
    articles,
    count_articles,
    fill,
    prepare,
    prepared_batch,
    read_through,
    sentences,
    write_rows,
)

#: Turns of keeping and bare writing, so that noise meets both alike.
_TURNS = 5
#: Of a column of rates, in characters.
_WIDTH = 17
_MONTHS = "SELECT month, SUM(articles) FROM volumes GROUP BY month"
_HEALTH = "SELECT * FROM source_health"
_STORIES = "SELECT id, title, copies, sources FROM stories ORDER BY id DESC LIMIT 50"


def keep_rate(archive: Archive, batch: list[Article], together: int) -> float:
    """Articles kept a second, so many in a transaction."""
    deliveries = [
        Delivery(found=each, source=SOURCES[number % 100], listed_url=each.url, match=MATCH, wanted=True, now=FIRST_DAY)
        for number, each in enumerate(batch)
    ]
    started_at = time.perf_counter()
    for some in in_parts(deliveries, together):
        archive.keep_all(some)
    return len(batch) / (time.perf_counter() - started_at)


def bare_rate(engine: Engine, batches: list[PreparedBatch]) -> float:
    """Articles a second by `executemany` of rows that were made before, a transaction for each batch."""
    started_at = time.perf_counter()
    for rows in batches:
        with engine.begin() as connection:
            write_rows(connection, rows)
    return sum(len(each.indexed) for each in batches) / (time.perf_counter() - started_at)


def next_id(engine: Engine) -> int:
    """Far above the ids of the sequence, so that kept articles never meet it."""
    with engine.connect() as connection:
        newest = [
            int(connection.execute(text(f"SELECT COALESCE(MAX(id), 0) FROM {table}")).scalar_one())
            for table in ("story", "article", "revision")
        ]
    return max(newest) + 1_000_000


@dataclass(frozen=True, kw_only=True)
class WritingRates:
    """Medians over some turns, in articles a second."""

    #: Kept, a transaction each.
    alone: float
    #: Kept, as many in a transaction as the program takes at most.
    together: float
    #: By `executemany`, in one transaction for all.
    bare: float
    #: Likewise, a transaction an article.
    single: float


def measure_writing(url: str, made: Iterator[Article], per_turn: int, fingerprints: Fingerprints) -> WritingRates:
    engine = open_database(url)
    rates: list[tuple[float, float, float, float]] = []
    with Archive(engine) as archive:
        for _ in range(_TURNS):
            alone = keep_rate(archive, list(islice(made, per_turn)), 1)
            together = keep_rate(archive, list(islice(made, per_turn)), MOST_TOGETHER)
            whole = prepared_batch(engine.dialect.name, next_id(engine), list(islice(made, per_turn)), fingerprints)
            bare = bare_rate(engine, [whole])
            first = next_id(engine)
            singles = [
                prepared_batch(engine.dialect.name, first + number, [each], fingerprints)
                for number, each in enumerate(islice(made, per_turn))
            ]
            rates.append((alone, together, bare, bare_rate(engine, singles)))
            reset_sequences(engine)
    alone, together, bare, single = map(statistics.median, zip(*rates, strict=True))
    return WritingRates(alone=alone, together=together, bare=bare, single=single)


def reset_sequences(engine: Engine) -> None:
    """Let PostgreSQL go on after ids that were written by hand; SQLite looks for itself."""
    if engine.dialect.name != "postgresql":
        return
    with engine.begin() as connection:
        for table in ("story", "article", "revision"):
            connection.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT MAX(id) FROM {table}))")
            )


def measure_existing(url: str, pool: list[str], per_turn: int) -> tuple[int, WritingRates]:
    """How many articles a corpus has that was built before, and its rates."""
    engine = open_database(url)
    count, seed = count_articles(engine), next_id(engine)  # articles of another seed are new to it at each run
    engine.dispose()
    read_through(url)
    return count, measure_writing(url, articles(pool, seed), per_turn, Fingerprints(pool, is_large=True))


def median_ms(ask: Callable[[], object], rounds: int = 21) -> float:
    spent = []
    for _ in range(rounds):
        started_at = time.perf_counter()
        ask()
        spent.append(time.perf_counter() - started_at)
    return statistics.median(spent) * 1000


def measure_asking(url: str) -> Iterator[tuple[str, float]]:
    reader = open_reader(url)
    with reader.connect() as connection:
        yield "search microsoft partenariat", median_ms(lambda: search(reader, "microsoft partenariat", limit=20))
        yield "search microsoft", median_ms(lambda: search(reader, "microsoft", limit=20))
        yield "latest 50 articles", median_ms(lambda: latest_articles(reader, 50))
        yield "count per month", median_ms(lambda: rows_of(connection, _MONTHS))
        yield "health of 100 sources", median_ms(lambda: rows_of(connection, _HEALTH))
        yield "latest 50 stories", median_ms(lambda: rows_of(connection, _STORIES))


def rows_of(connection: Connection, query: str) -> list[object]:
    return list(connection.execute(text(query)))


def build(url: str, made: Iterator[Article], fingerprints: Fingerprints, first_id: int, until: int) -> None:
    engine = open_database(url)
    started_at, wanted = time.perf_counter(), until - first_id + 1
    for done in fill(engine, made, first_id, wanted, fingerprints):
        rate = done / (time.perf_counter() - started_at)
        print(f"\r  {first_id + done - 1:>9,} articles, {rate:,.0f} a second", end="", flush=True)
    reset_sequences(engine)
    engine.dispose()
    print()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--per-turn", type=int, default=200)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--url", default="", help="where corpora are built; in a file of its own without")
    parser.add_argument("--existing", default="", help="the large corpus, built before from the same texts")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        url = given.url or f"sqlite:///{folder}/bench.db"
        pool = sentences(given.texts)
        made, fingerprints = articles(pool, seed=1), Fingerprints(pool)
        engine = open_database(url)
        prepare(engine)
        engine.dispose()
        build(url, made, fingerprints, 1, given.small)
        small = measure_writing(url, made, given.per_turn, fingerprints)
        count = given.count
        if given.existing:
            count, large = measure_existing(given.existing, pool, given.per_turn)
        else:
            build(url, made, fingerprints, 20_000_000, 20_000_000 + given.count - given.small - 1)
            large = measure_writing(url, made, given.per_turn, fingerprints)
        print_writing({given.small: small, count: large})
        for question, spent_ms in measure_asking(given.existing or url):
            print(f"{question:<32}{spent_ms:>10.1f} ms")


def print_writing(measured: dict[int, WritingRates]) -> None:
    print(f"a second; together: {MOST_TOGETHER} in a transaction; singly: bare rows, a transaction an article")
    heads = ("articles", "one by one", "together", "executemany", "singly", "one by one / em.", "together / em.")
    print("".join(f"{head:>{_WIDTH}}" for head in heads))
    for size, rates in measured.items():
        counts = (size, rates.alone, rates.together, rates.bare, rates.single)
        shares = (rates.alone / rates.bare, rates.together / rates.bare)
        print("".join([f"{each:>{_WIDTH},.0f}" for each in counts] + [f"{share:>{_WIDTH}.2f}" for share in shares]))
    small, large = measured.values()
    print(f"cost of keeping one by one, large / small: {small.alone / large.alone:.2f}")
    print(f"cost of keeping together, large / small: {small.together / large.together:.2f}")


if __name__ == "__main__":
    main()
