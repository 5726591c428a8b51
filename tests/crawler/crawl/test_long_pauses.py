"""A crawl that is told to end while a site makes it wait ends at once, and is not killed for it."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from crawler.batch import Batch, CrawlEvent, NetworkRules, PageSettled, PollEnded, TopicRequest
from crawler.press_web import PressWeb
from scheduler.crawls.jobs import CrawlJob
from store.types import Feed
from tests.crawler.small_web import USER_AGENT, article, feed, rss, write_hosts

_SLOW = b"User-agent: *\nCrawl-delay: 12\n"


def _seconds_to_end(folder: Path, hosts: dict[str, dict[str, bytes]], feeds: tuple[Feed, ...], after: type) -> float:
    """How long a crawl takes to end that is told to after the first event of a kind."""
    told_at_s = 0.0

    def tell(event: CrawlEvent) -> None:
        nonlocal told_at_s
        if isinstance(event, after) and not told_at_s:
            told_at_s = monotonic()
            job.stop()

    with PressWeb(write_hosts(folder / "web", hosts)) as web:
        network = NetworkRules(user_agent=USER_AGENT, delay_s=0.0, timeout_s=10.0, proxy=web.proxy)
        store_url = f"sqlite:///{folder / 'vigie.db'}"
        topic = TopicRequest(keep_all=True)
        job = CrawlJob(Batch(feeds=feeds, store_url=store_url, topic=topic, network=network, extractors=1))
        job.run(tell)
        return monotonic() - told_at_s


def test_between_two_feeds_of_a_site(tmp_path: Path) -> None:
    pages = {"/robots.txt": _SLOW, "/feed": rss(), "/b/feed": rss()}
    feeds = (feed("lent.example"), feed("lent.example", "/b/feed"))
    assert _seconds_to_end(tmp_path, {"lent.example": pages}, feeds, PollEnded) < 7


def test_before_a_turn_at_a_site_that_somebody_else_has_asked(tmp_path: Path) -> None:
    hosts = {
        "rapide.example": {"/feed": rss("/a", "http://www.lent.example/b"), "/a": article("a")},
        "lent.example": {"/robots.txt": _SLOW, "/feed": rss()},
        "www.lent.example": {"/robots.txt": _SLOW, "/b": article("b")},
    }
    assert _seconds_to_end(tmp_path, hosts, (feed("lent.example"), feed("rapide.example")), PageSettled) < 7
