"""What stands before a site or a feed, told by the page that came instead."""

from __future__ import annotations

from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from crawler.errors import ExtractionFailed, NotAFeed, NotAnArticle, OutOfOrder
from crawler.extract import extract
from crawler.network.faults import Fault, fault_of
from crawler.processes.workers import Workers
from crawler.spiders.answers import content_type_of, is_redirected
from store.types import Stage

#: Reasons that tell why there is no feed, where others tell only what is there instead.
_DOORS = frozenset({"bot challenge", "consent wall", "login page", "paywall", "access refused", "out of order"})
#: Refusals whose page may say what is wanted.
_REFUSALS = frozenset({401, 402, 403, 406, 451})


async def door_of(response: Response, workers: Workers) -> Fault | None:
    """A challenge, a wall, a login, a notice of repair; None when it is an ordinary page, or no page at all."""
    try:
        kind = content_type_of(response)
        await workers.run(response.url, extract, response.body, response.url, content_type=kind)
    except NotAnArticle as error:
        if error.reason in _DOORS:
            # A feed behind any other door is no feed for as long as nobody opens it, and is asked less and less.
            in_repair = isinstance(error, OutOfOrder)
            return Fault(stage=Stage.FEED, reason=error.reason, detail=error.detail, temporary=in_repair)
    return None


async def no_feed(response: Response, error: NotAFeed | ExtractionFailed, workers: Workers) -> Fault:
    """Why what came cannot be read as a feed."""
    detail = error.problem if isinstance(error, NotAFeed) else error.detail
    led = f"; its address leads to {response.url}" if is_redirected(response) else ""
    return await door_of(response, workers) or Fault(stage=Stage.FEED, reason="not a feed", detail=detail + led)


async def feed_fault(error: BaseException, workers: Workers) -> Fault:
    """Why a feed did not come; what a refusal says counts more than its status."""
    if isinstance(error, HttpError) and error.response.status in _REFUSALS:
        return await door_of(error.response, workers) or fault_of(error, Stage.FEED)
    return fault_of(error, Stage.FEED)
