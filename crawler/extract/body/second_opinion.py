"""What trafilatura takes for the article's text, asked where our own container looks as if it missed something.

Only its extraction proper is called: metadata, comments and the comparison with two other libraries are left out.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator

from lxml.etree import _Element
from trafilatura import bare_extraction
from trafilatura.settings import Document

from crawler.extract.page.text_line import Line
from store.text import clean_line

#: It warns of every page it gives nothing for; that is our answer to give.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

#: Kind of a block, its text with line breaks as newlines, its number in an ordered list.
_Piece = tuple[str, str, int | None]
_INSIDE = ("p", "list", "head", "quote", "table")


def second_opinion(body: _Element, linked: set[str], *, fast: bool) -> list[Line]:
    """Its lines of a pruned page; empty when it finds none. `linked` are the texts of blocks that are but links."""
    # The bounds are given so that its date finder, which is not asked, never reads the clock.
    root = body.getroottree().getroot()
    for script in list(root.iter("script")):
        # It would take the text that JSON-LD declares, whoever may read it: that is for `declared` to judge.
        script.text = None
    found = bare_extraction(
        root,
        fast=fast,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
    )
    if not isinstance(found, Document):
        return []
    return [line for piece in _pieces(found.body) for line in _lines(piece, linked)]


def _lines(piece: _Piece, linked: set[str]) -> Iterator[Line]:
    kind, raw, number = piece
    for index, text in enumerate(filter(None, map(clean_line, raw.split("\n")))):
        yield Line(text=text, kind=kind, linked=text in linked, number=number, goes_on=kind == "item" and index > 0)


def _pieces(root: _Element) -> Iterator[_Piece]:
    """The blocks of trafilatura's own XML, in order."""
    if root.text and root.text.strip():
        yield "p", root.text, None
    for child in root:
        yield from _child_pieces(child)
        if child.tail and child.tail.strip():
            yield "p", child.tail, None


def _child_pieces(element: _Element) -> Iterator[_Piece]:
    tag = element.tag
    if tag == "list":
        places: Counter[_Element | None] = Counter()
        for entry in element.iter("item"):
            within = entry.getparent()
            places[within] += 1
            number = places[within] if within is not None and within.get("rend") == "ol" else None
            yield "item", _inline_text(entry, without=("list",)), number
    elif tag == "table":
        for row in element.iter("row", "tr"):
            yield "row", " | ".join(filter(None, (clean_line(_inline_text(cell)) for cell in row))), None
    elif tag in ("div", "body", "quote") and any(child.tag in _INSIDE for child in element):
        for kind, text, number in _pieces(element):
            yield ("quote" if tag == "quote" and kind == "p" else kind), text, number
    else:
        yield ({"head": "head", "quote": "quote"}.get(tag, "p")), _inline_text(element), None


def _inline_text(element: _Element, without: tuple[str, ...] = ()) -> str:
    parts = [_source_spaces(element.text)]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        elif child.tag not in without:
            broken = child.tag in ("p", "list", "item", "quote", "head")
            parts.append("\n" + _inline_text(child, without) + "\n" if broken else _inline_text(child, without))
        parts.append(_source_spaces(child.tail))
    return "".join(parts)


def _source_spaces(text: str | None) -> str:
    """Line breaks of the source are spaces; only `lb` elements break lines."""
    return (text or "").replace("\n", " ").replace("\r", " ")
