"""The nouns of what is remembered about a site's pages: blocks of text that stand on many of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class SeenBlock:
    """A block of one page's text, as far as it is remembered."""

    #: What makes two blocks the same: see `crawler.extract.sites.learned`.
    key: str
    #: Its text, cut, for a person who looks it up.
    text: str
    #: Characters of the whole.
    length: int
    #: Whether it stood where chrome stands: at the beginning or towards the end.
    at_edge: bool
    #: Whether that was towards the end.
    at_end: bool


@dataclass(frozen=True, kw_only=True)
class RememberedBlock:
    """A block over all the pages of its site that were remembered."""

    key: str
    #: Empty until several articles had it.
    text: str
    length: int
    #: Pages it stood on; copies of an article count once.
    pages: int
    #: Of these, pages where it stood at an edge.
    edges: int
    #: Of these, pages where it stood towards the end.
    ends: int
    #: The first page it was seen on, counted from 1 in the order of sight.
    first_page: int
    last_seen_on: date
    #: A person said that it belongs to the articles.
    keep: bool = False


@dataclass(frozen=True, kw_only=True)
class SiteMemory:
    """What the pages of one site have in common."""

    #: Registered domain.
    site: str
    #: Pages remembered, each an article of its own.
    pages: int = 0
    blocks: tuple[RememberedBlock, ...] = ()
