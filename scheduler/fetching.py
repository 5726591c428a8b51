"""One page through the whole pipeline, for looking at: politely fetched, extracted, and kept nowhere."""

from __future__ import annotations

from tempfile import TemporaryDirectory

from crawler.batch import TopicRequest
from crawler.errors import CrawlerError
from crawler.sources import page_feed
from scheduler.config import Configuration
from scheduler.jobs import CrawlJob
from scheduler.planning import batch_of
from store.database import open_reader
from store.reading import newest_text
from store.types import Article


def article_at(url: str, configuration: Configuration) -> Article:
    """The article of a page, fetched as a crawl would, robots.txt and all.

    It goes through a database of its own that is thrown away. Raises CrawlerError with the reason when there is none.
    """
    with TemporaryDirectory(prefix="vigie-") as folder:
        store_url = f"sqlite:///{folder}/page.db"
        feed = page_feed(url, configuration.sources())
        batch = batch_of(configuration, [feed], store_url=store_url, topic=TopicRequest(keep_all=True))
        reports = CrawlJob(batch).run(lambda _event: None)
        for failure in (failure for report in reports for failure in report.failures):
            raise CrawlerError(f"{failure.url}: {failure.reason}" + (f" ({failure.detail})" if failure.detail else ""))
        reader = open_reader(store_url)
        article = newest_text(reader, url)
        reader.dispose()
    if article is None:
        raise CrawlerError(f"{url}: the crawl was stopped before the page came")
    return article
