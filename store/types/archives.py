"""The nouns of walking back through what a source published before it was watched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store.types.polling import FeedKind


@dataclass(frozen=True, kw_only=True)
class ArchiveList:
    """A sitemap, or one page of a section or of a feed, that lists older articles."""

    url: str
    #: Sitemap, section or feed.
    kind: FeedKind
    #: Nothing on it is newer, going by its name or by its index; None where neither says.
    ends_at: datetime | None = None
    #: For sections: a regular expression that the URL of an article matches.
    link_pattern: str = ""
    #: Of a section: its first page.
    first_url: str = ""
    #: Which page of its section or feed this is, from 1 on.
    place: int = 1
    #: Hash of what the page before it listed; a site may show its last page for ever. Of a feed that of its first page
    #: stands before it: a server that knows no pages answers with that, whatever it is asked for.
    after: str = ""


@dataclass(frozen=True, kw_only=True)
class ArchiveWalk:
    """How far back the archive of a source has been walked."""

    source: str
    #: Nothing that appeared before is looked for.
    since: datetime
    started_at: datetime
    #: Still to be read, in this order.
    waiting: tuple[ArchiveList, ...] = ()
    #: Keys of the lists that were read.
    walked: frozenset[str] = frozenset()
    #: Entries that they listed, too old ones not counted.
    found: int = 0
    #: The newest article of the list that was read last, as far as its pages came; None before the first of them.
    newest_at: datetime | None = None
