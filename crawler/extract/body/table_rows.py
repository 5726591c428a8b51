"""Which row of which table a text is in; a cell with paragraphs is no cell but a frame around them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from lxml.etree import _Element

#: What parts the cells of a row on its line.
CELLS = " | "
#: Of a table that is a frame.
_MOST_ROWS = 2
_CELLS = frozenset(("td", "th"))


def frames(paragraphs: Iterable[tuple[_Element, ...]]) -> set[_Element]:
    """The cells that paragraphs stand in, of which each is given with what is around it."""
    return {element for around in paragraphs for element in around if element.tag in _CELLS}


def row(around: tuple[_Element, ...], framing: set[_Element]) -> _Element | None:
    """The row that a text is in, given with what is around it, the innermost first; None in a frame or in no table."""
    cell = next((element for element in around if element.tag in _CELLS), None)
    if cell is None or cell in framing:
        return None
    return next((element for element in around if element.tag == "tr"), None)


def is_frame(line: _Element) -> bool:
    """Whether the table of a row is hardly more than that: a frame around what is in it."""
    table = next((element for element in line.iterancestors() if element.tag == "table"), line)
    return next(islice(table.iter("tr"), _MOST_ROWS, None), None) is None
