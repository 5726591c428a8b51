"""Whom the metadata of a page calls its authors, and whether those are people.

What a byline says besides names is read in `authors`.
"""

from __future__ import annotations

import re
from html import unescape

from crawler.extract.head.heads import Head
from crawler.extract.head.jsonld import by_id, listed, string, type_of
from crawler.extract.people.agencies import agency_named
from crawler.extract.people.authors import Person
from crawler.extract.people.names import is_company
from store.text import fold

_AUTHOR_METAS = (
    "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "cxenseparse:author", "twitter:misc:written by", "citation_author", "dcsext.author",
    "og:article:author", "twitter:creator:name", "article:authors", "rnews:author",
)  # fmt: skip
_WRITTEN_BY = re.compile(r"(?:ecrit|redige|publie|written|verfasst|geschrieben) (?:par|by|von)|auteur|author|autor")
_MOST_DECLARED, _MOST_NAMED = 6, 20


def declared_authors(head: Head) -> list[list[str]]:
    """Texts that are declared to name authors, the most trusted together and first."""
    metas = [value for name in _AUTHOR_METAS for value in head.meta.get(name, ()) if "://" not in value]
    return [_node_authors(head), [*metas[:_MOST_DECLARED], *_card_authors(head)]]


def _card_authors(head: Head) -> list[str]:
    """What WordPress puts on cards: `twitter:label1` "Écrit par", `twitter:data1` the name."""
    return [
        head.first(f"twitter:data{number}")
        for number in (1, 2)
        if _WRITTEN_BY.fullmatch(fold(head.first(f"twitter:label{number}")))
    ]


def are_companies(found: tuple[Person, ...], head: Head) -> bool:
    """Whether a page declares none but organisations that are no agencies: its publisher, whoever made the site."""
    typed = {
        fold(string(value, "name"))
        for value in (by_id(head.nodes, each) for each in listed(head.node.get("author")))
        if isinstance(value, dict) and "Organization" in type_of(value)
    }
    return all((fold(each.name) in typed or is_company(each.name)) and not agency_named(each.name) for each in found)


def _node_authors(head: Head) -> list[str]:
    values = listed(head.node.get("author")) or listed(head.node.get("creator"))
    flat = [value for each in values for value in listed(each)][:_MOST_NAMED]
    names = [name for value in flat for name in _names_of(by_id(head.nodes, value))]
    return [name for name in names if name and "://" not in name]


def _names_of(person: object) -> list[str]:
    """What a node or a string calls somebody; both, where one is that of several people."""
    if not isinstance(person, dict):
        return [unescape(person)] if isinstance(person, str) else []
    names = [unescape(name) for name in listed(person.get("name")) if isinstance(name, str)]
    if len(names) > 1:
        return names
    if "name" not in person and "author" in person:
        # A role, as schema.org has it: its property says who plays it.
        played = [string(each, "name") if isinstance(each, dict) else each for each in listed(person["author"])]
        return [unescape(name) for name in played if isinstance(name, str)]
    return [string(person, "name") or f"{string(person, 'givenName')} {string(person, 'familyName')}".strip()]
