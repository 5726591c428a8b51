"""The blocks of one page as the memory of its site sees them: what makes two the same, what sets one apart. Pure.

Whether a block stands at an edge of the text is not told here: that takes the memory of other pages (`learned`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from crawler.extract.page.text_line import Line
from crawler.extract.sites.spoken import is_credit, is_quoted, speaks_to_readers
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
_DIGIT = re.compile(r"\d")
#: A row of figures ("Inscrits : 1 204"), and how many after each other are a table: they say something of their own.
_FIGURE = re.compile(r"[^:]{2,40}:\s*\d[^:]{0,40}")
_ROWS_OF_TABLE = 3
_LONGEST_QUESTION, _LONGEST_FIGURE = 150, 60
#: Words so long say what a title is about.
_LONG_WORD = 6
#: A name within a sentence, where nothing else begins with a capital letter. What stands before it is looked at last:
#: few letters are capitals.
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞŒ](?:(?<=[\w,;)’'»] .)|(?<=[’'].))[\w’'-]{3,}")
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŒ][\w’'-]*"
#: A name in full, one within a sentence, or who is followed by others: "Nadia et 12 autres lecteurs".
_NAMES = re.compile(
    rf"\b{_CAPITAL}(?:(?: (?:d[eu]s?|la|les?|van|von|of))* {_CAPITAL})+"
    rf"|(?<=[\w,;)’'»] ){_CAPITAL}|(?<=[dl][’']){_CAPITAL}|^{_CAPITAL}(?= (?:et|and) \d)"
)
_LONGEST_FRAME, _FEWEST_WORDS = 200, 4
#: What the keys of frames begin with; no digest does.
FRAME = "n"


def block_key(text: str) -> str:
    """What makes two blocks the same: their folded words, whatever numbers and dates are among them."""
    return _key_of(words(text))


def _key_of(said: Sequence[str]) -> str:
    text = " ".join(said)
    # Months are looked for only where there is a number: that takes longer than all else.
    return _digest(_NUMBER.sub("0", text) if _DIGIT.search(text) else text)


def is_figure(text: str) -> bool:
    """Whether a number is what a line is about."""
    return len(text) < _LONGEST_FIGURE and _DIGIT.search(text) is not None


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
            found[key] = SeenBlock(key=key, text=standfirst[:_SAMPLE], length=len(standfirst), is_standfirst=True)
    signed = [frozenset(words(author)) for author in authors]
    titled, writers = frozenset(words(title)), frozenset[str]().union(*signed)
    telling = frozenset(word for word in titled - writers if len(word) >= _LONG_WORD)
    for line, is_row in zip(lines, _rows_of_tables(lines), strict=True):
        text = line.text
        if len(text) < SHORTEST:
            continue
        said = words(text)
        key = _digest(fold(text)) if is_row else _key_of(said)
        if key in found:
            continue
        names = _names(text) - writers
        names_author = not writers.isdisjoint(said) and any(author.issubset(said) for author in signed)
        found[key] = SeenBlock(
            key=key,
            text=text[:_SAMPLE],
            length=len(text),
            belongs=_belongs(line),
            is_figure=is_figure(text),
            names=names,
            is_titled=not (titled.isdisjoint(names) and telling.isdisjoint(said)),
            names_author=names_author,
            names_others=bool(writers and names) and not names_author,
            frame=_frame_of(text, said),
        )
    return list(found.values())


def frame_key(text: str) -> str:
    """The key of a block without the names in it; "" unless it has some, and tells readers something beside them.

    A credit ("Propos recueillis par …", "Arbitre : …") is the article's, whoever stands in it.
    """
    frame = _without_names(text, words(text))
    return FRAME + block_key(frame)[1:] if frame else ""


def _frame_of(text: str, said: Sequence[str]) -> SeenBlock | None:
    frame = _without_names(text, said)
    if not frame:
        return None
    return SeenBlock(key=FRAME + block_key(frame)[1:], text=frame[:_SAMPLE], length=len(frame))


def _without_names(text: str, said: Sequence[str]) -> str:
    if len(text) > _LONGEST_FRAME or text.endswith("?") or is_quoted(text) or not speaks_to_readers(said):
        return ""
    frame, count = _NAMES.subn("…", text)
    if not count:
        return ""
    left = words(frame)
    tells = len(left) >= _FEWEST_WORDS and speaks_to_readers(left) and not is_credit(left)
    return frame if tells else ""


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
