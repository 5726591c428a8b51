"""What a site says of itself in a file, from one crawl to the next: robots.txt, tdmrep.json. Pure.

A good answer holds for a day, or as long as its Cache-Control says when that is less (RFC 9309 §2.4). When it cannot be
had anew, the last good one serves for another day (§2.3.1.4), and after that nothing does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from crawler.network.pace.courtesy import fresh_for_s
from store.types import SiteFile

_DAY = timedelta(days=1)
#: What servers say in headers that make every answer stale at once, as those of many content management systems do:
#: nobody asked for a robots.txt a second time within some minutes is served by that.
_SHORTEST = timedelta(minutes=10)


def origin_of(url: str) -> str:
    """Scheme, host and port of an address: its site's files are found there (RFC 9309 §2.3, RFC 8615)."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def robots_url(url: str) -> str:
    """The address of the robots.txt of an address's site (RFC 9309 §2.3)."""
    return f"{origin_of(url)}/robots.txt"


def is_fresh(file: SiteFile, now: datetime) -> bool:
    """Whether a file need not be asked for."""
    return file.fresh_until is not None and now < file.fresh_until <= now + _DAY


def still_serves(file: SiteFile, now: datetime) -> bool:
    """Whether the last good answer stands in for one that cannot be had."""
    until = serves_until(file)
    return until is not None and now < until


def serves_until(file: SiteFile) -> datetime | None:
    """How long the last good answer stands in for one that cannot be had; None without either."""
    return file.failing_since + _DAY if file.fetched_at is not None and file.failing_since is not None else None


def answered(
    file: SiteFile, status: int, body: bytes, headers: Mapping[str, str], now: datetime, decision: str
) -> SiteFile:
    """The file after an answer that counts; `headers` by lower-case name."""
    stated = any(headers.get(name) for name in ("cache-control", "expires"))
    holds = timedelta(seconds=fresh_for_s(headers, now)) if stated else _DAY
    return SiteFile(
        url=file.url,
        status=status,
        body=body,
        body_hash=hashlib.sha256(body).hexdigest() if body else "",
        fetched_at=now,
        fresh_until=now + max(_SHORTEST, min(holds, _DAY)),
        decision=decision,
    )


def unanswered(file: SiteFile, now: datetime, decision: str) -> SiteFile:
    """The file after an attempt that failed; one that failed first in the future did so by a wrong clock."""
    return replace(file, failing_since=min(file.failing_since or now, now), fresh_until=None, decision=decision)
