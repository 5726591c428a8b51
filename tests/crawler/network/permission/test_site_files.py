"""What a site says of itself holds for a day, and the last good answer stands in for one that cannot be had."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crawler.network.permission.site_files import answered, is_fresh, still_serves, unanswered
from store.types import SiteFile

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
URL = "http://site.example/robots.txt"


def had(headers: dict[str, str] | None = None) -> SiteFile:
    return answered(SiteFile(url=URL), 200, b"User-agent: *\n", headers or {}, NOW, "obeyed")


@pytest.mark.parametrize(
    ("headers", "fresh", "stale"),
    [
        ({}, 23, 25),
        ({"cache-control": "max-age=7200"}, 1, 3),
        ({"cache-control": "max-age=999999"}, 23, 25),
        ({"cache-control": "no-cache"}, 0.1, 1),
        ({"cache-control": "max-age=0"}, 0.1, 1),
        ({"expires": "Sun, 22 Nov 2026 11:00:00 GMT"}, 2, 4),
        ({"expires": "0"}, 0.1, 1),
    ],
)
def test_an_answer_holds_a_day_or_as_long_as_it_says(headers: dict[str, str], fresh: float, stale: float) -> None:
    file = had(headers)
    assert is_fresh(file, NOW + fresh * HOUR)
    assert not is_fresh(file, NOW + stale * HOUR)


def test_what_was_never_asked_for_is_not_fresh() -> None:
    assert not is_fresh(SiteFile(url=URL), NOW)


def test_an_answer_of_a_wrong_clock_is_asked_for_again() -> None:
    assert not is_fresh(had(), NOW - 30 * HOUR)


def test_a_good_answer_serves_for_a_day_of_failures() -> None:
    failing = unanswered(had(), NOW + 25 * HOUR, "out of reach")
    later = unanswered(failing, NOW + 40 * HOUR, "out of reach")
    assert later.failing_since == NOW + 25 * HOUR
    assert later.body == b"User-agent: *\n"
    assert still_serves(later, NOW + 48 * HOUR)
    assert not still_serves(later, NOW + 50 * HOUR)
    assert not is_fresh(later, NOW + 40 * HOUR)


def test_a_failure_of_a_wrong_clock_counts_from_today() -> None:
    failing = unanswered(unanswered(had(), NOW + 30_000 * HOUR, "out of reach"), NOW + 25 * HOUR, "out of reach")
    assert still_serves(failing, NOW + 48 * HOUR)
    assert not still_serves(failing, NOW + 50 * HOUR)


def test_without_a_good_answer_nothing_serves() -> None:
    assert not still_serves(unanswered(SiteFile(url=URL), NOW, "out of reach"), NOW + HOUR)


def test_an_answer_ends_the_failing() -> None:
    failing = unanswered(had(), NOW + 25 * HOUR, "out of reach")
    again = answered(failing, 404, b"", {}, NOW + 26 * HOUR, "there is none")
    assert (again.failing_since, again.body, again.status) == (None, b"", 404)
