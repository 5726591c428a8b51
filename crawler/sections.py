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
from crawler.feed_entries import MAX_ENTRIES
from crawler.markup import decode_markup, describe, looks_like_html
from store.text import clean_line
from store.types import Entry
from store.urls import absolute_url, site_of, url_key

#: Links of a page that are looked at; a page with more of them is a trap.
MAX_LINKS = 20_000

_DATED = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])(?:[/-]|\d|$)")
_NUMBERED = re.compile(r"(?:[/_.,-]|article)(?!(?:19|20)\d\d(?:\D|$))\d{4,}(?:\.\w+)?/?$|[?&;]article\d+")
_SLUG_WORD = re.compile(r"[^\W\d_][^\W_]*|\d+")
_WORDS_OF_A_TITLE = 4
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LANDMARKS = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "menubar"})


@dataclass(frozen=True, kw_only=True)
class SectionReading:
    """What one section page lists."""

    #: In the page's order, each address once, with the longest text that links to it as title.
    entries: tuple[Entry, ...]


@dataclass(kw_only=True)
class _Link:
    """An address that the page links to, and what its links say."""

    url: str
    title: str = ""
    #: Whether one of its links reads like a headline outside of navigation.
    headlined: bool = False


def parse_section(body: bytes, url: str, link_pattern: str, content_type: str = "") -> SectionReading:
    """Find the links to articles on a page; `url` is where it came from in the end.

    A pattern is searched in path and query of each link of the same site. Raises NotAFeed when the page is no HTML or
    no link fits, and re.error when the pattern is no regular expression.
    """
    pattern = re.compile(link_pattern)
    markup = decode_markup(body, content_type).text
    if not looks_like_html(markup):
        raise NotAFeed(url, f"expected an HTML page, got {describe(body, markup)}")
    links = _links(_tree(markup, url), url)
    fitting = [
        link for link in links if (pattern.search(_path_and_query(link.url)) if link_pattern else _is_article(link))
    ]
    if not fitting:
        wanted = f"matches {link_pattern!r}" if link_pattern else "looks like an article"
        raise NotAFeed(url, f"{describe(body, markup)}: none of its {len(links)} links {wanted}")
    entries = (Entry(url=link.url, title=link.title) for link in fitting)
    return SectionReading(entries=tuple(islice(entries, MAX_ENTRIES)))


def _tree(markup: str, url: str) -> HtmlElement:
    # As UTF-8 bytes with the encoding given, so that no meta element is believed a second time.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:  # nothing but comments, say
        raise NotAFeed(url, "expected an HTML page, got one without content") from error


def _links(tree: HtmlElement, url: str) -> list[_Link]:
    """The page's links to other pages of its site, each once, in order."""
    base = absolute_url(url, next(iter(tree.xpath("//base/@href")), "")) or url
    found: dict[str, _Link] = {}
    for anchor in islice(tree.iter("a"), MAX_LINKS):
        address = absolute_url(base, anchor.get("href") or "")
        if address and site_of(address) == site_of(url):
            _add(found.setdefault(url_key(address), _Link(url=address)), anchor)
    found.pop(url_key(url), None)
    return list(found.values())


def _add(link: _Link, anchor: HtmlElement) -> None:
    """Take the words of one more link to the same address into account."""
    heading = next((element for element in anchor.iter() if element.tag in _HEADINGS), None)
    title = _words(anchor if heading is None else heading) or clean_line(anchor.get("title") or "")
    if len(title) > len(link.title):
        link.title = title
    if link.headlined or _in_navigation(anchor):
        return
    in_heading = heading is not None or any(element.tag in _HEADINGS for element in anchor.iterancestors())
    link.headlined = bool(title) and (in_heading or len(title.split()) >= _WORDS_OF_A_TITLE)


def _words(element: HtmlElement) -> str:
    return clean_line(" ".join(element.itertext()))


def _in_navigation(anchor: HtmlElement) -> bool:
    """Whether a link stands in a menu, or in the page's own header or footer; an article's header is none of these."""
    ancestors = list(anchor.iterancestors())
    if any(element.tag == "nav" or element.get("role") in _LANDMARKS for element in ancestors):
        return True
    frame = next((element.tag for element in ancestors if element.tag in ("header", "footer", "article", "main")), "")
    return frame in ("header", "footer") and not any(element.tag in ("article", "main") for element in ancestors)


def _is_article(link: _Link) -> bool:
    """Whether address and words are those of an article: a date, a number or a long slug, under a headline."""
    path = _path_and_query(link.url)
    return link.headlined and bool(
        _DATED.search(path) or _NUMBERED.search(path) or _slug_words(path) >= _WORDS_OF_A_TITLE
    )


def _slug_words(path: str) -> int:
    last = path.partition("?")[0].rstrip("/").rpartition("/")[2]
    return len(_SLUG_WORD.findall(last.rpartition(".")[0] or last))


def _path_and_query(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")
