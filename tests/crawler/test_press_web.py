"""The press web plays its hosts as real servers would, serves nothing but them, and keeps a log."""

from __future__ import annotations

import gzip
import http.client
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

import pytest

from crawler.press_web import PressWeb, press_web_folder
from tests.crawler.small_web import Hosts, write_hosts

_HOSTS: Hosts = {
    "a.example": {
        "/page": {"body": "été".encode(), "later": b"plus tard"},
        "/page?id=7": b"by its query",
        "/latin": {"body": "été 🛳 Œuvre".encode(), "encode": "windows-1252", "type": "text/html; charset=iso-8859-1"},
        "/map.xml.gz": {"body": b"<urlset/>", "gzip": True},
        "/plain": {"body": b"no validators", "etag": False},
        "/moved": {"status": 301, "location": "/page", "headers": {"X-Reason": "moved"}},
        "/gone": {"body": b"<h1>gone</h1>", "status": 410},
        "/lost": {"fault": "reset"},
    },
    "typing.example": {"/page": {"body": b"", "sttaus": 404}},
    "unruly.example": {"/page": {"fault": "rest"}},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_hosts(tmp_path_factory.mktemp("web"), _HOSTS)
    host = folder / "a.example"
    (host / "index.html").write_text("home")
    (host / "notes.md").write_text("not for readers")
    (host / "feed.atom").write_text("<feed/>")
    (host / "kept.later.html").write_text("not yet")
    (host / "dir").mkdir()
    (host / "dir" / "index.html").write_text("inner home")
    (folder / "secret.html").write_text("secret")
    return folder


@pytest.fixture
def web(folder: Path) -> Iterator[PressWeb]:
    with PressWeb(folder) as web:
        yield web


class Answer:
    """What came back, as a client sees it."""

    def __init__(self, web: PressWeb, target: str, **headers: str) -> None:
        connection = http.client.HTTPConnection(urlsplit(web.proxy).netloc, timeout=10)
        connection.request("GET", target, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        self.status, self.headers, self.body = answer.status, answer.headers, answer.read()
        connection.close()


def get(web: PressWeb, path: str, **headers: str) -> Answer:
    return Answer(web, f"http://a.example{path}", **headers)


def test_a_host_is_played_through_the_proxy_and_as_an_origin(web: PressWeb) -> None:
    assert get(web, "/page").body == "été".encode()
    assert Answer(web, "/page", Host="A.example:80").body == "été".encode()


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/", b"home", "text/html; charset=utf-8"),
        ("/dir/", b"inner home", "text/html; charset=utf-8"),
        ("/feed.atom", b"<feed/>", "application/atom+xml"),
        ("/page?id=7", b"by its query", "text/html; charset=utf-8"),
        ("/index.html?utm=1", b"home", "text/html; charset=utf-8"),
    ],
)
def test_files_are_served_by_path_with_their_type(web: PressWeb, path: str, body: bytes, kind: str) -> None:
    answer = get(web, path)
    assert (answer.status, answer.body, answer.headers["Content-Type"]) == (200, body, kind)


