"""What shows that a text is a standfirst, sign by sign: its name, where it stands, how it is set, what repeats it."""

from __future__ import annotations

import re
from itertools import takewhile

from lxml.etree import _Element

from crawler.extract.body.container import ASIDE, TEXT
from crawler.extract.chrome.openings import is_imprint
from crawler.extract.dates.date_lines import is_date_line
from crawler.extract.page.outline import Block, is_bold
from crawler.extract.page.sentences import ends_sentence
from store.text import fold

#: How it is called in class names, in lower case, the words of camel case parted.
NAMED = re.compile(
    r"(?:^|(?<!speakable)[\s_-])(?:chapo|chapeau|standfirst|stand-first|accroche|lead|lede|lead-?text"
    r"|leadtext|dek|deck|intro"
    r"|introtext|excerpt|sub-?title|sub-?head(?:line|ing)?|soustitre|sous-titre"
    r"|vorspann|anlauf|unterzeile|einleitung|bajada|entradilla|copete|subtitulo|occhiello|catenaccio"
    r"|sottotitolo|opener|perex|manchet|zajawka|underrubrik|linha-?fina|ingress|inleiding|teaser-?text|summary|resume|preamble|entete|strapline"
    r"|abstract|extrait|(?:article|document|post|news)-?description|hat|art-accroche)(?:$|[\s_-])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: Elements that a text stands in with hardly anything else: Drupal prints a field, its entries and each entry.
_MOST_HOLDERS = 4
_SHORTEST_SUBHEADING = 50
_SHORTEST_BOLD = 60
#: Of a text in front of the others, and so many paragraphs stand together below it.
_LONGEST_IN_FRONT, _LEAST_FOLLOWING = 500, 3
#: What a description must have in common with a block, when one is cut.
LEAST_SHARED = 40
_NO_PLACE = ASIDE | {"li", "table"}
#: The "lead art" is a picture with its caption.
_PICTURED = frozenset(("figure", "figcaption"))
_HEADERS = frozenset(("header", "hgroup"))
#: Between a standfirst and the text: names, a date, a reading time.
_IMPRINT_BLOCKS = 6
_DIGIT = re.compile(r"\d")
_BOLD = frozenset(("b", "strong", "em", "i"))


def is_named(block: Block) -> bool:
    """By its own class, or by that of a container that holds little else."""
    element = block.element
    for _ in range(_MOST_HOLDERS):
        if element.tag in _PICTURED:
            return False
        # Elements of a site's own are called by their tags.
        own = element.tag if "-" in element.tag else ""
        names = f"{own} {element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
        if NAMED.search(_CAMEL.sub("-", names).lower()):
            return True
        parent = element.getparent()
        if parent is None or len(parent) > 3 or parent.tag in ("article", "main", "body"):
            return False
        element = parent
    return False


def stands_free(block: Block) -> bool:
    """Whether it is a paragraph of its own, in no figure, list or form: text between headline and body."""
    if not block.is_running or not ends_sentence(block.text):
        return False
    return not any(element.tag in _NO_PLACE for element in (block.element, *block.element.iterancestors()))


def stands_by_headline(block: Block) -> bool:
    """Whether it is a sentence in the header that is about the headline, not about the whole page."""
    around = next((each for each in block.element.iterancestors() if each.tag in _HEADERS), None)
    if around is None or "|" in block.text or not ends_sentence(block.text):
        return False
    return around.find(".//h1") is not None and not any(
        each.tag in _NO_PLACE for each in (block.element, *block.element.iterancestors())
    )


def stands_in_front(block: Block, blocks: list[Block]) -> bool:
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


def is_set_apart(block: Block, following: list[Block]) -> bool:
    """A subheading with no other text above it, or a first paragraph all in bold, followed by text that is not."""
    if block.element.tag in ("h2", "h3"):
        return len(block.text) >= _SHORTEST_SUBHEADING
    if len(block.text) < _SHORTEST_BOLD or not (_is_all_bold(block.element) or is_bold(block)):
        return False
    return not any(_is_all_bold(later.element) or is_bold(later) for later in following[:1])


def stands_above_imprint(block: Block, following: list[Block]) -> bool:
    """Whether names and dates part a text from the next paragraph, and no heading does; no caption, nor a date."""
    if any(element.tag in _NO_PLACE for element in (block.element, *block.element.iterancestors())):
        return False
    between = list(takewhile(lambda block: not block.is_running, following))
    if len(between) > _IMPRINT_BLOCKS or any(block.is_heading for block in between):
        return False
    if not any(_DIGIT.search(block.text) and is_imprint(block.text) for block in between):
        return False
    return not is_date_line(block.text, labelled=False)


def _is_all_bold(element: _Element) -> bool:
    while len(element) == 1 and element[0].tag == "span" and not f"{element.text or ''}{element[0].tail or ''}".strip():
        element = element[0]
    if (element.text or "").strip() or len(element) == 0:
        return False
    return all(child.tag in (*_BOLD, "br") and not (child.tail or "").strip() for child in element) and any(
        child.tag in _BOLD for child in element
    )


def is_described(text: str, descriptions: list[str]) -> bool:
    folded = fold(text).rstrip(" .…")
    for description in descriptions:
        shorter, longer = sorted((folded, description), key=len)
        if len(shorter) >= LEAST_SHARED and longer.startswith(shorter):
            return True
    return any(folded == description for description in descriptions)


def is_ordinary(block: Block, blocks: list[Block]) -> bool:
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
