"""What a site publishes: where to look for its feeds, what was found there, and which to prefer.

places      where a site may have its feeds
search      which address is asked for next
candidates  an answer as something to watch
ranking     which of them to prefer

Nothing here fetches: `crawler.spiders.site` asks, and hands what came to these rooms. Light on purpose, since what was
found crosses from a crawl's process to that of the command.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from store.types import Entry, FeedKind


class FoundBy(StrEnum):
    """How an address was come by."""

    GIVEN = "given"  #: the person named it
    DECLARED = "declared"  #: `link rel=alternate` of the home page
    LINKED = "linked"  #: a link of the home page, or of its page of feeds
    ROBOTS = "robots.txt"  #: a `Sitemap:` line
    USUAL = "usual place"  #: where sites of its kind have it
    PAGE = "section page"  #: a page for readers that lists articles


@dataclass(frozen=True, kw_only=True)
class FeedCandidate:
    """An address that can be watched."""

    url: str
    kind: FeedKind
    found_by: FoundBy
    #: What it calls itself, or what its link is called.
    title: str = ""
    #: In its own order; the first hundred.
    entries: tuple[Entry, ...] = ()
    #: How many it lists.
    listed: int = 0
    #: What was malformed, for a person.
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class Missed:
    """An address that was tried in vain."""

    url: str
    found_by: FoundBy
    #: For a person.
    why: str


@dataclass(frozen=True, kw_only=True)
class SiteSurvey:
    """All that was found of one site."""

    #: As the person gave it, and where that led.
    asked_url: str
    url: str
    #: What the site calls itself; empty when it does not say.
    name: str = ""
    #: In the order in which they were found.
    candidates: tuple[FeedCandidate, ...] = ()
    missed: tuple[Missed, ...] = ()
