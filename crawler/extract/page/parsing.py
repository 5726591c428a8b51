"""A page's bytes parsed, once.

Decides which bytes are HTML at all and which are too many; knows nothing about articles.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from lxml.etree import ElementDefaultClassLookup, HTMLParser, _Element
from lxml.html import HtmlElement, document_fromstring

from crawler.errors import EmptyPage, NotHtml, PageTooLarge
from crawler.extract.page.decoding import BOMS, decoded, wide_encoding
from crawler.extract.page.live import open_entries
from crawler.extract.page.verbatim import part_paragraphs

#: Characters of markup, inline scripts and styles left out: ten times what a long article with all its chrome needs.
MAX_MARKUP_CHARACTERS = 2_000_000
#: Nothing larger is even decoded; pages that carry their state as JSON reach 2 to 3 MB.
MAX_BYTES = 6_000_000
MAX_LINKS = 20_000
#: Three times what the richest of some 800 press pages has; extraction is slower than linear in them.
MAX_ELEMENTS = 30_000

_FOREIGN_STARTS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"{", b"[")
#: Bytes that no text has in any encoding that the web uses without a byte order mark (WHATWG MIME Sniffing §3).
_BINARY = bytes((*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)))
_SAMPLE_BYTES = 8192
#: A few of them are damage; more are a program, an archive, a sound.
_MOST_BINARY = 0.05
_FEED_ROOT = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(rss|feed|urlset|sitemapindex|rdf:RDF|svg)\b", re.DOTALL
)
#: What the standard lets stand in a head.
_OF_A_HEAD = frozenset(("base", "link", "meta", "noscript", "script", "style", "template", "title"))
_HTML_TYPES = ("", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream")
_LINK = re.compile(rb"<a\s", re.IGNORECASE)
_TAG = re.compile(rb"<[a-zA-Z]")
_SCRIPT_START = re.compile(r"<(script|style)\b", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</(?:script|style)", re.IGNORECASE)
#: What XML forbids and no text needs (libxml2 would end the document at a NUL).
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
#: Vertical tab and form feed, with which office programs part words.
_BREAKS = bytes.maketrans(b"\x0b\x0c", b"  ")
#: The same in UTF-8: U+FFFE, U+FFFF, and how both begin.
_NO_CHARACTERS, _THEIR_START = (b"\xef\xbf\xbe", b"\xef\xbf\xbf"), b"\xef\xbf"
#: lxml.html looks the class of each element up in Python; one for all costs half of a walk over the tree less.
_PLAIN = ElementDefaultClassLookup(element=HtmlElement)
_CONTROL_BYTES = bytes((*range(9), *range(0x0E, 0x20), 0x7F))


@dataclass(frozen=True, kw_only=True)
class Page:
    """A parsed page. Rules may prune `tree`; `reparse` gives a fresh one."""

    url: str
    #: Its bytes as UTF-8, fit to be parsed.
    markup: bytes
    tree: HtmlElement
    #: By which its bytes were read, as `decoded` calls it.
    encoding: str = ""

    def reparse(self) -> HtmlElement:
        return _parsed(self.markup, self.url)


def read_page(html: bytes, url: str, content_type: str = "") -> Page:
    """Decode and parse. Raises `NotHtml`, `PageTooLarge` or `EmptyPage`."""
    _refuse_foreign(html, url, content_type)
    if len(html) > MAX_BYTES:
        raise PageTooLarge(url, f"{len(html):,} bytes")
    markup, encoding = _as_markup(html, content_type)
    _refuse_unusual(markup, url)
    return Page(url=url, markup=markup, tree=_parsed(markup, url), encoding=encoding)


def _parsed(markup: bytes, url: str) -> HtmlElement:
    tree = parse(markup, url)
    open_entries(tree, url, markup)
    part_paragraphs(tree, markup)
    return tree


def parse(markup: bytes, url: str) -> HtmlElement:
    """The tree of some markup in UTF-8, without comments. Raises `EmptyPage` when nothing is in it."""
    # The encoding is given, so that no meta element is believed a second time.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    parser.set_element_class_lookup(_PLAIN)
    tree = document_fromstring(markup, parser=parser, ensure_head_body=True)
    body = tree.find("body")
    if body is None:
        raise EmptyPage(url, "no body")
    _open_body(tree.find("head"), body)
    return tree


def _open_body(head: _Element | None, body: _Element) -> None:
    """Move what is none of a head's to the body, where the standard begins it when its tag is left out.

    libxml2 knows only the elements of HTML 4: `<title>…</title><article>` leaves the article in the head.
    https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inhead
    """
    strays = [] if head is None else [child for child in head if child.tag not in _OF_A_HEAD]
    for place, stray in enumerate(strays):
        body.insert(place, stray)


def _as_markup(html: bytes, content_type: str) -> tuple[bytes, str]:
    """A page's bytes in UTF-8 without what cannot be parsed, and the encoding they were in."""
    if html.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, encoding, _ = decoded(html, content_type)
        text = _CONTROLS.sub("", text).translate({0x0B: " ", 0x0C: " "})
        markup = text.encode("utf-8", "replace")
    else:
        # Bytes are deleted many times faster than characters.
        markup = html.translate(_BREAKS, _CONTROL_BYTES)
        text, encoding, is_utf8 = decoded(markup, content_type)
        markup = markup if is_utf8 else text.encode("utf-8", "replace")
    for sign in _NO_CHARACTERS if _THEIR_START in markup else ():
        markup = markup.replace(sign, b"")
    return markup, encoding


