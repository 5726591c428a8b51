"""From a parsed page to the lines of its text, with the guard against over-eager pruning."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from lxml.etree import _Element

from crawler.extract.body.doubles import doubles
from crawler.extract.body.extraction import characters, extract_lines
from crawler.extract.chrome.cutting import recorded
from crawler.extract.chrome.lines import clean_lines
from crawler.extract.chrome.pruning import prune
from crawler.extract.page.outline import RUNNING_CHARACTERS, Block, Outline, outline
from crawler.extract.page.parsing import Page
from crawler.extract.page.text_line import Hints, Line
from store.text import clean_line
from store.types import Removed

#: Unpruned text is believed when it is so much longer than what pruning left (measured).
_OVERPRUNED_RATIO = 1.6
_SHORTEST_CAPTION = 20
#: Characters by which a line is known among the captions that were cut.
_SAMPLE = 60
_LEAST_TEXT = 40
#: Text beside captions that is an article's; less is a title or two, and the captions tell.
_LEAST_BESIDE_CAPTIONS = 250
#: The rule on lines that are there twice, by its name.
_DOUBLE = "repeat"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The text of a page: its lines, the blocks of the pruned page, and what was taken away."""

    lines: list[Line]
    blocks: list[Block]
    removed: list[Removed]
    #: Whether it was read by a fallback: trafilatura, the unpruned page, a text that JSON-LD declares.
    makeshift: bool = False


def read_text(page: Page, known: Hints, blocks: list[Block]) -> Reading:
    """The article's lines. Prunes the page's tree; `blocks` is its outline before that.

    `known`: title, authors and site.
    """
    hints = page_hints(page, known, blocks)
    uncleaned = read_uncleaned(page, blocks if isinstance(blocks, Outline) else outline(page.tree), hints.title)
    lines, cleaned = clean_lines(uncleaned.lines, hints)
    return replace(uncleaned, lines=lines, removed=uncleaned.removed + cleaned)


def page_hints(page: Page, known: Hints, blocks: list[Block]) -> Hints:
    """What the unpruned page says that the rules on lines look at, beside what is known."""
    return replace(known, captions=_captions(page.tree, blocks), link_headings=_link_headings(blocks))


def read_uncleaned(page: Page, blocks: Outline, title: str, left_out: Collection[str] = ()) -> Reading:
    """The article's lines before any rule on lines; `title` is folded, `left_out` as for `prune`."""
    body = _body(page.tree)
    pruned = prune(body, blocks, left_out)
    left: list[Block] = outline(body, named=False)
    doubled = doubles(left)
    left = [block for block in left if block not in doubled] if doubled else left
    lines, makeshift = extract_lines(body, left, title)
    captioned = characters(lines) >= _LEAST_BESIDE_CAPTIONS
    if pruned.characters - (pruned.of_captions if captioned else 0) > characters(lines):
        body = _body(page.reparse())
        whole_blocks = outline(body, named=False)
        whole, _ = extract_lines(body, whole_blocks, title)
        shown = {entry.text[:_SAMPLE] for entry in pruned.removed if captioned and entry.rule == "caption"}
        text = [line for line in whole if not shown or _is_text(line, shown)]
        if characters(text) > _OVERPRUNED_RATIO * characters(lines):
            return Reading(lines=whole, blocks=whole_blocks, removed=[], makeshift=True)
    removed = [*pruned.removed, *(recorded(_DOUBLE, block.text) for block in doubled)]
    return Reading(lines=lines, blocks=left, removed=removed, makeshift=makeshift)


def _is_text(line: Line, shown: set[str]) -> bool:
    """Whether a line is none of some captions, nor so short that it may be the credit of one."""
    return len(line.text) >= _LEAST_TEXT and line.text[:_SAMPLE] not in shown


def _body(tree: _Element) -> _Element:
    body = tree.find("body")
    return tree if body is None else body


def _link_headings(blocks: list[Block]) -> frozenset[str]:
    """Headings with two links right below them, that head nothing else elsewhere."""
    above_links: set[str] = set()
    above_text: set[str] = set()
    for block, first, second in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if block.is_link or len(block.text) >= RUNNING_CHARACTERS:
            continue
        if block.is_heading and not first.is_link:
            above_text.add(block.text)
        elif (block.is_heading or block.text.endswith(":")) and first.is_link and second.is_link:
            above_links.add(block.text)
    return frozenset(above_links - above_text)


def _captions(tree: _Element, blocks: list[Block]) -> frozenset[str]:
    """What stands under the page's pictures, or instead of them."""
    shown = list(tree.iter("img", "figcaption"))
    below = {each for each in shown if each.tag == "figcaption"}
    said = (each.get("alt") or "" for each in shown if each not in below)
    texts = [clean_line(text) for text in said if len(text) >= _SHORTEST_CAPTION]
    texts += [block.text for block in blocks if block.element in below] if below else []
    return frozenset(text for text in texts if len(text) >= _SHORTEST_CAPTION)
