"""The blocks of one page as the memory of its site sees them: what makes two the same, what sets one apart. Pure.

Whether a block stands at an edge of the text is not told here: that takes the memory of other pages (`learned`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from crawler.extract.page.text_line import Line
from store.text import fold, words
from store.types import SeenBlock

#: Characters under which a block is not remembered.
SHORTEST = 15
_SAMPLE = 200
_MONTHS = (
    "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
)
#: What changes with the day: "3 reactions", "jusqu'au 1er mars", "on March 12th".
_NUMBER = re.compile(rf"(?:\b(?:{_MONTHS}) )?\d+(?:(?:er|st|nd|rd|th)\b)?(?: (?:{_MONTHS})\b)?")
#: A row of figures ("Inscrits : 1 204"), and how many after each other are a table: they say something of their own.
_FIGURE = re.compile(r"[^:]{2,40}:\s*\d[^:]{0,40}")
_ROWS_OF_TABLE = 3
_LONGEST_QUESTION, _LONGEST_FIGURE = 150, 60
#: Words so long say what a title is about.
_LONG_WORD = 6
#: A name within a sentence, where nothing else begins with a capital letter.
_NAME = re.compile(r"(?<=[\w,;)’'»] )[A-ZÀ-ÖØ-ÞŒ][\w’'-]{3,}|(?<=[’'])[A-ZÀ-ÖØ-ÞŒ][\w’'-]{3,}")


def block_key(text: str) -> str:
    """What makes two blocks the same: their folded words, whatever numbers and dates are among them."""
    return _digest(_NUMBER.sub("0", " ".join(words(text))))


def is_figure(text: str) -> bool:
    """Whether a number is what a line is about."""
    return len(text) < _LONGEST_FIGURE and bool(_NUMBER.search(text))


def seen_blocks(
    lines: Sequence[Line], *, standfirsts: Iterable[str] = (), title: str = "", authors: Iterable[str] = ()
) -> list[SeenBlock]:
    """The blocks of one page that are worth remembering, each once, in the order of the page.

    `lines` are those of its text, with what was removed as learned, which has to stay learned.
    """
    found: dict[str, SeenBlock] = {}
    for standfirst in standfirsts:
        if len(standfirst) >= SHORTEST:
            key = block_key(standfirst)
            found[key] = replace(_seen(key, standfirst), is_standfirst=True)
    titled, writers = frozenset(words(title)), frozenset(words(" ".join(authors)))
    for line, is_row in zip(lines, _rows_of_tables(lines), strict=True):
        key = _digest(fold(line.text)) if is_row else block_key(line.text)
        if len(line.text) < SHORTEST or key in found:
            continue
        names = _names(line.text) - writers
        told = names.union(word for word in words(line.text) if len(word) >= _LONG_WORD and word not in writers)
        found[key] = replace(
            _seen(key, line.text),
            belongs=_belongs(line),
            is_figure=is_figure(line.text),
            names=names,
            is_titled=not told.isdisjoint(titled),
        )
    return list(found.values())


def _seen(key: str, text: str) -> SeenBlock:
    return SeenBlock(key=key, text=text[:_SAMPLE], length=len(text))


def _belongs(line: Line) -> bool:
    text = line.text
    is_question = len(text) <= _LONGEST_QUESTION and text.endswith("?")
    return line.kind in ("head", "item") or is_question


def _rows_of_tables(lines: Sequence[Line]) -> list[bool]:
    """Of each line whether it is one of several rows of figures."""
    told: list[bool] = []
    for is_figure, run in groupby(_FIGURE.fullmatch(line.text) is not None for line in lines):
        count = len(list(run))
        told.extend([is_figure and count >= _ROWS_OF_TABLE] * count)
    return told


def _names(text: str) -> frozenset[str]:
    return frozenset(fold(name) for name in _NAME.findall(text))


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
