"""The database refuses to write for a while; nothing is lost and nothing is silent."""

from __future__ import annotations

import pytest

from store.archive import Archive
from tests.store.conftest import ask


@pytest.fixture(scope="module")
def refused(make_walk):
    """A crawl of two sources into a database that refuses the articles of one of them, as a full disk would."""
    walk = make_walk()
    Archive.open(walk.store_url).close()
    ask(walk.store_url, "CREATE TRIGGER full_disk BEFORE INSERT ON article WHEN NEW.source = 'DSI Magazine' "
                            "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END")  # fmt: skip
    reports, _ = walk.crawl(*_feeds(walk))
    ask(walk.store_url, "DROP TRIGGER full_disk")
    return walk, {report.source: report for report in reports}


def _feeds(walk):
    wanted = ("DSI Magazine", "Microsoft France newsroom")
    return [feed for source in walk.configuration.sources() for feed in source.feeds if source.name in wanted]


def test_each_article_that_was_not_written_is_a_failure_that_says_so(refused):
    _, reports = refused
    not_kept = [failure for failure in reports["DSI Magazine"].failures if failure.stage == "keep"]
    assert len(not_kept) == 3
    assert {failure.reason for failure in not_kept} == {"not kept"}
    assert "database or disk is full" in not_kept[0].detail


def test_the_other_source_is_not_disturbed(refused):
    _, reports = refused
    assert (reports["Microsoft France newsroom"].kept, reports["Microsoft France newsroom"].failures) == (3, ())


def test_the_next_crawl_takes_up_what_was_not_written_though_the_feed_has_not_changed(refused):
    walk, _ = refused
    reports, _ = walk.crawl(*_feeds(walk))
    taken_up = {report.source: (report.status, report.kept) for report in reports}
    assert taken_up == {"DSI Magazine": (304, 3), "Microsoft France newsroom": (304, 0)}


def test_entries_that_cannot_be_noted_are_given_again_though_the_feed_has_not_changed(make_walk):
    walk = make_walk()
    Archive.open(walk.store_url).close()
    ask(walk.store_url, "CREATE TRIGGER full_disk BEFORE INSERT ON address "
                            "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END")  # fmt: skip
    feeds = [feed for feed in _feeds(walk) if feed.source == "DSI Magazine"]
    (starved,), _ = walk.crawl(*feeds)
    assert [failure.reason for failure in starved.failures] == ["not kept"]
    assert starved.reason == f"not kept: {starved.failures[0].detail}"
    assert "database or disk is full" in starved.reason
    ask(walk.store_url, "DROP TRIGGER full_disk")
    (fed,), _ = walk.crawl(*feeds)
    assert (fed.status, fed.kept) == (200, 3)
