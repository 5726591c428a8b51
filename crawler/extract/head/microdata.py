"""The microdata of a page: what properties its elements state of the article, and not of comments and teasers."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element

from crawler.extract.head.jsonld import is_article, is_strange
from crawler.extract.page.outline import text_of
from store.text import clean_line

_MOST_PROPERTIES = 2000
_PROPERTIES = frozenset(
    ("datepublished", "datecreated", "datemodified", "author", "headline", "articlesection", "keywords")
)
_HEADLINES = frozenset(("headline", "name"))
_TOLD = _PROPERTIES | _HEADLINES
#: Of one property; each may hold much of the page.
_MOST_VALUES = 8


def microdata(properties: Sequence[_Element], others: frozenset[_Element]) -> dict[str, list[str]]:
    """The values of some properties by lower-case name. `others`: things that are not the article, `other_things`."""
    found: dict[str, list[str]] = {}
    for element in properties[:_MOST_PROPERTIES]:
        for name in _names(element):
            if name in _PROPERTIES and len(found.get(name, ())) < _MOST_VALUES and not is_of(others, element):
                value = _value(element, name)
                if value:
                    found.setdefault(name, []).append(value)
    return found


def other_things(
    properties: Sequence[_Element], titles: Sequence[str], around: frozenset[_Element]
) -> frozenset[_Element]:
    """The elements that stand for comments, and for articles whose headline is another one than the page's.

    `titles`: those of the page. `around`: the elements that its headline stands in, which are the article's.
    """
    comments: set[_Element] = set()
    headlines: dict[_Element, list[str]] = {}
    for element in properties[:_MOST_PROPERTIES]:
        names = _names(element)
        if _TOLD.isdisjoint(names):
            continue
        thing = _thing(element)
        kind = "" if thing is None else thing.get("itemtype", "").rpartition("/")[2]
        if thing is None or thing in around:
            continue
        if "comment" in kind.lower():
            comments.add(thing)
        elif is_article(kind) and not _HEADLINES.isdisjoint(names):
            headlines.setdefault(thing, []).append(_value(element, ""))
    return frozenset(
        (*comments, *(thing for thing, said in headlines.items() if all(is_strange(each, titles) for each in said)))
    )


def is_of(things: frozenset[_Element], element: _Element) -> bool:
    """Whether an element is a property of one of some things."""
    thing = _thing(element) if things else None
    return thing is not None and thing in things


def _thing(element: _Element) -> _Element | None:
    """What an element is a property of (HTML §5.2.4): the nearest around it that stands for a thing."""
    return next((above for above in element.iterancestors() if above.get("itemscope") is not None), None)


def _names(element: _Element) -> list[str]:
    return (element.get("itemprop") or "").lower().split()


def _value(element: _Element, name: str) -> str:
    if name == "author":
        named = element.find(".//*[@itemprop='name']")
        element = element if named is None else named
    return clean_line(element.get("content") or element.get("datetime") or _titled(element) or text_of(element))


def _titled(element: _Element) -> str:
    """The hAtom way of stating a date: `<abbr title="2026-05-06T11:05">`."""
    return element.get("title") or "" if element.tag == "abbr" else ""
