"""Row 5 of the table of faults: the disk is full. Nothing is half written, publishers are not asked in vain, and when
there is room again the rest is taken up.

SQLite's own bound on its pages gives SQLITE_FULL as a full disk does; the bound of a process on its files makes the
writes of a whole crawl fail.
"""

from __future__ import annotations

import resource
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from crawler.batch import Batch, CrawlEvent, NetworkRules, PageSettled, TopicRequest
from crawler.press_web import PressWeb
from scheduler.crawls.jobs import CrawlJob
from store.archive import Archive
from store.console import answer
from store.database import open_database
from store.errors import StoreUnavailable
from store.types import Verdict
from tests.crawler.small_web import USER_AGENT, article, feed, rss, write_hosts
from tests.store.examples import article_of, keep

PAGES = [f"/page-{number}" for number in range(30)]
HOSTS = {"alpha.example": {"/feed": rss(*PAGES), **{page: article(f"Alpha{page}") for page in PAGES}}}
#: Room for a few articles more, in pages of 4 KiB.
_ROOM_PAGES = 12


def allow(engine: Engine, pages: int) -> None:
    """Bound a database file, which is then as good as a disk of that size."""
    event.listen(engine, "checkout", lambda connection, *_: connection.execute(f"PRAGMA max_page_count = {pages}"))


def filled(archive: Archive) -> int:
    """Keep articles until the disk is full; how many were kept."""
    for number in range(1000):
        long_text = " ".join(f"Quai{number} navette{word} {word * number}." for word in range(400))
        try:
            keep(archive, article_of(number, body=long_text))
        except StoreUnavailable:
            return number
    raise AssertionError("there was no end to the disk")


def test_row_05_an_article_that_does_not_fit_is_not_half_there(tmp_path: Path) -> None:
    database = tmp_path / "vigie.db"
    engine = open_database(f"sqlite:///{database}")
    with engine.connect() as connection:
        used = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    allow(engine, used + _ROOM_PAGES)
    with Archive(engine) as archive:
        kept = filled(archive)
        assert kept > 0
        with pytest.raises(StoreUnavailable, match="full"):
            keep(archive, article_of(2000, body="Un canal. " * 9000))
    for table in ("articles", "revisions", "stories"):
        assert answer(database, f"SELECT count(*) FROM {table}").rows == [(kept,)]
    assert answer(database, "SELECT count(*) FROM address").rows == [(kept,)]
    with Archive.open(f"sqlite:///{database}") as archive:  # there is room again
        assert keep(archive, article_of(2000)) is Verdict.KEPT
    assert answer(database, "SELECT count(*) FROM articles").rows == [(kept + 1,)]


def test_row_05_a_crawl_without_room_stops_asking_and_the_next_one_takes_up_the_rest(tmp_path: Path) -> None:
    database = tmp_path / "vigie.db"
    with PressWeb(write_hosts(tmp_path / "web", HOSTS)) as web:
        network = NetworkRules(user_agent=USER_AGENT, delay_s=0.3, proxy=web.proxy)
        topic = TopicRequest(keep_all=True)
        alpha = feed("alpha.example")
        batch = Batch(feeds=(alpha,), store_url=f"sqlite:///{database}", topic=topic, network=network, extractors=1)
        job = CrawlJob(batch)

        def fill_the_disk(seen: CrawlEvent) -> None:
            if isinstance(seen, PageSettled):
                resource.prlimit(job.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))

        (starved,) = job.run(fill_the_disk)
        asked = sum(request.path in PAGES for request in web.requests("alpha.example"))
        assert 0 < starved.kept < len(PAGES)
        assert {failure.reason for failure in starved.failures} == {"not kept"}
        assert asked < len(PAGES), starved
        resuming = replace(batch, network=replace(network, delay_s=0.0))
        (resumed,) = CrawlJob(resuming).run(lambda _event: None)
    assert resumed.failures == ()
    assert answer(database, "SELECT count(*), count(DISTINCT url) FROM articles").rows == [(len(PAGES), len(PAGES))]
