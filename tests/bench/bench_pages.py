"""How few bytes do kept pages take, and what does keeping and reading them cost?

    python tests/bench/bench_pages.py [--pages DIR] [--each 40] [--sites 12] [--store URL]

First, real pages of sites that have several (a folder of `SET/ID.html.gz` with `truth.jsonl` beside it, by default the
measuring data beside the checkout), each compressed with a dictionary made of the others of its site: a hard test,
since they are few and often years apart. Then a corpus: each page of some sites gives many, with other sentences in
the same frame, which are kept through the archive as a crawl would, with a redesign in the middle. Bytes on disk are
those of whole database pages, indexes and headers included. Quote the ratios of one run, never the absolutes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine

from store.archive import Archive
from store.database import open_reader
from store.keeping.deliveries import Delivery
from store.pages.compression import compress, compress_dictionary, decompress, make_dictionary
from store.pages.reading import PageChoice, fetched_pages
from store.types import Article, FetchedPage
from store.urls import site_of

_DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "extraction"
_START = datetime(2026, 9, 14, 8, tzinfo=UTC)
_TEXT = re.compile(r">([^<>{}]{80,})<")
#: Hosts of many authors, whose pages have nothing in common.
_NO_TITLES = frozenset({"wordpress.com", "blogspot.com"})
_TABLES = ("page", "page_dictionary", "ix_page_fetched_at", "ix_page_source_fetched_at", "ix_page_dictionary_id")


def main() -> None:
    arguments = _arguments()
    sites = _sites(arguments.pages)
    _compress_real_pages(sites)
    chosen = dict(list(sites.items())[: arguments.sites])
    with TemporaryDirectory() as folder:
        url = arguments.store or f"sqlite:///{folder}/pages.db"
        without_s = _keep(f"sqlite:///{folder}/without.db", chosen, arguments.each, with_pages=False)
        with_s = _keep(url, chosen, arguments.each, with_pages=True)
        count = arguments.each * len(chosen)
        print(
            f"keeping an article: {1000 * with_s / count:.1f} ms with its page, {1000 * without_s / count:.1f} without"
        )
        _report(open_reader(url))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=_DATA, help="folder with pages/ and truth.jsonl")
    parser.add_argument("--each", type=int, default=40, help="pages kept of each site")
    parser.add_argument("--sites", type=int, default=12)
    parser.add_argument("--store", default="", help="an empty database; else a file that is thrown away")
    return parser.parse_args()


def _sites(folder: Path) -> dict[str, list[bytes]]:
    """Pages by site, of those that have at least two; the sites with most pages first."""
    found: defaultdict[str, dict[bytes, None]] = defaultdict(dict)
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        file = folder / "pages" / row["set"] / f"{row['id']}.html.gz"
        if (site := site_of(row.get("url") or "")) and site not in _NO_TITLES and file.exists():
            found[site][gzip.decompress(file.read_bytes())] = None
    several = {site: list(pages) for site, pages in found.items() if len(pages) > 1}
    return dict(sorted(several.items(), key=lambda pair: -len(pair[1])))


def _compress_real_pages(sites: dict[str, list[bytes]]) -> None:
    html = alone = together = shared = 0
    compress_s = decompress_s = 0.0
    for pages in sites.values():
        shared += len(compress_dictionary(make_dictionary(pages)))
        for place, page in enumerate(pages):
            others = make_dictionary(pages[:place] + pages[place + 1 :])
            started = time.perf_counter()
            frame = compress(page, others)
            middle = time.perf_counter()
            assert decompress(frame, others) == page
            decompress_s += time.perf_counter() - middle
            compress_s += middle - started
            html, alone, together = html + len(page), alone + len(compress(page)), together + len(frame)
    count = sum(map(len, sites.values()))
    print(f"{count} real pages of {len(sites)} sites, {html / count / 1000:.0f} kB each")
    print(f"  alone {100 * alone / html:.1f} %; with the other pages of the site as a dictionary "
          f"{100 * together / html:.1f} %; all in one dictionary {100 * shared / html:.1f} %")  # fmt: skip
    print(f"  {1000 * compress_s / count:.1f} ms to compress one, {1000 * decompress_s / count:.1f} to read it")


def _keep(url: str, sites: dict[str, list[bytes]], each: int, *, with_pages: bool) -> float:
    """Keep an article and a page of every site in turns; the seconds that the archive took."""
    sentences = sorted({text for pages in sites.values() for text in _sentences(pages)})
    spent_s = 0.0
    with Archive.open(url) as archive:
        for number in range(each * len(sites)):
            site = list(sites)[number % len(sites)]
            page = _variant(site, sites[site], number // len(sites), each, sentences)
            found = Article(
                url=page.url, title=f"Titre {number}", body=f"{number} " + random.Random(number).choice(sentences)
            )
            started = time.perf_counter()
            kept = page if with_pages else None
            at = page.fetched_at
            archive.keep(
                Delivery(found=found, source=site, listed_url=page.url, match=None, wanted=True, now=at, page=kept)
            )
            spent_s += time.perf_counter() - started
    return spent_s


def _sentences(pages: list[bytes]) -> Iterator[str]:
    for page in pages:
        yield from (" ".join(text.split()) for text in _TEXT.findall(page.decode("utf-8", "replace")))


def _variant(site: str, pages: list[bytes], number: int, each: int, sentences: list[str]) -> FetchedPage:
    """The first page of a site with other texts in it; in the second half, as if redesigned, its second page."""
    dice = random.Random(f"{site} {number}")
    frame = pages[number >= each // 2].decode("utf-8", "replace")

    def other(text: re.Match[str]) -> str:
        words = " ".join(dice.choice(sentences) for _ in range(1 + len(text[1]) // 200)).split()
        dice.shuffle(words)
        return f">{' '.join(words)[: len(text[1])]}<"

    body = _TEXT.sub(other, frame).encode("utf-8", "replace")
    at = _START + timedelta(minutes=number)
    headers = (("Content-Type", "text/html; charset=utf-8"), ("Server", "nginx"), ("Cache-Control", "max-age=60"))
    return FetchedPage(url=f"https://{site}/{number}.html", fetched_at=at, status=200, headers=headers, body=body)


def _report(reader: Engine) -> None:
    with reader.connect() as connection:

        def ask(query: str) -> tuple[Any, ...]:
            return tuple(connection.exec_driver_sql(query).one())

        count, html, frames = ask("SELECT COUNT(*), SUM(html_bytes), SUM(LENGTH(body)) FROM page")
        made, shared = ask("SELECT COUNT(*), SUM(LENGTH(body)) FROM page_dictionary")
        if reader.dialect.name == "sqlite":
            named = ", ".join(f"'{name}'" for name in _TABLES)
            (disk,) = ask(f"SELECT SUM(pgsize) FROM dbstat WHERE name IN ({named})")
        else:
            (disk,) = ask("SELECT pg_total_relation_size('page') + pg_total_relation_size('page_dictionary')")
    print(f"{count} kept pages, {html / count / 1000:.0f} kB each: frames {100 * frames / html:.1f} %, "
          f"{made} dictionaries {100 * shared / html:.1f} %, on disk {100 * disk / html:.1f} %")  # fmt: skip
    started = time.perf_counter()
    assert sum(1 for _ in fetched_pages(reader, PageChoice())) == count
    print(f"reading all of them: {1000 * (time.perf_counter() - started) / count:.1f} ms a page")
    _report_redesign(reader)


def _report_redesign(reader: Engine) -> None:
    """What a page takes before the redesign in the middle, right after it, and later."""
    query = "SELECT source, html_bytes, LENGTH(body) AS stored FROM page ORDER BY revision_id"
    by_source: defaultdict[str, list[float]] = defaultdict(list)
    with reader.connect() as connection:
        for source, html, stored in connection.exec_driver_sql(query):
            by_source[source].append(100 * stored / html)
    half = len(next(iter(by_source.values()))) // 2
    parts = {"before": slice(4, half), "the 12 after it": slice(half, half + 12), "the last": slice(-4, None)}
    for name, part in parts.items():
        shares = [share for each in by_source.values() for share in each[part]]
        if shares:  # too few pages of a site have no such part
            print(f"  redesign, {name}: {sum(shares) / len(shares):.1f} % a page")


if __name__ == "__main__":
    main()
