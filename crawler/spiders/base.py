"""The walk that all spiders share: ask the feed whether it changed, admit its entries, fetch their pages, extract.

No database here: `admit` tells which entries are worth a request, and what is found leaves as values for the
pipeline. A page's failure never ends its source: it becomes a `LostPage`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

import scrapy
from scrapy.http import Request, Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure as TwistedFailure

from crawler.errors import ExtractionFailed, NotAFeed, NotAnArticle
from crawler.extract import SiteKnowledge
from crawler.network.faults import Fault, fault_of
from crawler.pages import PackedSubject, PageToRead, read_page
from crawler.poll import Poll
from crawler.settings import MAX_FEED_BYTES
from crawler.spiders.answers import asked_to_wait_s, conditional_headers, fetched_page, hint_s, validators_of
from crawler.subject import Judgement
from crawler.workers import Workers
from store.types import (
    Admission,
    Article,
    Entry,
    Failure,
    FeedKind,
    FetchedPage,
    Outcome,
    Recheck,
    Stage,
    Validators,
)

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
    #: What it is worth.
    judged: Judgement
    #: What it was read from.
    page: FetchedPage
    #: What tells later whether that has changed.
    validators: Validators


@dataclass(frozen=True, kw_only=True)
class LostPage:
    """A page that gave none, and why."""

    entry: Entry
    failure: Failure


@dataclass(frozen=True, kw_only=True)
class SamePage:
    """The page of a kept article that has not changed."""

    entry: Entry


Found = Request | ReadPage | LostPage | SamePage


class FeedSpider(scrapy.Spider):
    """Polls one feed and reads the pages it lists. Subclasses say how a feed is read.

    The entry travels with its request, in `cb_kwargs`: nothing here depends on the order in which answers come.
    """

    kind: ClassVar[FeedKind]

    def __init__(
        self,
        *,
        poll: Poll,
        admit: Admit,
        know: Know,
        workers: Workers,
        watched: PackedSubject,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self.poll = poll
        self._admit = admit
        self._know = know
        self._workers = workers
        self._watched = watched
        self._now = now

    async def start(self) -> AsyncIterator[Any]:
        yield self.feed_request(self.poll.feed.url, conditional=True)

    async def read_feed(self, response: Response) -> Sequence[Entry]:
        """Give the entries of a feed's body. Raises NotAFeed."""
        raise NotImplementedError

    def feed_request(self, url: str, *, conditional: bool) -> Request:
        """Ask for a feed; with the validators of the last poll when `conditional` (RFC 9110 §13)."""
        return Request(
            url,
            headers=conditional_headers(self.poll.feed.state.validators) if conditional else {},
            callback=self.feed_came,
            errback=self.feed_failed,
            meta={"handle_httpstatus_list": [304], "download_maxsize": MAX_FEED_BYTES},
            dont_filter=True,
        )

    async def feed_came(self, response: Response) -> AsyncIterator[Found]:
        """Turn a feed's answer into requests for the pages that are new."""
        self.poll.status = response.status
        self.poll.hint_s = max(self.poll.hint_s, hint_s(response, self._now()))
        entries = await self._changed_entries(response)
        for request in await self.admitted(entries):
            yield request

    async def _changed_entries(self, response: Response) -> Sequence[Entry]:
        """Read the entries of a feed that changed; none for one that did not, or cannot be read."""
        if response.status == 304:
            self.poll.unchanged(Outcome.NOT_MODIFIED)
            return ()
        validators = validators_of(response)
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
        return [*map(self.page_request, admission.to_fetch), *map(self.recheck_request, admission.to_recheck)]

    def page_request(self, entry: Entry) -> Request:
        # Never filtered as a duplicate: Scrapy drops a redirect to itself without a word (design: every entry answers).
        kwargs = {"entry": entry}
        return Request(entry.url, callback=self.page_came, errback=self.page_failed, cb_kwargs=kwargs, dont_filter=True)

    def recheck_request(self, recheck: Recheck) -> Request:
        """Ask for the page of a kept article, unless it is the same as before. New pages go first."""
        request = self.page_request(recheck.entry)
        return request.replace(
            headers=conditional_headers(recheck.validators),
            callback=self.recheck_came,
            cb_kwargs={"entry": recheck.entry, "known": recheck.validators},
            meta={"handle_httpstatus_list": [304]},
            priority=-1,
        )

    async def recheck_came(self, response: Response, entry: Entry, known: Validators) -> AsyncIterator[Found]:
        """Extract the article of a page that has changed; one that has not costs nothing."""
        if response.status == 304 or validators_of(response).body_hash == known.body_hash:
            yield SamePage(entry=entry)
            return
        async for found in self.page_came(response, entry):
            yield found

    async def page_came(self, response: Response, entry: Entry) -> AsyncIterator[Found]:
        """Extract and judge the article of a page, elsewhere."""
        page = fetched_page(response, self._now())
        try:
            site = await self._know(page.url)
            wanted = PageToRead(source=self.poll.feed.source, page=page, entry=entry, site=site)
            article, judged = await self._workers.run(page.url, read_page, wanted, self._watched)
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
        yield ReadPage(entry=entry, article=article, judged=judged, page=page, validators=validators_of(response))

    async def page_failed(self, failure: TwistedFailure) -> AsyncIterator[Found]:
        """Account for a page that did not come."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        assert failure.value is not None
        self._note_wait(failure.value)
        fault = fault_of(failure.value)
        yield LostPage(entry=request.cb_kwargs["entry"], failure=self._failure(request.url, fault))

    def feed_failed(self, failure: TwistedFailure) -> None:
        """Account for a feed that did not come."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        assert failure.value is not None
        answer = getattr(failure.value, "response", None)
        self.poll.status = answer.status if answer is not None else None
        self._note_wait(failure.value)
        self.poll.fail(self._failure(request.url, fault_of(failure.value, Stage.FEED)))

    def _note_wait(self, error: BaseException) -> None:
        """Note how long a server that refused us asks us to stay away."""
        if isinstance(error, HttpError) and error.response.status in (429, 503):
            asked_s = asked_to_wait_s(error.response, self._now())
            self.poll.retry_after_s = max(asked_s or 0.0, self.poll.retry_after_s or 0.0) or None

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
