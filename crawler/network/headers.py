"""The headers of an answer: read as text, and given up before a body comes when they alone are larger than a page.

Twisted bounds a line of headers and not their number: 20,000 of them were read in 1.3 s.
"""

from __future__ import annotations

from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Headers, Response

#: The most talkative sites of the press send some forty, of 16 KiB with their security policies.
MAX_HEADERS = 500
MAX_HEADER_BYTES = 256 * 1024


def header_of(response: Response, name: str) -> str:
    """A header of an answer, byte for byte (RFC 9110 §5.5 knows no encoding); empty when it has none."""
    return (response.headers.get(name) or b"").decode("latin-1")


def headers_of(response: Response) -> tuple[tuple[str, str], ...]:
    """All headers of an answer likewise, one that came several times as often."""
    named = ((name, value) for name in response.headers for value in response.headers.getlist(name))
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in named)


class HeaderBounds:
    """Stops an answer whose headers are too many or too long."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        bounds = cls()
        crawler.signals.connect(bounds.judge, signals.headers_received)
        return bounds

    def judge(self, headers: Headers) -> None:
        """Let what is usual pass. Raises StopDownload."""
        sizes = [len(name) + len(value) for name in headers for value in headers.getlist(name)]
        if len(sizes) > MAX_HEADERS or sum(sizes) > MAX_HEADER_BYTES:
            raise StopDownload(fail=True)
