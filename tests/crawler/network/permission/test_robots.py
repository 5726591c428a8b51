"""robots.txt is asked for first and obeyed by RFC 9309: absent it allows, out of reach it forbids, and says why."""

from __future__ import annotations

from time import perf_counter

import pytest

from crawler.network.permission.robots import MAX_ROBOTS_BYTES, rules_of
from store.types import FeedKind, Outcome, Stage
from tests.crawler.small_web import Crawled, Hosts, Page, article, feed, rss

_CLOSED = b"User-agent: *\nDisallow: /closed\n"
_NAMED = b"User-agent: *\nDisallow: /\n\nUser-agent: Vigie\nDisallow: /closed\n"
_HUGE = _CLOSED + b"# rien\n" * 750_000 + b"Disallow: /\n"

#: robots.txt files that allow everything.
ALLOWING: dict[str, Page | None] = {
    "absent": None,
    "401": {"status": 401},
    "403": {"status": 403},
    "410": {"status": 410},
    "empty": b"",
    "html": {"body": article("un robot"), "type": "text/html"},
    "other-agent": b"User-agent: Autre\nDisallow: /\n",
    "to-absent": {"status": 301, "location": "/nowhere.txt"},
}
#: robots.txt files that close `/closed` to us, and nothing else.
CLOSING: dict[str, Page] = {
    "star": _CLOSED,
    "named": _NAMED,
    "bom": b"\xef\xbb\xbf" + _CLOSED,
    "latin": b"# r\xe8gles\r\n" + _CLOSED.replace(b"\n", b"\r\n"),
    "huge": _HUGE,
    "moved": {"status": 301, "location": "/rules.txt"},
    "moved-away": {"status": 302, "location": "http://rules.example/rules.txt"},
}
#: robots.txt files that cannot be had, and the reason that is given.
UNREACHABLE: dict[str, tuple[Page, str]] = {
    "429": ({"status": 429}, "http 429"),
    "500": ({"status": 500}, "http 500"),
    "503": ({"body": _CLOSED, "status": 503}, "http 503"),
    "reset": ({"status": 200, "fault": "reset"}, "connection lost"),
    "stalled": ({"status": 200, "fault": "stall"}, "timed out"),
    "cut-off": ({"body": _CLOSED, "fault": "truncated"}, "cut off"),
    "loop": ({"status": 302, "location": "/robots.txt"}, "redirects"),
}


def host_of(name: str) -> str:
    return f"{name}.example"


def _host(name: str, robots: Page | None) -> dict[str, Page]:
    pages: dict[str, Page] = {"/feed": rss("/open", "/closed/page"), "/rules.txt": _CLOSED}
    pages |= {"/open": article(f"{name}, ouvert"), "/closed/page": article(f"{name}, fermé")}
    return pages if robots is None else {"/robots.txt": robots, **pages}


def _hosts() -> Hosts:
    files = ALLOWING | CLOSING | {name: page for name, (page, _reason) in UNREACHABLE.items()}
    two_feeds = _host("two", _CLOSED) | {"/second": rss("/other"), "/other": article("autre")}
    leading_away = {"/feed": rss("/page"), "/page": {"status": 302, "location": "http://named.example/closed/page"}}
    return {
        **{host_of(name): _host(name, page) for name, page in files.items()},
        "two.example": two_feeds,
        "away.example": leading_away,
        "rules.example": {"/rules.txt": _CLOSED},
    }


@pytest.fixture(scope="module")
def crawled(open_web) -> Crawled:
    hosts = _hosts()
    polled = [host for host in hosts if host != "rules.example"]
    feeds = [*map(feed, polled), feed("two.example", "/second", FeedKind.FEED)]
    return open_web(hosts).crawl(feeds, timeout_s=2.0)


@pytest.mark.parametrize("name", ALLOWING)
def test_without_rules_everything_is_allowed(crawled: Crawled, name: str) -> None:
    report = crawled.reports[host_of(name)]
    assert (report.kept, report.failures) == (2, ())


@pytest.mark.parametrize("name", CLOSING)
def test_what_is_disallowed_is_not_fetched_and_the_rest_is(crawled: Crawled, name: str) -> None:
    host = host_of(name)
    failure = crawled.failure(host)
    assert (failure.stage, failure.reason) == (Stage.ROBOTS, "robots")
    assert failure.url == f"http://{host}/closed/page"
    assert crawled.reports[host].kept == 1
    assert "/closed/page" not in crawled.paths(host)


@pytest.mark.parametrize("name", UNREACHABLE)
def test_a_site_whose_rules_cannot_be_had_is_left_alone(crawled: Crawled, name: str) -> None:
    host = host_of(name)
    report, failure = crawled.reports[host], crawled.failure(host)
    assert (report.outcome, failure.stage) == (Outcome.FAILED, Stage.ROBOTS)
    assert (failure.reason, failure.temporary) == (UNREACHABLE[name][1], True)
    assert "robots.txt is out of reach" in report.reason
    assert set(crawled.paths(host)) == {"/robots.txt"}


def test_robots_txt_is_asked_for_before_anything_else(crawled: Crawled) -> None:
    assert len(crawled.reports) == len(_hosts()) - 1
    for host in crawled.reports:
        assert crawled.paths(host)[0] == "/robots.txt"


@pytest.mark.parametrize("name", ["two", "star", "absent", "named"])
def test_robots_txt_is_asked_for_once_a_site(crawled: Crawled, name: str) -> None:
    assert crawled.paths(host_of(name)).count("/robots.txt") == 1


def test_rules_of_the_host_that_a_redirect_leads_to_are_obeyed(crawled: Crawled) -> None:
    failure = crawled.failure("away.example")
    assert (failure.reason, failure.url) == ("robots", "http://named.example/closed/page")


def test_a_huge_robots_txt_is_cut_before_it_is_parsed() -> None:
    assert len(_HUGE) > 5_000_000
    started_at_s = perf_counter()
    rules = rules_of(200, _HUGE)
    assert perf_counter() - started_at_s < 5.0
    assert rules.refusal("http://huge.example/open") is None
    assert rules.refusal("http://huge.example/closed/page") is not None


def test_rules_are_read_up_to_the_bound() -> None:
    beyond = _CLOSED.ljust(MAX_ROBOTS_BYTES, b"\n") + b"Disallow: /open\n"
    within = _CLOSED.ljust(MAX_ROBOTS_BYTES - 100, b"\n") + b"Disallow: /open\n"
    assert rules_of(200, beyond).refusal("http://a.example/open") is None
    assert rules_of(200, within).refusal("http://a.example/open") is not None


def test_a_rule_that_the_bound_cuts_in_two_is_left_out() -> None:
    cut = b"User-agent: *\n".ljust(MAX_ROBOTS_BYTES - 11, b"\n") + b"Disallow: /closed\n"
    assert rules_of(200, cut).refusal("http://a.example/open") is None


@pytest.mark.parametrize(
    ("asked", "kept_s"), [(b"7", 7.0), (b"0.5", 0.5), (b"3600", 120.0), (b"soon", None), (b"", None)]
)
def test_a_crawl_delay_is_read_within_reason(asked: bytes, kept_s: float | None) -> None:
    rules = rules_of(200, b"User-agent: *\nCrawl-delay: " + asked + b"\nDisallow: /closed\n")
    assert rules.crawl_delay_s == kept_s
