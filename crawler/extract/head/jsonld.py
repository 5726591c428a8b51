"""What a page says about itself as JSON-LD (schema.org): broken, nested and listed as it comes.

It finds the node that describes the article; reading its properties is the metadata's and the dates' task.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TypeAlias
from urllib.parse import urlsplit

from lxml.etree import _Element

from crawler.extract.head.jsonld_repair import repaired
from store.text import clean_line, words

Node: TypeAlias = dict[str, object]

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review|PressRelease|Column|Opinion)$", re.IGNORECASE)
_PAGE_TYPES = re.compile(r"(?:WebPage|ItemPage)$")
_DATES = frozenset(("datePublished", "uploadDate"))
#: Where one node holds the one that matters.
_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item", "review")
#: Share of a headline's words that some title of its page has too, for search engines or not; "the" and "une" are none.
_LEAST_SHARED, _SHORT_WORD = 0.25, 3
#: No real page nests deeper, and a hostile one must not cost a stack.
_MAX_DEPTH = 6
_MAX_NODES = 300


def read_nodes(scripts: list[_Element]) -> list[Node]:
    """Every typed node of the JSON-LD in a page's scripts, outer ones first."""
    nodes: list[Node] = []
    for script in scripts:
        if "ld+json" in (script.get("type") or "").lower():
            nodes.extend(_walk(_parse(script.text or ""), 0))
    return nodes[:_MAX_NODES]


def article_node(nodes: list[Node], titles: list[str], addresses: list[str]) -> Node:
    """The node that describes the article: one with a title or the address of the page, else the first article.

    Where there is none, another work with the page's title. An empty one where all speak of other articles: at other
    addresses, or several, without a word of a title.
    """
    articles = [node for node in nodes if is_article(type_of(node))]
    known = {title.casefold() for title in titles if title}
    for node in articles:
        if string(node, "headline", "name").casefold() in known:
            return node
    paths = set(filter(None, map(_path, addresses if articles else ())))
    for node in articles:
        if not paths.isdisjoint(_paths(node)):
            return node
    strange = [node for node in articles if is_strange(string(node, "headline", "name"), titles)]
    others = [node for node in strange if len(strange) > 1 or _paths(node)]
    dated = [node for node in articles if "datePublished" in node or "headline" in node]
    pages = [node for node in nodes if _PAGE_TYPES.search(type_of(node)) and "datePublished" in node]
    return next((node for node in (*dated, *articles, *pages, *_works(nodes, known)) if node not in others), {})


def _works(nodes: list[Node], known: set[str]) -> Iterator[Node]:
    """Nodes of other types, a recipe, an episode, a gallery, that are dated and called as their page is."""
    for node in nodes:
        if not _DATES.isdisjoint(node) and string(node, "headline", "name").casefold() in known:
            yield node


def is_strange(headline: str, titles: Sequence[str]) -> bool:
    """Whether a headline is there and shares hardly a word with the page's titles."""
    mine = {word for word in words(headline) if len(word) > _SHORT_WORD}
    theirs = {word for title in titles for word in words(title)}
    return bool(mine) and bool(theirs) and len(mine & theirs) < _LEAST_SHARED * len(mine)


def _paths(node: Node) -> set[str]:
    """The addresses that a node states for itself, without what differs between hosts; the home page is none."""
    stated = [node.get(name) for name in ("url", "mainEntityOfPage", "@id")]
    return {
        path
        for value in stated
        for text in [value.get("@id") if isinstance(value, dict) else value]
        if isinstance(text, str) and (path := _path(text))
    }


def _path(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.path.rstrip("/").lower() + (f"?{parts.query}" if parts.query else "")


def is_article(kind: str) -> bool:
    """Whether a type of schema.org is one of articles, and not one of pages, people or other works."""
    return _ARTICLE_TYPES.search(kind) is not None


def types_of(node: Node) -> list[str]:
    """The types of a node by their bare names: "https://schema.org/WebPage" and "schema:WebPage" are "WebPage"."""
    return [re.split(r"[/:#]", str(kind))[-1] for kind in listed(node.get("@type"))]


def type_of(node: Node) -> str:
    """The most telling type of a node, which may have several."""
    kinds = types_of(node)
    return next((kind for kind in kinds if is_article(kind)), kinds[0] if kinds else "")


def listed(value: object) -> list[object]:
    """A property's values: schema.org allows one or several everywhere."""
    return value if isinstance(value, list) else [] if value is None else [value]


def string(node: Node, *names: str) -> str:
    """The first of some properties that holds text, on one line; or empty."""
    for name in names:
        for value in listed(node.get(name)):
            text = value.get("@value") or value.get("name") if isinstance(value, dict) else value
            if isinstance(text, str) and (line := clean_line(unescape(text))):
                return line
    return ""


def by_id(nodes: list[Node], value: object) -> object:
    """A reference (`{"@id": ...}`) replaced by the node it names, when the page has it."""
    if not isinstance(value, dict) or "name" in value or not isinstance(value.get("@id"), str):
        return value
    return next((node for node in nodes if node.get("@id") == value["@id"] and "name" in node), value)


def _parse(text: str) -> object:
    if not text.strip():
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return repaired(text)


def _walk(value: object, depth: int) -> Iterator[Node]:
    if depth > _MAX_DEPTH:
        return
    for node in listed(value):
        if isinstance(node, list):
            yield from _walk(node, depth + 1)
        if not isinstance(node, dict):
            continue
        if "@type" in node:
            yield node
        for holder in _HOLDERS:
            yield from _walk(node.get(holder), depth + 1)
