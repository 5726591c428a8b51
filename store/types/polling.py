"""The nouns of polling: sources and what they publish, entries, and which of them are to be fetched."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from store.types.alarms import Ending
from store.types.articles import Rights

#: Pages one poll fetches at most; the rest waits for the next poll, so that one sitemap cannot hold a crawl for hours.
PAGES_PER_POLL = 200


class FeedKind(StrEnum):
    """What a source publishes its news as; one spider each."""

    FEED = "feed"  #: RSS, Atom or JSON Feed
    SITEMAP = "sitemap"  #: a news sitemap, a plain one, or an index of them
    SECTION = "section"  #: an HTML page that lists links to articles
    PAGE = "page"  #: a single article page, named by a person (`vigie crawl --url`)
    ARCHIVE = "archive"  #: what a source published before it was watched (`vigie backfill`)
    SITE = "site"  #: a site whose feeds are looked for (`vigie sources discover`)

    @property
    def is_polled(self) -> bool:
        """Whether it is asked again and again, and not once for a person."""
        return self not in (FeedKind.PAGE, FeedKind.SITE, FeedKind.ARCHIVE)


class SourceKind(StrEnum):
    """What a source publishes."""

    PRESS = "press"  #: articles
    PRESS_RELEASE = "press_release"  #: releases of an organisation: the newsroom of a company, of a ministry


class Outcome(StrEnum):
    """How one poll of one feed ended."""

    NEW = "new"  #: at least one article was kept, or a revision or a copy recorded
    UNCHANGED = "unchanged"  #: known pages were read again, and their text is the same
    NOTHING_MATCHED = "nothing matched"  #: new pages were read, none of them is on the topic
    NOT_MODIFIED = "not modified"  #: the server answered 304
    SAME_BODY = "same body"  #: a 200 whose body equals the last one
    ALL_KNOWN = "all known"  #: every entry had been handled before
    EMPTY = "empty"  #: the feed parsed, and lists nothing
    FAILED = "failed"  #: the feed could not be fetched or read, or every new page of it failed


@dataclass(frozen=True, kw_only=True)
class Validators:
    """What tells whether a feed has changed since it was last read (RFC 9110 §13)."""

    etag: str | None = None
    last_modified: str | None = None
    #: SHA-256 of the last body, for servers that ignore the other two.
    body_hash: str | None = None


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How a feed has been publishing and failing, which its next poll is planned by."""

    #: Entries seen for the first time, and days in which they were watched for; both fade with time.
    entries: float = 1.0
    days: float = 0.25
    #: Entries that it listed when it was last read.
    listed: int = 0
    #: Polls that found nothing in the feed that was known: entries may have been missed in between.
    gaps: int = 0
    #: What its failures weigh, since the last poll that did not fail, and when the first of them was.
    failure_weight: float = 0.0
    failing_since: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class PollState:
    """What is remembered of a feed between two polls."""

    validators: Validators = Validators()
    next_poll_at: datetime | None = None
    last_poll_at: datetime | None = None
    #: The last poll that did not fail.
    last_ok_at: datetime | None = None
    #: The last poll that brought an article.
    last_new_at: datetime | None = None
    last_outcome: Outcome | None = None
    last_reason: str = ""
    #: None before the first poll, and after one by an older version.
    last_ending: Ending | None = None
    #: Polls in a row that ended so, and when the first of them was.
    ending_polls: int = 0
    ending_since: datetime | None = None
    #: The last poll that listed an entry that nobody had seen.
    last_entry_at: datetime | None = None
    #: The newest date that the feed printed when it was last read, and how long it may be from one to the next;
    #: None without dates.
    newest_at: datetime | None = None
    spacing_s: float | None = None
    #: Failed polls since the last one that did not fail.
    failures_in_a_row: int = 0
    interval_s: float | None = None
    pace: Pace = Pace()
    #: Feeds that its next batch may have at most, because a larger one died with it; None when none did.
    batch_most: int | None = None


@dataclass(frozen=True, kw_only=True)
class Feed:
    """One address that a source publishes its news at, and how to read it."""

    source: str
    url: str
    kind: FeedKind
    #: For sections: a regular expression that the URL of an article matches.
    link_pattern: str = ""
    state: PollState = PollState()


@dataclass(frozen=True, kw_only=True)
class PlannedPoll:
    """When a feed is polled next, and what that was reckoned from."""

    feed: Feed
    at: datetime
    #: Seconds that a poll without failure would be waited for.
    interval_s: float
    pace: Pace = Pace()
    #: As in its state.
    batch_most: int | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """A title or site that is watched."""

    name: str
    homepage: str = ""
    feeds: tuple[Feed, ...] = ()
    #: The group that owns it; empty when none is known, and then it stands for itself.
    owner: str = ""
    kind: SourceKind = SourceKind.PRESS
    #: Where a person files it, as a path: `Informatique/Nuage`; it means nothing to a crawl.
    category: str = ""
    #: On what terms its texts are kept although they are reserved, and why, as a person wrote it down.
    rights: Rights = Rights.PUBLIC
    rights_reason: str = ""
    #: Whether its own sites have to prove who they are, by a certificate.
    verify_tls: bool = True


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line of a feed: an address, and what the feed says about it."""

    url: str
    title: str = ""
    #: Plain text.
    summary: str = ""
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None
    #: As the feed wrote it, whether that means a date or not.
    published_raw: str = field(default="", compare=False)
    modified_at: datetime | None = None
    section: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Recheck:
    """A kept article whose page is to be looked at again."""

    #: What the feed said of it when it was new, with the address that its page has now.
    entry: Entry
    #: Of its page when it was last read.
    validators: Validators


@dataclass(frozen=True, kw_only=True)
class Admission:
    """What a poll has to fetch, of the entries its feed lists."""

    #: New entries, edited ones, and those that an earlier poll left unfinished; newest first.
    to_fetch: tuple[Entry, ...]
    #: Listed entries that were settled before, or are under way for another feed of the same crawl.
    known: int
    #: Listed entries that nobody had seen before.
    first_seen: int = 0
    #: Entries left for the next poll, because one poll fetches a bounded number of pages.
    postponed: int = 0
    #: Articles of the same source that it is time to look at again, whatever the feed lists.
    to_recheck: tuple[Recheck, ...] = ()
    #: Of those to fetch, the one that crawls have died with: the next such page waits until it has come to an end.
    on_trial: Entry | None = None
    #: Addresses that are asked no more, since crawls died with them time and again.
    quarantined: tuple[str, ...] = ()
