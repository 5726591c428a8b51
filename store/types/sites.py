"""The nouns of what is remembered about a site's pages: blocks of text that stand on many of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class SeenBlock:
    """A block of one page's text, as far as it is remembered."""

    #: What makes two blocks the same: see `crawler.extract.sites.blocks`.
    key: str
    #: Its text, cut, for a person who looks it up.
    text: str
    #: Characters of the whole.
    length: int
    #: Whether it was taken for the article's standfirst.
    is_standfirst: bool = False
    #: Whether it is an intertitle, a question or an entry of a list, which belongs to what stands around it.
    belongs: bool = False
    #: Whether a number is what it is about: "Cuisson : 40 minutes", but also "40 commentaires".
    is_figure: bool = False
    #: Names in it, folded; not those of the article's authors.
    names: frozenset[str] = frozenset()
    #: Whether the article's title has one of them, or another long word of it.
    is_titled: bool = False
    #: Whether it names one of the article's authors, and whether it names others only, where those are known.
    names_author: bool = False
    names_others: bool = False
    #: The same with its names left out, for what tells readers a new name on every page.
    frame: SeenBlock | None = None


@dataclass(frozen=True, kw_only=True)
class RememberedBlock:
    """A block over all the pages of its site that were remembered."""

    key: str
    #: Empty until several articles had it.
    text: str
    length: int
    #: Pages it stood on; copies of an article count once.
    pages: int
    #: Of these, pages where next to nothing but such blocks stood before it, or after it.
    edges: int
    #: Of these, pages where that was after it and it showed that it is a note; all, once nearly all pages had it.
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
