"""The lines of an article as light Markdown: its intertitles, lists and quotes marked (CommonMark 0.31).

The body is plain text; this is the same text for those who want its structure. A paragraph all in bold stays so: mostly
it is an interview's question, or an intertitle in all but its element. Links, other emphasis and tables are not kept.
"""

from __future__ import annotations

import re
from itertools import groupby

from crawler.extract.page.text_line import Line
from store.text import clean_line

#: Kinds of lines that a plain paragraph is not.
_BOLD = "bold"
_MARKS = {"head": "## ", "item": "- ", "quote": "> ", _BOLD: "**"}
#: Characters that would mark up what is meant as text, everywhere and at the beginning of a line. One set of signs
#: comes first, for which a paragraph is looked through fastest.
_ACTIVE = re.compile(r"[\\`*_\[\]<&](?:(?<!&)|(?=#?\w+;))")
_ACTIVE_START = re.compile(r"^(#{1,6}(?=\s|$)|[>+-](?=\s|$)|=+$|-+$|~~~)")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def markdown(lines: list[Line]) -> str:
    """The lines as CommonMark; empty when they are paragraphs only, of which the body says everything."""
    if _MARKS.keys().isdisjoint(map(_kind, lines)):
        return ""
    texts = [(_kind(line), line, text) for line in lines if (text := clean_line(line.text))]
    if not any(kind in _MARKS for kind, _, _ in texts):
        return ""
    runs = groupby(texts, key=lambda told: told[0])
    return "\n\n".join(_block(kind, [(line, text) for _, line, text in run]) for kind, run in runs)


def _kind(line: Line) -> str:
    return _BOLD if line.bold and line.kind == "p" else line.kind


def _block(kind: str, told: list[tuple[Line, str]]) -> str:
    """Neighbouring lines of one kind: entries stand close, quoted paragraphs are one quote, the rest stand apart."""
    if kind == "item":
        return _list(told)
    marked = [f"**{_escaped(text)}**" if kind == _BOLD else _MARKS.get(kind, "") + _escaped(text) for _, text in told]
    return ("\n>\n" if kind == "quote" else "\n\n").join(marked)


def _list(told: list[tuple[Line, str]]) -> str:
    """Entries with their numbers; their further paragraphs and lists are indented by what marks the entry (§5.2)."""
    pieces: list[str] = []
    marks: list[str] = []
    for line, text in told:
        if line.goes_on and pieces:
            pieces.append(f"\n\n{_indent(marks)}{_escaped(text)}")
            continue
        del marks[line.depth :]
        mark = _MARKS["item"] if line.number is None else f"{line.number}. "
        typed = _NUMBERED.match(text)
        if typed and typed[1] == str(line.number):
            text = text[typed.end() :].lstrip()
        start = "\n" if pieces else ""
        pieces.append(f"{start}{_indent(marks)}{mark}{_escaped(text)}")
        marks.append(mark)
    return "".join(pieces)


def _indent(marks: list[str]) -> str:
    return " " * sum(map(len, marks))


def _escaped(text: str) -> str:
    text = _ACTIVE.sub(r"\\\g<0>", text)
    return _NUMBERED.sub(r"\1\\\2", _ACTIVE_START.sub(r"\\\1", text))
