"""A page looked at by a person who writes a rule, or wonders: what a rule finds on it, and where its texts stand."""

from __future__ import annotations

from crawler.extract.page.outline import outline
from crawler.extract.page.parsing import read_page
from crawler.extract.sites.ruled import silent_keys
from crawler.site_rules import SiteRule
from store.types import FetchedPage


def silent_keys_of(page: FetchedPage, rule: SiteRule) -> list[str]:
    """The keys of a rule that find nothing on a page. Raises NotAnArticle for what is no page."""
    return silent_keys(read_page(page.body, page.url, _content_type(page)), rule)


def texts_in_order(page: FetchedPage) -> list[str]:
    """The blocks of text of a page, as a reader comes by them. Raises NotAnArticle for what is no page."""
    return [block.text for block in outline(read_page(page.body, page.url, _content_type(page)).tree)]


def _content_type(page: FetchedPage) -> str:
    return next((value for name, value in page.headers if name.lower() == "content-type"), "")
