"""How fast are articles exported, and in how much memory?

    python tests/bench/bench_export.py [--count 100000] [--texts DIR] [--url URL] [--formats parquet csv jsonl]

Builds a corpus of shuffled sentences (about 3 kB an article) in a SQLite file, or at `--url`, in bulk, and exports all
of it with `vigie export` in each format, and through `vigie sql --limit 0`; each command is a process of its own,
whose peak memory the system tells. The bar: under 400 MB for Parquet of 1,000,000 articles.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from store.archive import Archive
from store.database import open_database
from store.schema import fingerprint
from tests.bench.corpora import Fingerprints, articles, rows_of, sentences

_VIGIE = str(Path(sys.executable).with_name("vigie"))
_BATCH = 5_000
_NUMBERS = {"id", "story_id", "article_id", "first_article_id"}
_ADDRESSES = {"url", "url_key"}
_EVERYTHING = "SELECT * FROM articles"


def main() -> None:
    given = _arguments()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        url = given.url or f"sqlite:///{folder}/bench.db"
        # In a process of its own: a command's peak is never below the memory of whoever started it.
        filling = multiprocessing.get_context("spawn").Process(target=_fill, args=(url, given.texts, given.count))
        filling.start()
        filling.join()
        print(f"{given.count:,} articles in {url.partition(':')[0]}")
        print(f"{'':34}{'articles/s':>12}{'seconds':>9}{'MB':>8}{'peak MB':>9}")
        for format_ in given.formats:
            target = Path(folder) / f"all.{format_}"
            for name, words in (
                ("vigie export", ["export"]),
                ("vigie sql", ["sql", _EVERYTHING, "--limit", "0", "--timeout", "36000"]),
            ):
                seconds, peak_mb = _run([*words, "--format", format_, "--output", str(target)], url, Path(folder))
                written_mb = target.stat().st_size / 1e6
                print(f"{name + ' --format ' + format_:34}{given.count / seconds:12,.0f}{seconds:9.1f}{written_mb:8.0f}"
                      f"{peak_mb:9.0f}", flush=True)  # fmt: skip
                target.unlink()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--texts", type=Path, help="folder of a truth.jsonl; else the press web's own texts")
    parser.add_argument("--url", default="", help="an empty database; else a file that is thrown away")
    parser.add_argument("--folder", type=Path, help="where there is room for the database and its exports")
    parser.add_argument("--formats", nargs="+", default=["parquet", "csv", "jsonl"])
    return parser.parse_args()


def _fill(url: str, texts: Path | None, count: int) -> None:
    """Write articles without full-text index and fingerprints, which no export looks at.

    The rows of the first ones are used again for those that follow, with the first half of one body and the second of
    another: making a million articles anew would take longer than everything that is measured.
    """
    Archive.open(url).close()
    pool = sentences(texts)
    first = rows_of(1, list(islice(articles(pool, seed=1), min(_BATCH, count))), Fingerprints(pool))
    del first[fingerprint]
    engine = open_database(url)
    for start in range(0, count, _BATCH):
        with engine.begin() as connection:
            for table, rows in first.items():
                connection.execute(insert(table), _renewed(rows[: count - start], start))
        print(f"\r{min(start + _BATCH, count):>9,} articles", end="", file=sys.stderr)
    print(file=sys.stderr)
    engine.dispose()


def _renewed(rows: list[dict[str, Any]], start: int) -> list[dict[str, Any]]:
    """The same rows as articles of their own, `start` numbers later."""
    if not start:
        return rows
    renewed = [dict(row) for row in rows]
    for place, row in enumerate(renewed):
        for name in _NUMBERS & row.keys():
            row[name] += start
        for name in _ADDRESSES & row.keys():
            row[name] += f"?page={start}"
        if "body" in row:
            other = rows[(place + start // _BATCH) % len(rows)]["body"]
            row["body"] = row["body"][: len(row["body"]) // 2] + other[len(other) // 2 :]
    return renewed


def _run(words: list[str], url: str, folder: Path) -> tuple[float, float]:
    """Seconds, and the peak of the command's own process in MB."""
    started_s = time.perf_counter()
    process = os.posix_spawn(_VIGIE, [_VIGIE, *words], os.environ | {"VIGIE_STORE__URL": url, "PWD": str(folder)})
    _, status, usage = os.wait4(process, 0)
    assert status == 0, words
    return time.perf_counter() - started_s, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
