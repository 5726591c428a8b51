"""The walk that all spiders share: ask the feed whether it changed, admit its entries, fetch their pages, extract.

No database here: `admit` tells which entries are worth a request, and what is found leaves as values for the
pipeline. A page's failure never ends its source: it becomes a `LostPage`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, ClassVar

import scrapy
from scrapy.http import Request, Response
from twisted.python.failure import Failure as TwistedFailure

from crawler.context.poll import Poll
from crawler.errors import ExtractionFailed, NotAFeed, NotAnArticle, SameAnswer
from crawler.extract import SiteKnowledge
from crawler.network.faults import QUARANTINED, AskedToWait, Fault, ToldToEnd, fault_of
from crawler.network.permission.rights import Terms
from crawler.pages import PackedSubject, PageReading, PageToRead, read_page, read_page_for
from crawler.processes.workers import Workers
from crawler.spiders.answers import conditional_headers, fetched_page, hint_s, is_redirected, validators_of
from crawler.spiders.doors import feed_fault, no_feed
from crawler.spiders.found import Found, LostPage, SamePage
from crawler.spiders.impostors import SameAnswers, entries_at_home, raise_for_home_page
from crawler.spiders.losses import Losses
from crawler.spiders.questions import feed_question
from crawler.spiders.split_articles import SplitArticles
from store.types import Admission, Entry, FeedKind, FetchedPage, Outcome, Purpose, Recheck, Stage, Validators

#: Which of a feed's entries have to be fetched.
Admit = Callable[[Sequence[Entry]], Awaitable[Admission]]
#: What is known of the site of a page.
Know = Callable[[str], Awaitable[SiteKnowledge]]


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
        terms: Callable[[str], Terms],
        workers: Workers,
        watched: PackedSubject,
        now: Callable[[], datetime],
        answer: Response | BaseException | None = None,
    ) -> None:
        """`answer`: what came when the feed was asked before, with the validators of the last poll."""
        super().__init__()
        self._answer = answer
        self.poll = poll
        self._admit = admit
        self._know = know
        self._terms = terms
        self._workers = workers
        self._watched = watched
        self._now = now
        self._losses = Losses(poll, now)
        self._failure = self._losses.failure
        self._split = SplitArticles(
            read=self._read,
            failure=self._failure,
            workers=workers,
            now=now,
            count=poll.part_came,
            note_error=self._losses.note_wait,
        )
        self._answers = SameAnswers()

    async def start(self) -> AsyncIterator[Any]:
        request = self.feed_request(self.poll.feed.url, conditional=True)
        if self._answer is None:
            yield request
        elif isinstance(self._answer, Response):
            self._answer.request = request
            async for found in self.feed_came(self._answer):
                yield found
        else:
            failure = TwistedFailure(self._answer)  # type: ignore[no-untyped-call]  # Twisted's annotations end before
            failure.request = request  # type: ignore[attr-defined]  # as Scrapy adds it
            await self.feed_failed(failure)

    async def read_feed(self, response: Response) -> Sequence[Entry]:
        """Give the entries of a feed's body. Raises NotAFeed."""
        raise NotImplementedError

    def feed_request(self, url: str, *, conditional: bool) -> Request:
        """Ask for a feed; with the validators of the last poll when `conditional` (RFC 9110 §13)."""
        known = self.poll.feed.state.validators if conditional else Validators()
        return feed_question(url, known).replace(callback=self.feed_came, errback=self.feed_failed)

    async def feed_came(self, response: Response) -> AsyncIterator[Found]:
        """Turn a feed's answer into requests for the pages that are new."""
        self._note_answer(response)
        entries = await self._changed_entries(response)
        for request in await self.admitted(entries):
            yield request

    def _note_answer(self, response: Response) -> None:
        """Note what the feed's own address answered, and for how long that holds."""
        self.poll.status = response.status
        self.poll.hint_s = max(self.poll.hint_s, hint_s(response, self._now()))

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
            self.poll.fail(self._failure(response.url, await no_feed(response, error, self._workers)))
            return ()
        if is_the_feed:
            entries = self._entries_at_home(entries, response.url)
        if is_the_feed and not self.poll.feed_failed:
            self.poll.validators = validators
        return entries

    def _entries_at_home(self, entries: Sequence[Entry], url: str) -> Sequence[Entry]:
        """The entries of a feed; of one that another site answers for, those that lead back home."""
        at_home, warning = entries_at_home(entries, self.poll.feed.url, url)
        if warning and at_home:
            self.poll.problem = self.poll.problem or warning
        elif warning:
            self.poll.fail(self._failure(self.poll.feed.url, Fault(stage=Stage.FEED, reason="moved", detail=warning)))
        return at_home

    async def admitted(self, entries: Sequence[Entry]) -> list[Request]:
        """Requests for the entries' pages that have to be fetched, and for those an earlier poll left."""
        admission = await self._admit(entries)
        self.poll.admitted(len(entries), admission)
        for url in admission.quarantined:
            self.poll.fail(self._failure(url, QUARANTINED))
        self.poll.dated(entries)
        return [*map(self.page_request, admission.to_fetch), *map(self.recheck_request, admission.to_recheck)]

    def page_request(self, entry: Entry) -> Request:
        # Never filtered as a duplicate: Scrapy drops a redirect to itself without a word (design: every entry answers).
        return Request(
            entry.url,
            callback=self.page_came,
            errback=self.page_failed,
            cb_kwargs={"entry": entry},
            meta={"purpose": Purpose.PAGE},
            dont_filter=True,
        )

    def recheck_request(self, recheck: Recheck) -> Request:
        """Ask for the page of a kept article, unless it is the same as before. New pages go first."""
        request = self.page_request(recheck.entry)
        return request.replace(
            headers=conditional_headers(recheck.validators),
            callback=self.recheck_came,
            cb_kwargs={"entry": recheck.entry, "known": recheck.validators},
            meta={"handle_httpstatus_list": [304], "purpose": Purpose.RECHECK},
            priority=-1,
        )

    async def recheck_came(self, response: Response, entry: Entry, known: Validators) -> AsyncIterator[Found]:
        """Extract the article of a page that has changed; one that has not costs nothing."""
        if response.status == 304 and is_redirected(response):
            yield self.page_request(entry)  # validators are those of another address: they say nothing of this one
            return
        is_same = response.status == 304 or validators_of(response).body_hash == known.body_hash
        if is_same and not is_redirected(response):
            yield SamePage(entry=entry)
            return
        async for found in self.page_came(response, entry):
            yield found

    async def page_came(self, response: Response, entry: Entry) -> AsyncIterator[Found]:
        """Extract and judge the article of a page, elsewhere."""
        page = fetched_page(response, self._now())
        reading = await self._read(page, entry)
        if isinstance(reading, LostPage):
            yield reading
            return
        validators = validators_of(response, page.sha256)
        try:  # only now: what a wall is called says more than that it stands everywhere
            self._answers.note(response.url, validators)
        except SameAnswer as error:
            yield self._losses.other_page(entry, error)
            return
        for found in await self._split.begun(response, page, entry, reading, validators):
            yield found

    async def _read(self, page: FetchedPage, entry: Entry) -> PageReading | LostPage:
        """What a page, with its parts, gives; elsewhere."""
        try:
            raise_for_home_page(entry.url, page.url)
            return await self._read_elsewhere(page, entry)
        except NotAnArticle as error:
            return self._losses.other_page(entry, error)
        except Exception as error:  # noqa: BLE001 - the page's door: a fault of ours costs this page, and is counted
            return self._losses.broken_page(entry, page.url, error)

    async def _read_elsewhere(self, page: FetchedPage, entry: Entry) -> PageReading:
        async def wanted() -> PageToRead:
            # Asked for last: while a page waits for its turn, others of its site are read and learned from.
            site, terms = await self._know(page.url), self._terms(page.url)
            return PageToRead(source=self.poll.feed.source, page=page, entry=entry, site=site, terms=terms)

        reading = await self._workers.run_late(page.url, read_page_for, wanted, self._watched.key)
        if reading is None:  # by a process that is new, or has read for others
            reading = await self._workers.run_late(page.url, read_page, wanted, self._watched)
        return reading

    async def page_failed(self, failure: TwistedFailure) -> AsyncIterator[Found]:
        """Account for a page that did not come."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        assert failure.value is not None
        self._losses.note_wait(failure.value)
        if isinstance(failure.value, AskedToWait):
            self.poll.problem = self.poll.problem or failure.value.detail
        if isinstance(failure.value, AskedToWait | ToldToEnd):
            return  # it stays pending, and was not tried
        fault = fault_of(failure.value)
        yield LostPage(entry=request.cb_kwargs["entry"], failure=self._failure(request.url, fault))

    async def feed_failed(self, failure: TwistedFailure) -> None:
        """Account for a feed that did not come."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        assert failure.value is not None
        if isinstance(failure.value, ToldToEnd):
            return
        answer = getattr(failure.value, "response", None)
        self.poll.status = answer.status if answer is not None else None
        self._losses.note_wait(failure.value)
        self.poll.fail(self._failure(request.url, await feed_fault(failure.value, self._workers)))
