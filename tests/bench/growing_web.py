"""A press web on loopback whose sources publish new articles all the time, for benches that kill what reads them."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from tests.crawler.small_web import article

#: Articles that a feed lists; more than are published while no crawl comes round.
_LISTED = 1000


class GrowingWeb:
    """Some hosts behind one proxy. Use it as a context manager; `freeze` ends the publication."""

    def __init__(self, hosts: int, articles_a_second: float) -> None:
        self.hosts = [f"titre-{number}.example" for number in range(hosts)]
        self._pace = articles_a_second
        self._began_at_s = monotonic()
        self._frozen_at_s: float | None = None
        self._server = _Server(self)

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def proxy(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def published(self) -> int:
        """Articles of all hosts until now."""
        return int(((self._frozen_at_s or monotonic()) - self._began_at_s) * self._pace)

    def freeze(self) -> None:
        self._frozen_at_s = monotonic()

    def addresses(self, host: str | None = None) -> list[str]:
        """The addresses of the articles, oldest first: they go to the hosts in turn."""
        all_of_them = ((self.hosts[number % len(self.hosts)], f"/article-{number}") for number in range(self.published))
        return [f"http://{name}{path}" for name, path in all_of_them if host in (None, name)]

    def answer(self, host: str, path: str) -> bytes | None:
        if path == "/feed":
            lines = (f"<item><link>{url}</link></item>" for url in self.addresses(host)[-_LISTED:])
            return f'<rss version="2.0"><channel><title>{host}</title>{"".join(lines)}</channel></rss>'.encode()
        return article(f"{host}{path}") if path.startswith("/article-") else None


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, web: GrowingWeb) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.web = web

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: who asked was killed."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        body = self.server.web.answer(parts.hostname or "", parts.path)
        self.send_response(200 if body is not None else 404)
        self.send_header("Content-Type", "application/rss+xml" if parts.path == "/feed" else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        """Nothing: a bench has a table of its own."""
