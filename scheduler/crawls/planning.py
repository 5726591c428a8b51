"""From configuration to batch, and from reports to the next polls: the wiring that one-off crawls and daemon share."""

from __future__ import annotations

import os
import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from crawler.batch import Batch, TopicRequest
from scheduler.configuration.loading import Configuration
from scheduler.crawls.timetable import Policy, blocked_until, next_poll
from store.archive import Archive
from store.forgetting.retention import RetentionTerms
from store.types import CrawlReport, Feed, PlannedPoll
from store.urls import site_of


def batch_of(
    configuration: Configuration, feeds: Iterable[Feed], *, store_url: str = "", topic: TopicRequest | None = None
) -> Batch:
    """A batch of feeds under a configuration, with another store or topic where one is given."""
    return Batch(
        feeds=tuple(feeds),
        store_url=store_url or configuration.store.url,
        topic=topic or configuration.topic_request,
        network=configuration.network_rules,
        sources=tuple(configuration.sources()),
        site_rules=configuration.site_rules,
        keep_pages_days=configuration.store.keep_pages_days,
        recheck_after_s=tuple(3600.0 * hours for hours in configuration.schedule.recheck_hours),
        extractors=extractor_count(),
        memory_mb=configuration.limits.crawl_memory_mb,
        extractor_memory_mb=configuration.limits.extraction_memory_mb,
    )


def extractor_count() -> int:
    """Processes that extract: more than there are cores only swap places."""
    return max(1, min(os.cpu_count() or 1, 4))


def polled(feeds: Iterable[Feed]) -> list[Feed]:
    """The feeds that are polled again and again, without single pages that a person named."""
    return [feed for feed in feeds if feed.kind.is_polled]


def policy_of(configuration: Configuration) -> Policy:
    """What `[schedule]` says to the timetable."""
    schedule = configuration.schedule
    return Policy(
        min_interval_s=schedule.min_interval_s,
        max_interval_s=schedule.max_interval_s,
        daily_interval_s=schedule.daily_interval_s,
    )


def terms_of(configuration: Configuration) -> RetentionTerms:
    """How long things are kept."""
    retention = configuration.retention
    return RetentionTerms(
        pages_days=configuration.store.keep_pages_days,
        articles_days=retention.articles_days,
        log_days=retention.log_days,
        near_misses_days=retention.near_misses_days,
    )


def plan_next_polls(
    archive: Archive, configuration: Configuration, feeds: Sequence[Feed], reports: Sequence[CrawlReport], now: datetime
) -> None:
    """Write down when the feeds of a batch are polled next. `feeds` carry their states from before the batch.

    A site that said that we came too often is left alone: all its feeds wait, whether they were in the batch or not.
    """
    policy, dice = policy_of(configuration), random.random  # jitter is no secret
    by_address = {(report.source, report.feed_url): report for report in reports}
    reported = ((feed, by_address.get((feed.source, feed.url))) for feed in feeds)
    plans = [(next_poll(feed, report, policy, dice()), report) for feed, report in reported if report is not None]
    blocks = ((plan.feed.url, blocked_until(report, plan.interval_s, dice())) for plan, report in plans)
    until = {site_of(url): instant for url, instant in sorted(blocks, key=_instant) if instant is not None}
    planned = [plan for plan, _ in plans]
    archive.schedule(map(partial(_after_block, until=until), planned))
    if until:
        others = _others(archive, configuration, {plan.feed for plan in planned}, until.keys(), now)
        archive.schedule(map(partial(_after_block, until=until), others))


def _instant(block: tuple[str, datetime | None]) -> float:
    return block[1].timestamp() if block[1] else 0.0


def _after_block(plan: PlannedPoll, *, until: Mapping[str, datetime]) -> PlannedPoll:
    return replace(plan, at=max(plan.at, until.get(site_of(plan.feed.url), plan.at)))


def _others(
    archive: Archive, configuration: Configuration, planned: Collection[Feed], sites: Collection[str], now: datetime
) -> Iterator[PlannedPoll]:
    """The plans, as they stand, of the other feeds of some sites; one that was never planned is due `now`."""
    addresses = {(feed.source, feed.url) for feed in planned}
    watched = (feed for source in configuration.sources() for feed in source.feeds if site_of(feed.url) in sites)
    for feed in archive.register(each for each in watched if (each.source, each.url) not in addresses):
        state = feed.state
        interval_s = state.interval_s or configuration.schedule.min_interval_s
        at = state.next_poll_at or now
        yield PlannedPoll(feed=feed, at=at, interval_s=interval_s, pace=state.pace, batch_most=state.batch_most)
