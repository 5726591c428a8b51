"""The search through one site: which address is asked for next, given what came so far; pure.

What the page of a site and its robots.txt name comes first; the usual places only when none of that is a feed, and
pages for readers only when there is none at all.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from crawler.survey import FeedCandidate, FoundBy, Missed, SiteSurvey
from crawler.survey.candidates import with_entries_of
from crawler.survey.places import USUAL_SITEMAPS, HomePage, usual_places
from store.types import FeedKind
from store.urls import absolute_url, url_key

#: Addresses of one site that are asked for at most; each takes the site's delay.
_MOST_ASKED = 40


@dataclass(frozen=True, kw_only=True)
class Place:
    """An address to ask for."""

    url: str
    found_by: FoundBy
    #: What its link is called.
    title: str = ""
    #: The index that names this sitemap.
    index: str = ""
    #: The page that lists the site's feeds, for people, and links to this.
    via: str = ""


class Search:
    """What is left to ask of a site, and what was found."""

    def __init__(self, url: str) -> None:
        self._asked_url = url
        self._url = url
        self._home: HomePage | None = None
        self._home_section: FeedCandidate | None = None
        self._queue: deque[Place] = deque()
        self._asked = {url_key(url)}
        self._candidates: list[FeedCandidate] = []
        self._children: dict[str, list[FeedCandidate]] = {}
        self._missed: list[Missed] = []
        #: What is looked at when nothing is left to ask for and no feed was found.
        self._last_resorts = deque([self._usual_places, self._section_pages])

    def next_place(self) -> Place | None:
        """The address to ask for next; None when the search is over."""
        if self._has_feed():
            self._queue = deque(place for place in self._queue if place.found_by is not FoundBy.USUAL)
        while not self._queue and self._last_resorts and not self._has_feed():
            self._add(self._last_resorts.popleft()())
        if not self._queue or len(self._asked) >= _MOST_ASKED:
            return None
        place = self._queue.popleft()
        self._asked.add(url_key(place.url))
        return place

    def came_home(
        self, url: str, home: HomePage | None, section: FeedCandidate | None, sitemaps: Iterable[str]
    ) -> None:
        """Note where the first address led, what that page tells, what it lists, and the lines of robots.txt."""
        self._url, self._home, self._home_section = url, home, section
        self._asked.add(url_key(url))
        if home is not None:
            self._add(Place(url=each, found_by=FoundBy.DECLARED, title=title) for each, title in home.declared)
            self._add(Place(url=each, found_by=FoundBy.LINKED, title=title) for each, title in home.linked)
        named = (absolute_url(url, line) for line in sitemaps)
        self._add(Place(url=each, found_by=FoundBy.ROBOTS) for each in named if each)

    def found(self, candidate: FeedCandidate, place: Place, children: Iterable[str] = ()) -> None:
        """Note what can be watched; `children` are sitemaps of an index to look into."""
        if place.index:
            self._children.setdefault(place.index, []).append(candidate)
            return
        if any(url_key(each.url) == url_key(candidate.url) for each in self._candidates):
            return  # another name of the same
        self._candidates.append(candidate)
        self._queue.extendleft(
            Place(url=url, found_by=place.found_by, index=candidate.url) for url in reversed(list(children))
        )

    def led_to(self, page: HomePage, place: Place) -> None:
        """Note the feeds that a page links to which was taken for one: many sites list theirs at `/rss`."""
        links = () if place.via else page.linked
        self._add(Place(url=url, found_by=FoundBy.LINKED, title=title, via=place.url) for url, title in links)

    def missed(self, place: Place, why: str) -> None:
        """Note what is nothing to watch, and why."""
        self._missed.append(Missed(url=place.url, found_by=place.found_by, why=why))

    def survey(self) -> SiteSurvey:
        """All that was found so far."""
        return SiteSurvey(
            asked_url=self._asked_url,
            url=self._url,
            name=self._home.name if self._home else "",
            candidates=tuple(self._with_children(each) for each in self._candidates),
            missed=tuple(self._missed),
        )

    def _with_children(self, candidate: FeedCandidate) -> FeedCandidate:
        children = self._children.get(candidate.url)
        return with_entries_of(candidate, children) if children else candidate

    def _has_feed(self) -> bool:
        return any(each.kind is FeedKind.FEED and each.entries for each in self._candidates)

    def _add(self, places: Iterable[Place]) -> None:
        waiting = {url_key(each.url) for each in self._queue}
        for place in places:
            if url_key(place.url) not in self._asked | waiting:
                waiting.add(url_key(place.url))
                self._queue.append(place)

    def _usual_places(self) -> Iterable[Place]:
        sitemaps = () if any(each.kind is FeedKind.SITEMAP for each in self._candidates) else USUAL_SITEMAPS
        paths = (*(self._home.usual if self._home else usual_places("")), *sitemaps)
        return [Place(url=urljoin(self._url, path), found_by=FoundBy.USUAL) for path in paths]

    def _section_pages(self) -> Iterable[Place]:
        if self._home_section is not None:
            self._candidates.append(self._home_section)
        sections = self._home.sections if self._home else ()
        return [Place(url=url, found_by=FoundBy.PAGE) for url in sections]
