"""The standfirst: the sentence or two between headline and body that say what the article is about.

It is recognised by standing apart: named by its class, set as a subheading or in bold, or repeated as the page's
description while not being an ordinary paragraph. An article's first paragraph stays in the body even where the page
reuses it as description.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from lxml.etree import _Element

from crawler.extract.body.container import ASIDE, TEXT
from crawler.extract.chrome.notices import is_notice
from crawler.extract.chrome.openings import is_imprint
from crawler.extract.dates.moments import is_date_line
from crawler.extract.head.heads import Head
from crawler.extract.head.jsonld import string
from crawler.extract.page.outline import Block
from crawler.extract.page.sentences import ends_sentence
from crawler.extract.page.text_line import Line
from crawler.extract.phrases.labels import BYLINE_LABEL, CREDIT, READ_ALSO
from store.text import fold

_NAMED = re.compile(
    r"(?:^|(?<!speakable)[\s_-])(?:chapo|chapeau|standfirst|stand-first|accroche|lead|lede|lead-?text|leadtext|dek|deck|intro"
    r"|introtext|excerpt|sub-?title|sub-?headline|sub-?heading|soustitre|sous-titre"
    r"|vorspann|anlauf|unterzeile|einleitung|bajada|entradilla|copete|subtitulo|occhiello|catenaccio"
    r"|sottotitolo|linha-?fina|ingress|inleiding|teaser-?text|summary|resume|preamble|entete|strapline|abstract|extrait|(?:article|document|post|news)-?description|hat|art-accroche)(?:$|[\s_-])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHORTEST, _LONGEST = 30, 900
#: Elements that a text stands in with hardly anything else: Drupal prints a field, its entries and each entry.
_MOST_HOLDERS = 4
#: Rubric, date and byline may stand above it in the extracted text; they go with it.
_OPENING_LINES = 5
_SHORTEST_SUBHEADING = 50
_SHORTEST_BOLD = 60
#: What parts the entries of a list, whose ends nothing else would show.
_BETWEEN_ENTRIES = " · "
#: Of a text in front of the others, and so many paragraphs stand together below it.
_LONGEST_IN_FRONT, _LEAST_FOLLOWING = 500, 3
#: Blocks after the headline among which a standfirst stands: rubric, date, byline, share bar and caption come
#: between.
_BLOCKS_AFTER = 16
#: What a description must have in common with a block, when one is cut.
_LEAST_SHARED = 40
_NOT_A_STANDFIRST = re.compile(
    r"cookie|javascript|adblock|abonne|newsletter|mot de passe|password|consent|navigateur|browser|©|tous droits"
)
_FIRST_LINES = 3
#: Shares of a title's words.
_SHARED_TITLE, _LONGEST_TITLE = 0.7, 2
_NO_PLACE = ASIDE | {"li", "table"}
_HEADERS = frozenset(("header", "hgroup"))
#: Between a standfirst and the text: names, a date, a reading time.
_IMPRINT_BLOCKS = 6
_DIGIT = re.compile(r"\d")
_BOLD = frozenset(("b", "strong", "em", "i"))


def find_standfirst(blocks: list[Block], head: Head, lines: list[Line]) -> str:
    """The standfirst of a pruned page, or empty. `lines` are those of the body, which may begin with it."""
    zone = _zone(blocks, lines)
    body = [line.text for line in lines]
    first = next((index for index, block in enumerate(zone) if block.is_running and _is_in(body, block)), len(zone))
    title = fold(head.headline or head.window_title)
    descriptions = _descriptions(head)
    candidates = [(index, block) for index, block in enumerate(zone[: first + 1]) if _may_be(block, title)]
    signs: tuple[Callable[[int, Block], bool], ...] = (
        lambda _, block: _is_named(block),
        lambda _, block: _stands_free(block) and not _is_in(body, block),
        lambda _, block: _stands_by_headline(block),
        lambda _, block: _stands_in_front(block, blocks),
        lambda index, block: _is_set_apart(block, zone[index + 1 :]),
        lambda index, block: _stands_above_imprint(zone[index + 1 :]) and not _is_ordinary(block, blocks),
        lambda _, block: _is_described(block.text, descriptions) and not _is_ordinary(block, blocks),
    )
    for sign in signs:
        for index, block in candidates:
            if sign(index, block):
                parts = _list(block, zone) or _same_container(block, zone[index:])
                parting = _BETWEEN_ENTRIES if block.element.tag == "li" else " "
                return parting.join(part.text for part in (*parts, *_second(parts, candidates, body)))
    return ""


def _second(parts: list[Block], candidates: list[tuple[int, Block]], body: list[str]) -> list[Block]:
    """The summary below a subtitle: both are called so, and neither is in the text."""
    if not _is_named(parts[0]) or _is_in(body, parts[0]):
        return []
    named = [block for _, block in candidates if _is_named(block) and block not in parts and not _is_in(body, block)]
    return [block for block in named if not any(_is_title(block.text, fold(part.text)) for part in parts)][:1]


def without_standfirst(lines: list[Line], standfirst: str) -> list[Line]:
    """The body's lines without those of the standfirst at their beginning."""
    folded = fold(standfirst)
    last = -1
    for index, line in enumerate(lines[:_OPENING_LINES]):
        if folded and (line.folded == folded or (len(line.text) >= _SHORTEST and line.folded in folded)):
            last = index
        elif len(line.text) >= 2 * _LEAST_SHARED:
            break
    return lines[last + 1 :]


