"""Where a site may have its feeds: what its home page declares and links to, and the places that are usual; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from crawler.feeds.markup import decode_markup
from crawler.sections.sections import page_tree
from store.text import clean_line, fold
from store.urls import absolute_url, site_of, url_key

#: Of each kind, the first of the page: sites with a feed for each tag have hundreds.
_MOST_FEEDS, _MOST_SECTIONS = 12, 3

_FEED_TYPE = re.compile(
    r"application/(?:rss|atom|rdf)\+xml|application/feed\+json|(?:text|application)/xml", re.IGNORECASE
)
_FEED_PATH = re.compile(
    r"(?:^|[/_.-])(?:rss\d?|feeds?|atom|flux(?:-rss)?|backend|syndication)(?:$|/|\.\w{2,5}$)|/rss[-_]|\.(?:rss|atom|rdf)$",
    re.IGNORECASE,
)
_FEED_QUERY = re.compile(r"(?:^|&)(?:page=backend|feed=\w+|format=feed|type=rss)", re.IGNORECASE)
_SECTION = re.compile(
    r"(?:l-|les?-|nos-|toute-l-|toutes-(?:les|nos)-|fil-(?:d-)?)?(?:actualites?|actus?|news(?:room)?|infos?|a-la-une|articles?|breves|depeches"
    r"|presse|espace-presse|salle-de-presse|communiques?(?:-de-presse)?|press(?:-releases?)?|publications|blog|magazine)"
)
_DEEPEST_SECTION = 3

#: By what a page's markup says of the software that made it; the first that is heard of goes first.
_HOMES_BY_SOFTWARE = (
    (re.compile(r"wp-content|wp-includes|wordpress", re.IGNORECASE), ("/feed/",)),
    (re.compile(r"\bspip\b|spip\.php", re.IGNORECASE), ("/spip.php?page=backend",)),
    (re.compile(r"drupal", re.IGNORECASE), ("/rss.xml",)),
    (re.compile(r"\bghost\b", re.IGNORECASE), ("/rss/",)),
    (re.compile(r"\bhugo\b", re.IGNORECASE), ("/index.xml",)),
    (re.compile(r"jekyll|eleventy", re.IGNORECASE), ("/feed.xml", "/feed.json")),
)
_USUAL_FEEDS = (
    "/feed/",
    "/rss.xml",
    "/rss",
    "/feed.xml",
    "/atom.xml",
    "/spip.php?page=backend",
    "/feed.json",
    "/index.xml",
)
USUAL_SITEMAPS = ("/sitemap-news.xml", "/news-sitemap.xml", "/sitemap.xml")


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """What a home page tells of where to look."""

    #: What the site calls itself.
    name: str
    #: Addresses with what their link is called.
    declared: tuple[tuple[str, str], ...]
    linked: tuple[tuple[str, str], ...]
    sections: tuple[str, ...]
    #: Paths of the same host.
    usual: tuple[str, ...]


def read_home(body: bytes, url: str, content_type: str) -> HomePage:
    """Look through a page; `url` is where it came from in the end. Raises NotAFeed when it has no content."""
    markup = decode_markup(body, content_type).text
    tree = page_tree(markup, url)
    declared = list(islice(_declared(tree, url), _MOST_FEEDS))
    known = {url_key(address) for address, _ in declared}
    linked = (each for each in _linked(tree, url) if url_key(each[0]) not in known)
    return HomePage(
        name=_name(tree),
        declared=tuple(declared),
        linked=tuple(islice(_once(linked), _MOST_FEEDS)),
        sections=tuple(islice(_sections(tree, url), _MOST_SECTIONS)),
        usual=usual_places(markup),
    )


def usual_places(markup: str) -> tuple[str, ...]:
    """Where feeds usually are, those of the software first that a page was made with."""
    first = [path for software, paths in _HOMES_BY_SOFTWARE if software.search(markup) for path in paths]
    return tuple(dict.fromkeys([*first, *_USUAL_FEEDS]))


def _declared(tree: HtmlElement, url: str) -> Iterator[tuple[str, str]]:
    found = (
        (absolute_url(_base(tree, url), link.get("href") or ""), clean_line(link.get("title") or ""))
        for link in tree.iter("link")
        if "alternate" in (link.get("rel") or "").lower().split() and _FEED_TYPE.match((link.get("type") or "").strip())
    )
    return _once(found)


def _linked(tree: HtmlElement, url: str) -> Iterator[tuple[str, str]]:
    base = _base(tree, url)
    for anchor in tree.iter("a"):
        address = absolute_url(base, anchor.get("href") or "")
        if address and _looks_like_feed(address):
            yield address, clean_line(" ".join(anchor.itertext())) or clean_line(anchor.get("title") or "")


def _looks_like_feed(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_FEED_PATH.search(parts.path) or _FEED_QUERY.search(parts.query))


def _sections(tree: HtmlElement, url: str) -> Iterator[str]:
    """The pages of the same site that are called like a list of news, the shallowest first."""
    base, found = _base(tree, url), []
    for anchor in tree.iter("a"):
        address = absolute_url(base, anchor.get("href") or "")
        segments = [unquote(segment) for segment in urlsplit(address).path.split("/") if segment]
        last = fold(segments[-1]).rpartition(".")[0] or fold(segments[-1]) if segments else ""
        if _SECTION.fullmatch(last) and len(segments) <= _DEEPEST_SECTION and site_of(address) == site_of(url):
            found.append((len(segments), address))
    addresses = (address for _, address in sorted(found, key=lambda each: each[0]) if url_key(address) != url_key(url))
    return (address for address, _ in _once((address, "") for address in addresses))


def _once(addresses: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for address, title in addresses:
        key = url_key(address)
        if address and key not in seen:
            seen.add(key)
            yield address, title


def _base(tree: HtmlElement, url: str) -> str:
    return absolute_url(url, next(iter(tree.xpath("//base/@href")), "")) or url


def _name(tree: HtmlElement) -> str:
    for path in ("//meta[@property='og:site_name']/@content", "//meta[@name='application-name']/@content"):
        if named := clean_line(next(iter(tree.xpath(path)), "")):
            return named
    return ""
