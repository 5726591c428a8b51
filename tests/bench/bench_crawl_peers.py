"""A whole crawl against what its extractor reaches alone, and against news-please, all in one run.

    python tests/bench/bench_crawl_peers.py [--pages DIR] [--count 2000] [--hosts 20] [--peer-count 100] [--rounds 1]

Real pages are played by a press web in a process of its own at many host names, without delay, and crawled from
feed to stored article into a fresh SQLite file. Beside that: the same extractor alone in two processes, without network
and store, and news-please (its library, which is faster than its crawler), which fetches some pages of the same web and
stores them in SQLite. It is installed into an environment of its own; where that cannot be had, the run says so. Of the
crawl it is also told how long its event loop was held at most, and how its memory grew after 500 pages. Quote the
ratios of one run, never the absolutes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.page_web import PAGES, addresses, apart, files, played, write_web

_PEER = "news-please==1.6.16"
#: What is asked of the crawl.
_OF_LIMIT, _OF_PEER, _HELD_MS, _GROWTH = 0.85, 8.0, 200, 0.05
_BEAT_S = 0.02
_WARM_PAGES = 500
#: Run by the peer's own interpreter: fetch, extract, store, one page after the other, as its documentation shows.
_PEER_PROGRAM = """
import json, sqlite3, sys, time, urllib.request
from newsplease import NewsPlease
asked = json.load(sys.stdin)
opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": asked["proxy"]}))
store = sqlite3.connect(asked["store"])
store.execute("CREATE TABLE article (url TEXT PRIMARY KEY, title TEXT, body TEXT, published TEXT, authors TEXT)")
kept = 0
# At its best: no pictures are fetched, and what the first page alone waits for is not counted.
NewsPlease.from_html(opener.open(asked["urls"][0]).read(), url=asked["urls"][0], fetch_images=False)
started, cpu = time.perf_counter(), time.process_time()
for url in asked["urls"]:
    try:
        html = opener.open(url).read()
        found = NewsPlease.from_html(html, url=url, fetch_images=False)
    except Exception as error:
        continue
    row = (url, found.title, found.maintext, str(found.date_publish), json.dumps(found.authors))
    store.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?)", row)
    store.commit()
    kept += 1
