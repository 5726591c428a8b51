"""What a source published before it was watched: a sitemap or a page of a list at a time, and the pages it lists."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from scrapy.http import Request, Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure as TwistedFailure

from crawler.errors import ExtractionFailed, NotAFeed
from crawler.pages import PageReading
from crawler.sections.archives import ListReading, after_list, next_list, read_list
from crawler.spiders.answers import content_type_of
from crawler.spiders.base import FeedSpider
from crawler.spiders.doors import no_feed
from crawler.spiders.found import Found, LostPage
from store.types import Entry, FeedKind, FetchedPage
from store.types.archives import ArchiveList, ArchiveWalk


@dataclass(frozen=True, kw_only=True)
class WalkBook:
    """Where it is written down how far a walk has come."""

    read: Callable[[], Awaitable[ArchiveWalk | None]]
    keep: Callable[[ArchiveWalk], Awaitable[None]]
    note_newest: Callable[[datetime], Awaitable[None]]
    #: When the newest of some entries appeared, as far as they are kept.
    newest_of: Callable[[Sequence[Entry]], Awaitable[datetime | None]]


class ArchiveSpider(FeedSpider):
    """Goes one step back: fetches what an earlier step left, or else reads the next list and what that lists."""

    name = "archive"
    kind = FeedKind.ARCHIVE

    def __init__(self, *, book: WalkBook, **kwargs: Any) -> None:  # noqa: ANN401 - handed on
        super().__init__(**kwargs)
        self._book = book
        self._newest_at: datetime | None = None

    async def start(self) -> AsyncIterator[Any]:
        walk = await self._book.read()
        if walk is None:
            return
        left = await self.admitted(())
        for request in left:
            yield request
        if left:
            return
        chosen, walk = next_list(walk)
        await self._book.keep(walk)
        if chosen is not None:
            yield self._list_request(chosen)

    async def list_came(self, response: Response, chosen: ArchiveList) -> AsyncIterator[Found]:
        """Note where a list leads on, and ask for the pages that it lists."""
        self.poll.status = response.status
        walk = await self._book.read()
        if walk is None:  # ended by a person meanwhile
            return
        reading = await self._reading(response, chosen, walk.since)
        known_newest_at = await self._book.newest_of(reading.entries)
        requests = await self.admitted(reading.entries)
        # Once its pages wait to be fetched, so that nothing is lost when this process dies here.
        await self._book.keep(replace(after_list(walk, chosen, reading), newest_at=known_newest_at))
        for request in requests:
            yield request

    async def list_failed(self, failure: TwistedFailure) -> None:
        """Account for a list that did not come: it is tried again by the next step when that may help."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        chosen: ArchiveList = request.cb_kwargs["chosen"]
        if not _is_past_the_last(failure, chosen):
            await self.feed_failed(failure)
        walk = await self._book.read()
        if walk is not None and not self.poll.feed_failed_for_now:
            await self._book.keep(after_list(walk, chosen, ListReading(entries=(), lists=())))

    async def read_feed(self, response: Response) -> Sequence[Entry]:
        raise NotImplementedError("an archive is read list by list")

    async def _reading(self, response: Response, chosen: ArchiveList, since: datetime) -> ListReading:
        asked = (response.body, chosen, response.url, content_type_of(response), since)
        try:
            reading = await self._workers.run(response.url, read_list, *asked)
        except (NotAFeed, ExtractionFailed) as error:
            self.poll.fail(self._failure(response.url, await no_feed(response, error, self._workers)))
            return ListReading(entries=(), lists=())
        self.poll.problem = self.poll.problem or reading.problem
        return reading

    async def _read(self, page: FetchedPage, entry: Entry) -> PageReading | LostPage:
        """As of every page; and the newest date of a list's articles is noted, which lists themselves do not say."""
        found = await super()._read(page, entry)
        published_at = found.article.published_at if isinstance(found, PageReading) else None
        if published_at is not None and (self._newest_at is None or published_at > self._newest_at):
            self._newest_at = published_at
            await self._book.note_newest(published_at)
        return found

    def _list_request(self, chosen: ArchiveList) -> Request:
        request = self.feed_request(chosen.url, conditional=False)
        return request.replace(callback=self.list_came, errback=self.list_failed, cb_kwargs={"chosen": chosen})


def _is_past_the_last(failure: TwistedFailure, chosen: ArchiveList) -> bool:
    """Whether a feed has no such page: most are asked for on a guess, and the last of them ends so."""
    is_further = chosen.kind is FeedKind.FEED and chosen.place > 1
    return is_further and isinstance(failure.value, HttpError) and failure.value.response.status in (404, 410)
