"""`/healthz` and `/metrics`, answered by the daemon itself on the address that the configuration names.

Small on purpose: GET of two paths, a connection an answer, nothing read of a request but its first line. What it
answers is looked up on the thread of `questions`, and remembered for some seconds, however many ask.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from time import monotonic

from scheduler.configuration.daemon_tables import listening_place
from scheduler.configuration.loading import Configuration
from store.text import clean_line

logger = logging.getLogger(__name__)

#: Who has not sent a request by then, or not taken the answer, is hung up on.
_PATIENCE_S = 5.0
#: Of a request.
_MOST_BYTES = 8192
#: An answer is given again until it is so old.
_REMEMBERED_S = 3.0
#: Others are hung up on while so many are being answered.
_MOST_AT_ONCE = 32
_REASONS = {200: "OK", 404: "Not Found", 405: "Method Not Allowed", 503: "Service Unavailable"}


@dataclass(frozen=True, kw_only=True)
class HttpAnswer:
    """What one path answers."""

    status: int
    content_type: str
    body: bytes


#: What answers, by path.
Paths = Mapping[str, Callable[[], Awaitable[HttpAnswer]]]


class Listener:
    """Listens where the configuration says, from the first tick on; nowhere when it says nothing."""

    def __init__(self, configuration: Configuration, paths: Paths) -> None:
        self._paths = {path: _Remembered(answer) for path, answer in paths.items()}
        self._server: asyncio.Server | None = None
        #: Where it listens.
        self._place = ""
        self._trouble = ""
        self._at_once = 0
        self.use(configuration)

    def use(self, configuration: Configuration) -> None:
        self._wanted = configuration.metrics.listen

    async def tick(self) -> None:
        """Listen where that is wanted; an address that is taken is tried again at the next tick."""
        if self._wanted == self._place:
            return
        self.stop()
        if not self._wanted:
            return
        address, port = listening_place(self._wanted)
        try:
            self._server = await asyncio.start_server(self._serve, address, port, limit=_MOST_BYTES)
        except OSError as error:
            trouble = f"cannot listen at={self._wanted} error={error.strerror}"
            if trouble != self._trouble:  # once, and not at every tick
                logger.error("metrics.listen: %s; it is tried again", trouble)
            self._trouble = trouble
            return
        self._place, self._trouble = self._wanted, ""
        logger.info("answering /healthz and /metrics at=%s:%d", *self._server.sockets[0].getsockname()[:2])

    def stop(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
        self._server, self._place = None, ""

    async def rest(self) -> None:
        """Nothing is waited for: who asked is answered within seconds or not at all."""

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._at_once += 1
        try:
            async with asyncio.timeout(_PATIENCE_S):
                if self._at_once <= _MOST_AT_ONCE:
                    writer.write(await self._reply(reader))
                    await writer.drain()
        except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
            logger.debug("not answered error=%s", type(error).__name__)
        finally:
            self._at_once -= 1
            writer.close()

    async def _reply(self, reader: asyncio.StreamReader) -> bytes:
        head = await reader.readuntil(b"\r\n\r\n")
        method, _, rest = head.partition(b" ")
        path = rest.partition(b" ")[0].partition(b"?")[0].decode("ascii", "replace")
        answer = await self._answer(method, path)
        reason = _REASONS[answer.status]
        lines = (
            f"HTTP/1.1 {answer.status} {reason}",
            f"Content-Type: {answer.content_type}",
            f"Content-Length: {len(answer.body)}",
            "Cache-Control: no-store",
            "X-Content-Type-Options: nosniff",
            "Connection: close",
        )
        return "\r\n".join((*lines, "", "")).encode() + (b"" if method == b"HEAD" else answer.body)

    async def _answer(self, method: bytes, path: str) -> HttpAnswer:
        if method not in (b"GET", b"HEAD"):
            return _plain(405, "only GET is answered")
        remembered = self._paths.get(path)
        if remembered is None:
            return _plain(404, f"there is {' and '.join(self._paths)}")
        return await remembered.answer()


class _Remembered:
    """An answer that holds for some seconds; who asks while it is being made waits for the same one."""

    def __init__(self, make: Callable[[], Awaitable[HttpAnswer]]) -> None:
        self._make = make
        self._turn = asyncio.Lock()
        self._made: HttpAnswer | None = None
        self._until_s = 0.0

    async def answer(self) -> HttpAnswer:
        async with self._turn:
            if self._made is None or monotonic() > self._until_s:
                self._made = await self._make()
                self._until_s = monotonic() + _REMEMBERED_S
            return self._made


def _plain(status: int, sentence: str) -> HttpAnswer:
    return HttpAnswer(
        status=status, content_type="text/plain; charset=utf-8", body=f"{clean_line(sentence)}\n".encode()
    )
