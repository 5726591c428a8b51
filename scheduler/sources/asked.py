"""What was asked of a source, summed up so that it can be shown to a publisher."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from crawler.network.permission.robots import MAX_CRAWL_DELAY_S, rules_of
from store.polling.asked import AskedLine, SiteWord
from store.types import Source
from store.urls import site_of

_ASKED = "asked"


@dataclass(frozen=True, kw_only=True)
class Sum:
    """All requests of a source in a few figures."""

    first_at: datetime | None
    last_at: datetime | None
    #: Requests that were sent, and those that were not.
    requests: int
    refused: int
    #: Of the days on which any was sent.
    requests_a_day: float
    most_on_a_day: int
    bytes: int
    #: Answers without a body, because nothing had changed.
    unchanged: int
    by_purpose: dict[str, int]
    #: Of those that were sent; "none" stands for no answer.
    by_status: dict[str, int]
    #: Why others were not.
    by_refusal: dict[str, int]


def summed(lines: Iterable[AskedLine]) -> Sum:
    """The figures of some requests."""
    days: Counter[str] = Counter()
    purposes: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    refusals: Counter[str] = Counter()
    first_at = last_at = None
    received = 0
    for line in lines:
        first_at, last_at = min(first_at or line.at, line.at), max(last_at or line.at, line.at)
        if line.decision != _ASKED:
            refusals[line.decision] += 1
            continue
        days[line.at.date().isoformat()] += 1
        purposes[line.purpose] += 1
        statuses["none" if line.status is None else str(line.status)] += 1
        received += line.bytes
    sent = days.total()
    return Sum(
        first_at=first_at,
        last_at=last_at,
        requests=sent,
        refused=refusals.total(),
        requests_a_day=sent / len(days) if days else 0.0,
        most_on_a_day=max(days.values(), default=0),
        bytes=received,
        unchanged=statuses["304"],
        by_purpose=dict(purposes.most_common()),
        by_status=dict(sorted(statuses.items())),
        by_refusal=dict(refusals.most_common()),
    )


def sites_of(source: Source) -> list[str]:
    """The registered domains of a source's home page and feeds."""
    addresses = [feed.url for feed in source.feeds] + [source.homepage] * bool(source.homepage)
    return sorted({site_of(address) for address in addresses})


def delays_s(words: Iterable[SiteWord], least_s: float) -> dict[str, float]:
    """Seconds between two requests, by site: ours, or what its robots.txt asks for when that is more."""
    delays: dict[str, float] = {}
    for word in words:
        if urlsplit(word.url).path != "/robots.txt":
            continue
        asked_s = rules_of(200, word.body).crawl_delay_s or 0.0
        site = site_of(word.url)
        delays[site] = max(delays.get(site, least_s), min(asked_s, MAX_CRAWL_DELAY_S))
    return delays
