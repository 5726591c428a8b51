"""The account of a poll: written down while it goes on, and at its end, which is told and logged in one line."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta

from crawler.batch import PollEnded
from crawler.context.crawl_context import CrawlContext
from crawler.context.poll import Poll
from crawler.crawl.site_memories import write_back
from store.errors import StoreError
from store.polling.quiet_polls import QuietPoll
from store.types import PAGES_PER_POLL, Admission, Asked, CrawlReport, Entry, Failure, Outcome, Stage

logger = logging.getLogger(__name__)

#: What a crawl that is killed may leave out of the account of what it asked, at most.
_BETWEEN_WRITES = timedelta(seconds=5)
#: For which polls that found nothing new are gathered. Should the crawl be killed meanwhile, they are polled once more.
_GATHERED_S = 0.3


async def admit(context: CrawlContext, poll: Poll, most: int | None, entries: Sequence[Entry]) -> Admission:
    """What the archive gives out, and no more pages than `most`; the others wait.

    Nothing while nothing can be written: the next poll is given these entries again.
    """
    bound = PAGES_PER_POLL if most is None else min(most, PAGES_PER_POLL)
    feed, now = poll.feed, context.now()
    try:
        return await context.in_turn(context.archive.admit, feed, entries, now, bound)
    except StoreError as error:
        logger.error("not kept feed=%s error=%s", feed.url, error)
        fault = Failure(
            source=feed.source,
            url=feed.url,
            stage=Stage.KEEP,
            reason="not kept",
            detail=str(error),
            at=now,
            temporary=True,
        )
        poll.fail(fault)
        poll.validators = None
        return Admission(to_fetch=(), known=0)


async def write_down(context: CrawlContext, poll: Poll, learned: Collection[str] = ()) -> None:
    """Write a poll down. What is still awaited was cut off, and stays pending. `learned`: sites its pages were of."""
    report = poll.report(context.now())
    asked = Asked(fetches=tuple(poll.fetches), absences=context.turns.told(), crawl_id=poll.crawl_id)
    try:
        await context.in_turn(context.archive.record, report, poll.remembered, poll.cut_off, asked)
    except StoreError as error:
        context.turns.untold(asked.absences)
        report = replace(report, outcome=Outcome.FAILED, reason=f"not written down: {error}")
    else:
        await _write_back(context, learned)
    _log(report)
    context.notify(PollEnded(report=report))


async def _write_back(context: CrawlContext, learned: Collection[str]) -> None:
    """Keep what a poll that is written down has learned; it stands whether that works or not."""
    try:
        await write_back(context, learned)
    except StoreError as error:  # the next poll of these sites learns it again
        logger.warning("not remembered sites=%s error=%s", ",".join(sorted(learned)), error)


async def write_so_far(context: CrawlContext, poll: Poll) -> None:
    """Write down what a poll has asked for, when it is time: a crawl that is killed tells nobody any more."""
    now = context.now()
    if poll.written_at is None or now < poll.written_at + _BETWEEN_WRITES or not poll.fetches:
        return
    poll.written_at, fetches, poll.fetches = None, tuple(poll.fetches), []
    asked = Asked(fetches=fetches, crawl_id=poll.crawl_id)
    try:
        poll.crawl_id = await context.in_turn(context.archive.progress.note_poll, poll.report(now), asked)
    except StoreError as error:
        logger.debug("not written yet source=%r error=%s", poll.feed.source, error)
        poll.fetches[:0] = fetches
    poll.written_at = now


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


class QuietPolls:
    """Polls that found nothing new, as most do: gathered for a moment, and written down together."""

    def __init__(self, context: CrawlContext) -> None:
        self._context = context
        self._gathered: list[QuietPoll] = []
        self._writing = asyncio.Lock()

    def add(self, poll: Poll) -> None:
        """Have a poll written down soon, and then told and logged."""
        report, absences = poll.report(self._context.now()), self._context.turns.told()
        self._gathered.append(QuietPoll(report=report, fetches=tuple(poll.fetches), absences=absences))

    async def keep_writing(self) -> None:
        """Write down what has gathered, time and again, without end."""
        while True:
            await asyncio.sleep(_GATHERED_S)
            await self.write()

    async def write(self) -> None:
        """Write down what has gathered; what is being written already is written too when this comes back."""
        async with self._writing:
            polls = tuple(self._gathered)
            if polls:
                await self._write_together(polls)
            del self._gathered[: len(polls)]

    async def _write_together(self, polls: Sequence[QuietPoll]) -> None:
        try:
            await self._context.in_turn(self._context.archive.record_quiet, polls)
        except StoreError:  # nothing of them is written: each on its own says which of them it is about
            for one in polls:
                await self._write_alone(one)
            return
        for one in polls:
            self._tell(one.report)

    async def _write_alone(self, poll: QuietPoll) -> None:
        report = poll.report
        try:
            await self._context.in_turn(self._context.archive.record_quiet, [poll])
        except StoreError as error:
            self._context.turns.untold(poll.absences)
            report = replace(report, outcome=Outcome.FAILED, reason=f"not written down: {error}")
        self._tell(report)

    def _tell(self, report: CrawlReport) -> None:
        _log(report)
        self._context.notify(PollEnded(report=report))
