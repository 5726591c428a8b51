"""Answers as values, whatever stands in their headers."""

from __future__ import annotations

import pytest
from scrapy.http import Response

from crawler.spiders.answers import conditional_headers, validators_of


@pytest.mark.parametrize(
    ("headers", "sent_back"),
    [
        ({"ETag": b'"a-1"'}, {"If-None-Match": b'"a-1"'}),
        ({"ETag": b'W/"\xe9t\xe9"'}, {"If-None-Match": b'W/"\xe9t\xe9"'}),
        ({"ETag": b'"a\x00b"', "Last-Modified": b"Mon, 01 Jun 2026 12:00:00 GMT"},
         {"If-Modified-Since": b"Mon, 01 Jun 2026 12:00:00 GMT"}),
        ({"ETag": b'"a"', "Last-Modified": b"Mon\x00"}, {"If-None-Match": b'"a"'}),
        ({"ETag": b"\x1b[31m"}, {}),
        ({"ETag": b""}, {}),
        ({}, {}),
    ],
)  # fmt: skip
def test_validators_are_sent_back_that_can_be_kept(headers: dict[str, bytes], sent_back: dict[str, bytes]) -> None:
    validators = validators_of(Response("http://titre.example/rss", headers=headers))
    assert conditional_headers(validators) == sent_back
