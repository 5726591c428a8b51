"""The nouns of silence: how a poll ended, and what is wrong with a source or with Vigie itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Ending(StrEnum):
    """What one poll of one feed came to, one word of a closed list; from `BLOCKED` on it is a failure."""

    NEW = "new"  #: at least one article was kept, or a revision or a copy recorded
    NOT_MODIFIED = "not modified"  #: nothing new: the server answered 304
    SAME_BODY = "same body"  #: nothing new: a 200 whose body equals the last one
    ALL_KNOWN = "all known"  #: nothing new: every entry had been handled before
    OFF_TOPIC = "off topic"  #: new pages were read, and none of them is on the topic
    BLOCKED = "blocked"  #: we are refused: 401, 403, 451, an account is asked for
    RATE_LIMITED = "rate limited"  #: we came too often: 429, 503
    ROBOTS = "robots"  #: robots.txt asks us to stay away, or cannot be had
    RIGHTS_RESERVED = "rights reserved"  #: the publisher reserves text and data mining
    CONSENT_WALL = "consent wall"
    PAYWALL = "paywall"
    BOT_CHALLENGE = "bot challenge"
    SOFT_404 = "soft 404"  #: pages say "not found", with status 200 or with an honest one
    NOT_A_FEED = "not a feed"
    PARSES_TO_NOTHING = "parses to nothing"  #: the feed can be read, and lists nothing
    EMPTY_BODIES = "empty bodies"  #: pages came, and no article could be read in them
    UNREACHABLE = "unreachable"  #: no such host, refused, cut off, a server's error
    TLS = "tls"  #: no certificate that can be trusted
    TIMED_OUT = "timed out"
    QUARANTINED = "quarantined"  #: pages killed the process that read them, and are left alone
    CLOCK = "clock"  #: our own clock is wrong, or was set during the poll
    INTERNAL = "internal error"  #: a fault of Vigie's: please report it

    @property
    def is_failure(self) -> bool:
        """Whether something stood between us and the news; quiet endings say that there was none for us."""
        return self not in _QUIET


_QUIET = frozenset({Ending.NEW, Ending.NOT_MODIFIED, Ending.SAME_BODY, Ending.ALL_KNOWN, Ending.OFF_TOPIC})


class AlarmKind(StrEnum):
    """What is wrong. A source that fails has an alarm of the kind that its polls end with; see `Ending`."""

    BLOCKED = "blocked"
    RATE_LIMITED = "rate limited"
    ROBOTS = "robots"
    RIGHTS_RESERVED = "rights reserved"
    CONSENT_WALL = "consent wall"
    PAYWALL = "paywall"
    BOT_CHALLENGE = "bot challenge"
    SOFT_404 = "soft 404"
    NOT_A_FEED = "not a feed"
    PARSES_TO_NOTHING = "parses to nothing"
    EMPTY_BODIES = "empty bodies"  #: also of a source whose pages are suddenly empty by and by
    UNREACHABLE = "unreachable"
    TLS = "tls"
    TIMED_OUT = "timed out"
    QUARANTINED = "quarantined"
    CLOCK = "clock"  #: of Vigie itself too: its clock jumped
    INTERNAL = "internal error"
    SILENT = "silent"  #: nothing new for several times as long as is usual
    SHORT_TEXTS = "short texts"  #: its texts are suddenly a fraction of their usual length
    SAME_TEXT = "same text"  #: one text under several addresses: a wall that was kept as article
    AGEING = "ageing"  #: the newest entry of its feed is older than they usually get
    REDESIGN = "redesign"  #: its pages are suddenly read by makeshift only
    STRAYED = "strayed"  #: its new pages suddenly all lie at another site
    LATE_TICK = "late tick"  #: of Vigie itself: what is due is not looked for
    DISK = "disk"  #: of Vigie itself: its disk is filling
    DATABASE = "database"  #: of Vigie itself: its database does not answer


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """Something that is wrong, from when it was noticed until it was right again."""

    kind: AlarmKind
    #: Empty for Vigie itself.
    source: str
    #: Empty for the whole source.
    feed_url: str
    opened_at: datetime
    #: The last time that it still held.
    seen_at: datetime
    #: None while it is open.
    closed_at: datetime | None
    #: A sentence with figures.
    evidence: str
    #: What to do, a sentence.
    advice: str
    #: None before it is written down.
    id: int | None = None
