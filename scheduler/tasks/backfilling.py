"""The walk back through a source's archive, in steps that each take the site, fetch some pages, and give it back.

How far it has come stands in the database: a walk may end at any step, and the next call goes on from there. Nothing
here prints or waits; who calls it decides what happens between two steps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from crawler.batch import Batch
from crawler.network.permission.site_files import origin_of
from crawler.sections.archives import first_lists, next_list, sitemaps_of_robots
from scheduler.configuration.loading import Configuration
from scheduler.crawls.planning import batch_of
from store.archive import Archive
from store.types import CrawlReport, Feed, FeedKind, Source, Stage
from store.types.archives import ArchiveWalk

#: Pages of one step: the site is another's again after some minutes.
STEP_PAGES = 50
#: Where sitemaps are when nobody says where.
_USUAL = ("/sitemap.xml", "/sitemap_index.xml")


class WalkEnding(StrEnum):
    """Why a walk ended, for now or for good."""

    DONE = "done"  #: there is nothing left that is new enough
    BOUND = "bound"  #: as many pages were asked for as this call may
    STUCK = "stuck"  #: a step came to nothing: the list could not be had, the site wants to be left alone
    STOPPED = "stopped"  #: a person stopped it


@dataclass(kw_only=True)
class WalkTally:
    """What the steps of one call came to."""

    steps: int = 0
    asked: int = 0
    fetched: int = 0
    kept: int = 0
    copies: int = 0
    off_topic: int = 0
    failed: int = 0
    #: The last step's, in words.
    reason: str = ""

    def add(self, report: CrawlReport, lists: int) -> None:
        """Count a step in; `lists` were walked in it. One that is not there was walked, and is a failure as well."""
        failed = Counter(failure.stage for failure in report.failures)
        pages_that_never_came = failed[Stage.ROBOTS] + failed[Stage.FETCH]
        self.steps += 1
        self.asked += report.fetched + pages_that_never_came + max(lists, failed[Stage.FEED])
        self.fetched += report.fetched
        self.kept += report.kept
        self.copies += report.copies
        self.off_topic += report.off_topic
        self.failed += len(report.failures)
        self.reason = report.reason


def archive_feed(source: Source) -> Feed:
    """What a source published earlier, as something to poll: it has no address of its own but this one."""
    address = source.homepage or source.feeds[0].url
    return Feed(source=source.name, url=f"{origin_of(address)}/#archive", kind=FeedKind.ARCHIVE)


def begun(archive: Archive, source: Source, since: datetime, now: datetime, *, restart: bool) -> ArchiveWalk:
    """The walk to go on with: the one that is noted, or a new one when it stops later than wanted, or is restarted."""
    walk = None if restart else archive.walks.of(source.name)
    if walk is None or since < walk.since:
        lists = first_lists(
            [(feed.kind, feed.url, feed.link_pattern) for feed in source.feeds], _sitemaps(archive, source)
        )
        walk = ArchiveWalk(source=source.name, since=since, started_at=now, waiting=lists)
    walk = replace(walk, since=since)
    archive.walks.keep(walk, now)
    return walk


def walk_back(
    archive: Archive,
    source: Source,
    most: int,
    run_step: Callable[[int], list[CrawlReport]],
    is_stopped: Callable[[], bool],
    now: Callable[[], datetime],
) -> tuple[WalkTally, WalkEnding]:
    """Go back step by step, until there is nothing left or `most` pages were asked for.

    `run_step` crawls one batch of at most so many pages and gives its reports.
    """
    tally = WalkTally()
    while True:
        before = _state(archive, source)
        if before.is_at_end:
            _clear(archive, source, now())
            return tally, WalkEnding.DONE
        if is_stopped():
            return tally, WalkEnding.STOPPED
        if tally.asked >= most:
            return tally, WalkEnding.BOUND
        room = most - tally.asked - (0 if before.pages_left else 1)  # without pages that wait, a list is asked for
        reports = run_step(min(STEP_PAGES, room))
        after, asked = _state(archive, source), tally.asked
        for report in reports:
            tally.add(report, lists=max(after.walked - before.walked, 0))
        # A page is given up after some tries; a list that cannot be had would be asked for until nothing is allowed.
        asked_for_a_list = not before.pages_left
        if after == before and (asked_for_a_list or tally.asked == asked) and not is_stopped():
            return tally, WalkEnding.STUCK


def _clear(archive: Archive, source: Source, now: datetime) -> None:
    """Leave out of a walk what turned out to be too old."""
    walk = archive.walks.of(source.name)
    if walk is not None:
        archive.walks.keep(next_list(walk)[1], now)


def step_batch(configuration: Configuration, source: Source, most: int) -> Batch:
    """The batch of one step. What appeared long ago is not looked at again: whoever edits it does so at once."""
    batch = batch_of(configuration, [archive_feed(source)])
    return replace(batch, pages_per_feed=most, recheck_after_s=())


@dataclass(frozen=True, kw_only=True)
class _State:
    """What a step that came to something changes."""

    pages_left: int
    walked: int
    waiting: int
    is_at_end: bool


def _state(archive: Archive, source: Source) -> _State:
    walk, pages_left = archive.walks.of(source.name), archive.walks.pages_left(source.name)
    is_at_end = walk is None or (next_list(walk)[0] is None and not pages_left)
    walked, waiting = (len(walk.walked), len(walk.waiting)) if walk else (0, 0)
    return _State(pages_left=pages_left, walked=walked, waiting=waiting, is_at_end=is_at_end)


def _sitemaps(archive: Archive, source: Source) -> list[str]:
    """The sitemaps of a source that names none: those of its robots.txt, as far as that was read, else usual places."""
    home = origin_of(source.homepage or source.feeds[0].url)
    return sitemaps_of_robots(archive.site_files.known(f"{home}/robots.txt").body) or [
        f"{home}{path}" for path in _USUAL
    ]
