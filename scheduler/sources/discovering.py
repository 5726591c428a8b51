"""A site's feeds, looked for in a crawl of its own that keeps nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from tempfile import TemporaryDirectory

from crawler.crawl.batch import AddressTried, CrawlEvent, SiteSurveyed, TopicRequest
from crawler.crawl.endings import ending_of_failure
from crawler.survey import SiteSurvey
from crawler.survey.ranking import Ranked, ranked
from scheduler.configuration.loading import Configuration
from scheduler.crawls.jobs import CrawlJob
from scheduler.crawls.planning import batch_of
from scheduler.sentinel.advice import ADVICE
from store.types import AlarmKind, Failure, Feed, FeedKind
from store.urls import site_of


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
        return ADVICE[AlarmKind(ending_of_failure(self.failure).value)] if self.failure else ""


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

    with TemporaryDirectory(prefix="vigie-") as folder:
        site = Feed(source=site_of(url), url=url, kind=FeedKind.SITE)
        store_url = f"sqlite:///{folder}/site.db"
        batch = batch_of(configuration, [site], store_url=store_url, topic=TopicRequest(keep_all=True))
        reports = CrawlJob(batch).run(note)
    failures = [failure for report in reports for failure in report.failures]
    survey = surveys[-1] if surveys else SiteSurvey(asked_url=url, url=url)
    ranking = tuple(ranked(survey.candidates, datetime.now(UTC)))
    return Discovery(survey=survey, ranking=ranking, failure=failures[0] if failures else None)
