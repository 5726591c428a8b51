"""Nobody is led inside: a private server on loopback is never reached, unless it was opened by address and port."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from crawler.press_web import PressWeb
from store.types import Feed, FeedKind, Outcome, Stage
from tests.crawler.small_web import Crawled, SmallWeb, article, feed, rss

#: Ways to write loopback, and a name that leads there.
HOSTS = (
    "127.0.0.1",
    "localhost",
    "LOCALHOST",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "0.0.0.0",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
)
_OPENED = ("http://127.0.0.1:{port}/page", "http://localhost:{port}/page", "http://2130706433:{port}/page")
_NO_ENTRIES = ("file:///etc/hostname", "data:text/html,<p>dedans", "ftp://127.0.0.1/pub")
_NO_WEB_ADDRESS = {"a password": "http://me:secret@localhost:{port}/", "a file": "file:///etc/hostname"}


@dataclass(frozen=True, kw_only=True)
class PrivateServer:
    """A server that nobody outside should reach, and what it was asked."""

    port: int
    asked: list[str]


@pytest.fixture(scope="module")
def private() -> Iterator[PrivateServer]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(article("l'intérieur"))

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("0.0.0.0", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield PrivateServer(port=server.server_address[1], asked=asked)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def origin(open_web, private: PrivateServer) -> SmallWeb:
    """A host on an opened address, whose pages lead to the private server."""
    a_file, inside = "file:///etc/hostname", f"http://127.0.0.1:{private.port}/"
    by_name = f"http://localhost:{private.port}/"
    refresh = article("renvoi").replace(
        b"<title>", f'<meta http-equiv=refresh content="0;url={inside}"><title>'.encode()
    )
    pages = {
        "/feed": rss(
            "/literal", "/name", "/chain", "/file", "/data", "/ftp", "/refresh", "/good", inside, by_name, *_NO_ENTRIES
        ),
        "/literal": {"status": 302, "location": inside},
        "/name": {"status": 301, "location": by_name},
        "/chain": {"status": 302, "location": "/literal"},
        "/file": {"status": 302, "location": a_file},
        "/data": {"status": 302, "location": "data:text/html,<p>dedans"},
        "/ftp": {"status": 302, "location": f"ftp://127.0.0.1:{private.port}/"},
        "/refresh": refresh,
        "/good": article("dehors"),
    }
    return open_web({"127.0.0.1": pages})


def port_of(web: PressWeb) -> str:
    return web.proxy.rpartition(":")[2]


@pytest.fixture(scope="module")
def led(origin: SmallWeb, private: PrivateServer) -> tuple[Crawled, list[str]]:
    """A crawl of the origin, with nothing opened but the origin itself; and what the private server was asked."""
    private.asked.clear()
    port = port_of(origin.web)
    feed_of_origin = replace(feed("127.0.0.1"), url=f"http://127.0.0.1:{port}/feed")
    # A database of its own: what other tests failed to reach would be known.
    alone = replace(origin, database=origin.database.with_name("led.db"))
    return alone.crawl([feed_of_origin], proxy="", allow=(f"127.0.0.1/32#{port}",)), list(private.asked)


@pytest.fixture(scope="module")
def refused(origin: SmallWeb, private: PrivateServer) -> tuple[Crawled, list[str]]:
    """Feeds and pages of the private server in every notation, with another port of its address opened."""
    private.asked.clear()
    addresses = [f"http://{host}:{private.port}/" for host in HOSTS]
    feeds = [
        Feed(source=f"{kind} {url}", url=f"{url}{kind}", kind=kind)
        for url in addresses
        for kind in (FeedKind.FEED, FeedKind.PAGE)
    ]
    return origin.crawl(feeds, proxy="", allow=("127.0.0.1/32#1",)), list(private.asked)


@pytest.fixture(scope="module")
def opened(origin: SmallWeb, private: PrivateServer) -> tuple[Crawled, list[str]]:
    """Pages of the private server, which is opened to us."""
    private.asked.clear()
    addresses = [address.format(port=private.port) for address in (*_OPENED, *_NO_WEB_ADDRESS.values())]
    pages = [Feed(source=address, url=address, kind=FeedKind.PAGE) for address in addresses]
    crawled = origin.crawl(pages, proxy="", allow=(f"127.0.0.1/32#{private.port}",))
    return crawled, list(private.asked)


def test_no_notation_of_loopback_reaches_a_private_server(refused: tuple[Crawled, list[str]]) -> None:
    crawled, asked = refused
    assert len(crawled.reports) == 2 * len(HOSTS)
    assert asked == []


def test_each_refusal_names_source_address_stage_and_reason(refused: tuple[Crawled, list[str]]) -> None:
    for source, report in refused[0].reports.items():
        failure = refused[0].failure(source)
        assert (report.outcome, failure.reason, failure.source) == (Outcome.FAILED, "private address", source)
        assert failure.stage in (Stage.ROBOTS, Stage.FEED if source.startswith("feed") else Stage.FETCH)
        assert failure.url.startswith("http://")


def test_a_redirect_or_an_entry_reaches_no_private_server(led: tuple[Crawled, list[str]]) -> None:
    assert led[1] == []


def test_a_page_that_leads_inside_is_named_and_costs_no_other(led: tuple[Crawled, list[str]]) -> None:
    report = led[0].reports["127.0.0.1"]
    reasons = sorted(failure.reason for failure in report.failures)
    assert reasons == [*["http 302"] * 3, *["private address"] * 5]
    assert report.kept == 2


def test_a_literal_private_address_is_refused_before_its_robots_txt(led: tuple[Crawled, list[str]]) -> None:
    refused = [failure for failure in led[0].reports["127.0.0.1"].failures if failure.url.startswith("http://127")]
    assert {(failure.stage, failure.temporary) for failure in refused} == {(Stage.FETCH, False)}


def test_an_entry_that_is_no_web_address_is_never_asked_for(led: tuple[Crawled, list[str]]) -> None:
    assert led[0].reports["127.0.0.1"].entries == 10


def test_an_opening_lets_its_port_through_by_number_and_by_name(opened: tuple[Crawled, list[str]]) -> None:
    crawled, asked = opened
    assert sum(report.kept + report.copies for report in crawled.reports.values()) == len(_OPENED)
    files = ["/.well-known/tdmrep.json", "/robots.txt"]
    assert sorted(asked) == sorted(["/page", *files] * len(_OPENED))


@pytest.mark.parametrize("address", _NO_WEB_ADDRESS.values(), ids=_NO_WEB_ADDRESS)
def test_an_address_that_is_none_for_the_web_is_refused(
    opened: tuple[Crawled, list[str]], private: PrivateServer, address: str
) -> None:
    failure = opened[0].failure(address.format(port=private.port))
    assert (failure.stage, failure.reason) == (Stage.FETCH, "bad address")


def test_a_proxy_is_not_asked_for_private_addresses(origin: SmallWeb) -> None:
    pages = [replace(feed(host, kind=FeedKind.PAGE), url=f"http://{host}/") for host in ("10.0.0.1", "169.254.169.254")]
    crawled = origin.crawl(pages)
    assert {crawled.failure(page.source).reason for page in pages} == {"private address"}
    assert crawled.log == []


def test_a_proxy_of_the_environment_is_not_used(
    origin: SmallWeb, private: PrivateServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    private.asked.clear()
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{private.port}")
    crawled = origin.crawl([replace(feed("own"), url=f"http://127.0.0.1:{port_of(origin.web)}/feed")], proxy="")
    assert crawled.failure("own").reason == "private address"
    assert private.asked == []
