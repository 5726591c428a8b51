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

from crawler.extract.page.inline import IN_PLACE, KINDS, kind_in_place, stands_above
from crawler.extract.page.searching import one_text, places_with
from crawler.extract.page.sentences import ends_sentence

_NAMING = frozenset(("class", "id", "role", "style", "hidden"))
#: Attributes that tell of dates, people and tags, or what an element is for.
_TELLING = frozenset(("itemprop", "property", "datetime", "title", "rel", "role"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: A block of this many characters, most of them outside links, reads as a sentence of an article.
RUNNING_CHARACTERS = 80
_MOST_LINKED_SHARE, _LINKED_SHARE = 0.4, 0.8
_LEAST_UNLINKED = 40
#: Characters of what may be said twice for emphasis: "Toujours plus, toujours plus".
_LEAST_TWICE = 40
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
        #: The elements that have one of `_TELLING`, in order, by its name.
        self.having: dict[str, list[_Element]] = {name: [] for name in _TELLING}
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
        if not _TELLING.isdisjoint(attributes):
            for name in attributes:
                if name in _TELLING:
                    self.having[name].append(element)

    def end(self, element: _Element) -> None:
        """Note that an element's last block has been added."""
        if element in self.spans:
            self.spans[element] = (self._first_blocks.pop(), len(self))

    def add(self, owner: _Element, pieces: list[str], linked: int, links: int) -> None:
        """Close the block that consists of some pieces of text, of which so many characters stand in links."""
        text = " ".join("".join(pieces).split())
        if text:
            if _is_said_twice(text):
                text = text[: len(text) // 2]
                linked = min(linked, len(text))
            is_link = linked > 0 and _is_link(text, linked, links)
            is_running = len(text) >= RUNNING_CHARACTERS and _is_running(text, linked)
            is_heading = owner.tag in HEADINGS or (not is_running and _fills_heading(owner))
            self.append(Block(owner, text, linked, links, is_heading, is_link, is_running))


def _is_said_twice(text: str) -> bool:
    """Whether a block is one text twice, as templates print headlines: for large screens and for small ones."""
    middle = len(text) // 2
    return len(text) > _LEAST_TWICE and text[middle] == " " and text[:middle] == text[middle + 1 :]


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
        kind = KINDS[element.tag]
        if kind is IN_PLACE:  # nearly all are spans with a text
            kind = "inline" if element.text and element.tag == "span" else kind_in_place(element)
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
        elif kind != "inline" and starts and (kind == "silent" or stands_above(element)):
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
