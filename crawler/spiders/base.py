"""The walk that all spiders share: ask the feed whether it changed, admit its entries, fetch their pages, extract.

No database here: `admit` tells which entries are worth a request, and what is found leaves as values for the
pipeline. A page's failure never ends its source: it becomes a `LostPage`.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

import scrapy
from scrapy.http import Request, Response
from twisted.python.failure import Failure as TwistedFailure

from crawler.errors import ExtractionFailed, NotAFeed, NotAnArticle
from crawler.extract import SiteKnowledge, extract
from crawler.network.directives import with_header_directives
from crawler.network.faults import Fault, fault_of
from crawler.poll import Poll
from crawler.settings import MAX_FEED_BYTES
from crawler.workers import Workers
from store.types import Admission, Article, Entry, Failure, FeedKind, FetchedPage, Outcome, Stage, Validators

logger = logging.getLogger(__name__)

_CREDENTIALS = re.compile(r"(?<=:)//[^/?#@]*@")

#: Which of a feed's entries have to be fetched.
Admit = Callable[[Sequence[Entry]], Awaitable[Admission]]
#: What is known of the site of a page.
Know = Callable[[str], Awaitable[SiteKnowledge]]


@dataclass(frozen=True, kw_only=True)
class ReadPage:
    """A page that gave an article."""

    entry: Entry
    article: Article
    #: What it was read from.
    page: FetchedPage


@dataclass(frozen=True, kw_only=True)
class LostPage:
    """A page that gave none, and why."""

    entry: Entry
    failure: Failure


Found = Request | ReadPage | LostPage


class FeedSpider(scrapy.Spider):
    """Polls one feed and reads the pages it lists. Subclasses say how a feed is read.

    The entry travels with its request, in `cb_kwargs`: nothing here depends on the order in which answers come.
    """

    kind: ClassVar[FeedKind]

    def __init__(self, *, poll: Poll, admit: Admit, know: Know, workers: Workers, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.poll = poll
        self._admit = admit
        self._know = know
        self._workers = workers
        self._now = now

    async def start(self) -> AsyncIterator[Any]:
        yield self.feed_request(self.poll.feed.url, conditional=True)

    async def read_feed(self, response: Response) -> Sequence[Entry]:
        """Give the entries of a feed's body. Raises NotAFeed."""
        raise NotImplementedError

    def feed_request(self, url: str, *, conditional: bool) -> Request:
        """Ask for a feed; with the validators of the last poll when `conditional` (RFC 9110 §13)."""
        known = self.poll.feed.state.validators
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified} if conditional else {}
        return Request(
            url,
            headers={name: value for name, value in headers.items() if value},
            callback=self.feed_came,
            errback=self.feed_failed,
            meta={"handle_httpstatus_list": [304], "download_maxsize": MAX_FEED_BYTES},
            dont_filter=True,
        )

    async def feed_came(self, response: Response) -> AsyncIterator[Found]:
        """Turn a feed's answer into requests for the pages that are new."""
        self.poll.status = response.status
        entries = await self._changed_entries(response)
        for request in await self.admitted(entries):
            yield request

    async def _changed_entries(self, response: Response) -> Sequence[Entry]:
        """Read the entries of a feed that changed; none for one that did not, or cannot be read."""
        if response.status == 304:
            self.poll.unchanged(Outcome.NOT_MODIFIED)
            return ()
        validators = _validators(response)
        is_the_feed = response.request is not None and response.request.callback == self.feed_came
        if is_the_feed and validators.body_hash == self.poll.feed.state.validators.body_hash:
            self.poll.unchanged(Outcome.SAME_BODY)
            return ()
        try:
            entries = await self.read_feed(response)
        except (NotAFeed, ExtractionFailed) as error:
            detail = error.problem if isinstance(error, NotAFeed) else error.detail
            self.poll.fail(self._failure(response.url, Fault(stage=Stage.FEED, reason="not a feed", detail=detail)))
            return ()
        if is_the_feed:
            self.poll.validators = validators
        return entries

    async def admitted(self, entries: Sequence[Entry]) -> list[Request]:
        """Requests for the entries' pages that have to be fetched, and for those an earlier poll left."""
        admission = await self._admit(entries)
        self.poll.admitted(len(entries), admission)
        return [self.page_request(entry) for entry in admission.to_fetch]

    def page_request(self, entry: Entry) -> Request:
        # Never filtered as a duplicate: Scrapy drops a redirect to itself without a word (design: every entry answers).
        kwargs = {"entry": entry}
        return Request(entry.url, callback=self.page_came, errback=self.page_failed, cb_kwargs=kwargs, dont_filter=True)

    async def page_came(self, response: Response, entry: Entry) -> AsyncIterator[Found]:
        """Extract the article of a page, elsewhere."""
        page = _fetched_page(response, self._now())
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        try:
            article = await self._workers.run(
                page.url,
                extract,
                page.body,
                page.url,
                entry=entry,
                site=await self._know(page.url),
                content_type=content_type,
                fetched_at=page.fetched_at,
            )
        except NotAnArticle as error:
            fault = Fault(stage=Stage.EXTRACT, reason=error.reason, detail=error.detail)
            yield LostPage(entry=entry, failure=self._failure(response.url, fault))
            return
        except Exception as error:  # the page's door: a fault of ours costs this page, and is counted
            logger.exception("extraction broke url=%s", response.url)
            detail = f"{type(error).__name__}: {error}"
            fault = Fault(stage=Stage.EXTRACT, reason="internal error", detail=detail, temporary=True)
            yield LostPage(entry=entry, failure=self._failure(response.url, fault))
            return
        yield ReadPage(entry=entry, article=with_header_directives(article, page.headers), page=page)

    async def page_failed(self, failure: TwistedFailure) -> AsyncIterator[Found]:
        """Account for a page that did not come."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        assert failure.value is not None
        fault = fault_of(failure.value)
        yield LostPage(entry=request.cb_kwargs["entry"], failure=self._failure(request.url, fault))

    def feed_failed(self, failure: TwistedFailure) -> None:
        """Account for a feed that did not come."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        assert failure.value is not None
        answer = getattr(failure.value, "response", None)
        self.poll.status = answer.status if answer is not None else None
        self.poll.fail(self._failure(request.url, fault_of(failure.value, Stage.FEED)))

    def _failure(self, url: str, fault: Fault) -> Failure:
        url = _CREDENTIALS.sub("//", url)  # a redirect may name a stranger's; they are nobody's to keep
        logger.debug(
            "failed source=%r url=%s stage=%s reason=%s", self.poll.feed.source, url, fault.stage, fault.reason
        )
        return Failure(
            source=self.poll.feed.source,
            url=url,
            stage=fault.stage,
            reason=fault.reason,
            detail=fault.detail,
            at=self._now(),
            temporary=fault.temporary,
        )


def _fetched_page(response: Response, now: datetime) -> FetchedPage:
    headers = [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name in response.headers
        for value in response.headers.getlist(name)
    ]
    return FetchedPage(
        url=response.url, fetched_at=now, status=response.status, headers=tuple(headers), body=response.body
    )


def _validators(response: Response) -> Validators:
    etag, modified = response.headers.get("ETag"), response.headers.get("Last-Modified")
    return Validators(
        etag=etag.decode("latin-1") if etag else None,
        last_modified=modified.decode("latin-1") if modified else None,
        body_hash=hashlib.sha256(response.body).hexdigest(),
    )