spent, cpu = time.perf_counter() - started, time.process_time() - cpu
print(json.dumps({"pages": len(asked["urls"]), "kept": kept, "seconds": spent, "cpu_s": cpu}))
"""


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        web = Path(folder) / "web"
        hosts = write_web(web, arguments.pages, arguments.count, arguments.hosts)
        peer = _peer_python(arguments.peer_environment)
        print(f"{arguments.count} pages at {len(hosts)} hosts, {multiprocessing.cpu_count()} cores")
        for round_ in range(arguments.rounds):
            _measure(Path(folder) / f"round-{round_}", web, hosts, peer, arguments.peer_count)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=PAGES, help="folder of *.html.gz, looked through recursively")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--hosts", type=int, default=20)
    parser.add_argument("--peer-count", type=int, default=100, help="pages that news-please is given; 0 leaves it out")
    parser.add_argument(
        "--peer-environment",
        type=Path,
        default=Path(tempfile.gettempdir()) / "vigie-bench-news-please",
        help="where it is installed, and found again by the next run",
    )
    parser.add_argument("--rounds", type=int, default=1)
    return parser.parse_args()


def _measure(folder: Path, web: Path, hosts: list[str], peer: Path | None, peer_count: int) -> None:
    folder.mkdir()
    limit = _row("extractor alone, two processes", _two_extractors(web, hosts))
    crawl = apart(_crawl, web, hosts, f"sqlite:///{folder}/crawl.db")
    rate = _row("crawl, two extractors", crawl)
    _judge("of what the extractor reaches alone", rate / limit, _OF_LIMIT)
    if peer is not None and peer_count:
        theirs = _row(_PEER, _peer(peer, web, hosts, folder / "peer.db", peer_count))
        _judge(f"times {_PEER}", rate / theirs, _OF_PEER)
    _judge("ms the loop was held at most", crawl["held_ms"], _HELD_MS, less_is_better=True)
    print(f"  {crawl['computed_ms']:.0f} ms its thread computed at most between two beats")
    print("  memory, MB of the crawl and of all its processes, at pages " + _memory_line(crawl["memory"]))
    if len(warm := [each for each in crawl["memory"] if each[0] >= _WARM_PAGES]) > 1:
        _judge(f"growth from page {_WARM_PAGES} on", warm[-1][1] / warm[0][1] - 1, _GROWTH, less_is_better=True)


def _judge(what: str, value: float, bar: float, *, less_is_better: bool = False) -> None:
    reached = value <= bar if less_is_better else value >= bar
    print(f"  {value:.2f} {what} (bar {bar:g}: {'reached' if reached else 'MISSED'})", flush=True)


def _row(name: str, figures: dict[str, Any]) -> float:
    rate = figures["pages"] / figures["seconds"]
    cpu = f"{1000 * figures['cpu_s'] / figures['pages']:6.1f} ms CPU/page" if "cpu_s" in figures else ""
    kept = f"{figures['kept']} kept" if "kept" in figures else ""
    print(f"{name:34}{rate:8.1f} pages/s {cpu:>20} {kept:>12}   load {os.getloadavg()[0]:.1f}", flush=True)
    return float(rate)


def _two_extractors(web: Path, hosts: list[str]) -> dict[str, Any]:
    context = multiprocessing.get_context("spawn")
    ready, done = context.Barrier(3), context.Barrier(3)
    halves = [context.Process(target=_extract_half, args=(web, hosts, half, ready, done)) for half in (0, 1)]
    for process in halves:
        process.start()
    ready.wait()
    started = time.perf_counter()
    done.wait()
    spent = time.perf_counter() - started
    for process in halves:
        process.join()
    return {"pages": len(files(web, hosts)), "seconds": spent}


def _extract_half(web: Path, hosts: list[str], half: int, ready: Any, done: Any) -> None:
    from crawler.errors import NotAnArticle
    from crawler.extract import extract

    mine = files(web, hosts)[half::2]
    ready.wait()
    for file in mine:
        try:
            extract(file.read_bytes(), f"http://{file.parent.name}/{file.name}")
        except NotAnArticle:
            continue
    done.wait()


def _crawl(web: Path, hosts: list[str], store: str) -> dict[str, Any]:
    from crawler.batch import Batch, NetworkRules, TopicRequest
    from crawler.crawl import run
    from crawler.processes.workers import Workers
    from store.types import Feed, FeedKind

    watch = _Watch()
    with played(web) as proxy:
        batch = Batch(
            feeds=tuple(Feed(source=host, url=f"http://{host}/rss.xml", kind=FeedKind.FEED) for host in hosts),
            store_url=store,
            topic=TopicRequest(keep_all=True),
            network=NetworkRules(user_agent="Vigie bench", delay_s=0.0, proxy=proxy),
            timeout_s=3600,
            extractors=2,
        )
        with Workers(1):  # the extractors alone are not waited for either until all is loaded
            pass
        started, cpu = time.perf_counter(), time.process_time()
        reports = run.crawl(batch, watch.note)
        spent, cpu = time.perf_counter() - started, time.process_time() - cpu
    pages, kept = (sum(getattr(report, name) for report in reports) for name in ("fetched", "kept"))
    figures = {"pages": pages, "kept": kept, "seconds": spent, "cpu_s": cpu}
    return figures | {"held_ms": 1000 * watch.held_s, "computed_ms": 1000 * watch.computed_s, "memory": watch.memory}


class _Watch:
    """Looks at a crawl from within its loop: how late a beat comes, and how much memory there is to see."""

    def __init__(self) -> None:
        #: On the clock, and by what the loop's thread computed, which a busy machine does not stretch.
        self.held_s = self.computed_s = 0.0
        #: Pages settled, MB of this process, MB of it and of its children.
        self.memory: list[tuple[int, float, float]] = []
        self._settled = 0
        self._beat: asyncio.Task[None] | None = None

    def note(self, event: object) -> None:
        from crawler.batch import PageSettled

        if self._beat is None:
            self._beat = asyncio.get_running_loop().create_task(self._feel())
        if not isinstance(event, PageSettled):
            return
        self._settled += 1
        if self._settled % (_WARM_PAGES // 2) == 0:
            own = _resident_mb(os.getpid())
            self.memory.append((self._settled, own, own + sum(map(_resident_mb, _descendants(os.getpid())))))

    async def _feel(self) -> None:
        while True:
            before, computed = time.perf_counter(), time.thread_time()
            await asyncio.sleep(_BEAT_S)
            self.held_s = max(self.held_s, time.perf_counter() - before - _BEAT_S)
            self.computed_s = max(self.computed_s, time.thread_time() - computed)


def _resident_mb(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def _descendants(pid: int) -> list[int]:
    own = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return own + [below for child in own for below in _descendants(child)]


def _memory_line(memory: list[tuple[int, float, float]]) -> str:
    return "; ".join(f"{pages}: {own:.0f}, {all_:.0f}" for pages, own, all_ in memory)


def _peer_python(environment: Path) -> Path | None:
    """The interpreter of an environment in which the peer is installed; None, with the reason, when it cannot be."""
    python = environment / "bin" / "python"
    if (environment / "installed").exists():
        return python
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", _PEER]
    tried = subprocess.run(install, capture_output=True, text=True, check=False)
    if tried.returncode:
        print(f"{_PEER} cannot be installed here, so it is not measured: {tried.stderr.strip().splitlines()[-1]}")
        return None
    (environment / "installed").touch()
    return python


def _peer(python: Path, web: Path, hosts: list[str], store: Path, count: int) -> dict[str, Any]:
    every = max(1, len(addresses(web, hosts)) // count)
    with played(web) as proxy:
        asked = {"urls": addresses(web, hosts)[::every][:count], "proxy": proxy, "store": str(store)}
        ran = subprocess.run(
            [str(python), "-W", "ignore", "-c", _PEER_PROGRAM],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            check=False,
        )
    if ran.returncode:
        raise SystemExit(f"{_PEER} broke:\n{ran.stderr[-2000:]}")
    figures: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return figures


if __name__ == "__main__":
    main()
