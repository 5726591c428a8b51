"""Which feeds are polled together, and what a batch that died means for those that were in it. Pure.

A crawl that dies says nothing of which feed killed it. The next batches of its feeds are half as large, so that in a
few tries the one is alone that crawls die with; that one is put off like any feed that fails, and the others go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from store.types import CrawlReport, Ending, Failure, Feed, Outcome, PlannedPoll, Stage

#: Feeds of one batch at most, so that a batch that dies takes few with it.
BATCH_SIZE = 50
#: What was in a batch that died is not tried again at once; when it was not to blame, others would fare no better.
_AFTER_A_DEATH = timedelta(minutes=1)
_WITHOUT_BLAME = timedelta(minutes=5)
_NEVER = datetime.min.replace(tzinfo=UTC)


def next_batch(due: Sequence[Feed]) -> list[Feed]:
    """The feeds to poll next, the longest waiting first: those that may be in a batch as large as the first one may."""
    ordered = sorted(due, key=lambda feed: feed.state.next_poll_at or _NEVER)
    if not ordered:
        return []
    most = ordered[0].state.batch_most
    return [feed for feed in ordered if feed.state.batch_most == most][: most or BATCH_SIZE]


def unfinished(feeds: Sequence[Feed], reports: Sequence[CrawlReport]) -> list[Feed]:
    """The feeds whose poll was not over when their batch died."""
    over = {(report.source, report.feed_url) for report in reports}
    return [feed for feed in feeds if (feed.source, feed.url) not in over]


def halved(feeds: Sequence[Feed], now: datetime) -> list[PlannedPoll]:
    """The next polls of feeds one of which killed their batch, in batches of half the size."""
    most = (len(feeds) + 1) // 2
    return [_put_off(feed, now + _AFTER_A_DEATH, most) for feed in feeds]


def put_off(feeds: Sequence[Feed], now: datetime) -> list[PlannedPoll]:
    """The next polls of feeds whose batch came to nothing, by no fault of theirs."""
    return [_put_off(feed, now + _WITHOUT_BLAME, feed.state.batch_most) for feed in feeds]


def report_of_death(feed: Feed, began_at: datetime, now: datetime, how: str) -> CrawlReport:
    """What the poll of a feed came to whose crawl died with it alone."""
    failure = Failure(
        source=feed.source, url=feed.url, stage=Stage.FEED, reason="crawl died", detail=how, at=now, temporary=True
    )
    return CrawlReport(
        source=feed.source,
        feed_url=feed.url,
        started_at=began_at,
        ended_at=now,
        outcome=Outcome.FAILED,
        reason=f"crawl died: {how}",
        ending=Ending.QUARANTINED,
        failures=(failure,),
    )


def _put_off(feed: Feed, at: datetime, most: int | None) -> PlannedPoll:
    state = feed.state
    interval_s = state.interval_s or _WITHOUT_BLAME.total_seconds()
    return PlannedPoll(feed=feed, at=at, interval_s=interval_s, pace=state.pace, batch_most=most)
