"""Section pages: the links of an HTML page that lead to articles.

By a pattern that the source gives, or else told from navigation by the shape of their addresses, their words, and where
on the page they stand. It reads the page as it was served: what JavaScript adds is not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from crawler.errors import NotAFeed
from crawler.feeds.entries import MAX_ENTRIES
from crawler.feeds.markup import decode_markup, describe, looks_like_html
from crawler.sections.links import article_links, links_of
from store.types import Entry


@dataclass(frozen=True, kw_only=True)
class SectionReading:
    """What one section page lists."""

    #: In the page's order, each address once, with the longest text that links to it as title.
    entries: tuple[Entry, ...]


def parse_section(body: bytes, url: str, link_pattern: str, content_type: str = "") -> SectionReading:
    """Find the links to articles on a page; `url` is where it came from in the end.

    A pattern is searched in path and query of each link of the same site. Raises NotAFeed when the page is no HTML or
    no link fits, and re.error when the pattern is no regular expression.
    """
    pattern = re.compile(link_pattern)
    markup = decode_markup(body, content_type).text
    if not looks_like_html(markup):
        raise NotAFeed(url, f"expected an HTML page, got {describe(body, markup)}")
    links = links_of(page_tree(markup, url), url)
    matching = [link for link in links if pattern.search(_path_and_query(link.url))]
    fitting = matching if link_pattern else article_links(links)
    if not fitting:
        wanted = f"matches {link_pattern!r}" if link_pattern else "looks like an article"
        raise NotAFeed(url, f"{describe(body, markup)}: none of its {len(links)} links {wanted}")
    entries = (Entry(url=link.url, title=link.title) for link in fitting)
    return SectionReading(entries=tuple(islice(entries, MAX_ENTRIES)))


def page_tree(markup: str, url: str) -> HtmlElement:
    """The tree of a decoded page. Raises NotAFeed when it has no content."""
    # As UTF-8 bytes with the encoding given, so that no meta element is believed a second time.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:  # nothing but comments, say
        raise NotAFeed(url, "expected an HTML page, got one without content") from error


def _path_and_query(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")
