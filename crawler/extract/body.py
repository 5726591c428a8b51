"""From a pruned tree to lines of text: trafilatura, and what is done where it is known to fall short.

A body split over sibling containers is joined before; the fast mode is tried first, the full one only where the fast
one looks as if it had missed something; pages laid out as tables are read from their densest container. No line is
judged here.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator

from lxml.etree import _Element
from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.xpaths import BODY_XPATH

from crawler.extract.outline import Block, outline
from crawler.extract.text_line import Line
from store.text import clean_line

#: It warns of every page it gives nothing for; that is our answer to give.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

#: Text shorter than this share of the page's running text, or than these characters, is suspicious (measured: it
#: catches every page that the fast mode loses, on one page in fifteen).
_LEAST_SHARE = 0.6
_LEAST_CHARACTERS = 250
#: Below this share nothing of the article was found; more often than not the rest is comments and teasers.
_HOPELESS_SHARE = 0.15
#: A second opinion is believed when it is so much longer.
_RESCUE_RATIO = 1.5
_BODY_NAMES = re.compile(
    r"\b(?:article|entry|post|story|page|content|text|body)[-_ ]*(?:body|content|text|texte|contenu|corps)\b"
    r"|articleBody",
    re.I,
)
_ROWS = frozenset(("row", "tr"))


def extract_lines(body: _Element, blocks: list[Block]) -> list[Line]:
    """The text of the article on a pruned page, line by line; empty when there is none. `blocks` are its outline."""
    demote_layout_tables(body)
    join_split_body(body)
    mark_article(body, blocks)
    linked = {block.text for block in blocks if block.is_link}
    running = running_characters(blocks)
    lines = _trafilatura_lines(body, linked, fast=True)
    if _is_suspicious(lines, running):
        lines = max(lines, _trafilatura_lines(body, linked, fast=False), key=characters)
    if characters(lines) < max(_LEAST_CHARACTERS, _HOPELESS_SHARE * running):
        dense = dense_lines(blocks)
        lines = dense if characters(dense) > _RESCUE_RATIO * characters(lines) else lines
    return lines


def running_characters(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks if block.is_running)


def characters(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)


def join_split_body(body: _Element) -> None:
    """Move the parts of an article that sits in several containers of one name, side by side, into the first."""
    groups: dict[tuple[object, ...], list[_Element]] = {}
    for element in body.iter("div", "section"):
        names = f"{element.get('class', '')} {element.get('itemprop', '')}".strip()
        if names and _BODY_NAMES.search(names):
            groups.setdefault((element.getparent(), element.tag, names), []).append(element)
    for parts in groups.values():
        texts = [part for part in parts if any(block.is_running for block in outline(part))] if len(parts) > 1 else []
        if len(texts) < 2 or any(part.find(".//h1") is not None for part in texts[1:]):
            continue
        for part in texts[1:]:
            texts[0].append(part)


def demote_layout_tables(body: _Element) -> None:
    """Turn tables that lay out a page into plain containers: extraction would take each row for one line of figures."""
    layouts = [table for table in body.iter("table") if _lays_out(table)]
    for table in layouts:
        for part in table.iter("table", "tbody", "thead", "tr", "td", "th"):
            if next(part.iterancestors("table"), part) in (table, part):
                part.tag = "div"


def _lays_out(table: _Element) -> bool:
    """Whether some cell holds what only a page holds: another table, a headline, several paragraphs, a form."""
    return any(
        cell.find(".//table") is not None
        or cell.find(".//h1") is not None
        or cell.find(".//form") is not None
        or len(cell.findall("p")) > 2
        for cell in table.iter("td", "th")
    )


def mark_article(body: _Element, blocks: list[Block]) -> None:
    """Where trafilatura knows no container by name, name the densest: loose paragraphs come without intertitles."""
    if any(path(body) for path in BODY_XPATH):
        return
    densest = _densest(blocks)
    if densest is not None and densest.tag in ("div", "section", "td", "center"):
        densest.tag = "article"


def dense_lines(blocks: list[Block]) -> list[Line]:
    """The lines of the element that directly holds most of the running text, from its first running block on."""
    densest = _densest(blocks)
    if densest is None:
        return []
    inside = [block for block in blocks if densest in block.element.iterancestors()]
    running = [index for index, block in enumerate(inside) if block.is_running]
    return [
        Line(
            text=block.text,
            kind="head" if block.is_heading else "item" if block.element.tag == "li" else "p",
            linked=block.is_link,
        )
        for block in inside[running[0] : running[-1] + 1]
    ]


def _densest(blocks: list[Block]) -> _Element | None:
    weights: Counter[_Element] = Counter()
    for block in blocks:
        if block.is_running and (parent := block.element.getparent()) is not None:
            weights[parent] += len(block.text)
    return weights.most_common(1)[0][0] if weights else None


def _is_suspicious(lines: list[Line], running: int) -> bool:
    length = characters(lines)
    return length < _LEAST_SHARE * running or (length < _LEAST_CHARACTERS and length < running)


def _trafilatura_lines(body: _Element, linked: set[str], *, fast: bool) -> list[Line]:
    # The bounds are given so that its date finder, which is not asked, never reads the clock.
    found = bare_extraction(
        body.getroottree().getroot(),
        fast=fast,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
    )
    if not isinstance(found, Document):
        return []
    return [
        Line(text=text, kind=kind, linked=text in linked)
        for kind, raw in _pieces(found.body)
        for text in map(clean_line, raw.split("\n"))
        if text
    ]


def _pieces(root: _Element) -> Iterator[tuple[str, str]]:
    """Kind and text of each block of trafilatura's own XML, in order; line breaks as newlines."""
    if root.text and root.text.strip():
        yield "p", root.text
    for child in root:
        yield from _child_pieces(child)
        if child.tail and child.tail.strip():
            yield "p", child.tail


def _child_pieces(element: _Element) -> Iterator[tuple[str, str]]:
    tag = element.tag
    if tag == "list":
        for entry in element.iter("item"):
            yield "item", _inline_text(entry, without=("list",))
    elif tag == "table":
        for row in element.iter("row", "tr"):
            yield "row", " | ".join(filter(None, (clean_line(_inline_text(cell)) for cell in row)))
    elif tag in ("div", "body", "quote") and any(
        child.tag in ("p", "list", "head", "quote", "table") for child in element
    ):
        for kind, text in _pieces(element):
            yield ("quote" if tag == "quote" and kind == "p" else kind), text
    else:
        yield ({"head": "head", "quote": "quote"}.get(tag, "p")), _inline_text(element)


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
