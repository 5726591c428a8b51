"""The way back through a source's archive: which sitemaps and pages of lists are read, in which order, until when.

Pure. Newest first; what is too old is told by an index's dates, by dates in addresses, by what lists say of their
entries, and where they say nothing by the articles themselves.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from crawler.errors import NotAFeed
from crawler.feeds.paging import older_page, page_after_the_same
from crawler.feeds.sitemaps import Child, parse_sitemap
from crawler.feeds.syndication import parse_feed
from crawler.sections.pagination import find_pagination
from crawler.sections.sections import parse_section
from store.types import Entry, FeedKind
from store.types.archives import ArchiveList, ArchiveWalk
from store.urls import url_key

#: Entries of one sitemap that are taken up, the newest; the format allows 50,000.
MOST_ENTRIES = 10_000
#: Lists that a walk remembers at most: a calendar of ten years has 3,650 days.
_MOST_LISTS = 5_000

_PARTS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<sign>[-_/.]?)(?P<month>0[1-9]|1[0-2])(?:(?P=sign)(?P<day>0[1-9]|[12]\d|3[01]))?)?"
    r"(?!\d)"
)
_ARGUMENTS = re.compile(
    r"[?&](?:yyyy|year|annee)=(?P<year>\d{4})(?:.*?[?&](?:mm|month|mois)=(?P<month>\d{1,2}))?(?:.*?[?&](?:dd|day|jour)=(?P<day>\d{1,2}))?"
)
_DATED_PATH = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[-/](?P<month>0?[1-9]|1[0-2])(?:[-/](?P<day>0?[1-9]|[12]\d|3[01]))?(?=[-/])"
)


_SITEMAP_LINE = re.compile(rb"^[ \t]*sitemap[ \t]*:[ \t]*(https?://[!-~]+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class ListReading:
    """What one list says."""

    #: Those that are not too old, in the list's order.
    entries: tuple[Entry, ...]
    #: Where it leads on: the sitemaps of an index, the next page of a section or of a feed.
    lists: tuple[ArchiveList, ...]
    #: What was malformed or left out, for a person.
    problem: str = ""


_NOTHING = ListReading(entries=(), lists=())


def first_lists(feeds: Iterable[tuple[FeedKind, str, str]], sitemaps: Iterable[str]) -> tuple[ArchiveList, ...]:
    """Where a walk begins: the sitemaps and sections of a source, as kind, address and pattern.

    Without any, the pages of its feeds, which seldom go back far, and other sitemaps.
    """
    watched = list(feeds)
    own = [
        ArchiveList(url=url, kind=kind, link_pattern=pattern, first_url=url if kind is FeedKind.SECTION else "")
        for kind, url, pattern in watched
        if kind in (FeedKind.SITEMAP, FeedKind.SECTION)
    ]
    pages = (ArchiveList(url=url, kind=kind) for kind, url, _ in watched if kind is FeedKind.FEED)
    return tuple(own) or (*pages, *(ArchiveList(url=url, kind=FeedKind.SITEMAP) for url in sitemaps))


def sitemaps_of_robots(body: bytes) -> list[str]:
    """The sitemaps that a robots.txt names (sitemaps.org)."""
    return [found.decode("ascii") for found in _SITEMAP_LINE.findall(body)]


def next_list(walk: ArchiveWalk) -> tuple[ArchiveList | None, ArchiveWalk]:
    """The list to be read next, and the walk without those before it that are too old by now; None at its end."""
    waiting = list(walk.waiting)
    while waiting:
        first = waiting[0]
        ran_out = first.place > 1 and walk.newest_at is not None and walk.newest_at < walk.since
        if not ran_out and not (first.ends_at and first.ends_at <= walk.since):
            return first, replace(walk, waiting=tuple(waiting))
        del waiting[0]
    return None, replace(walk, waiting=())


def after_list(walk: ArchiveWalk, done: ArchiveList, reading: ListReading) -> ArchiveWalk:
    """The walk once a list was read, or could not be."""
    walked = walk.walked | {url_key(done.url)}
    left = [one for one in walk.waiting if one != done]
    known = walked | {url_key(one.url) for one in left}
    fresh = [one for one in reading.lists if url_key(one.url) not in known]
    waiting = sorted((*fresh, *left), key=_newest_first)[:_MOST_LISTS]
    found = walk.found + len(reading.entries)
    return replace(walk, waiting=tuple(waiting), walked=walked, found=found, newest_at=None)


def read_list(body: bytes, done: ArchiveList, url: str, content_type: str, since: datetime) -> ListReading:
    """What a list says; `url` is where it came from in the end. Raises NotAFeed for what is none."""
    if done.kind is FeedKind.SITEMAP:
        return _sitemap(body, url, since)
    if done.kind is FeedKind.FEED:
        return _feed(body, done, url, content_type, since)
    return _section(body, done, url, content_type, since)


def is_too_old(entry: Entry, since: datetime) -> bool:
    """Whether an entry appeared before: by its own date, else by one in its address, else by its last change."""
    if entry.published_at is not None:
        return entry.published_at < since
    ends_at = period_end(entry.url, _DATED_PATH)
    if ends_at is not None:
        return ends_at <= since
    return entry.modified_at is not None and entry.modified_at < since


def period_end(url: str, shape: re.Pattern[str] = _PARTS) -> datetime | None:
    """When the year, month or day is over that an address names: `sitemap-2024-05.xml`; None when it names none.

    >>> period_end("https://a.example/sitemap-2024-05.xml").isoformat()
    '2024-06-01T00:00:00+00:00'
    """
    path = url.partition("://")[2].partition("/")[2]
    found = _ARGUMENTS.search(url) or shape.search(f"/{path}/")
    if found is None:
        return None
    year, month, day = int(found["year"]), int(found["month"] or 0), int(found["day"] or 0)
    try:
        if day:
            return datetime(year, month, day, tzinfo=UTC) + timedelta(days=1)
        ends = (
            datetime(year, month, 1, tzinfo=UTC) + timedelta(days=31) if month else datetime(year + 1, 1, 1, tzinfo=UTC)
        )
    except (ValueError, OverflowError):  # the 31st of June; the year 10000
        return None
    return ends.replace(day=1)


def _sitemap(body: bytes, url: str, since: datetime) -> ListReading:
    reading = parse_sitemap(body, url, most=MOST_ENTRIES)
    return ListReading(
        entries=tuple(entry for entry in reading.entries if not is_too_old(entry, since)),
        lists=tuple(one for child in reading.children if not _is_over(one := _child(child), since)),
        problem=reading.problem,
    )


def _child(child: Child) -> ArchiveList:
    """A sitemap of an index: its name says better than its date what is in it, which a change of template renews.

    A year alone may be a number that happens to look like one: its date has to agree.
    """
    named, modified_at = period_end(child.url), child.modified_at
    if named and modified_at and (named.month, named.day) == (1, 1):
        named = max(named, modified_at)
    return ArchiveList(url=child.url, kind=FeedKind.SITEMAP, ends_at=named or modified_at)


def _is_over(one: ArchiveList, since: datetime) -> bool:
    return one.ends_at is not None and one.ends_at <= since


def _section(body: bytes, done: ArchiveList, url: str, content_type: str, since: datetime) -> ListReading:
    try:
        listed = parse_section(body, url, done.link_pattern, content_type).entries
    except NotAFeed:
        if done.place == 1:
            raise
        return _NOTHING  # behind the last page
    listing = _listing(listed)
    entries = tuple(entry for entry in listed if not is_too_old(entry, since))
    if listing == done.after or (listed and not entries):
        return _NOTHING
    following = find_pagination(body, url, content_type, first_url=done.first_url, place=done.place).next_url
    pages = (replace(done, url=following, place=done.place + 1, after=listing),) if following else ()
    return ListReading(entries=entries, lists=pages)


def _feed(body: bytes, done: ArchiveList, url: str, content_type: str, since: datetime) -> ListReading:
    try:
        reading = parse_feed(body, url, content_type)
    except NotAFeed:
        if done.place == 1:
            raise
        return _NOTHING  # behind the last page
    listing, earlier = _listing(reading.entries), done.after.split()
    if listing in earlier:
        return ListReading(entries=(), lists=_page_of_feed(done, page_after_the_same(url, done.place), done.after))
    entries = tuple(entry for entry in reading.entries if not is_too_old(entry, since))
    if not entries:
        return _NOTHING
    following = older_page(url, reading.older_url, body, done.place)
    lists = _page_of_feed(done, following, " ".join((*earlier[:1], listing)))
    return ListReading(entries=entries, lists=lists, problem=reading.problem)


def _page_of_feed(done: ArchiveList, url: str, after: str) -> tuple[ArchiveList, ...]:
    """The page of a feed that is read after one; none without an address."""
    return (replace(done, url=url, place=done.place + 1, after=after),) if url else ()


def _listing(entries: Iterable[Entry]) -> str:
    """A hash of what a page lists, in whatever order."""
    return hashlib.sha256("\n".join(sorted(url_key(entry.url) for entry in entries)).encode()).hexdigest()


def _newest_first(one: ArchiveList) -> float:
    # What nobody dates comes first: the pages of a section begin with today.
    return -one.ends_at.timestamp() if one.ends_at else float("-inf")
