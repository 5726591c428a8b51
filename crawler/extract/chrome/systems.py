"""What content systems and publishers print around every text, the same sentence on thousands of pages.

A line is looked up by its first word, and is one of them from end to end or not at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from crawler.extract.page.sentences import is_reported
from crawler.extract.page.text_line import Hints, Line
from crawler.extract.phrases.calls import CALLS
from crawler.extract.phrases.neighbours import BY_NEIGHBOURS
from crawler.extract.phrases.publishers import BY_PUBLISHERS
from crawler.extract.phrases.services import OF_SERVICES
from crawler.extract.phrases.systems import BY_SYSTEMS

_LONGEST_WORDS = 45
_MOST_HEADING_WORDS = 5
#: What a table tells is no notice; one cell alone is a place on an old page.
_BETWEEN_CELLS = " | "
_QUOTES = ("«", "“", "„", '"')
_FIRST_WORD = re.compile(r"[^\w]*([^\W\d_](?:['-]?[^\W\d_])*)(?:[^\w\[(:]+|(?=:)|$)")


def _by_first_word() -> dict[str, re.Pattern[str]]:
    """What may follow each first word."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for words, rest in (*BY_SYSTEMS, *OF_SERVICES, *BY_PUBLISHERS, *BY_NEIGHBOURS, *CALLS):
        for word in words.split():
            found[word].append(rest)
    return {word: re.compile("|".join(rests)) for word, rests in found.items()}


_FOLLOWING = _by_first_word()


def standing_lines(lines: list[Line], _: Hints) -> Iterable[int]:
    """Lines that the page's system prints on all of its pages."""
    return (index for index, line in enumerate(lines) if _is_standing(line))


def _is_intertitle(line: Line) -> bool:
    """Whether it is a heading of a few words and no sign: "Agrandir la carte" may head a passage on a reform."""
    return line.is_heading and line.word_count <= _MOST_HEADING_WORDS and line.text[-1:].isalpha()


def _is_standing(line: Line) -> bool:
    if line.word_count > _LONGEST_WORDS or line.kind == "quote" or _is_intertitle(line):
        return False
    if line.kind == "row" and _BETWEEN_CELLS in line.text:
        return False
    first = _FIRST_WORD.match(line.opening)
    following = _FOLLOWING.get(first[1]) if first else None
    if first is None or following is None or line.text.startswith(_QUOTES):
        return False
    return following.fullmatch(line.folded, first.end()) is not None and not is_reported(line.text)
