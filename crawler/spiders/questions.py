"""The request for a feed: what is known of it goes along, so that an unchanged one need not come again."""

from __future__ import annotations

from scrapy.http import Request

from crawler.spiders.answers import conditional_headers
from store.types import Purpose, Validators

#: A feed or sitemap may be larger (sitemaps.org allows 50 MiB).
MAX_FEED_BYTES = 50 * 1024 * 1024


def feed_question(url: str, known: Validators) -> Request:
    """Ask for a feed, with the validators of the last poll where there are some (RFC 9110 §13)."""
    return Request(
        url,
        headers=conditional_headers(known),
        meta={"handle_httpstatus_list": [304], "download_maxsize": MAX_FEED_BYTES, "purpose": Purpose.FEED},
        dont_filter=True,
    )
