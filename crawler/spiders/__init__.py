"""One spider for each kind of feed; they differ in how they read it, and in nothing else."""

from __future__ import annotations

from crawler.spiders.archive import ArchiveSpider, WalkBook
from crawler.spiders.article import ArticleSpider
from crawler.spiders.base import FeedSpider
from crawler.spiders.section import SectionSpider
from crawler.spiders.site import SiteSpider
from crawler.spiders.sitemap import SitemapSpider
from crawler.spiders.syndication import SyndicationSpider
from store.types import FeedKind

SPIDERS: dict[FeedKind, type[FeedSpider]] = {
    FeedKind.FEED: SyndicationSpider,
    FeedKind.SITEMAP: SitemapSpider,
    FeedKind.SECTION: SectionSpider,
    FeedKind.PAGE: ArticleSpider,
    FeedKind.SITE: SiteSpider,
    FeedKind.ARCHIVE: ArchiveSpider,
}

__all__ = [
    "SPIDERS",
    "ArchiveSpider",
    "ArticleSpider",
    "FeedSpider",
    "SectionSpider",
    "SiteSpider",
    "SitemapSpider",
    "SyndicationSpider",
    "WalkBook",
]
