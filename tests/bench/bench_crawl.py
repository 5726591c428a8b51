"""How fast does a crawl go from feed to stored article, and what does the pool of extractors bring?

    python tests/bench/bench_crawl.py [--pages DIR] [--count 2000] [--hosts 20] [--rounds 1]

Real pages (a folder of `*.html.gz`, by default the measuring data beside the checkout) are played by a press web in a
process of its own at many host names, with no delay, and crawled into a fresh SQLite file: once with extraction in
the crawl's own process, as a plain Scrapy callback would, once with the pool. Beside them stands what one process
reaches when it only extracts. Quote the ratios of one run, never the absolutes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from crawler.processes.workers import A, B, P, T, Workers
from tests.bench.page_web import PAGES, apart, files, played, write_web
from tests.bench.swapping import swap


def main() -> None:
    arguments = _arguments()
    with TemporaryDirectory() as folder:
        hosts = write_web(Path(folder) / "web", arguments.pages, arguments.count, arguments.hosts)
        print(f"{arguments.count} pages at {len(hosts)} hosts, {multiprocessing.cpu_count()} cores")
        print(f"{'':34}{'pages/s':>9}{'CPU ms/page':>13}{'peak MB':>9}{'kept':>7}{'copies':>8}{'failed':>8}")
        for round_ in range(arguments.rounds):
            rates = {}
            for name, inline, extractors in (
                ("crawl, extraction in its process", True, 1),
                ("crawl, 1 extractor", False, 1),
                ("crawl, 2 extractors", False, 2),
            ):
                store = f"sqlite:///{folder}/{round_}-{extractors}-{inline}.db"
                rates[name] = _row(name, apart(_crawl, Path(folder) / "web", hosts, store, inline, extractors))
            alone = apart(_extract_alone, Path(folder) / "web", hosts)
            rates["alone"] = _row("one process that only extracts", alone)
            pool = rates["crawl, 2 extractors"]
            print(f"ratios: pool / crawl in one process {pool / rates['crawl, extraction in its process']:.2f}; "
                  f"pool / one extractor {pool / rates['crawl, 1 extractor']:.2f}; "
                  f"pool / extraction alone in one process {pool / rates['alone']:.2f}")  # fmt: skip


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=PAGES, help="folder of *.html.gz, looked through recursively")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--hosts", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=1)
    return parser.parse_args()


def _crawl(web: Path, hosts: list[str], store: str, inline: bool, extractors: int) -> dict[str, Any]:
    from crawler.batch import Batch, NetworkRules, TopicRequest
    from crawler.crawl import run
    from store.types import Feed, FeedKind

    if inline:
        swap(run, "Workers", _InThisProcess)
    with played(web) as proxy:
        batch = Batch(
            feeds=tuple(Feed(source=host, url=f"http://{host}/rss.xml", kind=FeedKind.FEED) for host in hosts),
            store_url=store,
            topic=TopicRequest(keep_all=True),
            network=NetworkRules(user_agent="Vigie bench", delay_s=0.0, proxy=proxy),
            timeout_s=3600,
            extractors=extractors,
        )
        started = time.perf_counter()
        reports = run.crawl(batch, lambda _event: None)
        spent = time.perf_counter() - started
    return {
        "pages": sum(report.fetched for report in reports),
        "kept": sum(report.kept for report in reports),
        "copies": sum(report.copies for report in reports),
        "failed": sum(len(report.failures) for report in reports),
        "seconds": spent,
    } | _usage()


def _extract_alone(web: Path, hosts: list[str]) -> dict[str, Any]:
    from crawler.errors import NotAnArticle
    from crawler.extract import extract

    some = files(web, hosts)[::4]
    failed = 0
    started = time.perf_counter()
    for file in some:
        try:
            extract(file.read_bytes(), f"http://{file.parent.name}/{file.name}")
        except NotAnArticle:
            failed += 1
    return {"pages": len(some), "seconds": time.perf_counter() - started, "failed": failed} | _usage()


class _InThisProcess(Workers):
    """What a plain Scrapy callback does: extract where the loop runs."""

    def __enter__(self) -> Self:
        return self

    async def run(self, url: str, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)

    async def run_late(self, url: str, function: Callable[[A, B], T], given: Callable[[], Awaitable[A]], more: B) -> T:
        return function(await given(), more)


def _usage() -> dict[str, float]:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"peak_mb": max(own.ru_maxrss, children.ru_maxrss) / 1024, "cpu_s": own.ru_utime + own.ru_stime}


def _row(name: str, figures: dict[str, Any]) -> float:
    rate = figures["pages"] / figures["seconds"]
    counts = "".join(f"{figures.get(key, '')!s:>{width}}" for key, width in (("kept", 7), ("copies", 8), ("failed", 8)))
    print(f"{name:34}{rate:9.1f}{1000 * figures['cpu_s'] / figures['pages']:13.1f}{figures['peak_mb']:9.0f}{counts}",
          flush=True)  # fmt: skip
    return float(rate)


if __name__ == "__main__":
    main()
