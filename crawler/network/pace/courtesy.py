"""When a server wants to be asked again, as its headers say it; pure.

What they say may be anything: what cannot be read, or lies in the past, counts as unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r"(?:^|[\s,])(?:s-maxage|max-age)\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_NO_STORE = re.compile(r"(?:^|[\s,])no-(?:store|cache)\b", re.IGNORECASE)
_SECONDS = re.compile(r"\d{1,9}")
#: Servers that say "later" without saying when, or say something absurd.
SHORTEST_BLOCK_S, LONGEST_BLOCK_S = 60.0, 86_400.0


def fresh_for_s(headers: Mapping[str, str], now: datetime) -> float:
    """Seconds for which an answer holds from now on (RFC 9111 §4.2); 0 when its headers, by lower-case name, say none.

    Of the Cache-Control's age counts what is left of it; Expires counts only where that is silent.
    """
    control = headers.get("cache-control", "")
    if _NO_STORE.search(control):
        return 0.0
    if ages := [int(age) for age in _MAX_AGE.findall(control)]:
        spent = _SECONDS.fullmatch(headers.get("age", "").strip())
        return float(max(0, max(ages) - int(spent[0] if spent else 0)))
    expires, sent_at = http_date(headers.get("expires", "")), http_date(headers.get("date", "")) or now
    return max(0.0, (expires - sent_at).total_seconds()) if expires else 0.0


def retry_after_s(value: str, now: datetime) -> float | None:
    """Seconds that a Retry-After asks us to stay away, given as a number or a date (RFC 9110 §10.2.3)."""
    if _SECONDS.fullmatch(value.strip()):
        return float(value)
    until = http_date(value)
    return max(0.0, (until - now).total_seconds()) if until else None


def block_s(status: int, retry_after: str, now: datetime) -> float | None:
    """Seconds for which a whole site is left alone after a 429 or 503; None for the 503 of a page that says no more."""
    asked_s = retry_after_s(retry_after, now)
    if asked_s is None:
        return SHORTEST_BLOCK_S if status == 429 or retry_after.strip() else None
    return max(SHORTEST_BLOCK_S, min(asked_s, LONGEST_BLOCK_S))


def http_date(value: str) -> datetime | None:
    """The instant of a date in a header (RFC 9110 §5.6.7); None for what is none, such as `Expires: 0`."""
    try:
        found = parsedate_to_datetime(value)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):  # the last: in a zone that makes year 10000 of it
        return None
