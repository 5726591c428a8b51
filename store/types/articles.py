"""The nouns of what is kept: pages, articles, and why they were kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property


class Access(StrEnum):
    """How much of an article its publisher served."""

    FREE = "free"  #: the page says so, or nothing on it says otherwise and the text looks whole
    STUB = "stub"  #: the beginning of an article behind a paywall
    UNKNOWN = "unknown"


class Rights(StrEnum):
    """On what terms a text came."""

    PUBLIC = ""  #: from its publisher, who shows it to readers
    LICENSED = "licensed"  #: under a licence, for whoever has it: no public export has it
    RESEARCH = "research"  #: for research (Directive 2019/790 art. 3): no public export has it
    RESERVED = "reserved"  #: its publisher reserved text and data mining, or its listing: only title, date and address


class Verdict(StrEnum):
    """What keeping one page came to."""

    KEPT = "kept"  #: a new article
    REVISED = "revised"  #: a known article whose text changed
    UNCHANGED = "unchanged"  #: a known article, the same text
    REMOVED = "removed"  #: a known article whose page is gone
    COPY = "copy"  #: a new article whose text another one already has
    OFF_TOPIC = "off topic"
    NEAR_MISS = "near miss"  #: off topic, but not by much: noted without its text
    FORGOTTEN = "forgotten"  #: an article that a person had forgotten: nothing of it is kept


@dataclass(frozen=True, kw_only=True)
class Removed:
    """A block of a page that was judged not to be the article."""

    #: Name of the rule that removed it.
    rule: str
    #: Its text, cut at 500 characters.
    text: str


@dataclass(frozen=True, kw_only=True)
class Article:
    """The clean text of one page, and what is known about it."""

    #: Where it was fetched.
    url: str
    #: Where its publisher says it lives: `rel=canonical`, else `og:url`, else empty.
    canonical_url: str = ""
    title: str
    standfirst: str = ""
    #: Plain text, paragraphs separated by one newline; without title and standfirst.
    body: str
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None
    #: Which evidence gave `published_at`: "json-ld", "meta", "microdata", "time element", "text", "address", "entry",
    #: "htmldate", "site rule", "import"; or empty.
    published_from: str = ""
    #: The date of publication as page or feed wrote it, also where none could be taken from it (1970, the future, no
    #: date at all); empty where neither did, or it was read from an address.
    published_raw: str = ""
    modified_at: datetime | None = None
    modified_from: str = ""
    #: ISO 639-1, or empty when it could not be told.
    language: str = ""
    section: str = ""
    #: Keywords that its publisher gave it.
    tags: tuple[str, ...] = ()
    #: What each author is, where the page says it: pairs of a name and a role ("journaliste", "correspondant à Lyon").
    author_roles: tuple[tuple[str, str], ...] = ()
    #: The agency or title it was taken from, as the page credits it: "AFP", "Reuters"; or empty.
    credit: str = ""
    #: Address of the main picture, or empty.
    image: str = ""
    access: Access = Access.UNKNOWN
    rights: Rights = Rights.PUBLIC
    #: Why its text may be kept although it is licensed or for research, as a person wrote it down; else empty.
    rights_reason: str = ""
    #: What the page asks of robots: "noarchive", "nosnippet", "noindex", "none" (meta robots, X-Robots-Tag).
    directives: tuple[str, ...] = ()
    #: The body with its intertitles, lists and quotes marked, in CommonMark; empty when it has none.
    body_markdown: str = ""
    removed: tuple[Removed, ...] = ()
    #: The encoding by which its page was read: "utf-8", "windows-1252"; empty when it came as text.
    encoding: str = ""
    #: Whether it was read by a fallback: the place of the text was not found by its marks, or no date in the markup.
    #: Some sites' pages are always; where they suddenly are, the site was rebuilt.
    makeshift: bool = False

    @cached_property
    def word_count(self) -> int:
        return len(self.body.split())


@dataclass(frozen=True, kw_only=True)
class Match:
    """Why an article is on a topic."""

    topic: str
    #: The terms of the query that were found, as `zone:term`, in the order of the query.
    found: tuple[str, ...]
    #: How well it answers the query, from 0 to 1.
    score: float = 1.0


@dataclass(frozen=True, kw_only=True)
class NearMiss:
    """Why an article is nearly on a topic, and what it lacks."""

    topic: str
    #: As that of a `Match`, with what is missing counted as nothing.
    score: float
    #: As those of a `Match`.
    found: tuple[str, ...]
    #: In words, in the order of the query.
    missing: tuple[str, ...]


class Cause(StrEnum):
    """Who changed the text of an article."""

    PUBLISHER = "publisher"
    EXTRACTOR = "extractor"  #: ours reads the same page better than before
    IMPORT = "import"  #: a press archive has the whole of what was a stub


@dataclass(frozen=True, kw_only=True)
class FetchedPage:
    """A page as it came, before anything was made of it."""

    url: str
    fetched_at: datetime
    status: int
    #: Names and values as the server sent them, in order.
    headers: tuple[tuple[str, str], ...] = ()
    #: Decompressed, not decoded.
    body: bytes
    #: The second and later pages of the same article, in order; none for most.
    parts: tuple[FetchedPage, ...] = ()

    @property
    def content_type(self) -> str:
        """As its header says; empty without one."""
        return next((value for name, value in self.headers if name.lower() == "content-type"), "")

    @cached_property
    def sha256(self) -> str:
        """Of the body, in hexadecimal: reckoned once, since a page of 200 kB takes half a millisecond."""
        return hashlib.sha256(self.body).hexdigest()
