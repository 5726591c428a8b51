"""What Scrapy loads by name is loaded before its loop runs, installs no reactor by that, and does not hold the loop."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_PROGRAM = """
import sys
import crawler.crawl.run
assert "twisted.internet.reactor" not in sys.modules
for name in ("downloadermiddlewares.redirect", "core.downloader.handlers.http11", "extensions.closespider", "squeues"):
    assert f"scrapy.{name}" in sys.modules, name
"""

#: Feeds at addresses that are refused at once: it opens no connection.
_CRAWL = """
import asyncio
import gc
import sys
from crawler.batch import Batch, NetworkRules, PollStarted, TopicRequest
from crawler.crawl.run import crawl
from store.types import Feed, FeedKind

turns, started_in, loaded, counting = [0], [], [], []

async def count():
    while True:
        turns[0] += 1
        await asyncio.sleep(0)

def note(event):
    if not loaded:
        loaded.extend(sys.modules)
        counting.append(asyncio.get_running_loop().create_task(count()))
    if isinstance(event, PollStarted):
        started_in.append(turns[0])

feeds = tuple(Feed(source=f"s{n}", url=f"http://10.0.0.{n}/feed", kind=FeedKind.FEED) for n in range(1, 5))
network = NetworkRules(user_agent="Vigie tests")
reports = crawl(
    Batch(feeds=feeds, store_url=f"sqlite:///{sys.argv[1]}", topic=TopicRequest(), network=network, extractors=1), note
)
assert len(reports) == len(feeds)
assert not set(sys.modules) - set(loaded), set(sys.modules) - set(loaded)
assert len(set(started_in)) == len(feeds), started_in
assert gc.get_freeze_count() > 100_000
assert gc.get_threshold()[0] > 700
"""


def test_the_parts_of_a_crawl_are_there_before_it_begins_and_no_reactor_is() -> None:
    ran = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_a_crawl_imports_nothing_in_its_loop_and_makes_one_crawler_a_turn(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _CRAWL, str(tmp_path / "vigie.db")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
