"""The end of a poll: its account is written down, told, and logged in one line."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import replace

from crawler.crawl.batch import PollEnded
from crawler.crawl.context import CrawlContext
from crawler.crawl.poll import Poll
from crawler.crawl.site_memories import write_back
from store.errors import StoreError
from store.types import Asked, CrawlReport, Outcome

logger = logging.getLogger(__name__)


async def write_down(context: CrawlContext, poll: Poll, learned: Collection[str] = ()) -> None:
    """Write a poll down. What is still awaited was cut off, and stays pending. `learned`: sites its pages were of."""
    report = poll.report(context.now())
    try:
        asked = Asked(fetches=tuple(poll.fetches), absences=context.turns.told())
        await context.in_turn(context.archive.record, report, poll.validators, poll.cut_off, asked)
        await write_back(context, learned)
    except StoreError as error:
        report = replace(report, outcome=Outcome.FAILED, reason=f"not written down: {error}")
    _log(report)
    context.notify(PollEnded(report=report))


def _log(report: CrawlReport) -> None:
    logger.info(
        "polled source=%r outcome=%r reason=%r entries=%d fetched=%d kept=%d copies=%d revisions=%d "
        "off_topic=%d failed=%d",
        report.source,
        report.outcome.value,
        report.reason,
        report.entries,
        report.fetched,
        report.kept,
        report.copies,
        report.revisions,
        report.off_topic,
        len(report.failures),
    )
