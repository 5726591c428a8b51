"""Paragraphs of a text that is set as it was typed (`pre`): empty lines part them, as they do in a letter.

Old press releases and poems are. Programs, which are marked word by word, are left as they are.
"""

from __future__ import annotations

import re

from lxml.etree import SubElement, _Element

_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")
_STARTS = (b"<pre", b"<PRE")


def part_paragraphs(tree: _Element, markup: bytes) -> None:
    """Put a line break where an empty line stands, in place."""
    if not any(start in markup for start in _STARTS):
        return
    for typed in list(tree.iter("pre")):
        if next(typed.iter("code", "span"), None) is None:
            _part(typed)


def _part(typed: _Element) -> None:
    first, *others = _EMPTY_LINE.split(typed.text or "")
    for place, paragraph in enumerate(others):
        _break(typed, place, paragraph)
    typed.text = first
    for child in list(typed)[len(others) :]:
        child.tail, *others = _EMPTY_LINE.split(child.tail or "")
        place = typed.index(child) + 1
        for paragraph in reversed(others):
            _break(typed, place, paragraph)


def _break(typed: _Element, place: int, paragraph: str) -> None:
    line_break = SubElement(typed, "br")
    line_break.tail = paragraph
    typed.insert(place, line_break)
