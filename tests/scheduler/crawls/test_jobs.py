"""A batch in a process of its own: what comes back, and what is left when somebody dies."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.batch import Batch, CrawlEvent, NetworkRules, PageSettled, PollEnded, PollStarted, TopicRequest
from crawler.errors import BadTopic
from crawler.press_web import LoggedRequest, PressWeb
from scheduler.crawls.jobs import CrawlJob, Patience
from scheduler.errors import CrawlDied
from store.errors import NotADatabase, StoreUnavailable
from store.types import Feed, Outcome
from tests.crawler.small_web import USER_AGENT, article, feed, rss, write_hosts
from tests.scheduler.processes import living, wait_for

#: A source that answers, and one whose feed never comes.
HOSTS = {
    "alpha.example": {"/feed": rss("/un", "/deux"), "/un": article("Alpha"), "/deux": article("Beta")},
    "stalled.example": {"/robots.txt": b"", "/feed": {"fault": "stall", "body": b""}},
}
ALPHA = feed("alpha.example")
STALLED = feed("stalled.example")

FOLLOW = """
import sys
from crawler.batch import Batch, NetworkRules, TopicRequest
from scheduler.crawls.jobs import CrawlJob
from store.types import Feed, FeedKind

proxy, store_url = sys.argv[1:]
stalled = Feed(source="Stalled", url="http://stalled.example/feed", kind=FeedKind.FEED)
network = NetworkRules(user_agent="Vigie", proxy=proxy)
batch = Batch(feeds=(stalled,), store_url=store_url, topic=TopicRequest(), network=network)
CrawlJob(batch).run(lambda event: print(event, flush=True))
"""


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PressWeb]:
    with PressWeb(write_hosts(tmp_path_factory.mktemp("web"), HOSTS)) as played:
        yield played


def batch(web: PressWeb, store: Path, *feeds: Feed, query: str = "") -> Batch:
    return Batch(
        feeds=feeds,
        store_url=f"sqlite:///{store}",
        topic=TopicRequest(query=query),
        network=NetworkRules(user_agent=USER_AGENT, delay_s=0.0, proxy=web.proxy, timeout_s=3.0),
        extractors=1,
    )


def test_events_come_in_order_and_reports_at_the_end(web: PressWeb, tmp_path: Path) -> None:
    events: list[CrawlEvent] = []
    bounds = set()
    job = CrawlJob(replace(batch(web, tmp_path / "vigie.db", ALPHA), memory_mb=1000))

    def note(event: CrawlEvent) -> None:
        events.append(event)
        bounds.add(resource.prlimit(job.pid, resource.RLIMIT_DATA)[0])

    reports = job.run(note)
    assert bounds == {1500 * 1024 * 1024}
    assert [type(event) for event in events] == [PollStarted, PageSettled, PageSettled, PollEnded]
    assert isinstance(events[-1], PollEnded)
    assert reports == [events[-1].report]
    assert (reports[0].outcome, reports[0].kept) == (Outcome.NEW, 2)


def test_what_is_no_database_is_told_to_the_parent(web: PressWeb, tmp_path: Path) -> None:
    store = tmp_path / "letter.db"
    store.write_text("Chère Madame, " * 100)
    with pytest.raises(NotADatabase, match=r"letter\.db"):
        CrawlJob(batch(web, store, ALPHA)).run(lambda _event: None)


def test_a_database_that_cannot_be_opened_is_told_to_the_parent(web: PressWeb, tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        CrawlJob(batch(web, tmp_path, ALPHA)).run(lambda _event: None)


def test_a_query_that_cannot_be_read_is_told_to_the_parent(web: PressWeb, tmp_path: Path) -> None:
    with pytest.raises(BadTopic, match="column"):
        CrawlJob(batch(web, tmp_path / "vigie.db", ALPHA, query="microsoft AND (")).run(lambda _event: None)


def test_a_crawl_for_which_no_process_can_be_had_says_why(web: PressWeb, tmp_path: Path) -> None:
    bounds = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, bounds[1]))
    try:
        with pytest.raises(CrawlDied, match=r"could be started for the crawl: .*Too many open files") as died:
            CrawlJob(batch(web, tmp_path / "vigie.db", ALPHA))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, bounds)
    assert not died.value.began


def test_a_crawl_that_is_killed_says_so(web: PressWeb, tmp_path: Path) -> None:
    job = CrawlJob(batch(web, tmp_path / "vigie.db", STALLED))
    with pytest.raises(CrawlDied, match="-9"):
        job.run(lambda _event: os.kill(job.pid, signal.SIGKILL))


def test_a_crawl_that_is_killed_leaves_the_reports_of_the_polls_that_were_over(web: PressWeb, tmp_path: Path) -> None:
    job = CrawlJob(batch(web, tmp_path / "vigie.db", ALPHA, STALLED))

    def kill_when_only_the_stalled_one_is_left(event: CrawlEvent) -> None:
        if isinstance(event, PollEnded):
            job.kill()

    with pytest.raises(CrawlDied) as caught:
        job.run(kill_when_only_the_stalled_one_is_left)
    assert [report.source for report in caught.value.reports] == ["alpha.example"]
    assert caught.value.began


def test_a_crawl_that_gives_no_sign_of_life_is_killed_and_says_so(web: PressWeb, tmp_path: Path) -> None:
    job = CrawlJob(batch(web, tmp_path / "vigie.db", ALPHA), Patience(silence_s=0.3, ending_s=0.3))
    os.kill(job.pid, signal.SIGSTOP)  # as deaf as one that is held by a parser
    with pytest.raises(CrawlDied, match=r"no sign of life for 0\.3 s and ended with code -9"):
        job.run(lambda _event: None)


def test_a_crawl_that_is_stopped_ends_with_its_reports(web: PressWeb, tmp_path: Path) -> None:
    job = CrawlJob(batch(web, tmp_path / "vigie.db", ALPHA, STALLED))

    def stop_when_only_the_stalled_one_is_left(event: CrawlEvent) -> None:
        if isinstance(event, PollEnded):
            job.stop()

    reports = {report.source: report for report in job.run(stop_when_only_the_stalled_one_is_left)}
    assert reports["alpha.example"].outcome is Outcome.NEW
    assert reports["stalled.example"].kept == 0


def test_who_does_not_want_to_wait_for_the_end_of_a_crawl_does_not(web: PressWeb, tmp_path: Path) -> None:
    job = CrawlJob(batch(web, tmp_path / "vigie.db", STALLED))

    def press_ctrl_c(_event: CrawlEvent) -> None:
        os.kill(job.pid, signal.SIGSTOP)  # it would not end by itself
        raise KeyboardInterrupt

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        job.run(press_ctrl_c)
    assert time.monotonic() - started < 20  # it is killed after 30


def test_a_crawl_that_is_stopped_before_it_begins_ends_without_a_word(web: PressWeb, tmp_path: Path) -> None:
    job = CrawlJob(batch(web, tmp_path / "vigie.db", ALPHA))
    job.stop()
    assert job.run(lambda _event: None) == []


def test_a_crawl_that_is_stopped_and_waits_for_a_site_is_ended_and_nobody_to_blame(
    web: PressWeb, tmp_path: Path
) -> None:
    before = len(_feeds_asked(web))
    job = CrawlJob(batch(web, tmp_path / "vigie.db", STALLED), Patience(ending_s=0.5))

    def stop_when_it_waits(event: CrawlEvent) -> None:
        if isinstance(event, PollStarted):
            wait_for(lambda: len(_feeds_asked(web)) > before, 20, "the request that is never answered")
            job.stop()

    assert job.run(stop_when_it_waits) == []


def _feeds_asked(web: PressWeb) -> list[LoggedRequest]:
    return [asked for asked in web.requests("stalled.example") if asked.path == "/feed"]


@pytest.mark.parametrize("starts", [1, 2])
def test_a_crawl_that_is_stopped_while_a_spider_opens_ends_soon(web: PressWeb, tmp_path: Path, starts: int) -> None:
    """Scrapy forgets a stop that comes before an engine runs, and then waits for ever."""
    job = CrawlJob(batch(web, tmp_path / "vigie.db", ALPHA, STALLED))
    seen = []

    def stop_in_time(event: CrawlEvent) -> None:
        seen.extend([event] if isinstance(event, PollStarted) else [])
        if len(seen) == starts:
            job.stop()

    started = time.monotonic()
    job.run(stop_in_time)
    assert time.monotonic() - started < 20  # it is killed after 30


def test_a_crawl_does_not_outlive_its_parent(web: PressWeb, tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", FOLLOW, web.proxy, f"sqlite:///{tmp_path / 'vigie.db'}"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, start_new_session=True) as parent:
        assert parent.stdout is not None
        assert "PollStarted" in parent.stdout.readline()
        assert len(living(parent.pid)) > 1
        parent.kill()
    wait_for(lambda: not living(parent.pid), 10, "the end of the crawl, its extractors and the fork server")
