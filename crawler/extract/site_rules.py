"""What a person wrote down about the pages of one site: selectors in TOML, no code.

The generic path needs no rule; a rule is the last resort for a site that it cannot read, and it ages: after
`valid_until`, and where it finds nothing, the generic path takes over. Learned knowledge about a site has its place
beside the rule, in `SiteKnowledge`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from lxml.cssselect import CSSSelector, SelectorError
from lxml.etree import XPath, XPathSyntaxError, _Element

from crawler.errors import CrawlerError
from crawler.extract.dates import PARIS

_SELECTORS = ("body", "drop", "title", "author", "date")
_KEYS = ("sites", *_SELECTORS, "valid_until", "sample")
_XPATH_STARTS = ("/", "./", "(", "id(")


class BadSiteRule(CrawlerError):
    """A site rule cannot be used; the message names its file, its key and what was expected."""

    def __init__(self, file: Path, key: str, problem: str) -> None:
        super().__init__(file, key, problem)
        self.file, self.key, self.problem = file, key, problem

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.problem}"


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A page that the rule was made for, so that a person can see whether it still holds."""

    url: str
    seen_on: date
    #: The headline that the page had.
    title: str


@dataclass(frozen=True, kw_only=True)
class Selector:
    """A CSS selector or an XPath."""

    #: As it stands in the file.
    written: str
    xpath: str

    def elements(self, tree: _Element) -> list[_Element]:
        """The elements it selects, in document order."""
        return [found for found in self._found(tree) if not isinstance(found, str)]

    def texts(self, tree: _Element) -> list[str]:
        """What it selects as text: attributes that an XPath names, else what a date or meta element states."""
        return [found if isinstance(found, str) else _text(found) for found in self._found(tree)]

    def _found(self, tree: _Element) -> list[_Element | str]:
        return cast("list[_Element | str]", XPath(self.xpath)(tree))


@dataclass(frozen=True, kw_only=True)
class SiteRule:
    """Where the parts of an article stand on the pages of a site. What is empty is left to the generic path."""

    #: Hosts, without "www."; their subdomains are meant too.
    sites: tuple[str, ...]
    #: The containers of the text, in order; the text is read from them alone.
    body: tuple[Selector, ...] = ()
    #: What is cut out before anything else.
    drop: tuple[Selector, ...] = ()
    #: Each of these: the first that finds something counts.
    title: tuple[Selector, ...] = ()
    author: tuple[Selector, ...] = ()
    published: tuple[Selector, ...] = ()
    #: The last day on which it is used.
    valid_until: date | None = None
    samples: tuple[Sample, ...] = ()

    def holds(self, at: datetime | None) -> bool:
        """Whether the rule is still used at an instant; always where none is known."""
        return self.valid_until is None or at is None or at.astimezone(PARIS).date() <= self.valid_until


@dataclass(frozen=True, kw_only=True)
class SiteKnowledge:
    """What is known about the site of a page before the page is read."""

    rule: SiteRule | None = None
    #: Keys of the blocks that stand on article after article: `crawler.extract.learned`.
    chrome: frozenset[str] = frozenset()


def load_site_rules(folder: Path) -> dict[str, SiteRule]:
    """The rules of the TOML files of a folder, by host. Raises `BadSiteRule`; a folder that is not there has none."""
    rules: dict[str, SiteRule] = {}
    for file in sorted(folder.glob("*.toml")):
        rule = read_site_rule(file)
        for site in rule.sites:
            if site in rules:
                raise BadSiteRule(file, "sites", f"{site} has a rule in another file already")
            rules[site] = rule
    return rules


def site_rule_of(rules: Mapping[str, SiteRule], url: str) -> SiteRule | None:
    """The rule for a page: that of its host, else of the nearest domain above it."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    labels = host.split(".")
    domains = (".".join(labels[start:]) for start in range(len(labels)))
    return next((rules[domain] for domain in domains if domain in rules), None)


def read_site_rule(file: Path) -> SiteRule:
    """The rule in a TOML file. Raises `BadSiteRule`."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSiteRule(file, "the file", f"cannot be read as TOML: {error}") from error
    for key in table:
        if key not in _KEYS:
            raise BadSiteRule(file, key, f"is not a key of a site rule; there are {', '.join(_KEYS)}")
    sites = tuple(_strings(file, "sites", table.get("sites")))
    if not sites or any("/" in site or site != site.lower() for site in sites):
        raise BadSiteRule(file, "sites", 'expected host names in lower case, such as ["journal.example"]')
    valid_until = table.get("valid_until")
    if valid_until is not None and type(valid_until) is not date:
        raise BadSiteRule(file, "valid_until", "expected a day without quotes, such as 2027-06-30")
    body, drop, title, author, published = (tuple(_selectors(file, key, table.get(key))) for key in _SELECTORS)
    return SiteRule(
        sites=tuple(site.removeprefix("www.") for site in sites),
        body=body,
        drop=drop,
        title=title,
        author=author,
        published=published,
        valid_until=valid_until,
        samples=tuple(_samples(file, table.get("sample", []))),
    )


def _selectors(file: Path, key: str, value: object) -> Iterator[Selector]:
    for written in _strings(file, key, value):
        try:
            xpath = written if written.startswith(_XPATH_STARTS) else CSSSelector(written, translator="html").path
            XPath(xpath)
        except (SelectorError, XPathSyntaxError) as error:
            raise BadSiteRule(file, key, f"{written!r} is neither a CSS selector nor an XPath: {error}") from error
        yield Selector(written=written, xpath=xpath)


def _strings(file: Path, key: str, value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if value is None:
        return []
    if isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value):
        return value
    raise BadSiteRule(file, key, "expected a text or a list of texts")


def _samples(file: Path, value: object) -> Iterator[Sample]:
    if not isinstance(value, list):
        raise BadSiteRule(file, "sample", "expected tables, each under [[sample]]")
    for table in value:
        url, seen_on, title = (
            table.get(key) if isinstance(table, dict) else None for key in ("url", "seen_on", "title")
        )
        if not isinstance(url, str) or not isinstance(title, str) or type(seen_on) is not date:
            raise BadSiteRule(file, "sample", "expected url and title as texts, and seen_on as a day without quotes")
        yield Sample(url=url, seen_on=seen_on, title=title)


def _text(element: _Element) -> str:
    stated = element.get("content") or element.get("datetime")
    return stated or " ".join("".join(cast("list[str]", element.xpath(".//text()"))).split())
