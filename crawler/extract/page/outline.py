"""The text of a page as blocks in reading order: what a person would call its paragraphs, headings and lines.

One walk over the tree serves dates, bylines, standfirst, verdict and the record of what was left out. It judges
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import cast

from lxml.etree import _Element, iterwalk

from crawler.extract.page.searching import one_text, places_with
from crawler.extract.page.sentences import ends_sentence


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Elements that stand in a line of text; every other one begins a new block.
_INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp ruby s samp small"
    " span strike strong sub sup time tt u var wbr"
)
#: Elements whose text nobody reads.
_SILENT = _names(
    "script style noscript template head svg math iframe object embed select option textarea audio video canvas map"
    " datalist amp-ad amp-sticky-ad amp-consent amp-sidebar amp-user-notification"
)
#: Elements that begin a new block, as far as they are frequent.
_BLOCKS = _names("div p li ul ol h1 h2 h3 section article header footer figure figcaption br img picture button nav")


#: Of elements that may be either, by what stands beside them: pictures, spans, and those that are in no list.
_IN_PLACE = "in place"


class _Kinds(dict[str, str | None]):
    """Both, links, and how a word of Japanese is read, by tag: one look for all."""

    def __missing__(self, tag: str) -> str | None:
        # Browsers show what HTML does not know in the line: Word's "st1:place", with which it marks names.
        return "inline" if ":" in tag else _IN_PLACE


_KINDS = _Kinds({**dict.fromkeys(_BLOCKS), **dict.fromkeys(_INLINE, "inline"), **dict.fromkeys(_SILENT, "silent"),
                 "a": "link", "rt": "reading", "img": _IN_PLACE, "span": _IN_PLACE})  # fmt: skip
_NAMING = frozenset(("class", "id", "role", "style", "hidden"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: A block of this many characters, most of them outside links, reads as a sentence of an article.
RUNNING_CHARACTERS = 80
_MOST_LINKED_SHARE, _LINKED_SHARE = 0.4, 0.8
_LEAST_UNLINKED = 40
#: It parts words for the eye only.
_SOFT_HYPHEN = "\xad"
#: A text without paragraphs holds the bold words of all of it.
_MOST_BOLD = 40
#: Of an element whose end was not reached yet.
_OPEN = (0, 0)


# Not frozen: some hundreds a page are made, and a frozen one takes three times as long.
@dataclass(slots=True, eq=False)
class Block:
    """A run of text that no other block element interrupts."""

    element: _Element
    text: str
    link_characters: int
    links: int
    is_heading: bool
    #: Whether it is nothing but links: a separator or an arrow apart, or a label before several.
    is_link: bool
    #: Whether it reads as a sentence of an article.
    is_running: bool


class Outline(list[Block]):
    """The blocks of a page, and which of them each element holds that has a class, an id or a role."""

    def __init__(self) -> None:
        super().__init__()
        #: The first block of an element and the one after its last. One that an inline element shares is not counted.
        self.spans: dict[_Element, tuple[int, int]] = {}
        #: The elements that are a property of microdata, in order.
        self.properties: list[_Element] = []
        self._first_blocks: list[int] = []

    @cached_property
    def _names(self) -> str:
        return one_text([f"{element.get('class', '')} {element.get('id', '')}" for element in self.spans])

    def called(self, *words: str) -> list[_Element]:
        """The elements with one of some words in their class or id, whatever its case, in order."""
        places = places_with(words, self._names)
        elements = list(self.spans) if places else []
        return [elements[place] for place in places]

    def begin(self, element: _Element) -> None:
        """Note what an element is called, before its first block is added."""
        attributes = element.keys()
        if not _NAMING.isdisjoint(attributes):
            self.spans[element] = _OPEN
            self._first_blocks.append(len(self))
        if "itemprop" in attributes:
            self.properties.append(element)

    def end(self, element: _Element) -> None:
        """Note that an element's last block has been added."""
        if element in self.spans:
            self.spans[element] = (self._first_blocks.pop(), len(self))

    def add(self, owner: _Element, pieces: list[str], linked: int, links: int) -> None:
        """Close the block that consists of some pieces of text, of which so many characters stand in links."""
        text = " ".join("".join(pieces).split())
        if text:
            is_link = linked > 0 and _is_link(text, linked, links)
            is_running = len(text) >= RUNNING_CHARACTERS and _is_running(text, linked)
            is_heading = owner.tag in HEADINGS or (not is_running and _fills_heading(owner))
            self.append(Block(owner, text, linked, links, is_heading, is_link, is_running))


