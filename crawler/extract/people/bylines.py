"""Where a page says who signed its article: metadata, the lines around the headline, signatures below the text.

Declared authors come first, then the signature on the page, then the feed's entry, then a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from typing import cast

from lxml.etree import XPath, _Element

from crawler.extract import phrases
from crawler.extract.dates.moments import labelled_moments
from crawler.extract.dates.places import is_aside, own_names
from crawler.extract.head.heads import Head, headline_index
from crawler.extract.head.jsonld import by_id, listed, string
from crawler.extract.head.publisher import SiteNames, squeeze
from crawler.extract.page.outline import Block, Outline, outline, text_of
from crawler.extract.people.agencies import agency_named
from crawler.extract.people.authors import Person, people, without_prefix
from crawler.extract.people.signatures import signed_above, signed_below
from store.text import fold
from store.types import Entry

_AUTHOR_METAS = (
    "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "cxenseparse:author", "twitter:misc:written by", "citation_author", "dcsext.author",
    "og:article:author", "twitter:creator:name",
)  # fmt: skip
_BY = re.compile(
    r"\W*(?:(?:une? |eine? )?(?:articles?|textes?|propos recueillis|chronique|tribune|analyse|entretien|interview"
    r"|reportage|posted|written|published|reported|artikel|(?:gast)?beitrag|kolumne|kommentar|bericht|essay|opinion"
    r"|geschrieben|erstellt)\s+)?"
    r"(?:par|by|von|por|door|(?-i:di|av|af)(?=\s[A-ZÀ-Þ]))(?:\s*:\s*|\s+)(?=\w)|\W*by(?=[A-Z])",
    re.IGNORECASE,
)
#: Looked for before folding, which costs more, and in all of a page at once.
_LABEL_STEMS = ("rédig", "redig", "écrit", "ecrit", "recueilli", "réalis", "realis", "sign", "written", "reported",
                "auteur", "author")  # fmt: skip
_SIGNED = re.compile(
    r"\W*(?:auteure?s?|autrice|authors?|autor(?:in|en)?(?:/autor(?:in)?)?|textes?"
    r"|propos recueillis par)\s*:?\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
#: Whose account an article was put online with, as Drupal prints it: an author where nobody else is named.
_SUBMITTED = re.compile(r"\W*(?:soumise?|submitted|eingereicht|enviado|inviato) (?:par|by|von|por|da) ", re.IGNORECASE)
_AUTHOR_LINKS = XPath("descendant::a[contains(@rel, 'author')]")
#: Looked for before a class name is taken apart.
_MAY_BE_AUTHOR = re.compile("uthor|yline|uteur|utor|ignat|ournalist|riter|vcard").search
_AUTHOR_NAMES = re.compile(
    r"(?:^|[\s_-])(?:authors?|auteurs?|autor(?:es|in|en)?|autore|bylines?|signatures?|signataires?|journalistes?"
    r"|writers?|vcard)(?:$|[\s_\d-])"
)
_NOT_A_NAME = re.compile(r"bio|description|about|social|avatar|image|photo|follow|-box|-card|title|label|comment|more")
_MOST_CALLED = 20
_HANDLE = re.compile(r"\s@\w+")
_WRITTEN_BY = re.compile(r"(?:ecrit|redige|publie|written|verfasst|geschrieben) (?:par|by|von)|auteur|author|autor")
_LONGEST_BYLINE = 120
_BLOCKS_BEFORE, _BLOCKS_AFTER = 3, 12
_MOST_DECLARED = 6
#: The address of an author's page, whose own name comes last.
_AUTHOR_PAGE = re.compile(
    r"/(?:auteure?s?|authors?|autor(?:es|en)?|journalistes?|redacteurs?|signataires?|staff|by)"
    r"(?:/[^/]+){1,2}/?$"
)
_PARTED = re.compile(r"\s[|•·–—/-]{1,2}\s|[|•·]")


def page_people(tree: _Element, head: Head, blocks: Outline, entry: Entry | None) -> tuple[Person, ...]:
    """Who signed the article, with their roles; nobody is an answer.

    A title that declares itself its own author is believed only where nothing else names anybody.
    """
    declared = _declared(head)
    printed = partial(_printed, tree, head, blocks, entry)
    wires: tuple[Person, ...] = ()
    for texts, is_declared in chain(((texts, True) for texts in declared), printed()):
        found = tuple(
            _without_site(each, head.site)
            for each in people(texts, declared=is_declared)
            if not head.site.declares(each.name)
        )
        if found and is_declared:
            return _in_full(found, printed()) if _is_short_name(found) else found
        if signed := tuple(each for each in found if not agency_named(each.name)):
            return signed  # "Par A et B, Reuters": whom a byline credits is no author beside those who signed
        wires = wires or found
    return next((found for texts in declared if (found := people(texts, declared=True))), wires)


def _without_site(person: Person, site: SiteNames) -> Person:
    name = site.cut_from(person.name)
    return person if name == person.name else replace(person, name=name)


def _is_short_name(found: tuple[Person, ...]) -> bool:
    """Whether all that is known is one word, and no abbreviation."""
    return len(found) == 1 and " " not in found[0].name and not found[0].name.isupper()


def _in_full(found: tuple[Person, ...], printed: Iterator[tuple[list[str], bool]]) -> tuple[Person, ...]:
    """A declared first name or login replaced by the full name that is printed: "nadiabelle", "Nadia"."""
    short = squeeze(found[0].name)
    for texts, is_declared in printed:
        for person in people(texts, declared=is_declared):
            if " " in person.name and short in (squeeze(person.name), squeeze(person.name.split()[0])):
                return (person,)
    return found


def _declared(head: Head) -> list[list[str]]:
    metas = [value for name in _AUTHOR_METAS for value in head.meta.get(name, ()) if "://" not in value]
    return [_node_authors(head), [*metas[:_MOST_DECLARED], *_card_authors(head)]]


def _card_authors(head: Head) -> list[str]:
    """What WordPress puts on cards: `twitter:label1` "Écrit par", `twitter:data1` the name."""
    return [
        head.first(f"twitter:data{number}")
        for number in (1, 2)
        if _WRITTEN_BY.fullmatch(fold(head.first(f"twitter:label{number}")))
    ]


def _printed(tree: _Element, head: Head, blocks: Outline, entry: Entry | None) -> Iterator[tuple[list[str], bool]]:
    """Texts that name authors, and whether they were declared as such, the most trusted first."""
    yield head.micro.get("author", []), False
    yield _labelled(blocks), False
    top = headline_index(blocks, head.headline)
    near = blocks[max((top or 0) - _BLOCKS_BEFORE, 0) : (top or 0) + _BLOCKS_AFTER]
    yield from (([text], False) for text in _lines_by(near))
    yield from _called_authors(tree, head, blocks)
    yield _linked_names(near), False
    yield from (([text], False) for text in _beside_dates(near))
    yield from (([block.text], False) for block in near if _is_short(block) and _SUBMITTED.match(block.text))
    yield list(entry.authors) if entry else [], True
    yield from (([block.text], False) for block in blocks if _is_short(block) and _SIGNED.match(block.text))
    yield signed_below(blocks) or signed_above(near), False


def _labelled(blocks: list[Block]) -> list[str]:
    """The printed signature: after "Article rédigé par", or in the block below it."""
    said = "\n".join([block.text for block in blocks if _is_short(block)]).lower()
    stems = [stem for stem in _LABEL_STEMS if stem in said]
    for index, block in enumerate(blocks if stems else ()):
        may_be = _is_short(block) and _may_label(block.text, stems)
        label = phrases.BYLINE_LABEL.match(fold(block.text)) if may_be else None
        if label is None:
            continue
        rest = without_prefix(block.text).strip(" :") if label.end() < len(fold(block.text)) else ""
        signature = rest or (blocks[index + 1].text if index + 1 < len(blocks) else "")
        if people([signature]):
            return [signature]
    return []


def _may_label(text: str, stems: list[str]) -> bool:
    lowered = text.lower()
    return any(stem in lowered for stem in stems)


def _lines_by(near: list[Block]) -> Iterator[str]:
    for block in near:
        if _is_short(block) and _BY.match(block.text):
            yield block.text


def _linked_names(near: list[Block]) -> list[str]:
    """The texts of links to authors' pages on the first line that has one: `/auteurs/nadia-belle`."""
    for block in near:
        links = islice(block.element.iter("a"), _MOST_CALLED) if block.links and _is_short(block) else ()
        names = [text_of(link) for link in links if _AUTHOR_PAGE.search(link.get("href", ""))]
        if names := [name for name in names if name in block.text]:
            return names
    return []


