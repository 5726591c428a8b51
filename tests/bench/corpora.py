"""Large corpora for benchmarks, of shuffled sentences, written in bulk as the archive would have written them."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, func, insert, select

from store.copies.fingerprints import BOILERPLATE_DAYS, counting_day
from store.copies.prints import TextPrint, shingle_hashes
from store.database import database_path
from store.keeping.arrivals import keys_of
from store.rows import match_row, revision_row
from store.schema import address, article, feed, fingerprint, revision, story, volume
from store.search.index import index_row, insert_rows
from store.text import words
from store.types import Article, Match

SOURCES = [f"Titre {number:02d}" for number in range(100)]
FIRST_DAY = datetime(2023, 1, 1, tzinfo=UTC)
MATCH = Match(topic="essai", found=("title:microsoft", "body:partenariat"))
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_BATCH = 5_000
_READ_BYTES = 4 << 20


def sentences(folder: Path | None) -> list[str]:
    """Sentences of the texts in a folder (`truth.jsonl`), or of the bundled press web when there is none."""
    if folder is None:
        texts = [each.read_text("utf-8") for each in sorted(Path("fixtures").glob("*/**/*.html"))]
        texts = [re.sub(r"<[^>]+>", " ", each) for each in texts]
    else:
        texts = [_body(json.loads(line)) for line in (folder / "truth.jsonl").read_text("utf-8").splitlines()]
    found = (" ".join(each.split()) for body in texts for each in _SENTENCE_END.split(body))
    return sorted({each for each in found if 40 < len(each) < 400})


def _body(page: dict[str, object]) -> str:
    return str(page.get("body") or page.get("text") or "")


def articles(pool: list[str], seed: int, size: int = 3_000) -> Iterator[Article]:
    """Articles without end, of about `size` characters; the same for the same seed."""
    chosen = random.Random(seed)
    number = seed * 100_000_000
    while True:
        number += 1
        paragraphs, length = [], 0
        while length < size:
            paragraphs.append(" ".join(chosen.sample(pool, 3)))
            length += len(paragraphs[-1])
        subject = " ".join(chosen.choice(pool).split()[:8])
        if number % 50 == 0:  # one in fifty is what people ask for
            paragraphs[0] = f"Microsoft annonce un partenariat, dit le registre. {paragraphs[0]}"
        yield Article(
            url=f"https://titre{number % 100}.example/actualites/{number}.html",
            title=f"{subject} {number}",
            standfirst=chosen.choice(pool),
            body="\n".join(paragraphs),
            authors=("Claire Vasseur",),
            published_at=FIRST_DAY + timedelta(seconds=chosen.randrange(3 * 365 * 86_400)),
            published_from="json-ld",
            language="fr",
        )


class Fingerprints:
    """What of each article's fingerprints is stored: those of a sentence that many have are boilerplate after a while.

    Articles are of days that chance drew, so that the first few of a sentence make it so.
    """

    def __init__(self, pool: list[str], *, is_large: bool = False) -> None:
        """`is_large`: the articles come into a corpus that has had each sentence often enough."""
        left = 0 if is_large else BOILERPLATE_DAYS
        self._left = {hash_: left for each in pool for hash_ in shingle_hashes(words(each))}

    def rows(self, article_id: int, print_: TextPrint, day: int) -> list[dict[str, object]]:
        """The rows of one article."""
        hashes = sorted({hash_ for _, hash_ in print_.chosen})
        return [{"hash": hash_, "article_id": article_id, "day": day} for hash_ in hashes if self._is_stored(hash_)]

    def _is_stored(self, hash_: int) -> bool:
        left = self._left.get(hash_)
        if left is None:
            return True
        self._left[hash_] = max(0, left - 1)
        return left > 0


def count_articles(engine: Engine) -> int:
    """How many articles a corpus has."""
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(article)).scalar_one()


def read_through(url: str) -> None:
    """Read a SQLite file once, so that the system has as much of it in memory as after building it."""
    path = database_path(url)
    if path is None:
        return
    with path.open("rb", buffering=0) as file:
        while file.read(_READ_BYTES):
            pass


def read_fingerprints(engine: Engine) -> None:
    """Read what copies are looked up in, so that the system has it in memory as where articles come all day."""
    with engine.connect() as connection:
        connection.execute(select(func.sum(fingerprint.c.day))).one()
        connection.execute(select(func.count()).where(article.c.fingerprint > "")).one()


def prepare(engine: Engine) -> None:
    """Write what stands around the articles: a feed of each source, and its volume of each day."""
    days = [(FIRST_DAY + timedelta(days=number)).date().isoformat() for number in range(3 * 365)]
    with engine.begin() as connection:
        feeds = [
            {"source": name, "url": f"https://{number}.example/rss", "kind": "feed", "last_poll_at": FIRST_DAY}
            for number, name in enumerate(SOURCES)
        ]
        connection.execute(insert(feed), feeds)
        counted = [{"source": name, "day": day, "articles": 9, "copies": 1} for name in SOURCES for day in days]
        connection.execute(insert(volume), counted)


def fill(
    engine: Engine, made: Iterator[Article], first_id: int, count: int, fingerprints: Fingerprints
) -> Iterator[int]:
    """Write articles in bulk, with ids from `first_id` on; gives how many are there after each batch."""
    done = 0
    while done < count:
        batch = list(islice(made, min(_BATCH, count - done)))
        rows = prepared_batch(engine.dialect.name, first_id + done, batch, fingerprints)
        with engine.begin() as connection:
            write_rows(connection, rows)
        done += len(batch)
        yield done


@dataclass(frozen=True, kw_only=True)
class PreparedBatch:
    """Rows by table, and those of the full-text index."""

    rows: dict[Table, list[dict[str, object]]]
    indexed: list[dict[str, object]]


def prepared_batch(dialect: str, first_id: int, batch: list[Article], fingerprints: Fingerprints) -> PreparedBatch:
    """Every value that keeping these articles leads to."""
    indexed = [
        index_row(dialect, first_id + number, each.title, each.standfirst, each.body)
        for number, each in enumerate(batch)
    ]
    return PreparedBatch(rows=rows_of(first_id, batch, fingerprints), indexed=indexed)


def write_rows(connection: Connection, prepared: PreparedBatch) -> None:
    """Insert rows with one `executemany` a table."""
    for table, rows in prepared.rows.items():
        connection.execute(insert(table), rows)
    insert_rows(connection, prepared.indexed)


def rows_of(first_id: int, batch: list[Article], fingerprints: Fingerprints) -> dict[Table, list[dict[str, object]]]:
    """The rows that keeping these articles leads to, by table."""
    rows: dict[Table, list[dict[str, object]]] = {story: [], article: [], revision: [], address: [], fingerprint: []}
    for number, each in enumerate(batch, start=first_id):
        seen_at = each.published_at or FIRST_DAY
        print_ = TextPrint(each.body, each.title)
        rows[fingerprint] += fingerprints.rows(number, print_, counting_day(each.published_at, seen_at))
        key = keys_of(each, each.url)[0]
        rows[story].append({"id": number, "first_seen_at": seen_at, "first_article_id": number, "articles": 1})
        rows[article].append(
            {
                "id": number,
                "url_key": key,
                "url": each.url,
                "canonical_url": "",
                "source": SOURCES[number % 100],
                "story_id": number,
                "first_seen_at": seen_at,
                "last_seen_at": seen_at,
                "revision": 1,
                "fingerprint": print_.exact,
                "published_at": each.published_at,
                "language": "fr",
            }
            | match_row(MATCH)
        )
        revised = {"id": number, "article_id": number, "number": 1, "seen_at": seen_at, "cause": "publisher"}
        rows[revision].append(revised | revision_row(each))
        settled = {"url_key": key, "url": each.url, "state": "kept", "article_id": number}
        rows[address].append(settled | {"first_seen_at": seen_at, "settled_at": seen_at})
    return rows
