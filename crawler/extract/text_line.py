"""One line of extracted text, and what kind of line it was on the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from store.text import fold

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

    @cached_property
    def folded(self) -> str:
        return fold(self.text).strip()

    @cached_property
    def word_count(self) -> int:
        """Words, or what the text would be in words where it has no spaces (Japanese, rubbish)."""
        return max(len(self.text.split()), len(self.text) // _LONGEST_MEAN_WORD)

    @property
    def is_heading(self) -> bool:
        return self.kind == "head"
