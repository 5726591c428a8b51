"""Articles that are split over pages: the rest of one is asked for, page by page, and read with the first as one.

Each page goes the way of all requests: robots, rights, turns, delays. What cannot be had of an article costs the rest
of it, not what came before.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from scrapy.http import Request, Response
from twisted.python.failure import Failure as TwistedFailure

from crawler.errors import ExtractionFailed
from crawler.network.faults import Fault, fault_of
from crawler.pages import PageReading
from crawler.processes.workers import Workers
from crawler.sections.pagination import find_pagination
from crawler.spiders.answers import fetched_page, moved_for_good, validators_of
from crawler.spiders.found import Found, LostPage, ReadPage
from store.types import Entry, Failure, FetchedPage, Purpose, Stage, Validators
from store.urls import site_of, url_key

#: Pages of an article at most.
MOST_PAGES = 10


class Wanted(StrEnum):
    """What a page is asked for as."""

    FIRST = "first"  #: a later page was listed: its article begins here
    WHOLE = "whole"  #: all of the article on one page
    NEXT = "next"


@dataclass(frozen=True, kw_only=True)
class Walk:
    """What has come of an article so far."""

    entry: Entry
    #: Its first page, with the later ones that came.
    page: FetchedPage
    #: What the first page alone gave.
    reading: PageReading
    validators: Validators
    moved: bool
    #: A later page that was listed, and had before its article was begun.
    had: FetchedPage | None = None
    #: Where it goes on, should the page that has it all be none.
    next_url: str = ""


@dataclass(frozen=True, kw_only=True)
class SplitArticles:
    """The way through the pages of an article, for one spider."""

    read: Callable[[FetchedPage, Entry], Awaitable[PageReading | LostPage]]
    #: Makes a failure of what went wrong at an address.
    failure: Callable[[str, Fault], Failure]
    workers: Workers
    now: Callable[[], datetime]
    #: Told of each page beyond the first that came.
    count: Callable[[], None]
    #: Told of each that did not, and why.
    note_error: Callable[[BaseException], None]

    async def begun(
        self, response: Response, page: FetchedPage, entry: Entry, reading: PageReading, validators: Validators
    ) -> list[Found]:
        """What follows from the page that was listed: the article, or a request for more of it."""
        moved = moved_for_good(response)
        walk = Walk(entry=entry, page=page, reading=reading, validators=validators, moved=moved)
        if reading.leads.first_url and site_of(reading.leads.first_url) == site_of(page.url):
            return [self._request(reading.leads.first_url, Wanted.FIRST, walk)]
        return await self._go_on(walk)

    async def part_came(self, response: Response, wanted: Wanted, walk: Walk) -> AsyncIterator[Found]:
        """Take in one more page."""
        self.count()
        part = fetched_page(response, self.now())
        if wanted is Wanted.FIRST:
            found = await self._begun_anew(response, part, walk)
        elif wanted is Wanted.WHOLE:
            found = await self._whole_came(part, walk)
        else:
            found = await self._next_came(part, walk)
        for each in found:
            yield each

    async def part_failed(self, failure: TwistedFailure) -> AsyncIterator[Found]:
        """Do without a page that did not come."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        assert failure.value is not None
        self.note_error(failure.value)
        wanted, walk = request.cb_kwargs["wanted"], request.cb_kwargs["walk"]
        if wanted is Wanted.WHOLE:
            found = await self._next_or_end(walk, walk.next_url)
        elif wanted is Wanted.FIRST:
            found = await self._ended(walk)
        else:
            found = await self._ended(walk, self.failure(request.url, fault_of(failure.value, Stage.FETCH)))
        for each in found:
            yield each

    async def _begun_anew(self, response: Response, first: FetchedPage, walk: Walk) -> list[Found]:
        reading = await self.read(first, walk.entry)
        if isinstance(reading, LostPage):
            return await self._ended(walk)
        validators = validators_of(response)
        return await self._go_on(replace(walk, page=first, reading=reading, validators=validators, had=walk.page))

    async def _go_on(self, walk: Walk) -> list[Found]:
        """Ask for what follows the first page."""
        leads = walk.reading.leads
        walk = replace(walk, next_url=leads.next_url)
        if leads.whole_url:
            return [self._request(leads.whole_url, Wanted.WHOLE, walk)]
        return await self._next_or_end(walk, leads.next_url)

    async def _whole_came(self, whole: FetchedPage, walk: Walk) -> list[Found]:
        """Believe a page that says more than the first one; else go on with the second."""
        with_whole = replace(walk, page=replace(walk.page, parts=(whole,)))
        reading = await self.read(with_whole.page, walk.entry)
        is_more = isinstance(reading, PageReading) and reading.article.word_count > walk.reading.article.word_count
        return await self._ended(with_whole) if is_more else await self._next_or_end(walk, walk.next_url)

    async def _next_came(self, part: FetchedPage, walk: Walk) -> list[Found]:
        pages = (walk.page, *walk.page.parts)
        if any(url_key(part.url) == url_key(page.url) or part.body == page.body for page in pages):
            return await self._ended(walk)  # what comes after the last page is the last, or the first
        if site_of(part.url) != site_of(walk.page.url):
            detail = f"it leads to another site: {part.url}"
            return await self._ended(
                walk, self.failure(part.url, Fault(stage=Stage.FETCH, reason="redirects", detail=detail))
            )
        grown = replace(walk, page=replace(walk.page, parts=(*walk.page.parts, part)))
        return await self._next_or_end(grown, await self._next_url(part, grown))

    async def _next_url(self, part: FetchedPage, walk: Walk) -> str:
        place = len(walk.page.parts) + 1
        try:
            leads = await self.workers.run(
                part.url,
                find_pagination,
                part.body,
                part.url,
                part.content_type,
                first_url=walk.page.url,
                place=place,
            )
        except ExtractionFailed:
            return ""
        return leads.next_url

    async def _next_or_end(self, walk: Walk, next_url: str) -> list[Found]:
        """Ask for the next page, unless there is none, or enough of them came."""
        asked = {url_key(page.url) for page in (walk.page, *walk.page.parts)}
        if not next_url or url_key(next_url) in asked or len(asked) >= MOST_PAGES:
            return await self._ended(walk)
        if walk.had is not None and url_key(walk.had.url) == url_key(next_url):
            return await self._next_came(walk.had, walk)
        return [self._request(next_url, Wanted.NEXT, walk)]

    async def _ended(self, walk: Walk, lost: Failure | None = None) -> list[Found]:
        """The article of all pages that came."""
        joined = await self.read(walk.page, walk.entry) if walk.page.parts else walk.reading
        reading = walk.reading if isinstance(joined, LostPage) else joined
        if isinstance(joined, LostPage):
            lost = lost or joined.failure
        if reading.lost is not None:
            fault = Fault(stage=Stage.EXTRACT, reason=reading.lost.reason, detail=reading.lost.detail)
            lost = lost or self.failure(reading.lost.url, fault)
        page = walk.page
        if reading.parts < len(page.parts):  # else it is the same one, whose hash was reckoned
            page = replace(page, parts=page.parts[: reading.parts])
        found = ReadPage(
            entry=walk.entry,
            article=reading.article,
            judged=reading.judged,
            text_hash=reading.text_hash,
            blocks=reading.blocks,
            text=reading.text,
            page=page,
            validators=Validators() if page.parts or lost else walk.validators,
            lost_part=lost,
            moved=walk.moved,
        )
        return [found]

    def _request(self, url: str, wanted: Wanted, walk: Walk) -> Request:
        # Before other pages: what has come of it is in memory.
        return Request(
            url,
            callback=self.part_came,
            errback=self.part_failed,
            cb_kwargs={"wanted": wanted, "walk": walk},
            meta={"purpose": Purpose.PAGE},
            dont_filter=True,
            priority=1,
        )