def _beside_dates(near: list[Block]) -> Iterator[str]:
    """Lines such as "Nadia Belle | 3 mars 2026": a name of several words, clearly parted from a date."""
    for block in near:
        if _is_short(block) and _PARTED.search(block.text) and labelled_moments(block.text):
            named = people([block.text])
            if len(named) == 1 and " " in named[0].name:
                yield named[0].name


def _called_authors(tree: _Element, head: Head, blocks: Outline) -> Iterator[tuple[list[str], bool]]:
    """Texts of elements that are called an author's: links marked so, then what has such a class.

    Not those of comments, of biographies and of labels.
    """
    for link in cast("list[_Element]", _AUTHOR_LINKS(tree))[:_MOST_CALLED]:
        if (text := _short_text(link, head.site)) and not is_aside(link):
            yield [text], True
    called = [element for element in blocks.spans if (name := element.get("class")) and _MAY_BE_AUTHOR(name)]
    for element in called[:_MOST_CALLED]:
        names = own_names(element)
        if not _AUTHOR_NAMES.search(names) or _NOT_A_NAME.search(names):
            continue
        text = _HANDLE.sub("", _short_text(element, head.site))
        if text and not is_aside(element):
            yield [text], False


def _short_text(element: _Element, site: SiteNames) -> str:
    """An element's text without the site's name on a line; empty when it is longer than a byline."""
    length = 0
    for piece in cast("Iterator[str]", element.itertext()):
        length += len(piece.strip())
        if length > _LONGEST_BYLINE:
            return ""
    return " ".join(block.text for block in outline(element, named=False) if not site.declares(block.text))


def _is_short(block: Block) -> bool:
    return len(block.text) <= _LONGEST_BYLINE


def _node_authors(head: Head) -> list[str]:
    names: list[str] = []
    for value in listed(head.node.get("author")) or listed(head.node.get("creator")):
        person = by_id(head.nodes, value)
        if isinstance(person, dict):
            names.append(string(person, "name"))
        elif isinstance(person, str):
            names.append(person)
    return [name for name in names if name and "://" not in name]
