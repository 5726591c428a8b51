"""Sitemaps, news sitemaps and indexes of them (sitemaps.org, Google News), plain-text ones too: bytes in, entries out.

It opens no connection and no file, resolves no entity, and decides no order of visits among the sitemaps of an index.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice, pairwise

from lxml import etree

from crawler.errors import NotAFeed
from crawler.feeds.entries import MAX_ENTRIES, distinct, feed_instant, language_code, raw_date
from crawler.feeds.markup import decode_markup, describe, looks_like_html, repair_xml, xml_parser
from crawler.feeds.plain_text import plain_text
from store.types import Entry
from store.urls import absolute_url, site_of, url_key

#: What a sitemap may hold (sitemaps.org), once decompressed.
MAX_BYTES = 50 * 1024 * 1024
#: Sitemaps of one index that are named; the newest, when they have dates.
MAX_CHILDREN = 500

_GZIP = b"\x1f\x8b"
_ROOT = re.compile(r"<(?:[\w.-]+:)?(urlset|sitemapindex)[\s>/]", re.IGNORECASE)
_PART_START = re.compile(r"<(?:[\w.-]+:)?(?:url|sitemap)[\s>]", re.IGNORECASE)
_HEAD_CHARACTERS = 65_536
_OLDEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Child:
    """A sitemap that an index names."""

    url: str
    modified_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class SitemapReading:
    """What one sitemap says."""

    #: Newest first, those without a date last, each address once.
    entries: tuple[Entry, ...]
    #: In the index's order.
    children: tuple[Child, ...]
    #: What was malformed or left out, for a person; empty when nothing was.
    problem: str


def parse_sitemap(body: bytes, url: str, most: int = MAX_ENTRIES) -> SitemapReading:
    """Read a sitemap or an index, gzipped or not; `url` is where it came from in the end. `most` entries are read.

    Raises NotAFeed for anything else, saying what it is.
    """
    body, cut = _unpacked(body, url)
    decoded = decode_markup(body)
    root = _ROOT.search(decoded.text[:_HEAD_CHARACTERS])
    if root is None:
        return _read_lines(decoded.text, body, url, most)
    tree, malformed = _tree(decoded.text[root.start() :])
    if tree is None:
        raise NotAFeed(url, "expected a sitemap, got XML that cannot be read")
    elements = _read_apart(decoded.text[root.start() :]) if malformed else list(tree)
    pages = sorted(_named(elements, "url"), key=_newness, reverse=True)
    children = _children(elements, url)
    kept = tuple(islice(distinct(_entries(pages, url)), most))
    problems = (cut, decoded.problem, malformed, _left_out(len(pages), len(children), most))
    return SitemapReading(entries=kept, children=children[:MAX_CHILDREN], problem="; ".join(filter(None, problems)))


def _unpacked(body: bytes, url: str) -> tuple[bytes, str]:
    """The body decompressed, and a complaint when it was cut. Raises NotAFeed when it is damaged or too large."""
    if not body.startswith(_GZIP):
        return body, ""
    unpacked, cut = bytearray(), ""
    try:
        while body.startswith(_GZIP) and not cut:  # several that stand one behind the other are one (RFC 1952 §2.2)
            unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
            unpacked += unpacking.decompress(body, MAX_BYTES + 1 - len(unpacked))
            if len(unpacked) > MAX_BYTES:
                raise NotAFeed(url, f"expected a sitemap, got gzip data of more than {MAX_BYTES // 1024**2} MiB")
            body, cut = unpacking.unused_data, "" if unpacking.eof else "its gzip data is cut short"
    except zlib.error as error:
        raise NotAFeed(url, f"expected a sitemap, got damaged gzip data ({error})") from error
    if cut and not unpacked:
        raise NotAFeed(url, "expected a sitemap, got damaged gzip data")
    return bytes(unpacked), cut


def _tree(markup: str) -> tuple[etree._Element | None, str]:
    """The tree of some XML, and a complaint when it took repair."""
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), xml_parser(recover=False)), ""
    except etree.XMLSyntaxError as error:
        complaint = f"malformed XML: {error.msg}"
    try:
        return etree.fromstring(repair_xml(markup).encode(), xml_parser(recover=True)), complaint
    except etree.XMLSyntaxError:
        return None, complaint


def _read_apart(markup: str) -> list[etree._Element]:
    """The pages and sitemaps of malformed XML, each read alone: a stray tag costs no other than its own."""
    repaired = repair_xml(markup)
    starts = [found.start() for found in _PART_START.finditer(repaired)]
    parts = (repaired[start:end] for start, end in pairwise((*starts, len(repaired))))
    read = (etree.fromstring(f"<part>{part}</part>".encode(), xml_parser(recover=True)) for part in parts)
    return [element for part in read if part is not None for element in part]


def _entries(pages: Iterable[etree._Element], url: str) -> Iterator[Entry]:
    own_key = url_key(url)
    for element in pages:
        address = absolute_url(url, _text(element, "loc"))
        if not address or url_key(address) == own_key:
            continue
        news = _first(element, "news")
        publication = _first(news, "publication")
        yield Entry(
            url=address,
            title=plain_text(_text(news, "title")),
            published_at=feed_instant(_text(news, "publication_date")),
            published_raw=raw_date(_text(news, "publication_date")),
            modified_at=feed_instant(_text(element, "lastmod")),
            language=language_code(_text(publication, "language")),
        )


def _children(elements: Iterable[etree._Element], url: str) -> tuple[Child, ...]:
    """The sitemaps of an index on its own site, each once and never itself; the newest when there are too many."""
    found: dict[str, Child] = {}
    for element in _named(elements, "sitemap"):
        address = absolute_url(url, _text(element, "loc"))
        if address and site_of(address) == site_of(url):
            child = Child(url=address, modified_at=feed_instant(_text(element, "lastmod")))
            found.setdefault(url_key(address), child)
    found.pop(url_key(url), None)
    children = tuple(found.values())
    if len(children) > MAX_CHILDREN:
        return tuple(sorted(children, key=lambda child: child.modified_at or _OLDEST, reverse=True))
    return children


def _named(elements: Iterable[etree._Element], name: str) -> Iterator[etree._Element]:
    """Those of that local name, in whatever namespace, declared or not; an element stands for its children."""
    for child in elements:
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2].rpartition(":")[2].lower() == name:
            yield child


def _text(element: etree._Element, name: str) -> str:
    return next((child.text or "" for child in _named(element, name)), "")


def _first(element: etree._Element, name: str) -> etree._Element:
    """The first child of that name; without one the element itself, whose children are then looked at."""
    return next(_named(element, name), element)


def _newness(element: etree._Element) -> datetime:
    published_at = feed_instant(_text(_first(element, "news"), "publication_date"))
    return published_at or feed_instant(_text(element, "lastmod")) or _OLDEST


def _left_out(entries: int, children: int, most: int) -> str:
    if entries > most:
        return f"lists {entries:,} pages, of which the newest {most:,} are read"
    return f"names {children:,} sitemaps, of which {MAX_CHILDREN} are read" if children > MAX_CHILDREN else ""


def _read_lines(text: str, body: bytes, url: str, most: int) -> SitemapReading:
    """A text sitemap: one address a line and nothing else. Raises NotAFeed when the first line is something else."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    addresses = [absolute_url(url, line) if line.startswith(("http://", "https://")) else "" for line in lines]
    if not addresses or not addresses[0] or looks_like_html(text):
        raise NotAFeed(url, f"expected a sitemap, got {describe(body, text)}")
    strange = addresses.count("")
    entries = distinct(Entry(url=address) for address in _web(addresses))
    return SitemapReading(
        entries=tuple(islice(entries, most)),
        children=(),
        problem=f"{strange} lines are no addresses" if strange else _left_out(len(addresses), 0, most),
    )


def _web(addresses: Iterable[str]) -> Iterator[str]:
    return filter(None, addresses)