def _zone(blocks: list[Block], lines: list[Line]) -> list[Block]:
    """Blocks between the headline and the body's second paragraph."""
    start = next((index + 1 for index, block in enumerate(blocks) if block.element.tag == "h1"), 0)
    zone = blocks[start : start + _BLOCKS_AFTER]
    # A short standfirst above the text and the first paragraph may both be candidates; what comes later is not.
    later = {line.text for line in [line for line in lines if len(line.text) >= 2 * _LEAST_SHARED][1:]}
    end = next((index for index, block in enumerate(zone) if block.text in later), len(zone))
    return zone[:end]


def _is_in(body: list[str], block: Block) -> bool:
    """Whether a block begins the body, or did before a label was cut from it."""
    return block.text in body or any(len(text) >= _LEAST_SHARED and text in block.text for text in body[:_FIRST_LINES])


def _stands_free(block: Block) -> bool:
    """Whether it is a paragraph of its own, in no figure, list or form: text between headline and body."""
    if not block.is_running or not ends_sentence(block.text):
        return False
    return not any(element.tag in _NO_PLACE for element in (block.element, *block.element.iterancestors()))


def _stands_by_headline(block: Block) -> bool:
    """Whether it is a sentence in the header that is about the headline, not about the whole page."""
    around = next((each for each in block.element.iterancestors() if each.tag in _HEADERS), None)
    if around is None or "|" in block.text or not ends_sentence(block.text):
        return False
    return around.find(".//h1") is not None and not any(
        each.tag in _NO_PLACE for each in (block.element, *block.element.iterancestors())
    )


def _stands_in_front(block: Block, blocks: list[Block]) -> bool:
    """Whether it is alone in an element with a name, and all that follows stands together in the next one."""
    if not _SHORTEST_BOLD <= len(block.text) <= _LONGEST_IN_FRONT or not ends_sentence(block.text):
        return False
    told = [other for other in blocks if other.is_running or ends_sentence(other.text)]
    if block not in told or not block.is_running:
        return False
    place, below = _place(block.element), told[told.index(block) + 1 :]
    beside = _place(below[0].element) if below else place
    if not _are_called_differently(place, beside) or place in beside.iterancestors():
        return False
    if block.element.get("class") and block.element.get("class") == below[0].element.get("class"):
        return False
    places = [_place(other.element) for other in told]
    is_apart = places.count(place) == 1 and places.count(beside) >= _LEAST_FOLLOWING
    return is_apart and beside.getparent() in (place.getparent(), *place.iterancestors())


