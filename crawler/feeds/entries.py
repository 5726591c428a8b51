"""What the readers of feeds, sitemaps and section pages have in common about entries: dates, languages, doubles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.extract.dates.moments import PARIS, parse_moment
from store.text import clean_line
from store.types import Entry
from store.urls import url_key

#: Entries of one feed that are read: a sitemap holds up to 50,000 old pages, a feed a title's whole archive.
MAX_ENTRIES = 2_000

#: Characters of a date as a feed writes it that are kept.
_LONGEST_RAW_DATE = 100

_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][\w-]+)?\s*")


@dataclass(frozen=True, kw_only=True)
class FeedReading:
    """What one answer of a feed says."""

    #: In the feed's order, each address once.
    entries: tuple[Entry, ...]
    title: str
    #: What was malformed or left out, for a person; empty for a well-formed feed.
    problem: str
    #: Seconds for which RSS's `ttl` says that it holds; 0 when it says none.
    ttl_s: float = 0.0
    #: Where it says that its older entries are; empty when it says nothing.
    older_url: str = ""


def feed_instant(value: str) -> datetime | None:
    """The instant that a feed states, in UTC; None for none, garbage, or the epoch of a broken clock.

    Without a zone, and for a day without a time, the clock of Europe/Paris is meant.
    """
    moment = parse_moment(value)
    if moment is None or moment.has_time:
        return moment.at if moment else None
    return moment.at.replace(tzinfo=PARIS).astimezone(UTC)


def raw_date(value: str) -> str:
    """A date as a feed writes it, fit for a line."""
    return clean_line(value)[:_LONGEST_RAW_DATE] if value else ""


def language_code(value: str) -> str:
    """The language of a tag such as `fr-FR`, without its region; empty when it is no tag."""
    found = _LANGUAGE.fullmatch(value or "")
    return found[1].lower() if found else ""


def distinct(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield each address once, the first time that it is listed."""
    seen: set[str] = set()
    for entry in entries:
        key = url_key(entry.url)
        if key not in seen:
            seen.add(key)
            yield entry
