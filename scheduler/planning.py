"""From configuration to batch, and from reports to the next polls: the wiring that one-off crawls and daemon share."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Sequence

from crawler.batch import Batch, TopicRequest
from scheduler.config import Configuration
from scheduler.timetable import Bounds, next_poll
from store.archive import Archive
from store.forgetting.retention import Terms
from store.types import CrawlReport, Feed, FeedKind


def batch_of(
    configuration: Configuration, feeds: Iterable[Feed], *, store_url: str = "", topic: TopicRequest | None = None
) -> Batch:
    """A batch of feeds under a configuration, with another store or topic where one is given."""
    return Batch(
        feeds=tuple(feeds),
        store_url=store_url or configuration.store.url,
        topic=topic or configuration.topic_request,
        network=configuration.network_rules,
        keep_pages_days=configuration.store.keep_pages_days,
        extractors=extractor_count(),
    )


def extractor_count() -> int:
    """Processes that extract: more than there are cores only swap places."""
    return max(1, min(os.cpu_count() or 1, 4))


def polled(feeds: Iterable[Feed]) -> list[Feed]:
    """The feeds that are polled again and again, without single pages that a person named."""
    return [feed for feed in feeds if feed.kind is not FeedKind.PAGE]


def bounds_of(configuration: Configuration) -> Bounds:
    schedule = configuration.schedule
    return Bounds(min_interval_s=schedule.min_interval_s, max_interval_s=schedule.max_interval_s)


def terms_of(configuration: Configuration) -> Terms:
    """How long things are kept."""
    retention = configuration.retention
    return Terms(
        pages_days=configuration.store.keep_pages_days,
        articles_days=retention.articles_days,
        log_days=retention.log_days,
    )


def plan_next_polls(
    archive: Archive, configuration: Configuration, feeds: Sequence[Feed], reports: Sequence[CrawlReport]
) -> None:
    """Write down when the feeds of a batch are polled next. `feeds` carry their states from before the batch."""
    by_address = {(report.source, report.feed_url): report for report in reports}
    bounds = bounds_of(configuration)
    planned = []
    for feed in feeds:
        report = by_address.get((feed.source, feed.url))
        if report is not None:
            chosen = next_poll(feed.state, report, bounds, random.random())  # noqa: S311 - jitter is no secret
            planned.append((feed, chosen.at, chosen.interval_s))
    archive.schedule(planned)
