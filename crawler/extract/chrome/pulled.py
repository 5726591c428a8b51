"""Quotes pulled out of the text: what they say stands in a paragraph as well, and who said it often below them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.extract.page.sentences import FULL_STOPS
from crawler.extract.page.text_line import Hints, Line

#: In quotation marks: texts of several languages repeat other lines on purpose (measured).
_SHORTEST, _LONGEST = 35, 400
_QUOTES = ("«", "“", "„", '"')
_SIGNS = " «»“”„\"'….,;:!?—–-"
#: The longer line has so many times its characters.
_LEAST_AROUND = 1.15
_LONGEST_NAME_WORDS = 8
#: "— Odile Kerrien, présidente", "Jean de La Tour".
_NAME = re.compile(r"[—–\s-]*[A-ZÀ-Þ][\w'’.-]*\s(?:[a-zà-ÿ'’]{1,3}\s?){,2}[A-ZÀ-Þ]")
#: Texts of more are not looked through for each of them.
_MOST_LINES = 500


def pulled_quotes(lines: list[Line], _: Hints) -> Iterable[int]:
    """Lines in quotation marks that a longer one has word for word, with the name below."""
    if len(lines) > _MOST_LINES:
        return
    for index, line in enumerate(lines):
        if not _may_be_pulled(line) or not _is_within_another(line, lines):
            continue
        yield index
        if any(map(_is_name, lines[index + 1 : index + 2])):
            yield index + 1


def _may_be_pulled(line: Line) -> bool:
    if line.kind not in ("p", "quote") or line.linked or line.bold:  # in bold it is an intertitle
        return False
    return line.text.startswith(_QUOTES) and _SHORTEST <= len(line.text) <= _LONGEST


def _is_within_another(line: Line, lines: list[Line]) -> bool:
    said = line.folded.strip(_SIGNS)
    longer = (other for other in lines if len(other.text) >= _LEAST_AROUND * len(line.text))
    return any(said in other.folded for other in longer)


def _is_name(line: Line) -> bool:
    return (
        line.kind in ("p", "quote")
        and not line.bold
        and line.word_count <= _LONGEST_NAME_WORDS
        and not line.text.endswith((*FULL_STOPS, ":"))
        and _NAME.match(line.text) is not None
    )
