"""When a server wants to be asked again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.network.pace.courtesy import fresh_for_s, retry_after_s

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "expected_s"),
    [
        ({"cache-control": "public, max-age=600"}, 600.0),
        ({"cache-control": "max-age=600", "age": "250"}, 350.0),
        ({"cache-control": "max-age=600", "age": "900"}, 0.0),
        ({"cache-control": "max-age=600", "age": "soon"}, 600.0),
        ({"cache-control": "max-age=60, s-maxage=900"}, 900.0),
        ({"cache-control": "max-age=0", "expires": "Mon, 01 Jun 2026 13:00:00 GMT"}, 0.0),
        ({"cache-control": "no-cache, max-age=600"}, 0.0),
        ({"cache-control": "private"}, 0.0),
        ({"expires": "Mon, 01 Jun 2026 12:30:00 GMT"}, 1800.0),
        ({"expires": "Mon, 01 Jun 2026 12:30:00 GMT", "date": "Mon, 01 Jun 2026 12:10:00 GMT"}, 1200.0),
        ({"expires": "Thu, 01 Dec 1994 16:00:00 GMT"}, 0.0),
        ({"expires": "0"}, 0.0),
        ({"expires": "-1"}, 0.0),
        ({"expires": "Mon, 99 Foo 20260 12:30:00"}, 0.0),
        ({"expires": "Fri, 31 Dec 9999 23:59:59 EST"}, 0.0),
        ({}, 0.0),
    ],
)
def test_an_answer_holds_as_long_as_its_headers_say(headers: dict[str, str], expected_s: float) -> None:
    assert fresh_for_s(headers, NOW) == expected_s


@pytest.mark.parametrize(
    ("value", "expected_s"),
    [
        ("120", 120.0),
        (" 120 ", 120.0),
        ("0", 0.0),
        ("Mon, 01 Jun 2026 12:05:00 GMT", 300.0),
        ("Mon, 01 Jun 2026 11:00:00 GMT", 0.0),
        ("bientôt", None),
        ("-5", None),
        ("12.5", None),
        ("", None),
        ("9" * 40, None),
        ("Fri, 31 Dec 9999 23:59:59 -0100", None),
    ],
)
def test_retry_after_is_a_number_or_a_date(value: str, expected_s: float | None) -> None:
    assert retry_after_s(value, NOW) == expected_s
