"""Where the sentences of a French text begin and end; pure.

A paragraph ends a sentence whatever stands there. Points of abbreviations and initials end none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: Closing signs, then what opens the next sentence. The first of them stands by itself: the engine looks for it, and
#: begins nowhere else in a row of thousands.
_END = re.compile(
    r"[.!?…](?<![.!?…].)[.!?…]*(?:[ \u00a0\u202f]?[»”\"’)\]])*[ \u00a0\u202f]+"
    r"(?=[«“\"(\[—–-]{0,2}[ \u00a0\u202f]?[A-ZÀ-ÖØ-ÞŒ0-9])"
)
#: A point after one of these does not end a sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-ZÀ-Ý]|MM?|Mme|Mlle|Mgr|Me|Dr|Pr|St|Ste|av|bd|art|env|cf|p|pp|n°|no|nos|vol|chap|réf|tél|max|min|ex"
    r"|janv|févr|fév|avr|juil|sept|oct|nov|déc|Inc|Corp|Ltd|Cie)|\b[A-Z]\.[A-Z])$"
)


class Sentence(NamedTuple):
    """A sentence of one zone by its offsets, and the paragraph it stands in.

    No dataclass, since a text has dozens, and a frozen one takes five times as long to make.
    """

    start: int
    end: int
    paragraph: int


def find_sentences(text: str) -> list[Sentence]:
    """The sentences of a text in reading order, white space around them left out."""
    found: list[Sentence] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        found += (_trimmed(text, start + begin, start + end, number) for begin, end in _cuts(line))
        start += len(line) + 1
    return [sentence for sentence in found if sentence.start < sentence.end]


def _cuts(line: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _END.finditer(line):
        if line[match.start()] != "." or not _ABBREVIATION.search(line, max(begin, match.start() - 6), match.start()):
            yield begin, match.end()
            begin = match.end()
    yield begin, len(line)


def _trimmed(text: str, start: int, end: int, paragraph: int) -> Sentence:
    part = text[start:end]
    return Sentence(start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip())), paragraph)
