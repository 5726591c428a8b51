"""The standfirst: the sentence or two between headline and body that say what the article is about.

It is recognised by standing apart: named by its class, set as a subheading or in bold, or repeated as the page's
description while not being an ordinary paragraph. An article's first paragraph stays in the body even where the page
reuses it as description.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from crawler.extract.body.galleries import is_of_gallery
from crawler.extract.body.standfirst_signs import (
    LEAST_SHARED,
    NAMED,
    is_described,
    is_named,
    is_ordinary,
    is_set_apart,
    stands_above_imprint,
    stands_by_headline,
    stands_free,
    stands_in_front,
)
from crawler.extract.chrome.marks import is_credit
from crawler.extract.chrome.notices import is_notice
from crawler.extract.chrome.openings import is_signature
from crawler.extract.dates.date_lines import is_date_line
from crawler.extract.head.heads import Head
from crawler.extract.head.jsonld import string
from crawler.extract.page.outline import Block
from crawler.extract.page.sentences import ends_sentence, has_main_clause
from crawler.extract.page.text_line import Line
from crawler.extract.paywalls import says_stub
from crawler.extract.people.signatures import is_office
from crawler.extract.phrases.labels import BYLINE_LABEL, CREDIT, READ_ALSO
from store.text import fold

_SHORTEST, _LONGEST = 30, 900
#: Rubric, date and byline may stand above it in the extracted text; they go with it.
_OPENING_LINES = 5
#: What parts the entries of a list, whose ends nothing else would show.
_BETWEEN_ENTRIES = " · "
_ENDS = (".", "!", "?", "…", ":", ";", ",", "。")
#: Blocks after the headline among which a standfirst stands: rubric, date, byline, share bar and caption come
#: between.
_BLOCKS_AFTER = 16
#: What a page speaks of to its readers, and an article of others: "L'opérateur a perdu cent mille abonnés".
_OF_PAGE = re.compile(
    r"messenger|whatsapp|cookie|javascript|adblock|abonne|newsletter|mot de passe|password|consent|navigateur|browser"
)
_TO_READERS = re.compile(
    r"\b(?:nous|nos|notre|vous|vos|votre|tu|ton|tes|we|our|us|you|your|wir|unsere?\w*|sie|ihre?\w*|nuestr\w+|tus?|nostr\w+"
    r"|(?:cet|l'|this) ?article|(?:ce|le|this|our) (?:site|contenu|content|service)|(?:cette|la|this) page)\b"
)
_NAME_AND_OFFICE = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]*\s){1,3}[A-ZÀ-Þ][\w'’-]+,\s[^.!?]{4,60}$")
_OFFICES = (" writer", " writers", " reporter", " correspondent", " editor")
#: How no sentence begins, and what of a line of the page's is no standfirst: a rubric's label, an address, a signature.
_NO_OPENING = re.compile(r"[^\w«“”„\"'’‘(¿¡\[….•–—·-]")
_OF_TEMPLATE = re.compile(
    r"\W*(?:(?:main |sub)?categor(?:y|ies)|rubriques?|categories?|sections?|filed under|topics?|tags?)\s?:"
    r"|\W*(?:follow|like) (?:us|@)|\W*(?:by|par|von|por|di) [\w.'’ -]{3,40} \| "
)
_ADDRESS, _LONGEST_ADDRESS_WORDS = re.compile(r"\S@\S+\.\w"), 15
_RIGHTS = re.compile(r"©|tous droits")
_FIRST_LINES = 3
#: Shares of a title's words.
_SHARED_TITLE, _LONGEST_TITLE = 0.7, 2


def find_standfirst(blocks: list[Block], head: Head, lines: list[Line]) -> str:
    """The standfirst of a pruned page, or empty. `lines` are those of the body, which may begin with it."""
    zone = _zone(blocks, lines)
    body = [line.text for line in lines]
    first = next((index for index, block in enumerate(zone) if block.is_running and _is_in(body, block)), len(zone))
    title = fold(head.headline or head.window_title)
    descriptions = _descriptions(head)
    candidates = [(index, block) for index, block in enumerate(zone[: first + 1]) if _may_be(block, title)]
    signs: tuple[Callable[[int, Block], bool], ...] = (
        lambda _, block: is_named(block),
        lambda _, block: stands_free(block) and not _is_in(body, block),
        lambda _, block: stands_by_headline(block),
        lambda _, block: stands_in_front(block, blocks),
        lambda index, block: is_set_apart(block, zone[index + 1 :]),
        lambda index, block: stands_above_imprint(block, zone[index + 1 :]) and not is_ordinary(block, blocks),
        lambda _, block: is_described(block.text, descriptions) and not is_ordinary(block, blocks),
    )
    for sign in signs:
        for index, block in candidates:
            if sign(index, block):
                parts = _list(block, zone) or _same_container(block, zone[index:])
                return _joined([*parts, *_second(parts, candidates, body)])
    return ""


def _joined(parts: list[Block]) -> str:
    """Several parts on one line: entries, and lines of which one ends like no sentence, with a sign between."""
    is_list = parts[0].element.tag == "li" or not all(ends_sentence(part.text, _ENDS) for part in parts[:-1])
    return (_BETWEEN_ENTRIES if is_list else " ").join(part.text for part in parts)


def _second(parts: list[Block], candidates: list[tuple[int, Block]], body: list[str]) -> list[Block]:
    """The summary below a subtitle: both are called so, and neither is in the text."""
    if not is_named(parts[0]) or _is_in(body, parts[0]):
        return []
    named = [block for _, block in candidates if is_named(block) and block not in parts and not _is_in(body, block)]
    return [block for block in named if not any(_is_title(block.text, fold(part.text)) for part in parts)][:1]


def without_standfirst(lines: list[Line], standfirst: str) -> list[Line]:
    """The body's lines without those of the standfirst at their beginning."""
    folded = fold(standfirst)
    last = -1
    for index, line in enumerate(lines[:_OPENING_LINES]):
        if folded and (line.folded == folded or (len(line.text) >= _SHORTEST and line.folded in folded)):
            last = index
        elif len(line.text) >= 2 * LEAST_SHARED:
            break
    return lines[last + 1 :]


