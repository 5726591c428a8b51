"""Whatever a server does, it costs the page or feed it does it to, is named once, and nothing else suffers."""

from __future__ import annotations

import gzip
from typing import NamedTuple

import pytest

from crawler.settings import MAX_ANSWER_BYTES
from store.types import FeedKind, Outcome, Stage
from tests.crawler.small_web import Crawled, Hosts, Page, SmallWeb, article, feed, rss

_TOO_MUCH = b"<p>x</p>" * (MAX_ANSWER_BYTES // 8 + 1)
_HTML = {"Content-Encoding": "gzip", "Content-Type": "text/html"}


class Fault(NamedTuple):
    """One way to misbehave, and what becomes of a page that does."""

    page: Page
    reason: str
    stage: Stage = Stage.FETCH
    #: How often the page is asked for, at least and at most.
    asked: tuple[int, int] = (1, 1)
    temporary: bool = False


FAULTS = {
    # Twisted sends a request again by itself when a connection breaks that it had used before.
    "reset": Fault({"status": 200, "fault": "reset"}, "connection lost", asked=(3, 6), temporary=True),
    "stalled": Fault({"status": 200, "fault": "stall"}, "timed out", asked=(3, 3), temporary=True),
    "truncated": Fault({"body": article("court"), "fault": "truncated"}, "cut off", asked=(3, 3), temporary=True),
    "missing": Fault({"status": 404}, "http 404"),
    "gone": Fault({"status": 410}, "http 410"),
    "forbidden": Fault({"status": 403}, "http 403"),
    "error": Fault({"status": 500}, "http 500", asked=(3, 3), temporary=True),
    "overloaded": Fault({"status": 503, "headers": {"Retry-After": "3600"}}, "http 503", temporary=True),
    "too-often": Fault({"status": 429, "headers": {"Retry-After": "60"}}, "http 429", temporary=True),
    "to-itself": Fault({"status": 302, "location": "/page"}, "redirects", asked=(9, 9)),
    "to-a-file": Fault({"status": 302, "location": "file:///etc/hostname"}, "http 302"),
    "to-ftp": Fault({"status": 302, "location": "ftp://ftp.example/pub"}, "http 302"),
    "nowhere": Fault({"status": 301}, "http 301"),
    "too-large": Fault({"body": _TOO_MUCH}, "too large"),
    "bomb": Fault({"body": gzip.compress(_TOO_MUCH, mtime=0), "headers": _HTML}, "too large"),
    "pdf": Fault({"body": b"%PDF-1.7\n%\xe2\xe3\n", "type": "application/pdf"}, "not html", Stage.EXTRACT),
    "pdf-as-html": Fault({"body": b"%PDF-1.7\n%\xe2\xe3\n"}, "not html", Stage.EXTRACT),
    "empty": Fault({"body": b""}, "empty page", Stage.EXTRACT),
    "nothing": Fault({"status": 204}, "empty page", Stage.EXTRACT),
    "login": Fault({"status": 302, "location": "http://user:secret@login.example/"}, "bad address"),
    "to-a-bad-port": Fault({"status": 302, "location": "http://port.example:99999/"}, "bad address"),
    "to-no-address": Fault({"status": 302, "location": "http://[::1/"}, "bad address"),
    "to-a-bad-name": Fault({"status": 302, "location": "http://pas un hôte/"}, "bad address"),
    "to-one-inside": Fault({"status": 302, "location": "http://2130706433/admin"}, "private address"),
}


def host_of(name: str) -> str:
    return f"{name}.example"


@pytest.fixture(scope="module")
def web(open_web) -> SmallWeb:
    hosts: Hosts = {
        host_of(name): {"/feed": rss("/page", "/good"), "/page": fault.page, "/good": article(name)}
        for name, fault in FAULTS.items()
    }
    loop = {
        "/feed": rss("/page", "/good"),
        "/page": {"status": 302, "location": "/other"},
        "/other": {"status": 302, "location": "/page"},
        "/good": article("loop"),
    }
    feeds = {f"feed-{host_of(name)}": {"/feed": fault.page} for name, fault in FAULTS.items()}
    mislabelled = {
        "/feed": {"body": rss("/good"), "type": "text/html"},
        "/good": {"body": article("type"), "type": "text/plain"},
    }
    return open_web({**hosts, **feeds, "loop.example": loop, "mislabelled.example": mislabelled})


@pytest.fixture(scope="module")
def crawled(web: SmallWeb) -> Crawled:
    hosts = [f"{prefix}{host_of(name)}" for name in FAULTS for prefix in ("", "feed-")]
    feeds = [feed(host) for host in [*hosts, "loop.example", "mislabelled.example"]]
    return web.crawl(feeds, timeout_s=2.0)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_a_page_is_one_failure_that_says_where_and_why(crawled: Crawled, name: str) -> None:
    fault, host = FAULTS[name], host_of(name)
    failure = crawled.failure(host)
    expected = (host, fault.stage, fault.reason, fault.temporary)
    assert (failure.source, failure.stage, failure.reason, failure.temporary) == expected
    assert failure.url.startswith("http://")


@pytest.mark.parametrize("name", FAULTS)
def test_a_failed_page_never_ends_its_source(crawled: Crawled, name: str) -> None:
    report = crawled.reports[host_of(name)]
    assert (report.outcome, report.entries, report.kept, len(report.failures)) == (Outcome.NEW, 2, 1, 1)


@pytest.mark.parametrize("name", FAULTS)
def test_only_passing_faults_are_tried_again_at_once(crawled: Crawled, name: str) -> None:
    least, most = FAULTS[name].asked
    assert least <= crawled.paths(host_of(name)).count("/page") <= most


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_a_feed_is_one_failure_of_its_source(crawled: Crawled, name: str) -> None:
    host = f"feed-{host_of(name)}"
    report, failure = crawled.reports[host], crawled.failure(host)
    assert (report.outcome, failure.source, failure.stage) == (Outcome.FAILED, host, Stage.FEED)
    assert report.reason.startswith(failure.reason)


def test_two_pages_that_redirect_to_each_other_end_as_one_failure(crawled: Crawled) -> None:
    assert crawled.failure("loop.example").reason == "redirects"
    assert crawled.reports["loop.example"].kept == 1


def test_a_wrong_content_type_costs_neither_feed_nor_page(crawled: Crawled) -> None:
    report = crawled.reports["mislabelled.example"]
    assert (report.kept, report.failures) == (1, ())


def test_every_source_of_the_batch_gets_its_report(crawled: Crawled) -> None:
    assert len(crawled.reports) == 2 * len(FAULTS) + 2


def test_every_admitted_entry_is_accounted_for(crawled: Crawled) -> None:
    for report in (crawled.reports[host_of(name)] for name in FAULTS):
        verdicts = report.kept + report.copies + report.revisions + report.unchanged + report.off_topic
        assert verdicts + len(report.failures) == report.entries - report.known == 2, report.source


def test_a_page_that_fails_for_good_is_not_asked_for_again(web: SmallWeb, crawled: Crawled) -> None:
    del crawled
    again = web.crawl([feed(host_of("missing")), feed(host_of("overloaded"))])
    assert again.paths(host_of("missing")).count("/page") == 0
    assert again.paths(host_of("overloaded")).count("/page") == 1


def test_a_single_page_is_crawled_without_a_feed(web: SmallWeb, crawled: Crawled) -> None:
    del crawled
    page = feed(host_of("gone"), "/page", FeedKind.PAGE)
    assert web.crawl([page]).failure(host_of("gone")).reason == "http 410"
