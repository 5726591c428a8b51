"""What polls come to: failures, what became of each page, and the report of all of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from store.types.alarms import Ending
from store.types.polling import Outcome


class Stage(StrEnum):
    """Where on its walk something failed."""

    FEED = "feed"
    ROBOTS = "robots"
    FETCH = "fetch"
    EXTRACT = "extract"
    KEEP = "keep"


@dataclass(frozen=True, kw_only=True)
class Failure:
    """Something that went wrong with one URL, and where."""

    source: str
    url: str
    stage: Stage
    #: One or two words of a small vocabulary: "timed out", "robots", "http 404", "consent wall".
    reason: str
    #: A sentence for a person.
    detail: str = ""
    at: datetime
    #: Whether trying again may help.
    temporary: bool = False


@dataclass(frozen=True, kw_only=True)
class PageOutcome:
    """What became of one new page: the sentinel compares it with others of its source."""

    #: Where it was listed.
    url: str
    at: datetime
    #: None when an article was read.
    ending: Ending | None = None
    #: Of the body; empty without one.
    text_hash: str = ""
    #: Of the body.
    words: int = 0
    #: As that of the article.
    makeshift: bool = False


@dataclass(frozen=True, kw_only=True)
class CrawlReport:
    """What one poll of one feed came to."""

    source: str
    feed_url: str
    started_at: datetime
    ended_at: datetime
    outcome: Outcome
    #: For a person: why there is nothing new, or why it failed.
    reason: str = ""
    #: HTTP status of the feed itself; None when no answer came.
    status: int | None = None
    #: Entries the feed lists.
    entries: int = 0
    #: Entries handled by an earlier poll.
    known: int = 0
    #: Entries that no poll had seen before.
    first_seen: int = 0
    #: Seconds for which the server says that its answer holds (Cache-Control, Expires, RSS's ttl).
    hint_s: float = 0.0
    #: Seconds for which it asks us to stay away (Retry-After); None when it does not.
    retry_after_s: float | None = None
    #: Article pages that came back.
    fetched: int = 0
    kept: int = 0
    copies: int = 0
    revisions: int = 0
    unchanged: int = 0
    off_topic: int = 0
    #: Those of them that nearly matched.
    near_misses: int = 0
    #: Known articles that were looked at again because it was time.
    rechecked: int = 0
    ending: Ending = Ending.NEW
    #: The newest plausible date of the entries, and the longest usual time between two; None where they have none, or
    #: where the feed was not read.
    newest_at: datetime | None = None
    spacing_s: float | None = None
    #: Of the new pages.
    readings: tuple[PageOutcome, ...] = field(default=())
    failures: tuple[Failure, ...] = field(default=())