def _are_called_differently(place: _Element, beside: _Element) -> bool:
    names, others = (set(each.get("class", "").split()) for each in (place, beside))
    return bool(names and others) and names.isdisjoint(others)


def _place(element: _Element) -> _Element:
    """The element of the page that a text stands in."""
    return next((each for each in (element, *element.iterancestors()) if each.tag not in TEXT), element)


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
    if title and _is_title(block.text, title):
        return False
    if not _SHORTEST <= len(block.text) <= _LONGEST or block.is_link:
        return False
    folded = fold(block.text)
    if is_date_line(block.text) or CREDIT.fullmatch(folded) or BYLINE_LABEL.match(folded):
        return False
    return not (READ_ALSO.match(folded) or _NOT_A_STANDFIRST.search(folded) or is_notice(block.text))


def _is_title(text: str, title: str) -> bool:
    """The headline again: shortened, or with a rubric before it."""
    mine, theirs = set(fold(text).split()), set(title.split())
    shared = len(mine & theirs)
    return shared > _SHARED_TITLE * min(len(mine), len(theirs)) and len(mine) < _LONGEST_TITLE * len(theirs)


def _is_named(block: Block) -> bool:
    """By its own class, or by that of a container that holds little else."""
    element = block.element
    for _ in range(_MOST_HOLDERS):
        names = _CAMEL.sub(
            "-", f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
        ).lower()
        if _NAMED.search(names):
            return True
        parent = element.getparent()
        if parent is None or len(parent) > 3 or parent.tag in ("article", "main", "body"):
            return False
        element = parent
    return False


def _is_set_apart(block: Block, following: list[Block]) -> bool:
    """A subheading with no other text above it, or a first paragraph all in bold, followed by text that is not."""
    if block.element.tag in ("h2", "h3"):
        return len(block.text) >= _SHORTEST_SUBHEADING
    if len(block.text) < _SHORTEST_BOLD or not _is_all_bold(block.element):
        return False
    return not any(_is_all_bold(later.element) for later in following[:1])


def _stands_above_imprint(following: list[Block]) -> bool:
    """Whether names and dates part a text from the next paragraph, and no heading does."""
    between = list(takewhile(lambda block: not block.is_running, following))
    if len(between) > _IMPRINT_BLOCKS or any(block.is_heading for block in between):
        return False
    return any(_DIGIT.search(block.text) and is_imprint(block.text) for block in between)


def _is_all_bold(element: _Element) -> bool:
    while len(element) == 1 and element[0].tag == "span" and not f"{element.text or ''}{element[0].tail or ''}".strip():
        element = element[0]
    if (element.text or "").strip() or len(element) == 0:
        return False
    return all(child.tag in (*_BOLD, "br") and not (child.tail or "").strip() for child in element) and any(
        child.tag in _BOLD for child in element
    )


def _is_described(text: str, descriptions: list[str]) -> bool:
    folded = fold(text).rstrip(" .…")
    for description in descriptions:
        shorter, longer = sorted((folded, description), key=len)
        if len(shorter) >= _LEAST_SHARED and longer.startswith(shorter):
            return True
    return any(folded == description for description in descriptions)


def _is_ordinary(block: Block, blocks: list[Block]) -> bool:
    """A paragraph among others of its kind in one container."""
    element, parent = block.element, block.element.getparent()
    return any(
        other is not block
        and other.is_running
        and (other.element is element or (_looks_like(other.element, element) and other.element.getparent() is parent))
        for other in blocks
    )


def _looks_like(other: _Element, element: _Element) -> bool:
    return other.tag == element.tag and other.get("class") == element.get("class")


def _same_container(block: Block, zone: list[Block]) -> list[Block]:
    """The block and its neighbours, when their container of a few paragraphs has a standfirst's name."""
    parent = block.element.getparent()
    names = "" if parent is None else f"{parent.get('class', '')} {parent.get('id', '')}".lower()
    if parent is None or not _NAMED.search(names):
        return [block]
    together = [other for other in zone if other.element.getparent() is parent and _may_be(other)]
    return together or [block]
