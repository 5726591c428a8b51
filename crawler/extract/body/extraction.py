"""From a pruned tree to lines of text: our own container first, trafilatura where that looks wrong.

No line is judged here; `crawler.extract.chrome` does that.
"""

from __future__ import annotations

from lxml.etree import _Element

from crawler.extract.body.container import running_weight
from crawler.extract.body.passages import article_lines
from crawler.extract.body.second_opinion import second_opinion
from crawler.extract.body.teasers import teasers
from crawler.extract.page.outline import Block
from crawler.extract.page.text_line import Line

#: Text shorter than this share of the page's running text, or than these characters, is suspicious.
_LEAST_SHARE = 0.6
_LEAST_CHARACTERS = 250
#: It is believed when it is so much longer (measured: 1.2 and 1.5 do the same).
_LONGER = 1.2
#: Headline and date are hardly longer than the shortest text; more that was found with it is text.
_MOST_GLUED = 2
#: Line breaks within a paragraph make two or three blocks of it.
_MOST_BLOCKS_IN_A_LINE = 4
#: Characters of a heading or link that is looked for in a line, and how many of them make it a heap.
_LEAST_PART, _LEAST_PARTS = 20, 3
#: Trafilatura's last resort gives one line or two; more are not looked through for every block.
_MOST_HEAPS = 4


def extract_lines(body: _Element, blocks: list[Block], title: str) -> tuple[list[Line], bool]:
    """The text of the article on a pruned page, line by line, and whether it is trafilatura's; empty without one.

    `blocks` are the page's outline, `title` is its title, folded.
    """
    own = article_lines(body, blocks, title)
    if own and not _is_suspicious(own, running_weight(blocks)):
        return own, False
    linked = {block.text for block in blocks if block.is_link}
    other = second_opinion(body, linked, fast=True)
    # What is left out of it below makes it no longer: mostly this settles it.
    if not _is_longer(other, own) or _is_whole_page(other, blocks):
        return own, False
    if own:
        teased = teasers(body, blocks)
        other = [line for line in other if line.text not in teased]
        if len(other) <= _MOST_HEAPS:
            other = [line for line in other if not _is_heap(line, blocks)]
    is_other = _is_longer(other, own) and not _is_glued(other, own)
    return (other if is_other else own), is_other


def _is_longer(other: list[Line], own: list[Line]) -> bool:
    return characters(other) > _LONGER * characters(own)


def _is_glued(other: list[Line], own: list[Line]) -> bool:
    """Whether trafilatura found the same lines without what parts them, with headline and date: its last resort."""
    if len(other) > len(own) or characters(other) > _MOST_GLUED * characters(own):
        return False
    return all(any(line.text in glued.text for glued in other) for line in own)


def _is_whole_page(lines: list[Line], blocks: list[Block]) -> bool:
    """Whether it is one line of several blocks: all that trafilatura found is all there is, menus too."""
    if len(lines) != 1 or any(block.text == lines[0].text for block in blocks):
        return False
    parts = [block for block in blocks if block.text in lines[0].text]
    if any(block.is_heading and len(block.text) >= _LEAST_PART for block in parts):
        return True
    return len({block.text for block in parts}) >= _MOST_BLOCKS_IN_A_LINE


def _is_heap(line: Line, blocks: list[Block]) -> bool:
    """Whether a line is several blocks in one, headings and links among them: a whole page without what parts it."""
    parts = [block for block in blocks if _LEAST_PART <= len(block.text) < len(line.text) and block.text in line.text]
    return sum(block.is_heading or block.is_link for block in parts) >= _LEAST_PARTS


def characters(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _is_suspicious(lines: list[Line], running: float) -> bool:
    length = characters(lines)
    return length < _LEAST_SHARE * running or length < _LEAST_CHARACTERS
