"""What polls came to is counted as they go, and how far they have come is written down for others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.batch import PageSettled, PollEnded
from scheduler.crawls.chronicle import Chronicle
from store.archive import Archive
from store.types import CrawlReport, Failure, Outcome, Stage
from store.types.alarms import Ending

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
URL = "http://a.example/rss"
PAGE = PageSettled(source="A", url="http://a.example/1", title="Un accord", result="new")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(f"sqlite:///{tmp_path / 'vigie.db'}") as opened:
        yield opened


def report(source: str, outcome: Outcome, kept: int = 0, reason: str = "", ending: Ending = Ending.NEW) -> PollEnded:
    failures = (Failure(source=source, url=URL, stage=Stage.FEED, reason=reason, at=NOW),) if reason else ()
    return PollEnded(
        report=CrawlReport(
            source=source,
            feed_url=URL,
            started_at=NOW,
            ended_at=NOW,
            outcome=outcome,
            ending=ending,
            kept=kept,
            failures=failures,
        )
    )


def test_polls_are_counted_by_source_outcome_and_reason(archive: Archive) -> None:
    chronicle = Chronicle(archive.progress, lambda: NOW)
    with chronicle.batch("one", 3) as on_event:
        on_event(PAGE)
        on_event(report("A", Outcome.NEW, kept=2))
        on_event(report("A", Outcome.NOT_MODIFIED, ending=Ending.NOT_MODIFIED))
        on_event(report("B", Outcome.FAILED, reason="http 404", ending=Ending.SOFT_404))
    tally = chronicle.tally()
    assert tally.polls == {("A", "new"): 1, ("A", "not modified"): 1, ("B", "soft 404"): 1}
    assert tally.failed == 1
    assert tally.articles["A"] == 2
    assert tally.failures == {"http 404": 1}
    assert (tally.batches, tally.feeds, sum(tally.durations.values())) == (1, 3, 1)


def test_the_batch_under_way_is_known_until_it_ends(archive: Archive) -> None:
    chronicle = Chronicle(archive.progress, lambda: NOW)
    with chronicle.batch("one", 3) as on_event:
        on_event(PAGE)
        on_event(report("A", Outcome.NEW, kept=2))
        (going,) = chronicle.under_way()
        assert (going.feeds, going.feeds_done, going.pages, going.kept) == (3, 1, 1, 2)
    assert chronicle.under_way() == ()


def test_a_batch_that_dies_is_over_too(archive: Archive) -> None:
    chronicle = Chronicle(archive.progress, lambda: NOW)
    with pytest.raises(RuntimeError), chronicle.batch("one", 3):
        raise RuntimeError
    assert chronicle.under_way() == ()
    assert chronicle.tally().batches == 1


def test_a_crawl_goes_on_when_its_progress_cannot_be_written(archive: Archive, tmp_path: Path) -> None:
    archive.close()
    for file in tmp_path.iterdir():
        file.unlink()
    tmp_path.rmdir()
    chronicle = Chronicle(archive.progress, lambda: NOW)
    with chronicle.batch("one", 3) as on_event:
        on_event(report("A", Outcome.NEW, kept=2))
    assert chronicle.tally().articles["A"] == 2
