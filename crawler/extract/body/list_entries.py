"""Which entry of which list a block is of: an ordered list keeps its numbers, an entry its paragraphs."""

from __future__ import annotations

import re
from itertools import islice

from lxml.etree import _Element

#: A number that CommonMark takes for an entry's has nine digits at most (0.31, §5.2).
_NUMBER = re.compile(r"\d{1,9}")
_LARGEST = 10**9
#: Deeper lists are indented no further.
_DEEPEST = 5


class ListEntries:
    """Numbers the entries of a text's lists, asked of each in reading order."""

    def __init__(self) -> None:
        #: Each ordered list's last entry and its number.
        self._last: dict[_Element, tuple[_Element, int]] = {}
        self._told: _Element | None = None

    def number(self, entry: _Element) -> int | None:
        """An entry's number; None where its list has none (HTML §4.4.5: `start`, `reversed`, `value`)."""
        ordered = entry.getparent()
        if ordered is None or ordered.tag != "ol":
            return None
        last, number = self._last.get(ordered, (None, 0))
        if last is not entry:
            step = -1 if "reversed" in ordered.attrib else 1
            following = number + step if last is not None else _stated(ordered, "start", _first(ordered))
            number = _stated(entry, "value", following)
            self._last[ordered] = entry, number
        return number if 0 <= number < _LARGEST else None

    def goes_on(self, entry: _Element) -> bool:
        """Whether the block before was of this entry too, which is asked of those that are kept."""
        before, self._told = self._told, entry
        return before is entry

    def depth(self, entry: _Element) -> int:
        """How many entries of lists it stands in."""
        return sum(1 for _ in islice(entry.iterancestors("li"), _DEEPEST))


def _first(ordered: _Element) -> int:
    return sum(child.tag == "li" for child in ordered) if "reversed" in ordered.attrib else 1


def _stated(element: _Element, name: str, otherwise: int) -> int:
    return int(stated) if _NUMBER.fullmatch(stated := element.get(name, "").strip()) else otherwise
