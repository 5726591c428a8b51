"""Real pages played as a press web of many hosts, for the benchmarks of crawls: folder, feeds, server, processes."""

from __future__ import annotations

import asyncio
import gzip
import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, cast
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

#: The measuring data beside the checkout.
PAGES = Path(__file__).resolve().parents[3] / "shared" / "data" / "extraction" / "pages"


def write_web(web: Path, pages: Path, count: int, hosts: int) -> list[str]:
    """A folder for each host, with its share of the pages and a feed of them; the names of the hosts.

    `pages` is looked through for `*.html.gz`; where there is none the articles of the bundled press web are played.
    """
    bodies = _bodies(pages)
    names = [f"titre-{number}.example" for number in range(hosts)]
    for place, name in enumerate(names):
        folder = web / name
        folder.mkdir(parents=True)
        urls = []
        for number in range(place, count, hosts):
            (folder / f"article-{number}.html").write_bytes(bodies[number % len(bodies)]())
            urls.append(f"http://{name}/article-{number}.html")
        lines = "".join(f"<item><link>{escape(url)}</link><title>{url[-20:]}</title></item>" for url in urls)
        (folder / "rss.xml").write_text(f'<rss version="2.0"><channel><title>{name}</title>{lines}</channel></rss>')
    return names


def addresses(web: Path, hosts: list[str]) -> list[str]:
    """The pages of such a folder, host by host."""
    return [f"http://{host}/{file.name}" for host in hosts for file in sorted((web / host).glob("*.html"))]


def files(web: Path, hosts: list[str]) -> list[Path]:
    """Their files, in the same order."""
    return [file for host in hosts for file in sorted((web / host).glob("*.html"))]


@contextmanager
def played(web: Path) -> Iterator[str]:
    """Play a folder in a process of its own; gives the address of its proxy."""
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=_play, args=(web, there))
    server.start()
    try:
        yield here.recv()
    finally:
        here.send(None)
        server.join()


def apart(function: Callable[..., dict[str, Any]], *arguments: object) -> dict[str, Any]:
    """Call a function in a fresh process, so that peaks and reactors do not add up."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, function, *arguments))
    process.start()
    sender.close()
    result: dict[str, Any] = receiver.recv()
    process.join()
    return result


def _bodies(pages: Path) -> list[Callable[[], bytes]]:
    zipped = sorted(pages.rglob("*.html.gz")) if pages.is_dir() else []
    if zipped:
        return [partial(_unzipped, file) for file in zipped]
    from crawler.press_web import press_web_folder

    bundled = [file.with_name(file.name.replace(".expected.toml", ".html")) for file in _expected(press_web_folder())]
    print(f"{pages}: no *.html.gz in it, so the bundled press web is played")
    return [file.read_bytes for file in bundled if file.is_file()]


def _unzipped(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes())


def _expected(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*.expected.toml") if not file.name.startswith("index."))


def _send(sender: Any, function: Callable[..., dict[str, Any]], *arguments: object) -> None:
    sender.send(function(*arguments))


def _play(web: Path, stop: Any) -> None:
    """Serve until told to stop. The bundled press web does more than a benchmark of crawls should pay for."""
    asyncio.run(_serve(web, stop))


async def _serve(web: Path, stop: Any) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _PageServer(web), "127.0.0.1", 0)
    async with server:
        stop.send(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        await loop.run_in_executor(None, stop.recv)


class _PageServer(asyncio.Protocol):
    """An HTTP proxy that gives files by host and path, one request of a connection after the other."""

    _TYPES: ClassVar = {".html": "text/html; charset=utf-8", ".xml": "application/xml"}

    def __init__(self, web: Path) -> None:
        self._web = web
        self._asked = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        *whole, self._asked = (self._asked + data).split(b"\r\n\r\n")
        for request in whole:
            target = urlsplit(request.split(b" ", 2)[1].decode())
            file = self._web / (target.hostname or "-") / target.path.lstrip("/")
            if not file.is_file():
                self._transport.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                continue
            body, kind = file.read_bytes(), self._TYPES[file.suffix]
            head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
            self._transport.write(head.encode() + body)
