"""A review of some days, as a value: what every rendering tells, bounded so that a mail bears it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from scheduler.digest.days import Days
from store.review.deals import NewAgreement, NewPartner


@dataclass(frozen=True, kw_only=True)
class Telling:
    """An article that tells a story after another did."""

    source: str
    url: str
    appeared_at: datetime
    #: Seconds after the story's first publication; None where a publisher names the day alone.
    lag_s: int | None
    #: Whether it belongs to the group that had the story first.
    same_owner: bool


@dataclass(frozen=True, kw_only=True)
class StoryTold:
    """A story, and who told it."""

    id: int
    title: str
    #: Of the article that speaks for it; empty when nothing of it may be shown.
    excerpt: str
    url: str
    #: Who published it first, when that was, and in whose name; the credit is empty when there is none.
    source: str
    appeared_at: datetime
    credit: str
    #: Whether only its beginning could be read.
    is_stub: bool
    is_removed: bool
    #: Those that told it in these days, in order, without the first.
    copies: tuple[Telling, ...]
    #: How many more there are.
    more_copies: int
    #: Whether nothing of it had been seen before these days.
    is_new: bool


@dataclass(frozen=True, kw_only=True)
class EditTold:
    """What a publisher edited, as far as it is worth knowing."""

    article_id: int
    title: str
    url: str
    source: str
    seen_at: datetime
    #: Words of `EditKind`.
    kinds: tuple[str, ...]
    #: The headline before, when that was edited; else empty.
    title_before: str


@dataclass(frozen=True, kw_only=True)
class Outage:
    """A source of which something could not be seen."""

    source: str
    #: down (every poll failed), partly (many did), unwatched (there was none), unread (pages could not be read) or
    #: alarm (it was raised while the polls went well).
    state: str
    #: Words of the failure vocabulary or of `AlarmKind`, the most frequent first.
    reasons: tuple[str, ...]
    polls: int = 0
    failed: int = 0
    #: Pages that could not be read.
    pages: int = 0


@dataclass(frozen=True, kw_only=True)
class Pause:
    """A time in which nothing was polled."""

    since: datetime
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What could be seen at all."""

    #: Sources that were to be watched then.
    watched: int
    #: Of these, those that answered at least once.
    answered: int
    #: Whether it is known how the sources were polled then: the log of polls is kept for a time only.
    is_known: bool = True
    #: From the worst down.
    outages: tuple[Outage, ...] = ()
    more_outages: int = 0
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Digest:
    """A review."""

    days: Days
    #: Up to when it was looked: earlier than the end of the days while these are not over.
    seen_until: datetime
    topic: str
    articles: int
    sources: int
    #: Those that appeared in these days, new ones first.
    stories: tuple[StoryTold, ...] = ()
    more_stories: int = 0
    #: Those that came in these days and had appeared long before.
    older: tuple[StoryTold, ...] = ()
    more_older: int = 0
    agreements: tuple[NewAgreement, ...] = ()
    more_agreements: int = 0
    partners: tuple[NewPartner, ...] = ()
    more_partners: int = 0
    edits: tuple[EditTold, ...] = ()
    more_edits: int = 0
    sight: Sight

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell but how it was watched."""
        return not (self.stories or self.older or self.agreements or self.partners or self.edits)
