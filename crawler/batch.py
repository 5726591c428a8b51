"""What one crawl is asked to do, and what it says while it does it: values that cross a process boundary.

Light on purpose: the daemon's own process imports this and neither Scrapy nor trafilatura.
"""

from __future__ import annotations

import signal
from collections.abc import Mapping
from dataclasses import dataclass, field

from crawler.site_rules import SiteRule
from crawler.survey import SiteSurvey
from store.query.scale import DEFAULT_SCALE, Scale
from store.types import CrawlReport, Feed, Source

#: What ends a crawl cleanly: pages under way are finished, the rest stays pending.
ENDING_SIGNALS = frozenset({signal.SIGTERM, signal.SIGINT})
#: Seconds one page may hold an extraction process before that process is killed.
EXTRACTION_TIMEOUT_S = 10.0
#: The list that the file of partners gives.
PARTNERS = "partners"


@dataclass(frozen=True, kw_only=True)
class TopicRequest:
    """The standing query, and whether articles off it are kept too."""

    name: str = ""
    #: The language of `store.query.parsing`; empty matches everything.
    query: str = ""
    #: The file of partners whose agreements are read out of what matches, as TOML; empty when none are watched.
    partners: str = ""
    keep_all: bool = False
    #: What `@name` stands for in the query; `@partners` are the names of the file of partners, unless it is one here.
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scale: Scale = DEFAULT_SCALE


@dataclass(frozen=True, kw_only=True)
class NetworkRules:
    """How to behave on the network."""

    #: Sent with every request.
    user_agent: str
    #: Seconds between two requests to one site, at least.
    delay_s: float = 2.0
    #: Exceptions to the guard against private addresses, as `CIDR#port`.
    allow: tuple[str, ...] = ()
    #: URL of an HTTP proxy, or empty.
    proxy: str = ""
    #: Seconds for one whole request, headers and body.
    timeout_s: float = 30.0
    #: Whether a site that refuses its robots.txt (401, 403) refuses everything; RFC 9309 says that it allows it.
    strict_robots: bool = False


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Feeds to poll in one crawl. Feeds of one site are polled one after the other, sites side by side."""

    feeds: tuple[Feed, ...]
    store_url: str
    topic: TopicRequest
    network: NetworkRules
    #: The catalogue, noted before the first request.
    sources: tuple[Source, ...] = ()
    #: What a person wrote down of single sites.
    site_rules: tuple[SiteRule, ...] = ()
    #: How long fetched pages are kept beside their articles; 0 keeps none.
    keep_pages_days: int = 30
    #: Seconds after its first sight at which an article is looked at again; never when there are none.
    recheck_after_s: tuple[float, ...] = ()
    #: Seconds after which each feed's crawl is closed; what it left is taken up by its next poll.
    timeout_s: float = 600.0
    #: Processes that extract.
    extractors: int = 2
    #: What the crawl may take before it ends in good order, and what a process that extracts may have.
    memory_mb: int = 1024
    extractor_memory_mb: int = 768
    #: Pages that each feed has fetched at most, when fewer than the archive gives out; what is left stays pending.
    pages_per_feed: int | None = None
    #: Seconds by which the clock that its sender goes by is ahead of this machine's.
    ahead_s: float = 0.0
    #: Sites crawled at once.
    sites_at_once: int = 32


@dataclass(frozen=True, kw_only=True)
class PollStarted:
    """A feed's crawl has begun."""

    source: str
    feed_url: str


@dataclass(frozen=True, kw_only=True)
class PageSettled:
    """One page is done with."""

    source: str
    url: str
    title: str
    #: A `Verdict`, or the reason of a failure.
    result: str


@dataclass(frozen=True, kw_only=True)
class PollEnded:
    """A feed's crawl is over and written down."""

    report: CrawlReport


@dataclass(frozen=True, kw_only=True)
class AddressTried:
    """The search for a site's feeds asks for an address."""

    url: str


@dataclass(frozen=True, kw_only=True)
class SiteSurveyed:
    """The search for a site's feeds is over."""

    survey: SiteSurvey


@dataclass(frozen=True, kw_only=True)
class StillHere:
    """The crawl's loop turns, whether there is anything to tell or not."""


#: Seconds between two signs of life.
BEAT_S = 10.0

CrawlEvent = PollStarted | PageSettled | PollEnded | AddressTried | SiteSurveyed | StillHere
