"""Articles and lists that are split over several pages: which links lead to the next, the first, or all of them; pure.

The next page of an article has the article's own address with a number in it (`-page-2.html`, `?page=2`, `/2/`), and is
linked to as such: by `rel=next`, by that number, by "Page suivante", or in a pager. So links to the next article, the
pages of its comments and galleries are none.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import ParserError, _Element
from lxml.html import HTMLParser, document_fromstring

from crawler.extract.page.decoding import decode
from crawler.extract.page.parsing import MAX_BYTES
from crawler.sections.page_numbers import first_of_later, keys_of_page, keys_of_whole, name_in_keys, number_of
from store.text import clean_line, fold
from store.urls import absolute_url, url_key

_HREF = re.compile(rb"href\s*=\s*[\"']?([^\"'\s>]*)")
_ARROWS = r"[\s›»>→.…]*"
_NEXT_WORDS = re.compile(
    rf"{_ARROWS}(?:(?:(?:lire|voir) )?la (?:page )?suite|suite|(?:aller a la )?(?:page )?suivante?"
    rf"|next(?: page)?)?{_ARROWS}"
)
_FIRST_WORDS = re.compile(r"[\s‹«<←]*(?:(?:page )?(?:1|precedente?|previous)|debut|premiere(?: page)?|first)?[\s‹«<←]*")
_PAGER = re.compile(r"\b(?:paginat\w+|pager|pages?|(?:wp-)?page-?(?:nav\w*|links?|numbers?)|nav-?links)\b")
#: What has pages of its own on an article's page.
_ELSEWHERE = re.compile(r"comment|reaction|\bavis\b|forum|galler|galerie|diapo|slide|carousel|portfolio|related")
#: Elements above a link whose names are looked at.
_NEAR = 6


@dataclass(frozen=True, kw_only=True)
class Pagination:
    """Where the rest of an article is; empty addresses where there is none."""

    next_url: str = ""
    #: All of it on one page; only of an article that has several.
    whole_url: str = ""
    #: Of a page that is not the first.
    first_url: str = ""


def find_pagination(
    body: bytes, url: str, content_type: str = "", *, first_url: str = "", place: int = 1
) -> Pagination:
    """Where a page leads on. `first_url` is its article's first page, of which it is the one at that place.

    A page without a link that has the next number costs a search of its bytes, and no parsing.
    """
    if len(body) > MAX_BYTES:
        return Pagination()
    first, number = first_url or url, number_of(url, first_url or url, place)
    later = first_of_later(url) if place == 1 else None
    if later is not None:
        return _of_later(_Links(body, url, content_type), *later)
    numbers = (number + 1,) if place > 1 else (2, 1)
    if not _has_link(body, url, first, numbers):
        return Pagination()
    links = _Links(body, url, content_type)
    next_url = links.leading_to(keys_of_page(first, number + 1), _NEXT_WORDS, str(number + 1))
    if not next_url and place == 1:  # some count from 0
        next_url = links.related("next", keys_of_page(first, 1) - {url_key(first)})
    return Pagination(next_url=next_url, whole_url=links.to_any(keys_of_whole(first)) if next_url else "")


def _of_later(links: _Links, first: str, number: int) -> Pagination:
    """Of a page that says that it is a later one: its first page, if it has a link there that says so."""
    keys = keys_of_page(first, 1) | {url_key(first)}
    found = links.related("prev", keys) or links.leading_to(keys, _FIRST_WORDS, "1") or links.related("canonical", keys)
    next_url = links.leading_to(keys_of_page(first, number + 1), _NEXT_WORDS, str(number + 1))
    return Pagination(next_url=next_url, first_url=found)


class _Links:
    """The links of a page."""

    def __init__(self, body: bytes, url: str, content_type: str) -> None:
        self._found: list[tuple[str, str, _Element]] = []
        tree = _tree(decode(body, content_type))
        if tree is None:
            return
        base = tree.find(".//base")
        base_url = absolute_url(url, base.get("href") or "") if base is not None else ""
        for element in tree.iter("a", "link"):
            href = element.get("href") or ""
            address = "" if "#comment" in href.lower() else absolute_url(base_url or url, href)
            if address:
                self._found.append((url_key(address), address, element))

    def leading_to(self, keys: frozenset[str], words: re.Pattern[str], number: str) -> str:
        """The link to one of these pages that says so: by its relation, its words or its place; empty without one."""
        fitting = (address for key, address, element in self._found if key in keys and _says_so(element, words, number))
        return next(fitting, "")

    def related(self, relation: str, keys: frozenset[str]) -> str:
        """The link to one of these pages that has a relation."""
        fitting = (address for key, address, element in self._found if key in keys and _relates(element, relation))
        return next(fitting, "")

    def to_any(self, keys: frozenset[str]) -> str:
        return next((address for key, address, element in self._found if key in keys and element.tag == "a"), "")


def _says_so(element: _Element, words: re.Pattern[str], number: str) -> bool:
    if _stands_elsewhere(element):
        return False
    if element.tag == "link" or _relates(element, "next"):
        return _relates(element, "next")
    said = fold(clean_line("".join(map(str, element.itertext()))))
    return said in (number, f"page {number}") or bool(said and words.fullmatch(said)) or _in_pager(element)


def _relates(element: _Element, relation: str) -> bool:
    return relation in (element.get("rel") or "").lower().split()


def _names(element: _Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('aria-label') or ''}".lower()


def _near(element: _Element) -> Iterator[_Element]:
    """An element and those around it, up to what holds the page's content."""
    yield element
    for place, above in enumerate(element.iterancestors()):
        if place >= _NEAR or above.tag in ("article", "body", "html", "main"):
            return
        yield above


def _stands_elsewhere(element: _Element) -> bool:
    return any(_ELSEWHERE.search(_names(each)) for each in _near(element))


def _in_pager(element: _Element) -> bool:
    return any(_PAGER.search(_names(each)) for each in _near(element))


def _has_link(body: bytes, url: str, first: str, numbers: Sequence[int]) -> bool:
    """Whether a link with one of these numbers in it leads to the page of that number."""
    lowered = body.lower()  # a search that ignores case takes four times as long
    own, name = url_key(url), name_in_keys(first)
    host = url_key(first).partition("/")[0]
    plain_name = name.lower().encode()
    numbered = re.compile(rf"(?<!\d)(?:{'|'.join(map(str, numbers))})(?!\d)".encode())
    keys: frozenset[str] | None = None
    for found in _HREF.finditer(lowered):
        if _is_elsewhere(found[1], plain_name) or not numbered.search(found[1]):
            continue
        address = body[slice(*found.span(1))].decode("utf-8", "replace")
        key = url_key(absolute_url(url, html.unescape(address)))
        if name not in key.partition("?")[0] or key == own or not key.startswith(host):
            continue
        keys = keys or frozenset().union(*(keys_of_page(first, number) for number in numbers))
        if key in keys:
            return True
    return False


def _is_elsewhere(address: bytes, name: bytes) -> bool:
    """Whether an address, both in lower case, leads to no page that has this name: most are not read then.

    Those by which a page is shared have its name in their query.
    """
    path = address.partition(b"?")[0]
    is_whole = path.startswith((b"/", b"http"))  # others have what they lack from the address of the page
    return is_whole and name not in path and b"%" not in path and b"&#" not in path


def _tree(markup: str) -> _Element | None:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ParserError:  # nothing but comments, say
        return None
