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
from store.text import clean_line, fold

_NAMES = AGENCY.pattern
#: A line that is nothing but a credit, or a byline with one: "Le Journal avec AFP", "Source : Reuters",
#: "By A and B, Reuters", "(AFP)".
_CREDIT_LINE = re.compile(
    r"\W*(?:(?:par |by |texte : ?|source ?:? ?|(?:par|by|von) [^.:]{0,60}[,/|(–—-]\s?"
    rf"|(?:\w+\.\w{{2,3}} |(?:[a-z]\.[ -]?){{0,4}}[^.:]{{0,60}}\b)(?:avec|with|et|and|mit|via) (?:l'|the )?)?{_NAMES}"
    rf"(?:\s?(?:,|/|et|and|avec)\s?{_NAMES})*)(?:\s?[|,–—-].{{0,40}})?\W*"
)
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
#: "Reuters contributed to this report."
_CONTRIBUTED = re.compile(
    rf"\W*(?:{_NAMES}(?:,? and )?)+ contributed (?:to this (?:report|article|story)|reporting)\W*"
)
#: Words of a credit that begin with a small letter; any other tells something: "OpenAI signe avec Reuters".
_CONNECTING = re.compile(
    r"\b(?:avec|with|mit|via|par|by|von|et|and|und|de|du|des|d|la|le|les|l|the|source|texte|r[ée]daction|report|this|to|contributed"
    r"|story|article|reporting|dpa|ats|agence|presse|suisse|\w+\.(?:fr|com|be|ch|ca|net|org|de|info))\b"
)
_TELLING_WORD = re.compile(r"(?<![\w'’.-])[a-zà-ÿœ]{2,}")
_PICTURE = re.compile(r"\W*(?:photos?|credits?|illustration|image|visuel|video|infographie|©|\(c\))")
_LONGEST_LINE = 160
_FIRST_LINES, _LAST_LINES = 1, 3
_MOST_TITLE_WORDS = 6


def page_credit(people: tuple[Person, ...], blocks: list[Block], lines: list[str]) -> str:
    """Whom the page credits for its text: "AFP", a title; or empty. `lines`: those of the text, in order."""
    found = chain(_of_people(people), _of_lines(lines), _of_blocks(blocks), _reprinted(lines))
    return next((credit for credit in found if credit), "")


def is_credit_line(text: str) -> bool:
    """Whether a line is nothing but the credit of a text: "Avec AFP", "Jeanne Le Goff, avec Reuters"."""
    if len(text) > _LONGEST_LINE or not may_name_agency(text):
        return False
    folded = fold(text)
    if _PICTURE.match(folded) or not (_CREDIT_LINE.fullmatch(folded) or _CONTRIBUTED.fullmatch(folded)):
        return False
    return not _TELLING_WORD.search(_CONNECTING.sub(" ", text))


def _of_people(people: tuple[Person, ...]) -> Iterator[str]:
    yield from (agency_named(person.name) for person in people)


def _of_lines(lines: list[str]) -> Iterator[str]:
    for line in lines[:_FIRST_LINES]:
        yield from _said(_AT_THE_START.match(fold(line[:_LONGEST_LINE])))
    for line in reversed(lines[-_LAST_LINES:]):
        yield from _said(_AT_THE_END.search(fold(line[-_LONGEST_LINE:])))


def _of_blocks(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if len(block.text) > _LONGEST_LINE or block.is_link or not may_name_agency(block.text):
            continue
        if is_credit_line(block.text) and not _is_caption(block):
            yield from agencies_in(fold(block.text))[:1]


def _reprinted(lines: list[str]) -> Iterator[str]:
    for line in (*lines[:_FIRST_LINES], *lines[-_LAST_LINES:]):
        match = _REPRINTED.search(line[:_LONGEST_LINE])
        name = clean_line(match["said"]).strip(" \"'«»") if match else ""
        if name and len(name.split()) <= _MOST_TITLE_WORDS and name[0].isupper():
            yield name


def _said(match: re.Match[str] | None) -> list[str]:
    return agencies_in(match["said"])[:1] if match else []


def _is_caption(block: Block) -> bool:
    return any(ancestor.tag in ("figure", "figcaption") for ancestor in (block.element, *block.element.iterancestors()))
