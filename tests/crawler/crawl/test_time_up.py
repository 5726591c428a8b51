"""A poll whose time is up asks for nothing more: what waits for its turn waits for the next poll."""

from __future__ import annotations

from tests.crawler.conftest import OpenWeb
from tests.crawler.small_web import article, feed, rss

_PATHS = [f"/{number}" for number in range(12)]


def test_a_poll_whose_time_is_up_does_not_wait_for_the_pauses_of_its_site(open_web: OpenWeb) -> None:
    pages = {path: article(f"lent {path}") for path in _PATHS}
    web = open_web(
        {"lent.example": {"/robots.txt": b"User-agent: *\nCrawl-delay: 1\n", "/feed": rss(*_PATHS), **pages}}
    )
    report = web.crawl([feed("lent.example")], poll_timeout_s=5.0).reports["lent.example"]
    assert 0 < report.kept < 5
    assert f"{12 - report.kept} pages were cut off and wait for the next poll" in report.reason
    assert report.failures == ()
