"""Poison pages beside healthy sources in one batch: do the others finish within their deadlines?

    python -m tests.bench.bench_poison [--pages 5] [--healthy 8]

One source each lists pages of 100,000 links, of 7 MB of text, of 1,000,000 nested tags, of bytes that drip without end,
and of what is just below the bounds of extraction; beside them are sources whose pages are articles. Printed is when
each source's poll was over, and what it came to.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.batch import Batch, CrawlEvent, NetworkRules, PollEnded, TopicRequest
from crawler.extract.page.parsing import MAX_ELEMENTS, MAX_MARKUP_CHARACTERS
from scheduler.crawls.jobs import CrawlJob
from scheduler.crawls.planning import extractor_count
from tests.crawler.small_web import USER_AGENT, Page, article, rss
from tests.faults.web import Fault, FaultHandler, FaultWeb, Misbehaviour

_HEAD = b"<html><title>Poison</title><body>"


def _drip(handler: FaultHandler) -> None:
    handler.begin()
    handler.drip(b"<p>")


_POISONS: Mapping[str, Page | Misbehaviour] = {
    "links": _HEAD + b"<a href=a>a</a>" * 100_000,
    "seven-megabytes": _HEAD + b"<p>" + b"mot et mot " * 640_000,
    "nested": _HEAD + b"<div>" * 1_000_000,
    "links-allowed": _HEAD + b"<p>Un lien <a href=a>a</a>." * (MAX_ELEMENTS // 2 - 10),
    "nested-allowed": _HEAD + b"<div>" * (MAX_ELEMENTS - 100) + b"<p>" + b"mot et mot. " * 100,
    "text-allowed": _HEAD + b"<p>" + b"mot et mot. " * (MAX_MARKUP_CHARACTERS // 12 - 100),
    "paragraphs-allowed": _HEAD + b"<p>Un mot, et un autre mot encore." * (MAX_ELEMENTS - 100),
    "drip": _drip,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=5, help="of each poison")
    parser.add_argument("--healthy", type=int, default=8, help="sources beside them")
    given = parser.parse_args()
    poisons = [_host(name, [page] * given.pages) for name, page in _POISONS.items()]
    names = [f"healthy-{number}" for number in range(given.healthy)]
    hosts = poisons + [_host(name, [article(f"{name} {page}") for page in range(6)]) for name in names]
    with TemporaryDirectory() as folder, FaultWeb(Path(folder) / "web", hosts) as web:
        network = NetworkRules(user_agent=USER_AGENT, delay_s=0.2, proxy=web.proxy, timeout_s=10.0)
        batch = Batch(
            feeds=tuple(host.feed for host in hosts),
            store_url=f"sqlite:///{folder}/vigie.db",
            topic=TopicRequest(keep_all=True),
            network=network,
            timeout_s=300.0,
            extractors=extractor_count(),
        )
        _follow(batch)


def _host(name: str, pages: list[Page | Misbehaviour]) -> Fault:
    numbered = (page + str(number).encode() if isinstance(page, bytes) else page for number, page in enumerate(pages))
    paths = {f"/page-{number}": page for number, page in enumerate(numbered)}
    return Fault(row=61, host=f"{name}.example", pages={"/feed": rss(*paths)} | paths)


def _follow(batch: Batch) -> None:
    started_s = time.monotonic()

    def tell(event: CrawlEvent) -> None:
        if isinstance(event, PollEnded):
            report, after_s = event.report, time.monotonic() - started_s
            reasons = dict(Counter(failure.reason for failure in report.failures))
            print(f"{report.source:26} over after {after_s:6.1f} s, {report.kept} kept, {reasons or 'no failure'}")

    reports = CrawlJob(batch).run(tell)
    healthy = [report for report in reports if report.source.startswith("healthy")]
    whole = all(report.kept == 6 and not report.failures for report in healthy)
    last_s = max((report.ended_at - report.started_at).total_seconds() for report in healthy)
    print(f"all {len(reports)} polls ended, after {time.monotonic() - started_s:.1f} s in all")
    print(
        f"healthy sources {'whole' if whole else 'NOT whole'}, the slowest within {last_s:.1f} s of {batch.timeout_s:g}"
    )


if __name__ == "__main__":
    main()
