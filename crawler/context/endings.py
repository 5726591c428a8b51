"""What a poll and its pages came to, in the words of `Ending`: derived from outcomes and failures; pure.

Reasons are many and tell a person what happened; endings are few, and alarms, advice and statistics go by them. A
test gathers every reason that the crawler can give and holds it against `REASONS`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from store.types import Article, Ending, Entry, Failure, Outcome, PageOutcome, Rights, Stage

#: Of each reason but those of HTTP.
REASONS = {
    "robots": Ending.ROBOTS,
    "rights reserved": Ending.RIGHTS_RESERVED,
    "consent wall": Ending.CONSENT_WALL,
    "paywall": Ending.PAYWALL,
    "login page": Ending.BLOCKED,
    "bot challenge": Ending.BOT_CHALLENGE,
    "access refused": Ending.BLOCKED,
    "soft 404": Ending.SOFT_404,
    "same answer": Ending.SOFT_404,
    "not a feed": Ending.NOT_A_FEED,
    "moved": Ending.NOT_A_FEED,
    "empty page": Ending.EMPTY_BODIES,
    "not html": Ending.EMPTY_BODIES,
    "not an article": Ending.EMPTY_BODIES,
    "list page": Ending.EMPTY_BODIES,
    "page too large": Ending.EMPTY_BODIES,
    "too large": Ending.EMPTY_BODIES,
    "extraction failed": Ending.EMPTY_BODIES,
    "asked to wait": Ending.RATE_LIMITED,
    "out of order": Ending.UNREACHABLE,
    "no such host": Ending.UNREACHABLE,
    "refused": Ending.UNREACHABLE,
    "cut off": Ending.UNREACHABLE,
    "connection lost": Ending.UNREACHABLE,
    "broken answer": Ending.UNREACHABLE,
    "redirects": Ending.UNREACHABLE,
    "ignored": Ending.UNREACHABLE,
    "bad address": Ending.UNREACHABLE,
    "private address": Ending.BLOCKED,
    "tls": Ending.TLS,
    "timed out": Ending.TIMED_OUT,
    "quarantined": Ending.QUARANTINED,
    "crawl died": Ending.QUARANTINED,
    "clock": Ending.CLOCK,
    "not kept": Ending.INTERNAL,
    "internal error": Ending.INTERNAL,
}
#: Statuses that mean something else than their hundred does.
_STATUSES = {
    "404": Ending.SOFT_404,
    "408": Ending.TIMED_OUT,
    "410": Ending.SOFT_404,
    "429": Ending.RATE_LIMITED,
    "503": Ending.RATE_LIMITED,
    "504": Ending.TIMED_OUT,
}
_HTTP = re.compile(r"http (\d{3})")
#: What counts of several reasons that are equally frequent: the one that says most of the source.
_WEIGHT = (
    Ending.CLOCK,
    Ending.RIGHTS_RESERVED,
    Ending.ROBOTS,
    Ending.BLOCKED,
    Ending.BOT_CHALLENGE,
    Ending.RATE_LIMITED,
    Ending.CONSENT_WALL,
    Ending.PAYWALL,
    Ending.TLS,
    Ending.QUARANTINED,
    Ending.NOT_A_FEED,
    Ending.UNREACHABLE,
    Ending.TIMED_OUT,
    Ending.EMPTY_BODIES,
    Ending.SOFT_404,
    Ending.INTERNAL,
)
_QUIET = {
    Outcome.NEW: Ending.NEW,
    Outcome.UNCHANGED: Ending.ALL_KNOWN,
    Outcome.NOTHING_MATCHED: Ending.OFF_TOPIC,
    Outcome.NOT_MODIFIED: Ending.NOT_MODIFIED,
    Outcome.SAME_BODY: Ending.SAME_BODY,
    Outcome.ALL_KNOWN: Ending.ALL_KNOWN,
    Outcome.EMPTY: Ending.PARSES_TO_NOTHING,
}
#: No poll takes so long: the clock was set meanwhile.
_TOO_LONG = timedelta(days=1)
#: How OpenSSL says that a certificate is of the future, which they seldom are.
_NOT_YET = "not yet valid"


def ending_of(outcome: Outcome, failures: Sequence[Failure], started_at: datetime, ended_at: datetime) -> Ending:
    """What a poll came to. One that failed ends as most of its failures do; those of the feed itself count first."""
    if not timedelta(0) <= ended_at - started_at < _TOO_LONG:
        return Ending.CLOCK
    if outcome is not Outcome.FAILED:
        return _QUIET[outcome]
    of_feed = [failure for failure in failures if failure.stage is Stage.FEED]
    endings = Counter(map(ending_of_failure, of_feed or failures))
    if not endings:
        return Ending.TIMED_OUT  # it was ended before it had read anything
    return max(endings, key=lambda ending: (endings[ending], -_WEIGHT.index(ending)))


def ending_of_failure(failure: Failure) -> Ending:
    """The word of the closed list for one failure."""
    http = _HTTP.fullmatch(failure.reason)
    if http is not None:
        return _ending_of_status(http.group(1), failure.stage)
    ending = REASONS.get(failure.reason, Ending.INTERNAL)
    if ending is Ending.TLS and _NOT_YET in failure.detail:
        return Ending.CLOCK
    if failure.reason == "too large" and failure.stage is Stage.FEED:
        return Ending.NOT_A_FEED
    return ending


def reading_of(entry: Entry, article: Article, text_hash: str, at: datetime) -> PageOutcome:
    """What a new page gave; of one whose text is reserved nothing but that."""
    if article.rights is Rights.RESERVED:
        return PageOutcome(url=entry.url, at=at, ending=Ending.RIGHTS_RESERVED)
    words, makeshift = article.word_count, article.makeshift
    return PageOutcome(url=entry.url, at=at, text_hash=text_hash, words=words, makeshift=makeshift)


def _ending_of_status(status: str, stage: Stage) -> Ending:
    if stage is Stage.ROBOTS and status.startswith("5"):
        return Ending.ROBOTS  # without its rules we stay away, though the rest of the site may answer
    if stage is Stage.FEED and status in ("404", "410"):
        return Ending.NOT_A_FEED
    if status in _STATUSES:
        return _STATUSES[status]
    return Ending.BLOCKED if status.startswith("4") else Ending.UNREACHABLE
