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
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: A block of this many characters, most of them outside links, reads as a sentence of an article.
RUNNING_CHARACTERS = 80
_MOST_LINKED_SHARE = 0.4


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
        return share >= 0.8 or (self.links >= 3 and share >= 0.5)

    @property
    def is_running(self) -> bool:
        return len(self.text) >= RUNNING_CHARACTERS and self.link_characters < _MOST_LINKED_SHARE * len(self.text)


def outline(root: _Element) -> list[Block]:
    """The blocks under an element."""
    reader = _Walk(root)
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "end":
            reader.leave(element, tag)
        elif tag in _SILENT:
            walk.skip_subtree()
        else:
            reader.enter(element, tag)
    reader.close()
    return reader.found


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


class _Walk:
    """Keeps the block that is being read between two events of the tree walk."""

    def __init__(self, root: _Element) -> None:
        self.found: list[Block] = []
        self._root = root
        self._owner = root
        self._pieces: list[str] = []
        self._linked: int = 0
        self._links: int = 0
        self._links_open: int = 0

    def enter(self, element: _Element, tag: str) -> None:
        if tag not in _INLINE:
            self.close()
            self._owner = element
        elif tag == "a":
            self._links_open += 1
            self._links += 1
        self._add(element.text)

    def leave(self, element: _Element, tag: str) -> None:
        if tag == "a":
            self._links_open -= 1
        elif tag not in _INLINE and tag not in _SILENT:
            self.close()
            parent = element.getparent()
            self._owner = self._root if parent is None else parent
        if element is not self._root:
            self._add(element.tail)

    def close(self) -> None:
        if self._pieces:
            text = " ".join("".join(self._pieces).split())
            if text:
                self.found.append(Block(self._owner, text, self._linked, self._links))
            self._pieces.clear()
        self._linked = self._links = 0

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            if self._links_open:
                self._linked += len(text.strip())