def _refuse_foreign(html: bytes, url: str, content_type: str) -> None:
    kind = content_type.split(";")[0].strip().lower()
    if kind not in _HTML_TYPES and not (kind.endswith("xml") and b"<html" in html[:2048].lower()):
        raise NotHtml(url, kind)
    start = html[:64].lstrip()
    if start.startswith(_FOREIGN_STARTS):
        raise NotHtml(url, "the bytes are those of another format")
    if not html or html.isspace():
        raise EmptyPage(url, "no bytes")
    sample = html[:_SAMPLE_BYTES]
    binary = len(sample) - len(sample.translate(None, _BINARY))
    is_wide = html.startswith(tuple(bom for bom, _ in BOMS)) or wide_encoding(html)
    if binary > _MOST_BINARY * len(sample) and not is_wide:
        raise NotHtml(url, "binary, no text")


def _refuse_unusual(markup: bytes, url: str) -> None:
    if root := _FEED_ROOT.match(markup[:2048]):
        raise NotHtml(url, f"<{root.group(1).decode()}> document")
    if not _TAG.search(markup):
        raise NotHtml(url, "no markup in it") if markup.strip() else EmptyPage(url, "only white space")
    # Signs are counted faster than expressions, and few of them are few elements.
    elements = sum(1 for _ in _TAG.finditer(markup)) if markup.count(b"<") > MAX_ELEMENTS else 0
    if elements > MAX_ELEMENTS:
        raise PageTooLarge(url, f"{elements:,} elements")
    links = sum(1 for _ in _LINK.finditer(markup)) if elements > MAX_LINKS else 0
    if links > MAX_LINKS:
        raise PageTooLarge(url, f"{links:,} links")
    if len(markup) > MAX_MARKUP_CHARACTERS and (size := _size_without_scripts(markup.decode())) > MAX_MARKUP_CHARACTERS:
        raise PageTooLarge(url, f"{size:,} characters")


def _size_without_scripts(markup: str) -> int:
    size, position = 0, 0
    while start := _SCRIPT_START.search(markup, position):
        size += start.start() - position
        end = _SCRIPT_END.search(markup, start.end())
        if end is None:
            return size
        position = end.end()
    return size + len(markup) - position
