"""A site whose feeds are looked for: `vigie sources discover`.

It asks for one address after the other, as politely as a crawl; `crawler.survey.search` says which.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import suppress
from typing import Any

from scrapy.http import Request, Response
from twisted.python.failure import Failure as TwistedFailure

from crawler.batch import AddressTried, SiteSurveyed
from crawler.context.crawl_context import context_of
from crawler.errors import ExtractionFailed, NotAFeed
from crawler.network.faults import fault_of
from crawler.network.permission.site_files import origin_of
from crawler.spiders.answers import content_type_of
from crawler.spiders.base import FeedSpider
from crawler.spiders.doors import door_of, feed_fault
from crawler.spiders.questions import MAX_FEED_BYTES
from crawler.survey import FeedCandidate, FoundBy
from crawler.survey.candidates import newest_children, read_candidate, read_section_candidate
from crawler.survey.places import HomePage, read_home
from crawler.survey.search import Place, Search
from store.types import Admission, Entry, FeedKind, Stage

#: Sitemaps of an index that are looked into.
_CHILDREN = 2
#: What answers with a page there may list the site's feeds for people.
_MAY_LIST_FEEDS = frozenset({FoundBy.LINKED, FoundBy.USUAL})


class SiteSpider(FeedSpider):
    """Looks for what a site publishes, and says at the end what it found."""

    name = "site"
    kind = FeedKind.SITE

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - handed on
        super().__init__(**kwargs)
        self._search = Search(self.poll.feed.url)

    async def start(self) -> AsyncIterator[Any]:
        yield self._request(Place(url=self.poll.feed.url, found_by=FoundBy.GIVEN))

    async def read_feed(self, response: Response) -> Sequence[Entry]:
        raise NotImplementedError("a site is asked for its feeds, not for entries")

    async def place_came(self, response: Response, place: Place) -> AsyncIterator[Any]:
        """Look at what an address answered, and go on to the next."""
        if place.found_by is FoundBy.GIVEN:
            await self._look_at_home(response, place)
        elif place.found_by is FoundBy.PAGE:
            await self._look_at_section(response, place)
        else:
            await self._look_for_feed(response, place)
        for request in self._go_on():
            yield request

    async def place_failed(self, failure: TwistedFailure) -> AsyncIterator[Any]:
        """Account for an address that did not answer, and go on; a site that does not show itself ends the search."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        assert failure.value is not None
        place: Place = request.cb_kwargs["place"]
        if place.found_by is FoundBy.GIVEN:
            self.poll.fail(self._failure(place.url, await feed_fault(failure.value, self._workers)))
            return
        fault = fault_of(failure.value, Stage.FEED)
        self._search.missed(place, f"{fault.reason}: {fault.detail}" if fault.detail else fault.reason)
        for following in self._go_on():
            yield following

    def closed(self, _reason: str) -> None:
        """Say what was found, also when the search was cut off."""
        context_of(self.crawler).notify(SiteSurveyed(survey=self._search.survey()))

    def _request(self, place: Place) -> Request:
        context_of(self.crawler).notify(AddressTried(url=place.url))
        return Request(
            place.url,
            callback=self.place_came,
            errback=self.place_failed,
            cb_kwargs={"place": place},
            meta={"download_maxsize": MAX_FEED_BYTES},
            dont_filter=True,
        )

    def _go_on(self) -> Iterable[Request]:
        place = None if self.poll.feed_failed else self._search.next_place()
        if place is not None:
            return (self._request(place),)
        found = len(self._search.survey().candidates)
        self.poll.admitted(found, Admission(to_fetch=(), known=found))
        return ()

    async def _look_at_home(self, response: Response, place: Place) -> None:
        """Take what the person named for a feed if it is one, else for a page that tells where to look."""
        candidate = await self._candidate(response, place)
        if isinstance(candidate, FeedCandidate):
            self._search.came_home(response.url, None, None, ())
            await self._found(candidate, response, place)
            return
        home = await self._home(response)
        if (home is None or not home.declared) and (door := await door_of(response, self._workers)):
            self.poll.fail(self._failure(response.url, door))
            return  # whoever asks for a human being, or an account, does not want us to try every door
        self._search.came_home(response.url, home, await self._section(response), await self._sitemaps(response.url))

    async def _look_for_feed(self, response: Response, place: Place) -> None:
        candidate = await self._candidate(response, place)
        if isinstance(candidate, FeedCandidate):
            await self._found(candidate, response, place)
            return
        self._search.missed(place, candidate)
        if place.found_by in _MAY_LIST_FEEDS and (page := await self._home(response)):
            self._search.led_to(page, place)

    async def _look_at_section(self, response: Response, place: Place) -> None:
        candidate = await self._section(response)
        if candidate is None:
            self._search.missed(place, "none of its links looks like an article")
        else:
            self._search.found(candidate, place)

    async def _found(self, candidate: FeedCandidate, response: Response, place: Place) -> None:
        children: list[str] = []
        if candidate.kind is FeedKind.SITEMAP and not candidate.entries and not place.index:
            children = await self._workers.run(response.url, newest_children, response.body, response.url, _CHILDREN)
        self._search.found(candidate, place, children)

    async def _candidate(self, response: Response, place: Place) -> FeedCandidate | str:
        """What an answer is to be watched as, or why it is nothing to watch."""
        asked = (response.body, response.url, content_type_of(response), place.found_by, place.title)
        try:
            return await self._workers.run(response.url, read_candidate, *asked)
        except NotAFeed as error:
            return error.problem
        except ExtractionFailed as error:
            return error.detail

    async def _home(self, response: Response) -> HomePage | None:
        with suppress(NotAFeed, ExtractionFailed):  # nothing but comments, or too much to read
            asked = (response.body, response.url, content_type_of(response))
            return await self._workers.run(response.url, read_home, *asked)
        return None

    async def _section(self, response: Response) -> FeedCandidate | None:
        asked = (response.body, response.url, content_type_of(response))
        with suppress(NotAFeed, ExtractionFailed):  # a page without articles is an answer
            return await self._workers.run(response.url, read_section_candidate, *asked)
        return None

    async def _sitemaps(self, url: str) -> Sequence[str]:
        """The `Sitemap:` lines of robots.txt, which was asked before the page was."""
        rules = context_of(self.crawler).robots.get(origin_of(url))
        return (await rules).sitemaps if rules is not None else ()
