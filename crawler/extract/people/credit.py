"""The agency or title that an article was taken from, as its page credits it.

Credits of pictures are none, and an agency that the text only speaks of is none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from crawler.extract.page.outline import Block
from crawler.extract.people.agencies import AGENCY, agencies_in, agency_named, may_name_agency
from crawler.extract.people.authors import Person
from crawler.extract.people.credit_lines import LONGEST_CREDIT, credit_said
from store.text import clean_line, fold

_NAMES = AGENCY.pattern
#: In parentheses at the end of the text, or after a place at its beginning: "PARIS (AFP) -".
_AT_THE_END = re.compile(rf"\((?:avec |source : ?)?(?P<said>{_NAMES}(?:[\s,/&-]+(?:et |avec )?{_NAMES})*)\)\W*$")
_AT_THE_START = re.compile(rf"[^.!?]{{2,60}}\((?P<said>{_NAMES})\)\s*[-–—:]")
#: "Cet article est republié à partir de The Conversation", "Source : Les Nouvelles de l'Ouest".
_REPRINTED = re.compile(
    r"(?:cet (?:article|entretien|texte) (?:est|a été) (?:re)?publié (?:initialement |à l'origine )?"
    r"(?:à partir de|depuis|par|sur|dans|avec l'accord de)"
    r"|article (?:paru|publié) (?:initialement |d'abord )?(?:dans|sur)"
    r"|originally (?:published|appeared) (?:in|on|at)|source\s*:)\s+(?P<said>[A-ZÀ-Þ][^.,;:(\n]{1,50})",
    re.IGNORECASE,
)
#: "© AFP 2026", "Copyright Reuters": of a text where it has a year or the word; "© AFP" is a picture's.
_COPYRIGHT = re.compile(
    rf"\W*(?:(?:©|\(c\))\W*(?:\d{{4}}\W+{_NAMES}|{_NAMES}\W+\d{{4}})"
    rf"|(?:copyright|tous droits reserves)\W+(?:\d{{4}}\W+)?{_NAMES}(?:\W+\d{{4}})?)\W*"
)
#: What holds captions and lists.
_OTHER = frozenset(("figure", "figcaption", "li"))
_FIRST_LINES, _LAST_LINES = 1, 3
_MOST_TITLE_WORDS = 6


def page_credit(people: tuple[Person, ...], blocks: list[Block], lines: list[str]) -> str:
    """Whom the page credits for its text: "AFP", a title; or empty. `lines`: those of the text, in order."""
    found = chain(_of_people(people), _of_lines(lines), _of_blocks(blocks, people), _reprinted(lines))
    return next((credit for credit in found if credit), "")


def _of_people(people: tuple[Person, ...]) -> Iterator[str]:
    yield from (agency_named(person.name) for person in people)


def _of_lines(lines: list[str]) -> Iterator[str]:
    for line in lines[:_FIRST_LINES]:
        yield from _said(_AT_THE_START.match(fold(line[:LONGEST_CREDIT])))
    for line in reversed(lines[-_LAST_LINES:]):
        yield from _said(_AT_THE_END.search(fold(line[-LONGEST_CREDIT:])))


def _of_blocks(blocks: list[Block], people: tuple[Person, ...]) -> Iterator[str]:
    for place, block in enumerate(blocks):
        if block.is_heading or block.is_link or len(block.text) > LONGEST_CREDIT:
            continue
        if not may_name_agency(block.text) or _is_of_other(block):
            continue
        if _COPYRIGHT.fullmatch(folded := fold(block.text)):
            yield from agencies_in(folded)[:1]
        elif (said := credit_said(block.text)) and (
            said.is_plain or any(person.name in said.names for person in people) or _is_below_text(blocks, place)
        ):
            yield from said.agencies[:1]


def _is_below_text(blocks: list[Block], place: int) -> bool:
    """Whether a block ends a text: elsewhere "Nadia Belle (AFP)" credits a picture, where she is no author."""
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    return place > 0 and blocks[place - 1].is_running and not (following and following.is_running)


def _reprinted(lines: list[str]) -> Iterator[str]:
    for line in (*lines[:_FIRST_LINES], *lines[-_LAST_LINES:]):
        match = _REPRINTED.search(line[:LONGEST_CREDIT])
        name = clean_line(match["said"]).strip(" \"'«»") if match else ""
        if name and len(name.split()) <= _MOST_TITLE_WORDS and name[0].isupper():
            yield name


def _said(match: re.Match[str] | None) -> list[str]:
    return agencies_in(match["said"])[:1] if match else []


def _is_of_other(block: Block) -> bool:
    """Whether a block is an entry of a list or a picture's caption."""
    return any(element.tag in _OTHER for element in (block.element, *block.element.iterancestors()))
