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
#: Characters that would mark up what is meant as text, everywhere and at the beginning of a line.
_ACTIVE = re.compile(r"([\\`*_\[\]<])")
_ACTIVE_START = re.compile(r"^(#{1,6}(?=\s|$)|[>+-](?=\s|$)|=+$|-+$|~~~)")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def markdown(lines: list[Line]) -> str:
    """The lines as CommonMark; empty when they are paragraphs only, of which the body says everything."""
    texts = [(_kind(line), text) for line in lines if (text := clean_line(line.text))]
    if not any(kind in _MARKS for kind, _ in texts):
        return ""
    blocks = [_block(kind, [text for _, text in run]) for kind, run in groupby(texts, key=lambda line: line[0])]
    return "\n\n".join(blocks)


def _kind(line: Line) -> str:
    return _BOLD if line.bold and line.kind == "p" else line.kind


def _block(kind: str, texts: list[str]) -> str:
    """Neighbouring lines of one kind: entries stand close, quoted paragraphs are one quote, the rest stand apart."""
    marked = [f"**{_escaped(text)}**" if kind == _BOLD else _MARKS.get(kind, "") + _escaped(text) for text in texts]
    return {"item": "\n", "quote": "\n>\n"}.get(kind, "\n\n").join(marked)


def _escaped(text: str) -> str:
    text = _ACTIVE.sub(r"\\\1", text)
    return _NUMBERED.sub(r"\1\\\2", _ACTIVE_START.sub(r"\\\1", text))