def _zone(blocks: list[Block], lines: list[Line]) -> list[Block]:
    """Blocks between the headline and the body's second paragraph."""
    start = next((index + 1 for index, block in enumerate(blocks) if block.element.tag == "h1"), 0)
    zone = blocks[start : start + _BLOCKS_AFTER]
    # A short standfirst above the text and the first paragraph may both be candidates; what comes later is not.
    later = {line.text for line in [line for line in lines if len(line.text) >= 2 * LEAST_SHARED][1:]}
    end = next((index for index, block in enumerate(zone) if block.text in later), len(zone))
    return zone[:end]


def _is_in(body: list[str], block: Block) -> bool:
    """Whether a block begins the body, or did before a label was cut from it."""
    return block.text in body or any(len(text) >= LEAST_SHARED and text in block.text for text in body[:_FIRST_LINES])


def _list(block: Block, zone: list[Block]) -> list[Block]:
    """All entries of the list that an entry is one of."""
    if block.element.tag != "li":
        return []
    around = block.element.getparent()
    return [other for other in zone if other.element.tag == "li" and other.element.getparent() is around]


def _descriptions(head: Head) -> list[str]:
    values = (string(head.node, "description", "abstract"), head.first("og:description"), head.first("description"))
    return [folded for value in values if len(folded := fold(value).rstrip(" .…")) >= _SHORTEST]


def _may_be(block: Block, title: str = "") -> bool:
    if not _SHORTEST <= len(block.text) <= _LONGEST or block.is_link:
        return False
    if title and _is_title(block.text, title):
        return False
    folded = fold(block.text)
    if is_of_gallery(block) or _NO_OPENING.match(block.text) or _OF_TEMPLATE.match(folded):
        return False
    if _ADDRESS.search(block.text) and len(block.text.split()) <= _LONGEST_ADDRESS_WORDS:
        return False
    if is_date_line(block.text) or CREDIT.fullmatch(folded) or is_credit(Line(text=block.text)):
        return False
    if is_signature(block.text) or (BYLINE_LABEL.match(folded) and not has_main_clause(block.text)):
        return False
    if _NAME_AND_OFFICE.match(block.text) and _is_office(block.text.partition(",")[2]):
        return False
    return not (READ_ALSO.match(folded) or _is_of_page(block.text, folded) or is_notice(block.text))


def _is_office(said: str) -> bool:
    return is_office(said) or fold(said).endswith(_OFFICES)


def _is_of_page(text: str, folded: str) -> bool:
    """Whether a page says it to its readers, of accounts and cookies and the like."""
    if _RIGHTS.search(folded) or says_stub(text):
        return True
    return _OF_PAGE.search(folded) is not None and _TO_READERS.search(folded) is not None


def _is_title(text: str, title: str) -> bool:
    """The headline again: shortened, or with a rubric before it."""
    mine, theirs = set(fold(text).split()), set(title.split())
    shared = len(mine & theirs)
    return shared > _SHARED_TITLE * min(len(mine), len(theirs)) and len(mine) < _LONGEST_TITLE * len(theirs)


def _same_container(block: Block, zone: list[Block]) -> list[Block]:
    """The block and its neighbours, when their container of a few paragraphs has a standfirst's name."""
    parent = block.element.getparent()
    names = "" if parent is None else f"{parent.get('class', '')} {parent.get('id', '')}".lower()
    if parent is None or not NAMED.search(names):
        return [block]
    together = [other for other in zone if other.element.getparent() is parent and _may_be(other)]
    return together or [block]
