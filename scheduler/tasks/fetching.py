"""Single pages through the whole pipeline, for looking at: politely fetched, extracted, and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from crawler.batch import TopicRequest
from crawler.errors import CrawlerError, named_error
from crawler.network.faults import AskedToWait
from crawler.site_rules import SiteRule
from crawler.sources import page_feed
from scheduler.configuration.loading import Configuration
from scheduler.crawls.jobs import CrawlJob
from scheduler.crawls.planning import batch_of
from scheduler.crawls.trial import away_sites, trial_store
from store.database import reader_of
from store.pages.reading import PageChoice, fetched_pages
from store.reading import newest_text
from store.types import Article, FetchedPage
from store.urls import site_of, url_key


@dataclass(frozen=True, kw_only=True)
class LookedAt:
    """What came of one page."""

    article: Article | None = None
    #: None also where its publisher wants no copy of it to be kept.
    page: FetchedPage | None = None
    #: Why there is no article.
    error: CrawlerError | None = None


def article_at(url: str, configuration: Configuration, rules: Sequence[SiteRule]) -> LookedAt:
    """The article of a page, fetched as a crawl would, robots.txt and all. Raises CrawlerError when there is none."""
    found = look_at([url], configuration, rules)[url]
    if found.error is not None:
        raise found.error
    return found


def look_at(urls: Iterable[str], configuration: Configuration, rules: Sequence[SiteRule]) -> dict[str, LookedAt]:
    """Fetch pages in one crawl, with these site rules. They go through a database that is thrown away.

    Raises BadSource for what is no address, and StoreError when no database can be made.
    """
    wanted = list(dict.fromkeys(urls))
    sources = configuration.sources()
    with trial_store(configuration.store.url) as store_url:
        feeds = [page_feed(url, sources) for url in wanted]
        batch = batch_of(configuration, feeds, store_url=store_url, topic=TopicRequest(keep_all=True))
        batch = replace(batch, site_rules=tuple(rules), keep_pages_days=1)
        reports = CrawlJob(batch).run(lambda _event: None)
        failures = {
            report.feed_url: named_error(failure.url, failure.reason, failure.detail)
            for report in reports
            for failure in report.failures
        }
        return {url: _found(store_url, url, failures.get(url)) for url in wanted}


def _found(store_url: str, url: str, failure: CrawlerError | None) -> LookedAt:
    with reader_of(store_url) as reader:
        article = newest_text(reader, url)
        pages = fetched_pages(reader, PageChoice())
        page = next((one for one in pages if article and url_key(one.url) == url_key(article.url)), None)
    if article is None:
        return LookedAt(error=failure or _not_asked(store_url, url))
    return LookedAt(article=article, page=page)


def _not_asked(store_url: str, url: str) -> CrawlerError:
    until = away_sites(store_url).get(site_of(url))
    if until is None:
        return CrawlerError(f"{url}: the crawl was stopped before the page came")
    waits = AskedToWait(until)
    return named_error(url, waits.reason, waits.detail)
