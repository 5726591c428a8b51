"""The nouns of the network: what a site said of itself in a file, and what was asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Purpose(StrEnum):
    """What a request was for."""

    FEED = "feed"  #: what a source is polled by
    PAGE = "page"  #: an article that nobody has yet
    RECHECK = "recheck"  #: a kept article that is looked at again
    ROBOTS = "robots"  #: robots.txt
    RIGHTS = "rights"  #: /.well-known/tdmrep.json


@dataclass(frozen=True, kw_only=True)
class SiteFile:
    """A file in which a site says what it allows: its robots.txt, its tdmrep.json. The last good answer is kept."""

    #: Its address.
    url: str
    #: HTTP status of the last answer that counted; 0 when there never was one.
    status: int = 0
    #: Of that answer, when it was 200.
    body: bytes = b""
    #: SHA-256 of the body.
    body_hash: str = ""
    #: When it came.
    fetched_at: datetime | None = None
    #: Until when it is not asked for again.
    fresh_until: datetime | None = None
    #: Since when it cannot be had; None while it can.
    failing_since: datetime | None = None
    #: What follows from it, for a person: "some paths are closed", "out of reach: nothing is fetched".
    decision: str = ""


@dataclass(frozen=True, kw_only=True)
class Fetch:
    """One request: what was asked of a site, or was not, and what came back."""

    at: datetime
    purpose: Purpose
    url: str
    #: "asked", or why it was not: "robots", "private address", "asked to wait", "bad address".
    decision: str
    #: None without an answer.
    status: int | None = None
    #: Of the body, as it came over the wire.
    bytes: int = 0
    #: Milliseconds until the answer was there.
    took_ms: int = 0


@dataclass(frozen=True, kw_only=True)
class Absence:
    """A site that asked to be left alone (429, or 503 with Retry-After)."""

    #: Its registered domain.
    site: str
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What one poll asked of sites, and what they said of being asked."""

    fetches: tuple[Fetch, ...] = ()
    absences: tuple[Absence, ...] = ()
    #: The number of the poll, when something of it was written down while it went on; None before that.
    crawl_id: int | None = None
