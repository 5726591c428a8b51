"""Which of a site's feeds to watch: by how fresh it is, how much of the site's news it lists, and what it says of each.

A candidate's score is the product of shares between 0 and 1, so that the share in which two of them differ most says
why one stands above the other. Pure; the clock is given.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from crawler.feeds.freshness import freshness
from crawler.survey import FeedCandidate
from store.types import Entry, FeedKind
from store.urls import url_key

#: A feed is worth half of what it was each time its newest entry has aged so much.
_HALF_LIFE = timedelta(days=10)
#: Without dates nobody can tell how fresh it is; what lists nothing may do so for years.
_UNDATED_WORTH, _EMPTY_WORTH, _LEAST_WORTH = 0.5, 0.01, 0.02
#: What is compared when it is asked how much of the news a candidate lists.
_RECENT = timedelta(days=14)
#: What a kind tells of its entries: feeds titles, dates and summaries; plain sitemaps addresses, and of all pages.
_NEWS_WORTH, _SITEMAP_WORTH, _SECTION_WORTH = 0.9, 0.4, 0.5
#: In the plural: "Comment ça marche" and "Le commentaire du jour" are articles.
_COMMENTS = re.compile(r"\b(?:comments|commentaires|forums?)\b", re.IGNORECASE)
_COMMENTS_WORTH = 0.05
_DAY_S = 86_400.0


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """A candidate in its place."""

    candidate: FeedCandidate
    #: What its score is the product of: "kind", "comments", "fresh" and "covers", each from 0 to 1.
    shares: Mapping[str, float]
    #: The newest plausible date of an entry; None without dates.
    newest_at: datetime | None
    #: Entries a day, by the median time between two; None with too few dates.
    per_day: float | None
    #: How many of the recent articles that all candidates list it lists, and how many there are.
    covers: int
    of: int
    #: Why it stands above the next one, a sentence; empty for the last.
    why: str = ""

    @property
    def score(self) -> float:
        return math.prod(self.shares.values())


def ranked(candidates: Sequence[FeedCandidate], now: datetime) -> list[Ranked]:
    """The candidates, the one to watch first, each with why it stands above the next."""
    dated = _dated_by_each_other(candidates)
    news = _news(dated, now)
    in_order = sorted((_judged(each, news, now) for each in dated), key=lambda one: -one.score)
    explained = [replace(above, why=_why(above, below)) for above, below in pairwise(in_order)]
    return explained + in_order[-1:]


def lists_articles(candidate: FeedCandidate) -> bool:
    """Whether what it lists are articles: plain sitemaps list every page of a site."""
    return candidate.kind is not FeedKind.SITEMAP or any(entry.title for entry in candidate.entries)


def _dated_by_each_other(candidates: Sequence[FeedCandidate]) -> list[FeedCandidate]:
    """The candidates with dates where another one dates the same article: pages for readers give none."""
    dates = {
        url_key(entry.url): entry.published_at for each in candidates for entry in each.entries if entry.published_at
    }

    def dated(entry: Entry) -> Entry:
        return replace(entry, published_at=entry.published_at or dates.get(url_key(entry.url)))

    return [replace(each, entries=tuple(map(dated, each.entries))) for each in candidates]


def _news(candidates: Sequence[FeedCandidate], now: datetime) -> frozenset[str]:
    """The keys of the recent articles that any of the candidates lists; those of comments and of all pages do not."""
    telling = [each for each in candidates if lists_articles(each) and not _is_of_comments(each)]
    feeds = [each for each in telling if each.kind is not FeedKind.SECTION]
    return frozenset().union(*(_recent(each, now) for each in feeds or telling or candidates))


def _recent(candidate: FeedCandidate, now: datetime) -> frozenset[str]:
    return frozenset(url_key(entry.url) for entry in candidate.entries if _is_recent(entry, now))


def _is_recent(entry: Entry, now: datetime) -> bool:
    return entry.published_at is None or entry.published_at >= now - _RECENT


def _judged(candidate: FeedCandidate, news: frozenset[str], now: datetime) -> Ranked:
    dates = (entry.published_at or entry.modified_at for entry in candidate.entries)
    newest_at, spacing_s = freshness((date for date in dates if date), now)
    covers = len(news & _recent(candidate, now))
    shares = {
        "kind": _kind_worth(candidate),
        "comments": _COMMENTS_WORTH if _is_of_comments(candidate) else 1.0,
        "fresh": _fresh_worth(candidate, newest_at, now),
        "covers": 0.2 + 0.8 * covers / len(news) if news else 1.0,
    }
    per_day = _DAY_S / spacing_s if spacing_s else None
    return Ranked(candidate=candidate, shares=shares, newest_at=newest_at, per_day=per_day, covers=covers, of=len(news))


def _kind_worth(candidate: FeedCandidate) -> float:
    if candidate.kind is FeedKind.FEED:
        return 1.0
    if candidate.kind is FeedKind.SECTION:
        return _SECTION_WORTH
    return _NEWS_WORTH if lists_articles(candidate) else _SITEMAP_WORTH


def _fresh_worth(candidate: FeedCandidate, newest_at: datetime | None, now: datetime) -> float:
    if newest_at is None:
        return _UNDATED_WORTH if candidate.entries else _EMPTY_WORTH
    half_lives: float = max(now - newest_at, timedelta(0)) / _HALF_LIFE
    return max(math.exp2(-half_lives), _LEAST_WORTH)


def _is_of_comments(candidate: FeedCandidate) -> bool:
    return bool(_COMMENTS.search(candidate.title) or _COMMENTS.search(candidate.url))


def _why(above: Ranked, below: Ranked) -> str:
    """What tells two candidates apart most."""
    ratios = {name: share / below.shares[name] for name, share in above.shares.items()}
    telling = max(ratios, key=lambda name: ratios[name])
    if ratios[telling] <= 1.0:
        return "they are alike; it was found first"
    if telling == "kind":
        return f"{_tells(above.candidate)}, {_tells(below.candidate)}"
    if telling == "comments":
        return "the other lists comments, not articles"
    if telling == "covers":
        return f"it lists {above.covers} of the {above.of} recent articles found here, the other {below.covers}"
    return _fresher(above, below)


def _fresher(above: Ranked, below: Ranked) -> str:
    if not below.candidate.entries:
        return "the other lists nothing"
    if above.newest_at is None or below.newest_at is None:
        dated = "it" if above.newest_at else "the other"
        return f"its news is the fresher, as far as one can tell: only {dated} has dates"
    days = (above.newest_at - below.newest_at) / timedelta(days=1)
    return f"its newest entry is {days:.0f} days younger" if days >= 2 else "its newest entry is younger"


def _tells(candidate: FeedCandidate) -> str:
    if candidate.kind is FeedKind.FEED:
        return "a feed gives titles and dates"
    if candidate.kind is FeedKind.SECTION:
        return "a page for readers gives titles, and changes with its layout"
    return "a news sitemap gives titles and dates" if lists_articles(candidate) else "a plain sitemap lists every page"
