"""An answer as something to watch: a feed, a sitemap, or a page for readers that lists articles; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.errors import NotAFeed
from crawler.feeds.entries import distinct
from crawler.feeds.markup import decode_markup
from crawler.feeds.sitemaps import parse_sitemap
from crawler.feeds.syndication import parse_feed
from crawler.sections.sections import page_tree, parse_section
from crawler.survey import FeedCandidate, FoundBy
from store.text import clean_line
from store.types import Entry, FeedKind

#: Entries of a candidate that are kept for comparing.
_MOST_ENTRIES = 100
#: What publishers call the sitemaps that list articles.
_NEWS_NAME = re.compile(r"news|actu|article|post", re.IGNORECASE)


def read_candidate(body: bytes, url: str, content_type: str, found_by: FoundBy, title: str = "") -> FeedCandidate:
    """What an address turned out to be: a feed, or else a sitemap. Raises NotAFeed, which says what it is instead."""
    try:
        reading = parse_feed(body, url, content_type)
    except NotAFeed as refusal:
        return _sitemap(body, url, found_by, title, refusal)
    return FeedCandidate(
        url=url,
        kind=FeedKind.FEED,
        found_by=found_by,
        title=reading.title or title,
        entries=reading.entries[:_MOST_ENTRIES],
        listed=len(reading.entries),
        problem=reading.problem,
    )


def read_section_candidate(body: bytes, url: str, content_type: str) -> FeedCandidate:
    """A page for readers as something to watch. Raises NotAFeed when no link of it looks like one to an article."""
    entries = parse_section(body, url, "", content_type).entries
    title = clean_line(" ".join(page_tree(decode_markup(body, content_type).text, url).xpath("//title//text()")[:1]))
    return FeedCandidate(
        url=url,
        kind=FeedKind.SECTION,
        found_by=FoundBy.PAGE,
        title=title,
        entries=entries[:_MOST_ENTRIES],
        listed=len(entries),
    )


def newest_children(body: bytes, url: str, most: int) -> list[str]:
    """The sitemaps of an index that are likeliest to list news: by their name, then by their date."""
    children = parse_sitemap(body, url).children
    by_name = [child for child in children if _NEWS_NAME.search(child.url)]
    dated = sorted(children, key=lambda child: str(child.modified_at or ""), reverse=True)
    return list(dict.fromkeys(child.url for child in (*by_name[:1], *dated)))[:most]


def with_entries_of(index: FeedCandidate, children: Iterable[FeedCandidate]) -> FeedCandidate:
    """An index of sitemaps with what some of its sitemaps list."""
    entries: list[Entry] = list(distinct(entry for child in children for entry in child.entries))
    return FeedCandidate(
        url=index.url,
        kind=index.kind,
        found_by=index.found_by,
        title=index.title,
        entries=tuple(entries[:_MOST_ENTRIES]),
        listed=len(entries),
        problem=index.problem,
    )


def _sitemap(body: bytes, url: str, found_by: FoundBy, title: str, refusal: NotAFeed) -> FeedCandidate:
    try:
        reading = parse_sitemap(body, url)
    except NotAFeed:
        raise refusal from None
    return FeedCandidate(
        url=url,
        kind=FeedKind.SITEMAP,
        found_by=found_by,
        title=title,
        entries=reading.entries[:_MOST_ENTRIES],
        listed=len(reading.entries),
        problem=reading.problem,
    )
