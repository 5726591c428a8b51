"""A site's feeds, looked for in a crawl of its own that keeps nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from crawler.batch import AddressTried, CrawlEvent, SiteSurveyed, TopicRequest
from crawler.context.endings import ending_of_failure
from crawler.sources import page_feed
from crawler.survey import SiteSurvey
from crawler.survey.ranking import Ranked, ranked
from scheduler.configuration.loading import Configuration
from scheduler.crawls.jobs import CrawlJob
from scheduler.crawls.planning import batch_of
from scheduler.crawls.trial import trial_store
from scheduler.sentinel.advice import ADVICE
from store.types import AlarmKind, Failure, Feed, FeedKind

#: What to do about a site that does not show itself, where it is not what to do about a feed.
_ADVICE = ADVICE | {AlarmKind.NOT_A_FEED: "open the site in a browser, and name the address of its news"}


@dataclass(frozen=True, kw_only=True)
class Discovery:
    """What a site publishes, the best first; or why nothing can be said."""

    survey: SiteSurvey
    ranking: tuple[Ranked, ...]
    #: Why the site did not show itself; None when it did.
    failure: Failure | None = None

    @property
    def advice(self) -> str:
        """What to do about the failure, a sentence; empty when there is none."""
        return _ADVICE[AlarmKind(ending_of_failure(self.failure).value)] if self.failure else ""


def discover(url: str, configuration: Configuration, on_try: Callable[[str], None]) -> Discovery:
    """Look for the feeds of a site, as politely as a crawl; `on_try` hears of each address that is asked for.

    Raises StoreError when no database can be made for the crawl, and CrawlDied when it broke.
    """
    surveys: list[SiteSurvey] = []

    def note(event: CrawlEvent) -> None:
        if isinstance(event, AddressTried):
            on_try(event.url)
        if isinstance(event, SiteSurveyed):
            surveys.append(event.survey)

    with trial_store(configuration.store.url) as store_url:
        site = _site(url, configuration)
        batch = batch_of(configuration, [site], store_url=store_url, topic=TopicRequest(keep_all=True))
        reports = CrawlJob(batch).run(note)
    failures = [failure for report in reports for failure in report.failures]
    survey = surveys[-1] if surveys else SiteSurvey(asked_url=url, url=url)
    ranking = tuple(ranked(survey.candidates, datetime.now(UTC)))
    return Discovery(survey=survey, ranking=ranking, failure=failures[0] if failures else None)


def watched_site(url: str, configuration: Configuration) -> list[Feed]:
    """The site of an address as something that is crawled, when it is one of a source's; else nothing."""
    site = _site(url, configuration)
    return [site] if any(site.source == source.name for source in configuration.sources()) else []


def _site(url: str, configuration: Configuration) -> Feed:
    """Under the name of the source whose site it is, since what a person said of that holds for it."""
    return replace(page_feed(url, configuration.sources()), kind=FeedKind.SITE)
