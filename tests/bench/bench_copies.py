"""What recognising copies costs in a small corpus and in a large one, and how many bytes the index takes.

    python tests/bench/bench_copies.py [--counts 10000 100000] [--url URL] [--folder DIR] [--sample 400]
                                       [--existing URL [--pruned-on YYYY-MM-DD]]

Fills the index and the texts with articles of invented words (about 250 words each, drawn as words are in French:
few often, most seldom), in bulk, in a SQLite file or at `--url`. At each count it looks texts up that are in nobody's
corpus, and copies with some words changed, as `vigie import` would: the transaction is open, prints are made before.
Those that nobody has are looked up twice, through a new connection, as each crawl has one: at first it has yet to read
what it looks up in, then it has that in memory. In brackets stands what this process worked, which other work on the
machine changes less; a server's is not in it. Then it keeps unseen articles, a transaction each.

With `--existing` it does the same in the corpus at URL besides, whatever that has been filled with: copies are made of
articles that chance draws from the index, and what is kept stays in it. With `--pruned-on` it does so again when the
index is as the upkeep of a daemon leaves it on that day: without texts so old that nothing is taken for a copy of them.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select, text

from store.archive import Archive
from store.copies.fingerprints import counting_day, prune_fingerprints
from store.copies.prints import prepared_print
from store.copies.recognition import recognise
from store.database import open_database
from store.forgetting.retention import FINGERPRINTS_DAYS
from store.keeping.deliveries import Delivery
from store.rows import revision_row
from store.schema import article, fingerprint, revision, story
from store.types import Article
from tests.bench.corpora import count_articles, read_fingerprints, read_through

#: Articles come over so many days, the last of them today.
_DAYS = 60
_TODAY = datetime(2026, 9, 14, tzinfo=UTC)
_WORDS = 250
_BATCH = 2_000
_SYLLABLES = ("ba", "cor", "dui", "fran", "gel", "jo", "kel", "lim", "mou", "nor", "pra", "quin", "ros", "ser", "tan")
_LEXICON = [f"{one}{two}{three}" for one in _SYLLABLES for two in _SYLLABLES for three in _SYLLABLES]
#: Zipf: the n-th word is drawn n times less often than the first.
_WEIGHTS = list(accumulate(1 / place for place in range(1, len(_LEXICON) + 1)))


def article_of(number: int) -> Article:
    """An article of invented words, the same for the same number."""
    dice = random.Random(number)
    said = dice.choices(_LEXICON, cum_weights=_WEIGHTS, k=dice.randrange(_WORDS // 2, _WORDS * 3 // 2))
    return Article(
        url=f"https://titre{number % 100}.example/{number}",
        title=" ".join(said[:8]),
        body=" ".join(said),
        published_at=_TODAY - timedelta(days=number % _DAYS),
    )


def copy_of(number: int) -> Article:
    """The article with one word in thirty changed."""
    first = article_of(number)
    body = _changed(first.body, random.Random(-number))
    return Article(url=f"{first.url}-b", title="Un autre titre", body=body, published_at=first.published_at)


def copies_of_kept(engine: Engine, dice: random.Random, sample: int) -> list[Article]:
    """Articles that chance draws from those that the index finds, about as long as the others, likewise changed."""
    said = func.substr(revision.c.body, 1, 6 * _WORDS)
    columns = select(article.c.url, func.coalesce(article.c.published_at, article.c.first_seen_at), said)
    newest = (revision.c.article_id == article.c.id) & (revision.c.number == article.c.revision)
    with engine.connect() as connection:
        ids = sorted(connection.execute(select(fingerprint.c.article_id).distinct()).scalars())
        drawn = article.c.id.in_(dice.sample(ids, min(sample, len(ids))))
        rows = connection.execute(columns.join(revision, newest).where(drawn)).all()
    return [Article(url=f"{url}-b", title="", body=_changed(body, dice), published_at=at) for url, at, body in rows]


def _changed(body: str, dice: random.Random) -> str:
    return " ".join(dice.choice(_LEXICON) if dice.randrange(30) == 0 else word for word in body.split(" "))


def fill(engine: Engine, first: int, last: int, kept: int) -> None:
    """Write the rows that keeping these articles leads to, but for the full-text index, after `kept` real ones."""
    for start in range(first, last, _BATCH):
        numbers = range(start, min(start + _BATCH, last))
        rows = [_rows(number, number + kept) for number in numbers]
        with engine.begin() as connection:
            connection.execute(insert(story), [row.story for row in rows])
            connection.execute(insert(article), [row.article for row in rows])
            connection.execute(insert(revision), [row.revision for row in rows])
            connection.execute(insert(fingerprint), [each for row in rows for each in row.fingerprints])


@dataclass(frozen=True, kw_only=True)
class Rows:
    """What keeping one article writes."""

    story: dict[str, object]
    article: dict[str, object]
    revision: dict[str, object]
    fingerprints: list[dict[str, object]]


def _rows(number: int, id_: int) -> Rows:
    made = article_of(number)
    print_ = prepared_print(made)
    assert made.published_at is not None
    told = {"id": id_, "first_seen_at": made.published_at, "first_article_id": id_, "articles": 1}
    kept = {
        "id": id_,
        "url_key": made.url,
        "url": made.url,
        "source": f"Titre {number % 100}",
        "story_id": id_,
        "first_seen_at": made.published_at,
        "last_seen_at": made.published_at,
        "revision": 1,
        "fingerprint": print_.exact,
        "published_at": made.published_at,
    }
    said = {"id": id_, "article_id": id_, "number": 1, "seen_at": made.published_at, "cause": "publisher"}
    day = counting_day(made.published_at, made.published_at)
    hashes = {hash_ for _, hash_ in print_.chosen}
    prints: list[dict[str, object]] = [{"hash": hash_, "article_id": id_, "day": day} for hash_ in hashes]
    return Rows(story=told, article=kept, revision=said | revision_row(made), fingerprints=prints)


def go_on_after(engine: Engine) -> None:
    """Let PostgreSQL go on after ids that were written by hand; SQLite looks for itself."""
    if engine.dialect.name != "postgresql":
        return
    with engine.begin() as connection:
        for table in ("story", "article", "revision"):
            sequence = f"pg_get_serial_sequence('{table}', 'id'), (SELECT MAX(id) FROM {table})"
            connection.execute(text(f"SELECT setval({sequence})"))
        connection.execute(text("ANALYZE"))


@dataclass(frozen=True, kw_only=True)
class Cost:
    """The mean of some look-ups, in milliseconds."""

    wall_ms: float
    #: Of this process: of all that is done where there is no server.
    cpu_ms: float

    def __str__(self) -> str:
        return f"{self.wall_ms:.2f} ({self.cpu_ms:.2f})"


def look_up(connection: Connection, articles: Iterable[Article], *, is_copy: bool | None) -> Cost:
    """Look articles up; every answer is checked, unless nobody knows it."""
    spent, worked = [], []
    for each in articles:
        print_ = prepared_print(each)
        day = counting_day(each.published_at, _TODAY)
        started_at, worked_before = time.perf_counter(), time.process_time()
        twin = recognise(connection, print_, day).twin
        spent.append(time.perf_counter() - started_at)
        worked.append(time.process_time() - worked_before)
        assert is_copy is None or (twin is not None) is is_copy, each.url
    return Cost(wall_ms=1000 * statistics.mean(spent), cpu_ms=1000 * statistics.mean(worked))


def kept_a_second(url: str, articles: list[Article]) -> float:
    with Archive.open(url) as archive:
        started_at = time.perf_counter()
        for each in articles:
            archive.keep(Delivery(found=each, source="Titre", listed_url=each.url, match=None, wanted=True, now=_TODAY))
        return len(articles) / (time.perf_counter() - started_at)


def index_bytes(connection: Connection) -> int:
    if connection.dialect.name == "postgresql":
        return int(connection.execute(text("SELECT pg_total_relation_size('fingerprint')")).scalar_one())
    sizes = text("SELECT SUM(pgsize) FROM dbstat WHERE name = 'fingerprint'")
    return int(connection.execute(sizes).scalar_one())


def measure(url: str, copies: list[Article], first: int, *, is_copy: bool | None) -> None:
    """Print a line on a corpus, asked through a new connection. From the number `first` on no article was ever kept."""
    unseen = range(100_000_000, 100_000_000 + len(copies))
    engine = open_database(url)
    count = count_articles(engine)
    read_fingerprints(engine)
    engine.dispose()
    with engine.begin() as connection:
        costs = [look_up(connection, map(article_of, unseen), is_copy=False) for _ in range(2)]
        costs.append(look_up(connection, copies, is_copy=is_copy))
        size = index_bytes(connection)
    engine.dispose()
    print(f"{count:>10,}", *(f"{cost!s:>17}" for cost in costs), f"{size / count:>12.0f}", end="", flush=True)
    print(f"{kept_a_second(url, [article_of(first + number) for number in range(len(copies))]):>14.0f}")


def measure_existing(url: str, sample: int, pruned_on: date | None) -> None:
    """The same in a corpus that is there already, and once more without what the upkeep of a day deletes."""
    engine = open_database(url)
    measure_filled(url, engine, sample)
    if pruned_on is not None:
        with engine.begin() as connection:
            prune_fingerprints(connection, pruned_on.toordinal() - FINGERPRINTS_DAYS)
        measure_filled(url, engine, sample)
    engine.dispose()


def measure_filled(url: str, engine: Engine, sample: int) -> None:
    read_through(url)
    with engine.connect() as connection:
        newest = connection.execute(select(func.max(article.c.id))).scalar_one()
    measure(url, copies_of_kept(engine, random.Random(newest), sample), 300_000_000 + newest, is_copy=None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--sample", type=int, default=400)
    parser.add_argument("--url", default="")
    parser.add_argument("--existing", default="", help="a corpus that is measured last, as it is")
    parser.add_argument("--pruned-on", type=date.fromisoformat, help="measure it again, pruned as on that day")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        url = given.url or f"sqlite:///{folder}/bench.db"
        engine = open_database(url)
        print("  articles     first ms (cpu)             again            copies   bytes each kept a second")
        first = 1
        for turn, count in enumerate(sorted(given.counts)):
            fill(engine, first, count + 1, turn * given.sample)
            go_on_after(engine)
            first = count + 1
            dice = random.Random(count)
            copies = [copy_of(dice.randrange(1, count)) for _ in range(given.sample)]
            measure(url, copies, 200_000_000 + count, is_copy=True)
        engine.dispose()
        if given.existing:
            measure_existing(given.existing, given.sample, given.pruned_on)


if __name__ == "__main__":
    main()
