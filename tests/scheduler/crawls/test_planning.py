"""The next polls of a batch, written down, and of all feeds of a site that wants to be left alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from scheduler.configuration.limits_table import LimitsTable
from scheduler.configuration.loading import Configuration
from scheduler.crawls.planning import batch_of, plan_next_polls
from store.archive import Archive
from store.types import CrawlReport, Failure, Feed, Outcome, Stage

#: Two feeds of one site, and one of another.
SOURCES = [
    {"name": "Le Clairon", "feeds": ["https://www.clairon.example/une.xml", "https://regions.clairon.example/feed"]},
    {"name": "La Dune", "feeds": ["https://dune.example/feed"]},
]


@pytest.fixture
def configuration(tmp_path: Path) -> Configuration:
    return Configuration(store={"url": f"sqlite:///{tmp_path}/vigie.db"}, source=SOURCES)


def poll(feed: Feed, ended_at: datetime, **fields: object) -> CrawlReport:
    told = {"source": feed.source, "feed_url": feed.url, "started_at": ended_at, "ended_at": ended_at}
    return CrawlReport(**({"outcome": Outcome.ALL_KNOWN, **told} | fields))


def waits_s(configuration: Configuration, polled: int, now: datetime, **fields: object) -> list[float]:
    """Seconds from `now`, when one of them was polled, until the next poll of each feed; 0 where none is planned."""
    feeds = [feed for source in configuration.sources() for feed in source.feeds]
    with Archive.open(configuration.store.url) as archive:
        known = archive.register(feeds)
        report = poll(feeds[polled], now, **fields)
        plan_next_polls(archive, configuration, known[polled : polled + 1], [report], now)
        plans = [feed.state.next_poll_at for feed in archive.register(feeds)]
    return [(instant - now).total_seconds() if instant else 0.0 for instant in plans]


def test_only_what_was_polled_is_planned(configuration: Configuration) -> None:
    first, second, elsewhere = waits_s(configuration, 0, datetime(2026, 6, 1, 10, tzinfo=UTC), entries=20)
    assert first == pytest.approx(5400, rel=0.051)
    assert (second, elsewhere) == (0.0, 0.0)


def test_all_feeds_of_a_site_that_wants_to_be_left_alone_wait(configuration: Configuration) -> None:
    now = datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=30)
    refused = Failure(
        source="Le Clairon", url="https://www.clairon.example/une.xml", stage=Stage.FEED, reason="http 429", at=now
    )
    told = {"outcome": Outcome.FAILED, "failures": (refused,), "retry_after_s": 7200.0}
    first, second, elsewhere = waits_s(configuration, 0, now, **told)
    assert 7200 <= first <= 9001
    assert 7200 <= second <= 9001
    assert elsewhere == 0.0


def test_a_plan_that_lies_further_ahead_than_the_block_stays(configuration: Configuration) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    refused = Failure(
        source="Le Clairon", url="https://www.clairon.example/1", stage=Stage.FETCH, reason="http 503", at=now
    )
    told = {"outcome": Outcome.NEW, "failures": (refused,), "retry_after_s": 60.0, "hint_s": 3600.0}
    first, second, _ = waits_s(configuration, 0, now, **told)
    assert first >= 3400
    assert 60 <= second <= 80


def test_a_crawl_is_told_what_it_may_take_of_the_machine(configuration: Configuration) -> None:
    limits = LimitsTable(crawl_memory_mb=2048, extraction_memory_mb=512)
    batch = batch_of(configuration.model_copy(update={"limits": limits}), [])
    assert (batch.memory_mb, batch.extractor_memory_mb) == (2048, 512)


@pytest.mark.parametrize("key", ["batches_at_once", "crawl_memory_mb", "extraction_memory_mb"])
@pytest.mark.parametrize("value", [0, -1, True, 1.5, "viel"])
def test_a_limit_that_is_no_sensible_number_is_refused(key: str, value: object) -> None:
    with pytest.raises(ValidationError, match=key):
        LimitsTable(**{key: value})
