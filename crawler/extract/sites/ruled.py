"""A site rule put to work on a page: what it cuts out, where it says the text is, what it reads.

Each function answers with nothing where the rule says nothing or finds nothing, so that the generic path goes on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from lxml import html
from lxml.etree import XPath, XPathError, _Element

from crawler.extract.chrome.cutting import cut, recorded
from crawler.extract.dates.moments import Moment, read_moment
from crawler.extract.page.outline import text_of
from crawler.extract.page.parsing import Page
from crawler.extract.people.authors import Person, people
from crawler.site_rules import Selector, SiteRule
from store.text import clean_line
from store.types import Removed

RULE = "site rule"


def without_dropped(page: Page, rule: SiteRule) -> tuple[Page, list[Removed]]:
    """The page without what the rule drops, and the record of that."""
    removed: list[Removed] = []
    for selector in rule.drop:
        for element in _outer(_elements(selector, page.tree)):
            if element.getparent() is None or element.tag in ("html", "body"):
                continue
            if text := text_of(element):
                removed.append(recorded(RULE, text))
            cut(element)
    return (_reprinted(page) if removed else page), removed


def narrowed(page: Page, rule: SiteRule) -> Page | None:
    """The page with nothing in its body but the containers of the text; None when none of them is there."""
    outer = _outer([element for selector in rule.body for element in _elements(selector, page.tree)])
    body = page.tree.find("body")
    if not outer or body is None or body in outer:
        return None
    article = html.Element("article")
    for container in outer:
        container.tail = None
        article.append(container)
    for child in list(body):
        body.remove(child)
    body.text = None
    body.append(article)
    return _reprinted(page)


def ruled_title(page: Page, rule: SiteRule) -> str:
    return next(iter(_texts(rule.title, page.tree)), "")


def ruled_people(page: Page, rule: SiteRule) -> tuple[Person, ...]:
    return people(_texts(rule.author, page.tree), declared=True)


def ruled_date(page: Page, rule: SiteRule) -> tuple[str, Moment | None]:
    """The first readable date, as it is written and what it means."""
    dates = ((text, moment) for text in _texts(rule.published, page.tree) if (moment := read_moment(text)))
    return next(dates, ("", None))


def silent_keys(page: Page, rule: SiteRule) -> list[str]:
    """The keys of a rule none of whose selectors finds anything on a page."""
    return [key for key, selectors in rule.selectors.items() if not _all_found(selectors, page.tree)]


def _texts(selectors: tuple[Selector, ...], tree: _Element) -> list[str]:
    """The texts of the first selector that finds any."""
    for selector in selectors:
        if texts := [line for each in _found(selector, tree) if (line := clean_line(_stated(each)))]:
            return texts
    return []


def _reprinted(page: Page) -> Page:
    """The page as it is now, so that parsing it again gives the same."""
    return replace(page, markup=html.tostring(page.tree, encoding="unicode"))


def _all_found(selectors: Iterable[Selector], tree: _Element) -> list[_Element | str]:
    return [found for selector in selectors for found in _found(selector, tree)]


def _elements(selector: Selector, tree: _Element) -> list[_Element]:
    """The elements it selects, in document order."""
    return [found for found in _found(selector, tree) if not isinstance(found, str)]


def _outer(elements: list[_Element]) -> list[_Element]:
    """Those that stand in none of the others, each once."""
    chosen = set(elements)
    outer = (each for each in elements if chosen.isdisjoint(each.iterancestors()))
    return list(dict.fromkeys(outer))


def _found(selector: Selector, tree: _Element) -> list[_Element | str]:
    """What it selects: elements, and of an XPath attributes and texts.

    An expression that counts selects nothing, nor does one with a function that there is not.
    """
    try:
        found = XPath(selector.xpath)(tree)
    except XPathError:
        return []
    return cast("list[_Element | str]", found) if isinstance(found, list) else []


def _stated(found: _Element | str) -> str:
    """The text of what was selected: of a date or meta element what it states."""
    if isinstance(found, str):
        return found
    return found.get("content") or found.get("datetime") or text_of(found)
