"""One spider for each kind of feed; they differ in how they read it, and in nothing else."""

from __future__ import annotations

from crawler.spiders.article import ArticleSpider
from crawler.spiders.base import FeedSpider
from crawler.spiders.section import SectionSpider
from crawler.spiders.sitemap import SitemapSpider
from crawler.spiders.syndication import SyndicationSpider
from store.types import FeedKind

SPIDERS: dict[FeedKind, type[FeedSpider]] = {
    FeedKind.FEED: SyndicationSpider,
    FeedKind.SITEMAP: SitemapSpider,
    FeedKind.SECTION: SectionSpider,
    FeedKind.PAGE: ArticleSpider,
}

__all__ = ["SPIDERS", "ArticleSpider", "FeedSpider", "SectionSpider", "SitemapSpider", "SyndicationSpider"]