def test_an_unchanged_page_is_answered_with_304_and_no_body(web: PressWeb) -> None:
    first = get(web, "/page")
    again = get(web, "/page", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert get(web, "/page", If_None_Match='"other"').status == 200
    assert first.headers["Last-Modified"].endswith("GMT")


def test_a_route_may_have_no_validators(web: PressWeb) -> None:
    answer = get(web, "/plain", If_None_Match="*")
    assert (answer.status, answer.headers["ETag"], answer.headers["Last-Modified"]) == (200, None, None)


def test_what_is_held_back_shows_when_its_host_publishes(web: PressWeb) -> None:
    before = get(web, "/page")
    assert get(web, "/kept.html").status == 404
    web.publish("a.example")
    after = get(web, "/page", If_None_Match=before.headers["ETag"])
    assert (after.status, after.body) == (200, b"plus tard")
    assert get(web, "/kept.html").body == b"not yet"


def test_what_is_held_back_is_not_served_under_its_own_name(web: PressWeb) -> None:
    assert get(web, "/kept.later.html").status == 404


def test_a_page_is_sent_in_the_charset_of_its_route(web: PressWeb) -> None:
    answer = get(web, "/latin")
    assert answer.body == b"\xe9t\xe9 &#128755; \x8cuvre"
    assert answer.headers["Content-Type"] == "text/html; charset=iso-8859-1"


def test_a_gzipped_file_is_the_same_bytes_each_time(web: PressWeb) -> None:
    answer = get(web, "/map.xml.gz")
    assert gzip.decompress(answer.body) == b"<urlset/>"
    assert get(web, "/map.xml.gz").body == answer.body
    assert answer.headers["Content-Encoding"] is None


def test_a_route_answers_with_its_status_headers_and_location(web: PressWeb) -> None:
    moved, gone = get(web, "/moved"), get(web, "/gone")
    assert (moved.status, moved.headers["Location"], moved.headers["X-Reason"]) == (301, "/page", "moved")
    assert (gone.status, gone.body, gone.headers["ETag"]) == (410, b"<h1>gone</h1>", None)


def test_a_route_that_breaks_the_connection_needs_no_file(web: PressWeb) -> None:
    with pytest.raises(ConnectionError):
        get(web, "/lost")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html",
        "/dir/../../secret.html",
        "/%2e%2e/secret.html",
        "/..%2fsecret.html",
        "//secret.html/../../secret.html",
        "/../../../../../../../../etc/hostname",
        "/site.toml",
        "/dir/../site.toml",
        "/notes.md",
        "/dir",
        "/nothing.html",
        "/page%00.html",
    ],
)
def test_nothing_outside_a_host_nor_its_notes_are_served(web: PressWeb, path: str) -> None:
    answer = get(web, path)
    assert answer.status == 404
    assert b"secret" not in answer.body


@pytest.mark.parametrize("host", ["nobody.example", "..", ".", "a.example/.."])
def test_a_host_that_is_not_there_is_a_bad_gateway(web: PressWeb, host: str) -> None:
    assert web.answer(host, "/secret.html", {}).status == 502


@pytest.mark.parametrize(("host", "word"), [("typing.example", "sttaus"), ("unruly.example", "rest")])
def test_a_typing_error_in_a_route_is_refused_by_name(web: PressWeb, host: str, word: str) -> None:
    with pytest.raises(ValueError, match=rf"'/page' has unknown .*{word}"):
        web.answer(host, "/page", {})


def test_every_request_is_in_the_log_in_order_with_its_time(web: PressWeb) -> None:
    started_at_s = monotonic()
    get(web, "/page", User_Agent="Lecteur/1")
    Answer(web, "http://nobody.example/x?y=1")
    first, second = web.requests()
    assert (first.url, first.status, first.user_agent) == ("http://a.example/page", 200, "Lecteur/1")
    assert (second.host, second.path, second.status) == ("nobody.example", "/x?y=1", 502)
    assert started_at_s < first.at_s < second.at_s < monotonic()
    assert web.requests("a.example") == [first]


def test_folders_are_looked_through_in_order(folder: Path, tmp_path: Path) -> None:
    ours = write_hosts(tmp_path, {"b.example": {"/": b"ours"}, "a.example": {"/": b"instead"}})
    with PressWeb(ours, folder) as web:
        assert get(web, "/").body == b"instead"
    with PressWeb(folder, ours) as web:
        assert get(web, "/").body == b"home"
        assert Answer(web, "http://b.example/").body == b"ours"


def test_the_bundled_press_web_is_played_without_folders() -> None:
    hosts = [folder.name for folder in press_web_folder().iterdir() if folder.is_dir()]
    with PressWeb() as web:
        assert len(hosts) >= 8
        assert all(Answer(web, f"http://{host}/robots.txt").status in (200, 404) for host in hosts)
