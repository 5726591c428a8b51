"""What all crawlers of one batch share, handed to Scrapy's components.

Scrapy deep-copies its settings for every crawler. The context is copied by identity, so that robots rules are
fetched once a site, pages are extracted by one pool, and one archive is written in turns.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, ParamSpec, Self, TypeVar, cast

from crawler.batch import CrawlEvent
from crawler.context.delivering import DeliveryQueue
from crawler.context.site_turns import SiteTurns
from crawler.judging.subject import Subject
from crawler.processes.workers import Workers
from crawler.site_rules import SiteRule
from store.archive import Archive
from store.keeping.deliveries import Delivery
from store.types import Rights, SiteFile, SiteMemory, Verdict

P = ParamSpec("P")
T = TypeVar("T")

#: The key of Scrapy's settings under which the context travels.
SETTING = "VIGIE_CONTEXT"


@dataclass(frozen=True, kw_only=True)
class CrawlContext:
    """The things of a batch that exist once."""

    archive: Archive
    workers: Workers
    subject: Subject
    #: Whether fetched pages are kept beside their articles.
    keep_pages: bool
    notify: Callable[[CrawlEvent], None]
    #: What a person wrote down of single sites, by host.
    rules: Mapping[str, SiteRule] = field(default_factory=dict)
    #: The clock: aware, UTC.
    now: Callable[[], datetime]
    #: What is kept of the files of sites, by address: read at once for all feeds, and taken by who asks first.
    site_files: dict[str, SiteFile] = field(default_factory=dict)
    #: robots.txt by origin, each fetched once a batch; filled by `network.robots`.
    robots: dict[str, asyncio.Future[Any]] = field(default_factory=dict)
    #: tdmrep.json by origin, likewise, and as it was answered; filled by `network.rights_files`.
    rights_asked: dict[str, asyncio.Future[SiteFile]] = field(default_factory=dict)
    rights: dict[str, SiteFile] = field(default_factory=dict)
    #: What a person says of sources: on what terms their texts are kept, and why.
    granted: Mapping[str, tuple[Rights, str]] = field(default_factory=dict)
    #: Of the sources whose certificates a person takes as they are, the sites.
    unproven: Mapping[str, frozenset[str]] = field(default_factory=dict)
    #: Crawl-delay in seconds by site, where a robots.txt of it asks for one.
    crawl_delays_s: dict[str, float] = field(default_factory=dict)
    turns: SiteTurns = field(default_factory=SiteTurns)
    #: What is known of the pages of each site, by registered domain; filled by `site_memories`.
    memories: dict[str, SiteMemory] = field(default_factory=dict)
    #: The same, as they were read or written last.
    kept_memories: dict[str, SiteMemory] = field(default_factory=dict)
    #: Sites whose memory has grown since it was written down.
    learned: set[str] = field(default_factory=set)
    #: One thread: the archive serves one at a time, and the loop must not wait for the disk.
    _turns: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "archive"))
    _deliveries: DeliveryQueue = field(default_factory=DeliveryQueue)

    def __deepcopy__(self, _memo: object) -> Self:
        return self

    def close(self) -> None:
        """Wait for what the archive was asked last."""
        self._turns.shutdown(wait=True)

    async def in_turn(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a method of the archive on its own thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._turns, lambda: function(*args, **kwargs))

    async def keep(self, delivery: Delivery) -> Verdict:
        """Keep an article, together with those that wait as it does. Raises StoreError."""
        turn = partial(self.in_turn, self._deliveries.keep_next, self.archive.keep_all)
        waiting = await self._deliveries.wait(delivery, turn, others_come=self.workers.at_work)
        if waiting.problem is not None:
            raise waiting.problem
        if waiting.verdict is not None:
            return waiting.verdict
        return await self.in_turn(self.archive.keep, delivery)


def context_of(crawler: Any) -> CrawlContext:  # noqa: ANN401 - Scrapy's components are built from several kinds
    """The context of a crawler, from its settings."""
    return cast("CrawlContext", crawler.settings[SETTING])