def _fills_heading(owner: _Element) -> bool:
    """Whether an element is all that a heading holds: `<h3><div>Intertitre</div></h3>`."""
    parent = owner.getparent()
    return parent is not None and parent.tag in HEADINGS and len(parent) == 1


def _is_link(text: str, linked: int, links: int) -> bool:
    share = linked / len(text)
    return share >= _LINKED_SHARE or (links >= 3 and share >= 0.5 and not _is_sentence(text, linked))


def _is_running(text: str, linked: int) -> bool:
    return linked < _MOST_LINKED_SHARE * len(text) or (
        linked < _LINKED_SHARE * len(text) and _is_sentence(text, linked)
    )


def _is_sentence(text: str, linked: int) -> bool:
    """Whether it has links in it and yet is a sentence: more than a label stands outside, and a full stop."""
    return ends_sentence(text, (".", "。")) and len(text) - linked >= _LEAST_UNLINKED


def outline(root: _Element, *, named: bool = True) -> Outline:
    """The blocks under an element. `named`: with what its elements are called, which costs a sixth."""
    found, owner = Outline(), root
    pieces: list[str] = []
    linked = links = links_open = 0
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        starts = event == "start"
        kind = _KINDS[element.tag]
        if kind is _IN_PLACE:  # nearly all are spans with a text
            kind = "inline" if element.text and element.tag == "span" else _kind_in_place(element)
        if kind is None:
            if pieces:
                found.add(owner, pieces, linked, links)
                pieces.clear()
            linked = links = 0
            parent = element if starts else element.getparent()
            owner = root if parent is None else parent
        elif kind == "link":
            links_open += 1 if starts else -1
            links += starts
        elif kind != "inline" and starts and (kind == "silent" or _stands_above(element)):
            walk.skip_subtree()
            continue
        if starts:
            text = element.text
            if named:
                found.begin(element)
        else:
            text = None if element is root else element.tail
            if named:
                found.end(element)
        # White space alone begins no block.
        if text and (pieces or not text.isspace()):
            pieces.append(text.replace(_SOFT_HYPHEN, ""))
            if links_open:
                linked += len(pieces[-1].strip())
    if pieces:
        found.add(owner, pieces, linked, links)
    return found


def _kind_in_place(element: _Element) -> str | None:
    """Most that HTML does not know are blocks, but editors mark companies by elements of their own."""
    if element.tag == "span":
        return None if _is_break(element) else "inline"
    return "inline" if (_cuts_word if element.tag == "img" else _is_marked_word)(element) else None


def _is_marked_word(element: _Element) -> bool:
    """Whether an element that HTML does not know holds words of the sentence around it: `<company>Orange</company>`."""
    parent = element.getparent()
    if len(element) or parent is None or parent.tag != "p" or not (element.text or "").strip():
        return False
    before = element.getprevious()
    said = (parent.text if before is None else before.tail) or ""
    return (element.tail or "").lstrip()[:1].islower() or (said.strip() != "" and not ends_sentence(said.strip()))


def _is_break(span: _Element) -> bool:
    """Whether it is empty and called a break: "SurvivesOne of …" are a heading and its text."""
    return not span.text and len(span) == 0 and "br" in (span.get("class") or "").split()


def _cuts_word(picture: _Element) -> bool:
    """Whether an editor dropped a picture into a word, where it floats beside the text."""
    if not (picture.tail or "")[:1].islower():
        return False
    before, parent = picture.getprevious(), picture.getparent()
    said = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    return said[-1:].isalpha()


def _stands_above(reading: _Element) -> bool:
    """Whether a reading is not in the line: those that may be have parentheses (HTML §4.5.10)."""
    before = reading.getprevious()
    return before is None or before.tag != "rp"


def text_of(element: _Element) -> str:
    """An element's text on one line, words of neighbouring blocks kept apart."""
    return " ".join(block.text for block in outline(element, named=False))


def is_bold(block: Block) -> bool:
    """Whether all of a block is bold: an interview's question, an intertitle in all but its element."""
    texts = (element.itertext() for element in islice(block.element.iter("strong", "b"), _MOST_BOLD))
    return any(" ".join("".join(cast("Iterator[str]", pieces)).split()) == block.text for pieces in texts)


def select(root: _Element, path: str) -> list[_Element]:
    """The elements that an XPath finds, in document order."""
    return cast("list[_Element]", root.xpath(path))


def is_inline(element: _Element) -> bool:
    kind = _KINDS[element.tag]
    return kind in ("inline", "link") or (kind is _IN_PLACE and _kind_in_place(element) is not None)


def is_silent(element: _Element) -> bool:
    return element.tag in _SILENT
