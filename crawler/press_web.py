"""A small invented press web on loopback: an HTTP proxy that plays the hosts of `fixtures/`.

A request for `http://dsi-magazine.example/rss` goes to it by host name, so that crawls use real-looking addresses on
one port. It speaks validators and 304, counts and times every request, misbehaves where a `site.toml` says so, and
publishes what is held back (`X.later.html` in place of `X.html`) when asked to. Tests, `vigie demo` and benchmarks use
the same server. It plays http only, and writes nothing.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
import sys
import threading
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar, Self
from urllib.parse import urlsplit

#: What a route of a `site.toml` may say; see fixtures/README.md.
_ROUTE_KEYS = frozenset({"file", "type", "status", "location", "headers", "encode", "gzip", "etag", "fault"})
#: Faults of which nothing comes back; after "truncated" a part does.
_SILENT = frozenset({"stall", "reset"})
_FAULTS = _SILENT | {"truncated"}
#: The folder of a host stands directly in its press web.
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".txt": "text/plain; charset=utf-8",
}
_NEVER_SERVED = (".toml", ".md")
#: Every file of a press web claims this age, so that Last-Modified does not depend on a checkout.
_LAST_MODIFIED = "Thu, 01 Oct 2026 06:00:00 GMT"


def press_web_folder() -> Path:
    """The bundled press web: `fixtures/` of a checkout, or the copy that a wheel carries."""
    here = Path(__file__).resolve().parent
    packaged = here / "fixtures"
    return packaged if packaged.is_dir() else here.parent / "fixtures"


@dataclass(frozen=True, kw_only=True)
class LoggedRequest:
    """One request as the server saw it."""

    #: Seconds on the monotonic clock.
    at_s: float
    host: str
    #: Path and query.
    path: str
    status: int
    #: What was sent along, by lower-case name.
    headers: Mapping[str, str]

    @property
    def user_agent(self) -> str:
        return self.headers.get("user-agent", "")

    @property
    def url(self) -> str:
        return f"http://{self.host}{self.path}"


@dataclass(frozen=True, kw_only=True)
class PlayedAnswer:
    status: int
    headers: dict[str, str]
    body: bytes
    fault: str = ""  #: how it is not sent, a word of _FAULTS; empty when it is


class PressWeb:
    """The server, in a thread of its own. Use it as a context manager.

    Folders are looked through in order, so that a test can put hosts of its own before the bundled ones.
    """

    def __init__(self, *folders: Path, port: int = 0) -> None:
        self._folders = folders or (press_web_folder(),)
        self._published: set[str] = set()
        self._log: list[LoggedRequest] = []
        self._stopping = threading.Event()
        handler = type("Handler", (self.handler(),), {"web": self})
        self._server = _Server(("127.0.0.1", port), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def handler(self) -> type[PressHandler]:
        """What answers a connection; a web that breaks the protocol gives its own."""
        return PressHandler

    @property
    def proxy(self) -> str:
        """Where to send requests: the URL of the proxy."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def publish(self, host: str) -> None:
        """Let a host show what it held back: each `X.later.EXT` takes the place of `X.EXT`."""
        self._published.add(host)

    def requests(self, host: str | None = None) -> list[LoggedRequest]:
        """What was asked so far, in order; of one host when it is named."""
        return [request for request in list(self._log) if host in (None, request.host)]

    def answer(self, host: str, path: str, headers: Any) -> PlayedAnswer:  # noqa: ANN401 - email.message.Message or a dict
        """Look up what a host answers to a path, given the request's headers."""
        folder = next((each / host for each in self._folders if (each / host).is_dir()), None)
        if folder is None or not _HOST.fullmatch(host):
            return PlayedAnswer(status=502, headers={}, body=b"no such host")
        route = _routes(folder / "site.toml").get(path, {})
        if route.get("fault") in _SILENT:
            return PlayedAnswer(status=route.get("status", 200), headers={}, body=b"", fault=route["fault"])
        found = self._file(folder, route.get("file") or _file_of(path), host)
        if "status" in route and "file" not in route:
            return PlayedAnswer(status=route["status"], headers=_extra_headers(route), body=b"")
        if found is None:
            return PlayedAnswer(status=404, headers={"Content-Type": "text/html; charset=utf-8"}, body=_NOT_FOUND)
        return _file_answer(found, route, headers)

    def stall(self) -> None:
        """Hold a connection until the server stops."""
        self._stopping.wait()

    def note(self, host: str, path: str, status: int, headers: Mapping[str, str]) -> None:
        sent = {name.lower(): value for name, value in headers.items()}
        self._log.append(LoggedRequest(at_s=time.monotonic(), host=host, path=path, status=status, headers=sent))

    def _file(self, folder: Path, name: str, host: str) -> Path | None:
        path = (folder / name.lstrip("/")).resolve()
        if not path.is_relative_to(folder.resolve()) or path.suffix in _NEVER_SERVED:
            return None
        later = path.with_name(f"{path.stem}.later{path.suffix}")
        if host in self._published and later.is_file():
            return later
        return path if path.is_file() and not path.stem.endswith(".later") else None


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    #: A crawl opens a connection a site, all at once; a full queue would drop some for a second.
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - socketserver's contract
        """Say nothing of clients that hang up: crawls are stopped and killed on purpose here."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class PressHandler(BaseHTTPRequestHandler):
    """Answers one connection. `web` is set by the server that owns it."""

    web: ClassVar[PressWeb]
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        host = (parts.hostname or self.headers.get("Host", "").partition(":")[0]).lower()
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        answer = self.web.answer(host, path, self.headers)
        self.web.note(host, path, answer.status, dict(self.headers))
        self._send(answer)

    def _send(self, answer: PlayedAnswer) -> None:
        if answer.fault == "stall":
            self.web.stall()
        if answer.fault in _SILENT:
            self.close_connection = True
            return
        length = len(answer.body) + (1000 if answer.fault == "truncated" else 0)
        self.close_connection |= answer.fault == "truncated"
        self.send_response(answer.status)
        for name, value in (answer.headers | {"Content-Length": str(length)}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's contract
        """Say nothing: requests are kept as values."""


_NOT_FOUND = b"<!doctype html><title>404</title><h1>Page introuvable</h1>"


@lru_cache(maxsize=1024)
def _routes(file: Path) -> dict[str, dict[str, Any]]:
    """The routes of a `site.toml`. Raises ValueError for a key or a fault that the server does not know."""
    routes: dict[str, dict[str, Any]] = (
        tomllib.loads(file.read_text("utf-8")).get("routes", {}) if file.is_file() else {}
    )
    for path, route in routes.items():
        _refuse_unknown(file, path, "keys", set(route) - _ROUTE_KEYS, _ROUTE_KEYS)
        _refuse_unknown(file, path, "faults", {route.get("fault", "reset")} - _FAULTS, _FAULTS)
    return routes


def _refuse_unknown(file: Path, path: str, what: str, unknown: set[str], known: frozenset[str]) -> None:
    if unknown:
        raise ValueError(f"{file}: route {path!r} has unknown {what} {sorted(unknown)}; known: {sorted(known)}")


def _file_of(path: str) -> str:
    plain = path.partition("?")[0]
    return f"{plain}index.html" if plain.endswith("/") else plain


def _extra_headers(route: dict[str, Any]) -> dict[str, str]:
    headers = {str(name): str(value) for name, value in route.get("headers", {}).items()}
    return headers | ({"Location": route["location"]} if "location" in route else {})


def _file_answer(file: Path, route: dict[str, Any], asked: Any) -> PlayedAnswer:  # noqa: ANN401 - as above
    body = _body(file, route.get("encode", ""), bool(route.get("gzip")))
    default = "application/gzip" if route.get("gzip") else _TYPES.get(file.suffix) or mimetypes.guess_type(file)[0]
    headers = {"Content-Type": route.get("type") or default or "application/octet-stream"} | _extra_headers(route)
    status, fault = route.get("status", 200), route.get("fault", "")
    if status == 200 and route.get("etag", True):
        headers |= {"ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"', "Last-Modified": _LAST_MODIFIED}
        if asked.get("If-None-Match") == headers["ETag"]:
            return PlayedAnswer(status=304, headers=headers, body=b"")
    return PlayedAnswer(status=status, headers=headers | {"Date": formatdate(usegmt=True)}, body=body, fault=fault)


@lru_cache(maxsize=4096)
def _body(file: Path, charset: str, zipped: bool) -> bytes:
    body = file.read_bytes()
    if charset:
        body = body.decode("utf-8").encode(charset, errors="xmlcharrefreplace")
    return gzip.compress(body, mtime=0) if zipped else body
