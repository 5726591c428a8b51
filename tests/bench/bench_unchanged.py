"""What a second crawl of feeds that have not changed costs: requests, as their server saw them, and CPU a feed.

    python tests/bench/bench_unchanged.py [--feeds 200] [--few 20] [--rounds 3]

Each feed is of a title with an article of its own. The first crawl reads everything; each later one, of all the feeds
and of few, is a fresh process. What both have in common, the start of a process, falls out of the difference. Half of
the titles ignore validators, so that only the bytes tell that nothing has changed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from crawler.batch import Batch, NetworkRules, TopicRequest
from crawler.press_web import PressWeb
from store.types import Feed, FeedKind

_ARTICLE = (
    "<!doctype html><html lang=fr><title>{0}</title><article><h1>{0}</h1>"
    "<p>Le bac de {0} traverse la rivière douze fois par jour, et davantage les jours de marché, dit son passeur.</p>"
    "<p>La commune de {0} l'a remis en service au printemps, pour {1} euros, après neuf ans d'arrêt.</p></article>"
)
_FEED = '<rss version="2.0"><channel><title>{0}</title><item><title>{0}</title><link>/bac</link></item></channel></rss>'


@dataclass(frozen=True)
class Round:
    """What one crawl came to."""

    cpu_s: float
    #: By kind of request: its path, and the answer's status.
    requests: Counter[tuple[str, int]]


def write_web(web: Path, count: int) -> None:
    """A folder for each title; the feeds of every second one come without validators."""
    for number in range(count):
        folder = web / f"titre-{number}.example"
        folder.mkdir(parents=True)
        (folder / "feed").write_text(_FEED.format(f"Titre {number}"), "utf-8")
        (folder / "bac").write_text(_ARTICLE.format(f"Bourg {number}", 1000 + number), "utf-8")
        etag = "true" if number % 2 else "false"
        routes = f'[routes."/feed"]\nfile = "feed"\ntype = "application/rss+xml"\netag = {etag}\n'
        (folder / "site.toml").write_text(routes + '[routes."/bac"]\nfile = "bac"\ntype = "text/html"\n', "utf-8")


def measure(web: PressWeb, store_url: str, count: int) -> Round:
    """Crawl the first feeds in a process of its own."""
    feeds = tuple(
        Feed(source=f"titre-{number}", url=f"http://titre-{number}.example/feed", kind=FeedKind.FEED)
        for number in range(count)
    )
    rules = NetworkRules(user_agent="Vigie/0 (+mailto:bench@vigie.example)", delay_s=0.0, proxy=web.proxy)
    batch = Batch(feeds=feeds, store_url=store_url, topic=TopicRequest(keep_all=True), network=rules)
    asked_before, spent_before_s = len(web.requests()), _children_s()
    process = multiprocessing.get_context("spawn").Process(target=_crawl, args=(batch,))
    process.start()
    process.join()
    asked = web.requests()[asked_before:]
    return Round(_children_s() - spent_before_s, Counter((one.path, one.status) for one in asked))


def _crawl(batch: Batch) -> None:
    from crawler.crawl.run import crawl

    crawl(batch, lambda _event: None)


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--few", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_web(Path(folder) / "web", given.feeds)
        store_url = f"sqlite:///{folder}/vigie.db"
        with PressWeb(Path(folder) / "web") as web:
            first = measure(web, store_url, given.feeds)
            print(f"first crawl: {first.cpu_s:.2f} s of CPU, {first.requests.total()} requests")
            print(
                f"{'round':>5}{'requests':>10}{'pages':>7}{given.few:>7} feeds{given.feeds:>7} feeds{'ms a feed':>11}"
            )
            for number in range(1, given.rounds + 1):
                few, all_ = (measure(web, store_url, count) for count in (given.few, given.feeds))
                a_feed_ms = 1000 * (all_.cpu_s - few.cpu_s) / (given.feeds - given.few)
                pages = sum(count for (path, _), count in all_.requests.items() if path != "/feed")
                print(
                    f"{number:>5}{all_.requests.total():>10}{pages:>7}{few.cpu_s:>11.2f} s{all_.cpu_s:>11.2f} s"
                    f"{a_feed_ms:>11.2f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
