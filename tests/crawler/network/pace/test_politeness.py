"""How we come: a pause between any two requests, under our own name, and with nothing of the visit before."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.crawler.small_web import USER_AGENT, Crawled, article, feed, rss

DELAY_S = 0.3
CRAWL_DELAY_S = 0.8
#: The server's clock starts when its thread gets its turn, which the crawler does not see.
_LATE_S = 0.05


def _host(name: str) -> dict[str, object]:
    cookie = {"Set-Cookie": "visitor=7; Path=/"}
    pages = {f"/{place}": {"body": article(f"{name} {place}"), "headers": cookie} for place in range(3)}
    return pages | {"/feed": {"body": rss("/0", "/1"), "headers": cookie}, "/second": rss("/2")}


@pytest.fixture(scope="module")
def crawled(open_web) -> Crawled:
    slow = {"/robots.txt": f"User-agent: Vigie\nCrawl-delay: {CRAWL_DELAY_S}\n".encode()}
    hosts = {"plain.example": _host("plain"), "slow.example": slow | _host("slow")}
    feeds = [feed(host, path) for host in hosts for path in ("/feed", "/second")]
    return open_web(hosts).crawl(feeds, delay_s=DELAY_S)


@pytest.mark.parametrize(("host", "delay_s"), [("plain.example", DELAY_S), ("slow.example", CRAWL_DELAY_S)])
def test_between_two_requests_to_a_host_the_delay_is_kept(crawled: Crawled, host: str, delay_s: float) -> None:
    asked = [request for request in crawled.log if request.host == host]
    assert [request.path for request in asked].count("/robots.txt") == 1
    assert len(asked) == 7
    for earlier, later in pairwise(asked):
        assert later.at_s - earlier.at_s >= delay_s - _LATE_S, (earlier.path, later.path)


def test_two_sites_do_not_wait_for_each_other(crawled: Crawled) -> None:
    last_of_plain = max(request.at_s for request in crawled.log if request.host == "plain.example")
    first_of_slow = min(request.at_s for request in crawled.log if request.host == "slow.example")
    assert first_of_slow < last_of_plain


def test_every_request_says_who_asks(crawled: Crawled) -> None:
    assert {request.user_agent for request in crawled.log} == {USER_AGENT}


@pytest.mark.parametrize("header", ["cookie", "referer", "authorization"])
def test_no_request_carries_anything_of_an_earlier_one(crawled: Crawled, header: str) -> None:
    assert [request.url for request in crawled.log if header in request.headers] == []


def test_without_a_delay_a_site_is_still_asked_one_thing_at_a_time(open_web) -> None:
    # Each page takes as long as the crawl waits for it; asked for together, they would all be asked for at once.
    silent = {f"/{place}": {"status": 200, "fault": "stall"} for place in range(3)}
    host = {"/feed": rss(*silent), **silent}
    log = open_web({"silent.example": host}).crawl([feed("silent.example")], delay_s=0.0, timeout_s=0.5).log
    pages = [request for request in log if request.path in silent]
    assert {request.path for request in pages} == set(silent)
    for earlier, later in pairwise(pages):
        assert later.at_s - earlier.at_s >= 0.5 - _LATE_S, (earlier.path, later.path)
