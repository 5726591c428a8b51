"""The verdict on a source, from the report of one poll."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from scheduler.sources.checking import HEALTHY, NOTHING_NEW, SourceCheck, judged
from store.types import CrawlReport, Ending, Failure, Feed, FeedKind, Outcome, PageOutcome, Stage

NOW = datetime(2026, 10, 3, tzinfo=UTC)
FEED = Feed(source="Le Bief", url="https://bief.example/rss", kind=FeedKind.FEED)


def report(ending: Ending, *, age_days: float | None = 1, failures: tuple[Failure, ...] = ()) -> CrawlReport:
    return CrawlReport(
        source=FEED.source,
        feed_url=FEED.url,
        started_at=NOW,
        ended_at=NOW,
        outcome=Outcome.FAILED if ending.is_failure else Outcome.NEW,
        ending=ending,
        entries=30,
        newest_at=NOW - timedelta(days=age_days) if age_days is not None else None,
        failures=failures,
    )


@pytest.mark.parametrize("ending", Ending)
def test_every_ending_has_a_verdict_and_each_failure_something_to_do(ending: Ending) -> None:
    check = judged(FEED, report(ending), NOW)
    assert check.is_well is not ending.is_failure
    assert bool(check.advice) is ending.is_failure
    assert (check.verdict == HEALTHY) is check.is_well


@pytest.mark.parametrize(
    ("ending", "verdict"),
    [
        (Ending.BLOCKED, "blocked"),
        (Ending.CONSENT_WALL, "consent wall"),
        (Ending.PAYWALL, "paywall"),
        (Ending.BOT_CHALLENGE, "bot challenge"),
        (Ending.ROBOTS, "robots"),
        (Ending.RIGHTS_RESERVED, "rights reserved"),
        (Ending.NOT_A_FEED, "not a feed any more"),
        (Ending.PARSES_TO_NOTHING, "parses to nothing"),
        (Ending.UNREACHABLE, "dead"),
    ],
)
def test_verdicts_are_words_for_people(ending: Ending, verdict: str) -> None:
    assert judged(FEED, report(ending), NOW).verdict == verdict


def test_a_site_whose_texts_are_reserved_is_not_called_healthy() -> None:
    reserved = PageOutcome(url=f"{FEED.url}/1", at=NOW, ending=Ending.RIGHTS_RESERVED)
    check = judged(FEED, replace(report(Ending.NEW), entries=2, readings=(reserved,)), NOW)
    assert (check.verdict, check.is_well) == ("rights reserved", False)
    assert "ask the publisher for a licence" in check.advice
    assert check.evidence.endswith("; its texts are reserved, and not kept")
    read = PageOutcome(url=f"{FEED.url}/2", at=NOW, words=300)
    assert judged(FEED, replace(report(Ending.NEW), readings=(reserved, read)), NOW).verdict == HEALTHY


def test_a_site_in_repair_is_not_called_dead() -> None:
    told = Failure(source=FEED.source, url=FEED.url, stage=Stage.FEED, reason="out of order", at=NOW, temporary=True)
    check = judged(FEED, report(Ending.UNREACHABLE, failures=(told,)), NOW)
    assert (check.verdict, check.is_well) == ("out of order", False)


def test_a_feed_whose_newest_entry_is_old_has_nothing_new_which_is_no_failure() -> None:
    old = judged(FEED, report(Ending.NEW, age_days=40), NOW)
    assert (old.verdict, old.is_well) == (NOTHING_NEW, True)
    assert "seems abandoned" in old.advice
    assert judged(FEED, report(Ending.NEW, age_days=None), NOW).verdict == HEALTHY


def test_what_was_seen_is_told_with_figures_and_a_failure_with_its_page() -> None:
    assert judged(FEED, report(Ending.NEW), NOW).evidence == "30 entries, the newest of 2026-10-02"
    page = Failure(source="Le Bief", url="https://bief.example/1", stage=Stage.FETCH, reason="http 403", at=NOW)
    assert judged(FEED, report(Ending.BLOCKED, failures=(page,)), NOW).evidence == "http 403 (https://bief.example/1)"


def test_a_feed_whose_turn_never_came_is_not_well() -> None:
    check = judged(FEED, None, NOW)
    assert (check.verdict, check.is_well) == ("not tried", False)


def test_the_worst_feed_is_the_verdict_on_its_source() -> None:
    feeds = tuple(judged(FEED, report(ending), NOW) for ending in (Ending.NEW, Ending.TLS, Ending.NEW))
    check = SourceCheck(source="Le Bief", feeds=feeds)
    assert (check.verdict, check.is_well) == ("tls", False)
