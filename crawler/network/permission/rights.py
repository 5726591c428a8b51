"""What a publisher reserves of its texts, and what is kept of an article then. Pure.

Text and data mining may be reserved by machine (Directive 2019/790 art. 4, CPI L122-5-3): TDMRep does it in a file, a
header or a meta element (https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/). Any of them that
says 1 reserves, whatever the others say. A page that asks not to be indexed is treated alike.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from store.text import clean_line
from store.types import Article, Rights

#: Where TDMRep has its file (RFC 8615).
WELL_KNOWN = "/.well-known/tdmrep.json"
#: What header and meta element are called, and what a page that has one counts as asking for.
RESERVATION = "tdm-reservation"
#: Of the directives of a page, those that leave no more than its title, date and address.
_METADATA_ONLY = (RESERVATION, "noindex", "none")


@dataclass(frozen=True, kw_only=True)
class Terms:
    """On what terms the page of a source may be read."""

    #: What a person says of the source: licensed, or for research; else public.
    granted: Rights = Rights.PUBLIC
    #: Why, in that person's words.
    reason: str = ""
    #: Whether the site's file reserves the address.
    reserved: bool = False


def reserves(body: bytes, url: str) -> bool:
    """Whether a tdmrep.json reserves an address of its site. What is no such file reserves nothing.

    Of the rules whose location matches, the first counts and the longest, which is most often the same one; where they
    are at odds, the one that reserves.
    """
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    matching = [rule for rule in _rules(body) if _matches(rule["location"], path)]
    if not matching:
        return False
    longest = max(matching, key=lambda rule: len(rule["location"]))
    return any(_says_one(rule.get(RESERVATION)) for rule in (matching[0], longest))


def policy_of(body: bytes) -> str:
    """The address of the first policy that a tdmrep.json names; empty when it names none."""
    return next((clean_line(str(rule["tdm-policy"])) for rule in _rules(body) if rule.get("tdm-policy")), "")


def decision_of(status: int, body: bytes) -> str:
    """What follows from a tdmrep.json, for a person."""
    if not 200 <= status < 300:
        return f"there is none ({status}): nothing is reserved by it"
    rules = list(_rules(body))
    if not rules:
        return "it cannot be read: nothing is reserved by it"
    reserved = sum(_says_one(rule.get(RESERVATION)) for rule in rules)
    policy = policy_of(body)
    return f"{reserved} of its {len(rules)} rules reserve" + (f"; policy: {policy}" if policy else "")


def with_rights(article: Article, terms: Terms) -> Article:
    """The article as it may be kept: whole and marked under a licence, without its text where that is reserved."""
    if terms.granted is not Rights.PUBLIC:
        return replace(article, rights=terms.granted, rights_reason=terms.reason)
    said = next((word for word in _METADATA_ONLY if word in article.directives), "")
    if said or terms.reserved:
        return _without_text(article, said or WELL_KNOWN)
    return article


def _without_text(article: Article, reserved_by: str) -> Article:
    """Its address, title and dates, who wrote it, and where it stands: nothing that is made from its text."""
    return Article(
        url=article.url,
        canonical_url=article.canonical_url,
        title=article.title,
        body="",
        authors=article.authors,
        published_at=article.published_at,
        published_from=article.published_from,
        published_raw=article.published_raw,
        modified_at=article.modified_at,
        modified_from=article.modified_from,
        language=article.language,
        section=article.section,
        access=article.access,
        rights=Rights.RESERVED,
        rights_reason=reserved_by,
        directives=article.directives,
        encoding=article.encoding,
        makeshift=article.makeshift,
    )


def _rules(body: bytes) -> Iterator[dict[str, Any]]:
    """The rules of a file: objects with a location."""
    if not body:  # most sites have none, and each page asks
        return
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):  # no UTF-8, no JSON, or nested to break us
        return
    for rule in found if isinstance(found, list) else [found]:
        if isinstance(rule, dict) and isinstance(rule.get("location"), str) and rule["location"]:
            yield rule


def _matches(location: str, path: str) -> bool:
    """Whether a location matches a path, as those of robots.txt do: from its beginning, with `*` and a final `$`.

    Piece by piece, each where it comes first: a regular expression took a minute for eight stars.
    """
    location = location if location.startswith(("/", "*")) else f"/{location}"
    pieces = location.removesuffix("$").split("*")
    last = pieces.pop() if location.endswith("$") else ""
    at = 0
    for number, piece in enumerate(pieces):
        found = path.find(piece, at)
        if found < 0 or (found > 0 and number == 0):
            return False
        at = found + len(piece)
    return path.endswith(last, at) if pieces else path == last


def _says_one(value: object) -> bool:
    return value is True or str(value).strip() == "1"
