"""A crawl is killed at any moment; the next one completes it, and the database holds every article once."""

from __future__ import annotations

import os
import random
import signal
import threading

import pytest

from crawler.batch import PageSettled
from scheduler.crawls.jobs import CrawlJob
from scheduler.crawls.planning import batch_of
from scheduler.errors import CrawlDied
from tests.store.conftest import ask
from tests.walk.conftest import pages_on_topic

#: `tests/bench/kill_crawl.py` tries as many moments as one has patience for.
MOMENTS = 4
#: It asks for a second between two requests, and is left out.
_SLOW_HOST = "presse.numerique-gouv.example"


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_nothing_is_lost_or_doubled_by_sigkill(make_walk, moment):
    walk = make_walk()
    dice = random.Random(moment)
    _kill_after(walk, pages=1 + dice.randrange(30))
    walk.crawl(*_fast_feeds(walk))
    assert ask(walk.store_url, "PRAGMA integrity_check") == [("ok",)]
    wanted = sorted(url for url in pages_on_topic(walk.configuration) if _SLOW_HOST not in url)
    assert walk.ask("SELECT url FROM articles ORDER BY url") == [(url,) for url in wanted]
    assert walk.ask("SELECT COUNT(*) FROM revisions") == [(len(wanted),)]
    assert ask(walk.store_url, "SELECT COUNT(*) FROM address WHERE state = 'pending'") == [(0,)]


def _fast_feeds(walk):
    feeds = [feed for source in walk.configuration.sources() for feed in source.feeds]
    return tuple(feed for feed in feeds if _SLOW_HOST not in feed.url)


def _kill_after(walk, pages: int) -> None:
    """Crawl until some pages are settled, then kill the process as a power cut would."""
    job = CrawlJob(batch_of(walk.configuration, _fast_feeds(walk)))
    seen = 0
    lock = threading.Lock()

    def kill_in_time(event: object) -> None:
        nonlocal seen
        with lock:
            seen += isinstance(event, PageSettled)
            if seen == pages:
                os.kill(job.pid, signal.SIGKILL)

    with pytest.raises(CrawlDied):
        job.run(kill_in_time)
