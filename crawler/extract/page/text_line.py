"""One line of extracted text, and what kind of line it was on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from crawler.extract.page.outline import RUNNING_CHARACTERS
from store.text import fold

#: Phrases of chrome are matched against whole lines of at most so many words; real sentences are longer.
MOST_WORDS = 8
_OPENING_CHARACTERS = 60
#: Characters of a word and the space after it, in lines of long words.
_LONGEST_MEAN_WORD = 15


@dataclass(frozen=True, kw_only=True)
class Line:
    """A paragraph, an intertitle, a list entry, a quotation or a row of a table."""

    text: str
    #: "p", "head", "item", "quote" or "row".
    kind: str = "p"
    #: Nothing but links.
    linked: bool = False
    #: Share of its characters that stand in links, where that is known.
    link_share: float = 0.0
    #: All of a paragraph is in bold: a question, an intertitle in all but its element.
    bold: bool = False
    #: Of an entry of an ordered list.
    number: int | None = None
    #: A further paragraph of the entry that the line before is of.
    goes_on: bool = False
    #: How many entries its entry stands in.
    depth: int = 0

    @cached_property
    def folded(self) -> str:
        return fold(self.text).strip()

    @cached_property
    def opening(self) -> str:
        """The first words folded: what labels are looked for in, without folding a paragraph."""
        return fold(self.text[:_OPENING_CHARACTERS]).strip()

    @cached_property
    def word_count(self) -> int:
        """Words, or what the text would be in words where it has no spaces (Japanese, rubbish)."""
        return max(len(self.text.split()), len(self.text) // _LONGEST_MEAN_WORD)

    @property
    def is_heading(self) -> bool:
        return self.kind == "head"


@dataclass(frozen=True, kw_only=True)
class Hints:
    """What the rest of the page says that helps to judge a line."""

    #: Folded, like the names of the authors.
    title: str = ""
    captions: frozenset[str] = frozenset()
    #: Headings and labels that stand above a list of links on the page.
    link_headings: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    #: What the site is called.
    site: frozenset[str] = frozenset()


def heads_text(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is an intertitle right above a paragraph."""
    below = lines[index + 1 : index + 2]
    return lines[index].is_heading and any(
        line.kind == "p" and not line.linked and len(line.text) >= RUNNING_CHARACTERS for line in below
    )
