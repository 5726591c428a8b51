"""Every reason that the crawler can give is of the closed list, and a poll ends as most of its failures do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest

import crawler
from crawler.context.endings import REASONS, ending_of, ending_of_failure
from crawler.errors import NotAnArticle
from crawler.feeds.freshness import freshness, longest_usual_pause
from crawler.network import faults
from store.types import Ending, Failure, Outcome, Stage
from tests.store.examples import NOW

PACKAGES = Path(crawler.__file__).parent, Path(crawler.__file__).parent.parent / "scheduler"
#: A reason where a failure is made of one, as a word, and where `RequestRefused` and its kinds take it by place.
_GIVEN = re.compile(
    r"""(?<!close_spider_async\()\breason\s*(?::\s*\w+(?:\[\w+\])?)?\s*=\s*"([^"{]+)\""""
    r"""|(?:RequestRefused|super\(\)\.__init__)\([\w.]+, "([^"]+)\""""
)


def reasons_in_the_code() -> set[str]:
    """What stands in the source as a reason; those of f-strings are of HTTP."""
    texts = [file.read_text("utf-8") for folder in PACKAGES for file in folder.rglob("*.py")]
    return {one or other for text in texts for one, other in _GIVEN.findall(text)}


def all_reasons() -> set[str]:
    of_pages = {kind.reason for kind in (NotAnArticle, *NotAnArticle.__subclasses__())}
    of_requests = {row[1] for row in faults._FAULTS} | {row[1] for row in faults._GIVEN_UP} | {"tls"}
    return of_pages | of_requests | reasons_in_the_code()


def failure(reason: str, stage: Stage = Stage.FETCH, detail: str = "") -> Failure:
    url = "https://a.example/1"
    return Failure(source="A", url=url, stage=stage, reason=reason, detail=detail, at=NOW)


def ended(outcome: Outcome, *failures: Failure) -> Ending:
    return ending_of(outcome, failures, NOW, NOW + timedelta(minutes=2))


def test_reasons_are_found_in_the_code() -> None:
    assert {
        "robots",
        "not a feed",
        "private address",
        "no such host",
        "paywall",
        "ignored",
        "asked to wait",
    } <= all_reasons()


@pytest.mark.parametrize("reason", sorted(all_reasons()))
def test_every_reason_has_its_ending(reason: str) -> None:
    assert reason in REASONS
    assert ending_of_failure(failure(reason)).is_failure


def test_every_ending_of_the_list_is_given_by_something() -> None:
    quiet = {ended(outcome) for outcome in Outcome if outcome is not Outcome.FAILED}
    assert set(REASONS.values()) | quiet | {Ending.RATE_LIMITED} == set(Ending)


@pytest.mark.parametrize(
    ("status", "stage", "ending"),
    [
        (401, Stage.FEED, Ending.BLOCKED),
        (403, Stage.FETCH, Ending.BLOCKED),
        (451, Stage.FEED, Ending.BLOCKED),
        (404, Stage.FEED, Ending.NOT_A_FEED),
        (404, Stage.FETCH, Ending.SOFT_404),
        (410, Stage.FEED, Ending.NOT_A_FEED),
        (429, Stage.FEED, Ending.RATE_LIMITED),
        (429, Stage.ROBOTS, Ending.RATE_LIMITED),
        (503, Stage.FETCH, Ending.RATE_LIMITED),
        (503, Stage.ROBOTS, Ending.ROBOTS),
        (500, Stage.ROBOTS, Ending.ROBOTS),
        (500, Stage.FEED, Ending.UNREACHABLE),
        (504, Stage.FEED, Ending.TIMED_OUT),
        (408, Stage.FETCH, Ending.TIMED_OUT),
        (418, Stage.FEED, Ending.BLOCKED),
    ],
)
def test_statuses_mean_what_they_stand_for(status: int, stage: Stage, ending: Ending) -> None:
    assert ending_of_failure(failure(f"http {status}", stage)) is ending


@pytest.mark.parametrize(
    ("outcome", "ending"),
    [
        (Outcome.NEW, Ending.NEW),
        (Outcome.UNCHANGED, Ending.ALL_KNOWN),
        (Outcome.NOTHING_MATCHED, Ending.OFF_TOPIC),
        (Outcome.NOT_MODIFIED, Ending.NOT_MODIFIED),
        (Outcome.SAME_BODY, Ending.SAME_BODY),
        (Outcome.ALL_KNOWN, Ending.ALL_KNOWN),
        (Outcome.EMPTY, Ending.PARSES_TO_NOTHING),
    ],
)
def test_a_poll_that_did_not_fail_ends_by_its_outcome(outcome: Outcome, ending: Ending) -> None:
    assert ended(outcome, failure("timed out")) is ending


def test_a_poll_ends_as_most_of_its_pages_do_and_of_two_as_the_weightier() -> None:
    walls, slow = [failure("consent wall")] * 2, [failure("timed out")] * 2
    assert ended(Outcome.FAILED, *walls) is Ending.CONSENT_WALL
    assert ended(Outcome.FAILED, *walls, *slow, failure("timed out")) is Ending.TIMED_OUT
    assert ended(Outcome.FAILED, *slow, *walls) is Ending.CONSENT_WALL


def test_what_the_feed_itself_failed_by_counts_before_its_pages() -> None:
    pages = [failure("consent wall")] * 5
    assert ended(Outcome.FAILED, *pages, failure("http 403", Stage.FEED)) is Ending.BLOCKED


def test_a_poll_that_was_cut_off_before_it_had_read_anything_timed_out() -> None:
    assert ended(Outcome.FAILED) is Ending.TIMED_OUT


@pytest.mark.parametrize("lasted", [-timedelta(seconds=1), -timedelta(days=3650), timedelta(days=2)])
def test_a_poll_during_which_the_clock_was_set_says_so(lasted: timedelta) -> None:
    assert ending_of(Outcome.ALL_KNOWN, (), NOW, NOW + lasted) is Ending.CLOCK


def test_a_certificate_of_the_future_is_our_clock_s_fault() -> None:
    assert ending_of_failure(failure("tls", detail="certificate is not yet valid")) is Ending.CLOCK
    assert ending_of_failure(failure("tls", detail="certificate has expired")) is Ending.TLS


def test_a_feed_that_is_too_large_is_no_feed() -> None:
    assert ending_of_failure(failure("too large", Stage.FEED)) is Ending.NOT_A_FEED
    assert ending_of_failure(failure("too large")) is Ending.EMPTY_BODIES


def test_freshness_is_the_newest_plausible_date_and_the_usual_time_between_two() -> None:
    days = [NOW - timedelta(days=day) for day in (1, 2, 3, 10)]
    assert freshness([*days, NOW + timedelta(days=30)], NOW) == (NOW - timedelta(days=1), 86_400.0)
    assert freshness(days[:2], NOW) == (NOW - timedelta(days=1), None)
    assert freshness([], NOW) == (None, None)


@pytest.mark.parametrize(
    ("days_ago", "pause_days"),
    [
        (range(0, 70, 7), 7.0),
        ([*range(0, 70, 7), 900], 7.0),
        ([*range(0, 35, 7), *range(49, 84, 7), *range(98, 133, 7)], 14.0),
        (range(0, 28, 7), 4 * 7 * (1 + 4 / 3)),
        ([0, 1, 2, 3, 8, 9, 9.5, 10, 10.2, 16], 4 * 2.5 * (1 + 4 / 9)),
        ([*(place / 100 for place in range(12)), *(31 + place / 100 for place in range(8))], 30.89),
        ([0, 7, 14], None),
    ],
    ids=[
        "a letter",
        "a letter that pins an old issue",
        "a letter that pauses in summer and at Christmas",
        "few issues",
        "by chance",
        "a magazine that lists its last issue and a part of the one before",
        "too few to say",
    ],
)
def test_the_longest_usual_pause_is_longer_where_pauses_differ_or_few_are_known(
    days_ago: Iterable[float], pause_days: float | None
) -> None:
    pause_s = longest_usual_pause([NOW - timedelta(days=days) for days in days_ago], NOW)
    assert pause_s == (None if pause_days is None else pytest.approx(pause_days * 86_400.0))
