"""Site rules read from TOML files, a rule a file, and checked before any page is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from lxml.cssselect import CSSSelector, SelectorError
from lxml.etree import Element, XPath, XPathError

from crawler.errors import BadSiteRule
from crawler.site_rules import Sample, Selector, SiteRule, rules_by_host, site_rule_of
from store.urls import is_web_url

_SELECTORS = ("body", "drop", "title", "author", "date")
_KEYS = ("sites", *_SELECTORS, "valid_until", "sample")
_SAMPLE_KEYS = ("url", "seen_on", "title", "begins", "ends")
#: A rule holds for the hosts it names and those below them: patterns would match none.
_NO_HOST = re.compile(r"[/:*?@\s]|^\.|^$")
_XPATH_STARTS = ("/", "./", "(", "id(")


def load_site_rules(folder: Path) -> tuple[SiteRule, ...]:
    """The rules of the TOML files of a folder, in the order of their names.

    Raises BadSiteRule, also where the folder is none, and where two rules name one site.
    """
    if not folder.is_dir():
        raise BadSiteRule(folder, "the folder", "there is no such folder; expected one with a TOML file for each site")
    rules: list[SiteRule] = []
    taken: dict[str, str] = {}
    for file in sorted(folder.glob("*.toml")):
        rule = read_site_rule(file)
        for site in rule.sites:
            if site in taken:
                raise BadSiteRule(file, "sites", f"{site} has a rule in another file already: {taken[site]}")
            taken[site] = file.name
        rules.append(rule)
    return tuple(rules)


def read_site_rule(file: Path) -> SiteRule:
    """The rule in a TOML file. Raises BadSiteRule, whose message names file, key and what was expected."""
    table = _table(file)
    _refuse_unknown(file, "", table, _KEYS)
    sites = tuple(_strings(file, "sites", table.get("sites")))
    if not sites or any(site != site.lower() or _NO_HOST.search(site) for site in sites):
        raise BadSiteRule(file, "sites", 'expected host names in lower case, such as ["journal.example"]')
    valid_until = table.get("valid_until")
    if valid_until is not None and type(valid_until) is not date:
        raise BadSiteRule(file, "valid_until", "expected a day without quotes, such as 2027-06-30")
    body, drop, title, author, published = (tuple(_selectors(file, key, table.get(key))) for key in _SELECTORS)
    rule = SiteRule(
        file=str(file),
        sites=tuple(dict.fromkeys(site.removeprefix("www.") for site in sites)),
        body=body,
        drop=drop,
        title=title,
        author=author,
        published=published,
        valid_until=valid_until,
        samples=tuple(_samples(file, table.get("sample", []))),
    )
    if not rule.selectors:
        raise BadSiteRule(file, "body", f"without a selector a rule says nothing; expected {_listed(_SELECTORS)}")
    _refuse_strangers(file, rule)
    return rule


def _table(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadSiteRule(file, "the file", f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadSiteRule(file, "the file", "is not UTF-8 text; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BadSiteRule(file, "the file", f"is not TOML: {error}") from error


def _refuse_unknown(file: Path, before: str, table: dict[str, Any], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            raise BadSiteRule(file, f"{before}{key}", f"there is no such key; expected one of {_listed(known)}")


def _selectors(file: Path, key: str, value: object) -> Iterator[Selector]:
    for written in _strings(file, key, value):
        is_xpath = written.startswith(_XPATH_STARTS)
        try:
            xpath = written if is_xpath else CSSSelector(written, translator="html").path
            XPath(xpath)(Element("html"))
        except (SelectorError, XPathError) as error:
            kind = "an XPath" if is_xpath else "a CSS selector, or an XPath that begins with a slash"
            raise BadSiteRule(file, key, f"expected {kind}; {written!r} is none: {error}") from error
        yield Selector(written=written, xpath=xpath)


def _refuse_strangers(file: Path, rule: SiteRule) -> None:
    for place, sample in enumerate(rule.samples, start=1):
        if site_rule_of(rules_by_host([rule]), sample.url) is None:
            expected = f"expected a page of {_listed(rule.sites)}, not {sample.url}"
            raise BadSiteRule(file, f"sample[{place}].url", expected)


def _strings(file: Path, key: str, value: object) -> list[str]:
    texts = [value] if isinstance(value, str) else value
    if texts is None:
        return []
    if not isinstance(texts, list) or not all(isinstance(each, str) and each.strip() for each in texts):
        raise BadSiteRule(file, key, "expected a text or a list of texts, none of them empty")
    return texts


def _samples(file: Path, value: object) -> Iterator[Sample]:
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        raise BadSiteRule(file, "sample", "expected tables, each under [[sample]]")
    for place, table in enumerate(value, start=1):
        before = f"sample[{place}]."
        _refuse_unknown(file, before, table, _SAMPLE_KEYS)
        for key, is_right, expected in (
            ("url", is_web_url(str(table.get("url", ""))), "expected the address of the page, http:// or https://"),
            ("seen_on", type(table.get("seen_on")) is date, "expected a day without quotes, such as 2026-11-22"),
            ("title", bool(str(table.get("title", "")).strip()), "expected the headline of the page"),
        ):
            if not is_right:
                raise BadSiteRule(file, before + key, expected)
        texts = {key: " ".join(_strings(file, before + key, table.get(key))) for key in ("title", "begins", "ends")}
        yield Sample(url=table["url"], seen_on=table["seen_on"], **texts)


def _listed(keys: tuple[str, ...]) -> str:
    return ", ".join(keys)
