"""Sources on trial: one poll and one article of each, in a crawl that keeps nothing; a verdict in words for each.

The words are those of `Ending`, which alarms have too, and so is the advice; only what a trial can tell apart, or what
an alarm cannot mean, is called otherwise here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from crawler.batch import TopicRequest
from crawler.errors import OutOfOrder
from scheduler.configuration.loading import Configuration
from scheduler.configuration.risks import risks_taken
from scheduler.crawls.jobs import CrawlJob
from scheduler.crawls.planning import batch_of
from scheduler.crawls.trial import away_sites, trial_store
from scheduler.sentinel.advice import ADVICE
from store.database import reader_of
from store.reading import Headline, latest_articles
from store.types import AlarmKind, CrawlReport, Ending, Feed, Source
from store.urls import site_of

HEALTHY, NOTHING_NEW, NOT_TRIED = "healthy", "nothing new", "not tried"
_WELL = (HEALTHY, NOTHING_NEW)
#: With a newest entry that is older, a source may still be alive, but hardly a daily one.
_OLD = timedelta(days=30)
_WORDS = {Ending.NOT_A_FEED: "not a feed any more", Ending.UNREACHABLE: "dead"}

#: Runs a job of so many feeds, shows it, and gives its reports.
Follow = Callable[[CrawlJob, int], list[CrawlReport]]


@dataclass(frozen=True, kw_only=True)
class FeedCheck:
    """What the trial of one feed came to."""

    feed: Feed
    verdict: str
    #: Whether there is nothing to do.
    is_well: bool
    #: A sentence with figures.
    evidence: str
    #: What to do, a sentence; empty when it is well.
    advice: str = ""
    #: Entries it lists, and the newest date among them.
    listed: int = 0
    newest_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class SourceCheck:
    """What the trial of one source came to."""

    source: str
    feeds: tuple[FeedCheck, ...]
    #: Titles of the articles that were read.
    articles: tuple[str, ...] = ()
    #: What the configuration allows it that is a risk, sentences.
    risks: tuple[str, ...] = ()

    @property
    def is_well(self) -> bool:
        return all(feed.is_well for feed in self.feeds)

    @property
    def verdict(self) -> str:
        """That of its worst feed."""
        order = {HEALTHY: 2, NOTHING_NEW: 1}
        return min((feed.verdict for feed in self.feeds), key=lambda word: order.get(word, 0))


def check_sources(
    sources: Sequence[Source], configuration: Configuration, follow: Follow, held: Collection[str] = ()
) -> list[SourceCheck]:
    """Try each feed of some sources, and one article of each, as a crawl would; in the order of the sources.

    Feeds of sites that are `held` by others are left alone, and so are those of sites that want to be. Raises
    StoreError when no database can be made for it, and CrawlDied when the crawl broke.
    """
    spared = dict.fromkeys(held, "another crawl is at its site") | _asked_to_wait(configuration)
    feeds = [feed for source in sources for feed in source.feeds if site_of(feed.url) not in spared]
    with trial_store(configuration.store.url) as store_url:
        batch = batch_of(configuration, feeds, store_url=store_url, topic=TopicRequest(keep_all=True))
        batch = replace(batch, pages_per_feed=1, keep_pages_days=0, recheck_after_s=())
        reports = follow(CrawlJob(batch), len(feeds)) if feeds else []
        articles = _articles(store_url, len(feeds)) if feeds else []
    by_address = {(report.source, report.feed_url): report for report in reports}
    return [_checked(source, by_address, articles, spared) for source in sources]


def judged(feed: Feed, report: CrawlReport | None, now: datetime) -> FeedCheck:
    """What one poll of a feed, with one of its articles, says of it; `report` is None when it was cut off."""
    if report is None:
        return _not_tried(feed, "the check ended before its turn")
    verdict, advice = _verdict(report, now)
    return FeedCheck(
        feed=feed,
        verdict=verdict,
        is_well=verdict in _WELL,
        evidence=_evidence(report),
        advice=advice,
        listed=report.entries,
        newest_at=report.newest_at,
    )


def _verdict(report: CrawlReport, now: datetime) -> tuple[str, str]:
    """A word, and what to do about it."""
    if report.ending.is_failure:
        says_so = any(failure.reason == OutOfOrder.reason for failure in report.failures)
        word = OutOfOrder.reason if says_so else _WORDS.get(report.ending, report.ending.value)
        return word, ADVICE[AlarmKind(report.ending.value)]
    if _is_reserved(report):
        return Ending.RIGHTS_RESERVED.value, ADVICE[AlarmKind.RIGHTS_RESERVED]
    if report.newest_at is not None and report.newest_at < now - _OLD:
        return NOTHING_NEW, ADVICE[AlarmKind.AGEING]
    return HEALTHY, ""


def _is_reserved(report: CrawlReport) -> bool:
    """Whether nothing may be kept of the pages that were read but where they are and what they are called."""
    return bool(report.readings) and all(one.ending is Ending.RIGHTS_RESERVED for one in report.readings)


def _not_tried(feed: Feed, why: str) -> FeedCheck:
    return FeedCheck(feed=feed, verdict=NOT_TRIED, is_well=False, evidence=why)


def _asked_to_wait(configuration: Configuration) -> dict[str, str]:
    """Sites that said that we come too often, and have not been left alone for long enough, each with a sentence."""
    sentence = "it said that we came too often, and is left alone until {:%Y-%m-%d %H:%M} UTC"
    return {site: sentence.format(until) for site, until in away_sites(configuration.store.url).items()}


def _articles(store_url: str, most: int) -> Sequence[Headline]:
    with reader_of(store_url) as reader:
        return latest_articles(reader, most)


def _checked(
    source: Source,
    reports: dict[tuple[str, str], CrawlReport],
    articles: Sequence[Headline],
    spared: Mapping[str, str],
) -> SourceCheck:
    now = datetime.now(UTC)
    feeds = tuple(
        _not_tried(feed, spared[site_of(feed.url)])
        if site_of(feed.url) in spared
        else judged(feed, reports.get((feed.source, feed.url)), now)
        for feed in source.feeds
    )
    read = tuple(_in_words(article) for article in articles if article.source == source.name)
    return SourceCheck(source=source.name, feeds=feeds, articles=read, risks=tuple(risks_taken([source])))


def _in_words(article: Headline) -> str:
    shown = "; only its beginning is shown to us" if article.access == "stub" else ""
    return f"“{article.title}” ({article.word_count} words{shown})"


def _evidence(report: CrawlReport) -> str:
    """What was seen: entries and their date, or what failed and where."""
    if report.ending.is_failure and report.failures:
        failure = report.failures[0]
        why = f"{failure.reason}: {failure.detail}" if failure.detail else failure.reason
        return why if failure.url == report.feed_url else f"{why} ({failure.url})"
    if not report.entries:
        return report.reason or "it lists nothing"
    newest = f", the newest of {report.newest_at:%Y-%m-%d}" if report.newest_at else ", without dates"
    reserved = "; its texts are reserved, and not kept" if _is_reserved(report) else ""
    return f"{report.entries} {'entry' if report.entries == 1 else 'entries'}{newest}{reserved}"
