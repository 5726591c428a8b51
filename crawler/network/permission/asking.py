"""A file in which a site says what it allows, asked for when the kept copy is no longer fresh."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.context.crawl_context import CrawlContext, context_of
from crawler.network.faults import REQUEST_ERRORS, AskedToWait, Fault, RequestRefused, ToldToEnd, fault_of
from crawler.network.headers import header_of
from crawler.network.permission.site_files import answered, is_fresh, unanswered
from store.errors import StoreError
from store.types import Purpose, SiteFile, Stage

logger = logging.getLogger(__name__)

#: RFC 9309 §2.5 asks for at least 500 KiB of robots.txt; 5 MB held the parser for 16 s.
MAX_FILE_BYTES = 512 * 1024
#: RFC 9309 §2.3.1.2.
_MOST_REDIRECTS = 5
_HEADERS = ("cache-control", "expires", "age", "date")

#: Says in words what follows from an answer.
Decide = Callable[[int, bytes], str]

T = TypeVar("T")


async def asked_once(answers: dict[str, asyncio.Future[T]], key: str, ask: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """What was asked for under this key, and is asked for now if it was not yet, or in vain.

    Who waits no longer leaves it to the others who do, and who is told to end too: its end would be theirs otherwise.
    """
    while True:
        is_ours = key not in answers or _was_in_vain(answers[key])
        if is_ours:
            answers[key] = asyncio.ensure_future(ask())
        try:
            return await asyncio.shield(answers[key])
        except ToldToEnd:
            if is_ours:
                raise


def _was_in_vain(answer: asyncio.Future[T]) -> bool:
    return answer.done() and (answer.cancelled() or answer.exception() is not None)


async def current_file(
    crawler: Crawler, url: str, purpose: Purpose, decide: Decide, account: object = None
) -> tuple[SiteFile, Fault | None]:
    """A site's file as it is known now; with what went wrong, when it had to be asked for and could not be had.

    `account` is the poll that it is asked for, when that is not its crawler's. Raises AskedToWait and ToldToEnd.
    """
    context = context_of(crawler)
    file = await _kept(context, url)
    if is_fresh(file, context.now()):
        return file, None
    meta: dict[str, object] = {"purpose": purpose, "redirect_ttl": _MOST_REDIRECTS, "poll": account}
    if purpose is Purpose.ROBOTS:
        meta["is_robots_txt"] = True
    assert crawler.engine is not None
    fault: Fault | None
    try:
        answer = await crawler.engine.download_async(Request(url, callback=NO_CALLBACK, priority=1000, meta=meta))
    except (AskedToWait, ToldToEnd):
        raise
    except RequestRefused as error:
        return file, fault_of(error, Stage.ROBOTS)
    except REQUEST_ERRORS as error:
        fault = fault_of(error, Stage.ROBOTS)
    else:
        fault = _fault_of_status(answer.status)
    if fault is None:
        file = answered(file, answer.status, _body(answer), _headers(answer), context.now(), _decision(answer, decide))
    else:
        logger.info("out of reach url=%s reason=%r", url, fault.reason)
        file = unanswered(file, context.now(), f"out of reach: {fault.reason}")
    await _remember(crawler, file)
    return file, fault


async def _kept(context: CrawlContext, url: str) -> SiteFile:
    """What is kept of a file, which may have been read with those of other sites."""
    if url in context.site_files:
        return context.site_files.pop(url)
    return await context.in_turn(context.archive.site_files.known, url)


async def _remember(crawler: Crawler, file: SiteFile) -> None:
    context = context_of(crawler)
    try:
        await context.in_turn(context.archive.site_files.remember, file)
    except StoreError as error:  # it is asked for once more, by the next crawl
        logger.warning("not remembered url=%s error=%s", file.url, error)


def _fault_of_status(status: int) -> Fault | None:
    """What is wrong with a status that says nothing of the file itself."""
    if status != 429 and status < 500:
        return None
    return Fault(stage=Stage.ROBOTS, reason=f"http {status}", detail=f"it answers {status}", temporary=True)


def _body(answer: Response) -> bytes:
    """What is read of a file: up to the bound, and there up to the end of a line."""
    if not 200 <= answer.status < 300:
        return b""
    if len(answer.body) <= MAX_FILE_BYTES:
        return answer.body
    # What is left of `Disallow: /private` may be `Disallow: /`.
    return answer.body[:MAX_FILE_BYTES].rpartition(b"\n")[0]


def _headers(answer: Response) -> dict[str, str]:
    return {name: header_of(answer, name) for name in _HEADERS}


def _decision(answer: Response, decide: Decide) -> str:
    return decide(answer.status, _body(answer))
