"""The text of a page as blocks in reading order: what a person would call its paragraphs, headings and lines.

One walk over the tree serves dates, bylines, standfirst, verdict and the record of what was left out. It judges
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from lxml.etree import _Element, iterwalk


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Elements that stand in a line of text; every other one begins a new block.
_INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby s samp small span"
    " strike strong sub sup time tt u var wbr"
)
#: Elements whose text nobody reads.
_SILENT = _names(
    "script style noscript template head svg math iframe object embed select option textarea audio video canvas map"
    " datalist"
)
_NAMING = frozenset(("class", "id", "role", "style", "hidden"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: A block of this many characters, most of them outside links, reads as a sentence of an article.
RUNNING_CHARACTERS = 80
_MOST_LINKED_SHARE = 0.4
_LEAST_UNLINKED = 40
_CLOSING = "\"'”’») "


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A run of text that no other block element interrupts."""

    element: _Element
    text: str
    link_characters: int
    links: int

    @property
    def is_heading(self) -> bool:
        return self.element.tag in HEADINGS

    @property
    def is_link(self) -> bool:
        """Whether it is nothing but links: a separator or an arrow apart, or a label before several."""
        share = self.link_characters / len(self.text)
        return share >= 0.8 or (self.links >= 3 and share >= 0.5 and not self._is_sentence)

    @property
    def is_running(self) -> bool:
        if len(self.text) < RUNNING_CHARACTERS:
            return False
        return self.link_characters < _MOST_LINKED_SHARE * len(self.text) or (
            self.link_characters < 0.8 * len(self.text) and self._is_sentence
        )

    @property
    def _is_sentence(self) -> bool:
        """Whether it has links in it and yet is a sentence: more than a label stands outside, and a full stop."""
        return self.text.rstrip(_CLOSING).endswith(".") and len(self.text) - self.link_characters >= _LEAST_UNLINKED


class Outline(list[Block]):
    """The blocks of a page, and which of them each element holds that has a class, an id or a role."""

    def __init__(self) -> None:
        super().__init__()
        #: The first block of an element and the one after its last. One that an inline element shares is not counted.
        self.spans: dict[_Element, tuple[int, int]] = {}

    def add(self, owner: _Element, pieces: list[str], link_characters: int, links: int) -> None:
        """Close the block that consists of some pieces of text, if they say anything."""
        if text := " ".join("".join(pieces).split()):
            self.append(Block(owner, text, link_characters, links))


def outline(root: _Element) -> Outline:
    """The blocks under an element."""
    found = Outline()
    spans, owner = found.spans, root
    pieces: list[str] = []
    linked = links = links_open = 0
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        starts = event == "start"
        if tag in _SILENT:
            if starts:
                walk.skip_subtree()
                continue
        elif tag == "a":
            links_open += 1 if starts else -1
            links += starts
        elif tag not in _INLINE:
            if pieces:
                found.add(owner, pieces, linked, links)
                pieces.clear()
            linked = links = 0
            parent = element if starts else element.getparent()
            owner = root if parent is None else parent
        if starts and not _NAMING.isdisjoint(element.keys()):
            spans[element] = (len(found), len(found))
        elif not starts and element in spans:
            spans[element] = (spans[element][0], len(found))
        text = element.text if starts else None if element is root else element.tail
        if text:
            pieces.append(text)
            if links_open:
                linked += len(text.strip())
    found.add(owner, pieces, linked, links)
    return found


def text_of(element: _Element) -> str:
    """An element's text on one line, words of neighbouring blocks kept apart."""
    return " ".join(block.text for block in outline(element))


def select(root: _Element, path: str) -> list[_Element]:
    """The elements that an XPath finds, in document order."""
    return cast("list[_Element]", root.xpath(path))


def is_inline(element: _Element) -> bool:
    return element.tag in _INLINE


def is_silent(element: _Element) -> bool:
    return element.tag in _SILENT
