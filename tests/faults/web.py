"""The fault server: a press web in which each host misbehaves in one way, on loopback, behind one port.

`FAULTS` of `tests.faults.catalogue` lists them, each with what its poll comes to; `FaultWeb(folder, FAULTS)` plays
them, as a proxy like every `PressWeb`. What no `site.toml` can say, such as a body without end, is a `Misbehaviour`.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, NamedTuple
from urllib.parse import urlsplit

from crawler.press_web import PressHandler, PressWeb
from store.types import Feed, FeedKind, Outcome, Stage
from tests.crawler.small_web import Page, article, rss, write_hosts

#: Writes an answer, or what stands in for one, by itself.
Misbehaviour = Callable[["FaultHandler"], None]
Pages = Mapping[str, Page | Misbehaviour]


class Expected(NamedTuple):
    """One failure that a poll is to report."""

    reason: str
    stage: Stage = Stage.FETCH
    temporary: bool = False


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A host that misbehaves, and what a poll of it is to come to."""

    #: Of the table of faults.
    row: int
    host: str
    pages: Pages
    #: Where the feed is, and what it is.
    path: str = "/feed"
    kind: FeedKind = FeedKind.FEED
    outcome: Outcome = Outcome.NEW
    kept: int = 1
    failures: tuple[Expected, ...] = ()
    #: How often the misbehaving address is asked for, at least and at most.
    asked: tuple[int, int] = (1, 1)
    #: Part of what the report says besides.
    says: str = ""
    #: Other hosts that it needs.
    others: Mapping[str, Pages] = field(default_factory=dict)

    @property
    def of_a_page(self) -> bool:
        """Whether a page misbehaves, not the feed."""
        return (
            bool(self.failures)
            and "/page" in self.pages
            and not any(each.stage is Stage.FEED for each in self.failures)
        )

    @property
    def feed(self) -> Feed:
        return Feed(source=self.host, url=f"http://{self.host}{self.path}", kind=self.kind)


def of_page(
    row: int, name: str, page: Page | Misbehaviour, reason: str, stage: Stage = Stage.FETCH, **more: Any
) -> Fault:
    """A host one of whose two pages misbehaves."""
    failure = Expected(reason, stage, more.pop("temporary", False))
    pages = {"/feed": rss("/page", "/good"), "/page": page, "/good": article(name)}
    return Fault(row=row, host=f"{name}.example", pages=pages, failures=(failure,), **more)


def of_feed(
    row: int, name: str, body: Page | Misbehaviour, reason: str, stage: Stage = Stage.FEED, **more: Any
) -> Fault:
    """A host whose feed misbehaves, so that its poll fails."""
    failure = Expected(reason, stage, more.pop("temporary", False))
    pages = {"/feed": body} | more.pop("pages", {})
    host = f"{name}.example"
    return Fault(row=row, host=host, pages=pages, outcome=Outcome.FAILED, kept=0, failures=(failure,), **more)


def survived(row: int, name: str, pages: Pages, **more: Any) -> Fault:
    """A host whose oddity costs nothing: its page is kept."""
    return Fault(row=row, host=f"{name}.example", pages=pages, **more)


class FaultHandler(PressHandler):
    """Answers as hosts do that break the protocol."""

    web: ClassVar[FaultWeb]

    def do_GET(self) -> None:  # noqa: N802 - http.server's contract
        parts = urlsplit(self.path)
        misbehave = self.web.misbehaviours.get((parts.hostname or "", parts.path))
        if misbehave is None:
            super().do_GET()
            return
        self.web.note(parts.hostname or "", parts.path, 200, dict(self.headers))
        self.close_connection = True
        misbehave(self)

    def begin(self, *headers: str) -> None:
        """Send a status line and headers; the body has no length."""
        lines = ("HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", "Connection: close", *headers)
        self.wfile.write("\r\n".join((*lines, "", "")).encode("latin-1"))

    def drip(self, piece: bytes) -> None:
        """Send a piece ten times a second, for ever."""
        while not self.web.wait(0.1):
            self.wfile.write(piece)

    def reset(self) -> None:
        """Break the connection off without a farewell, so that the other end is told (RST)."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()


class FaultWeb(PressWeb):
    """Plays faults. Use it as a context manager; `folder` must be empty."""

    def __init__(self, folder: Path, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        hosts: dict[str, Pages] = {}
        for fault in self.faults:
            hosts |= {fault.host: fault.pages, **fault.others}
        every = [(host, path, page) for host, pages in hosts.items() for path, page in pages.items()]
        self.misbehaviours = {(host, path): page for host, path, page in every if callable(page)}
        plain = {
            host: {path: page for path, page in pages.items() if not callable(page)} for host, pages in hosts.items()
        }
        super().__init__(write_hosts(folder, plain))

    def handler(self) -> type[PressHandler]:
        return FaultHandler

    def wait(self, seconds: float) -> bool:
        """Wait, and tell whether the server stops."""
        return self._stopping.wait(seconds)
