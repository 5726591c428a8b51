"""Which blocks of an article's container are its text, as lines.

Inside the best container stand teasers, bylines and share bars too. What is kept is running text, and what shares its
place: short paragraphs beside long ones, intertitles, lists, the rows of tables.
"""

from __future__ import annotations

from lxml.etree import _Element

from crawler.extract.body.container import Chain, chains, holder
from crawler.extract.body.galleries import without_galleries
from crawler.extract.body.list_entries import ListEntries
from crawler.extract.body.short_blocks import (
    belongs,
    is_caption,
    is_entry_time,
    is_of_kin,
    is_opening,
    is_question,
    kin_among,
    told_above,
    without_glued_time,
)
from crawler.extract.body.table_rows import CELLS, frames, is_frame, row
from crawler.extract.body.teasers import Placed, teasers, up_to, without_teasers
from crawler.extract.body.widening import find_container
from crawler.extract.page.outline import Block, is_bold
from crawler.extract.page.sentences import ends_sentence
from crawler.extract.page.text_line import Line
from store.text import fold

#: Share of a container's text that comes after the headline of its article.
_LEAST_BELOW = 0.33
#: A paragraph in an entry or a quotation, with an element of style between.
_NEAREST = 3
_LONGEST_BOLD = 400
#: A sentence of the shortest news: "Le pont est fermé jusqu'à lundi."
_SHORTEST_SENTENCE = 25


def article_lines(body: _Element, blocks: list[Block], title: str) -> list[Line]:
    """The lines of the article on a pruned page, of which `blocks` are the outline; empty where there is no text.

    `title` is the page's, folded.
    """
    above = chains(blocks)
    blocks, above = _of_first_article(blocks, above, title)
    blocks, above = _of_short_article(body, blocks, above)
    container, parts = find_container(body, blocks, above)
    if container is None:
        return []
    inside = [(block, chain) for block, chain in zip(blocks, above, strict=True) if container in chain]
    if parts:
        inside = [(block, chain) for block, chain in inside if block.is_running or not parts.isdisjoint(chain)]
    return _lines(without_teasers(without_galleries(_below_headline(inside, title)), container), container)


def _of_first_article(blocks: list[Block], above: list[Chain], title: str) -> tuple[list[Block], list[Chain]]:
    """Without the articles below the page's own, under headlines of their own, as readers who scroll on get them."""
    headed = [(block, chain) for block, chain in zip(blocks, above, strict=True) if block.element.tag == "h1"]
    if len(headed) < 2 or fold(headed[0][0].text) != title:
        return blocks, above
    first, *others = (next((each for each in chain if each.tag == "article"), None) for _, chain in headed)
    if first is None or not any(
        block.is_running and first in chain for block, chain in zip(blocks, above, strict=True)
    ):
        return blocks, above
    following = {
        each for each in others if each is not None and each is not first and first not in each.iterancestors()
    }
    kept = [pair for pair in zip(blocks, above, strict=True) if following.isdisjoint(pair[1])]
    return [block for block, _ in kept], [chain for _, chain in kept]


def _of_short_article(body: _Element, blocks: list[Block], above: list[Chain]) -> tuple[list[Block], list[Chain]]:
    """Only what stands in the element of an article of short sentences, where the rest of the page are teasers."""
    chain = next((chain for block, chain in zip(blocks, above, strict=True) if block.element.tag == "h1"), ())
    own = next((each for each in chain if each.tag == "article"), None)
    mine = [pair for pair in zip(blocks, above, strict=True) if own is not None and own in pair[1]]
    if any(block.is_running for block, _ in mine) or not any(_is_short_news(block) for block, _ in mine):
        return blocks, above
    teased = teasers(body, blocks)
    if any(block.is_running and block.text not in teased for block in blocks):
        return blocks, above
    return [block for block, _ in mine], [chain for _, chain in mine]


def _below_headline(inside: list[Placed], title: str) -> list[Placed]:
    """What stands below the headline, where the container holds it and much of the text comes after: below the title.

    Failing that, below the last h1, since those above name the site or a rubric; below a title they are intertitles.
    """
    below_title = below_h1 = 0
    total = within = left = _running(inside)
    for index, (block, _) in enumerate(inside, 1):
        left -= len(block.text) if block.is_running else 0
        if not below_title and block.is_heading and fold(block.text) == title and left >= _LEAST_BELOW * total:
            below_title = index
        elif block.element.tag == "h1" and left >= _LEAST_BELOW * within:
            below_h1, within = index, left
    return inside[below_title or below_h1 :]


def _running(placed: list[Placed]) -> int:
    return sum(len(block.text) for block, _ in placed if block.is_running)


def _lines(inside: list[Placed], container: _Element) -> list[Line]:
    running = _told(inside)
    if not running:
        return []
    text = [inside[index] for index in running]
    places = {holder(chain) for _, chain in text}
    kin = kin_among(places)
    framing = frames(up_to(chain, container) for _, chain in text)
    paragraphs = {block.element.get("class") for block, _ in text if block.element.tag == "p"}
    above = told_above(inside, running[0])
    lines: list[Line] = []
    entries = ListEntries()
    last_row: _Element | None = None
    for index, (block, chain) in enumerate(inside):
        is_last = index > running[-1]
        in_row = None if block.is_running else row(up_to(chain, container), framing)
        if (in_row is None and is_entry_time(block)) or is_caption(block, chain, kin):
            continue
        if in_row is not None and in_row is last_row:
            lines[-1] = Line(text=f"{lines[-1].text}{CELLS}{block.text}", kind="row")
        elif in_row is not None:
            lines.append(Line(text=block.text, kind="row", linked=block.is_link and is_frame(in_row)))
        elif block.is_running or (
            index in above or is_opening(block, holder(chain) in places, paragraphs)
            if index < running[0]
            else belongs(block, chain, places, is_last=is_last)
            or is_of_kin(block, chain, kin, is_last=is_last)
            or is_question(block, inside[index + 1 : index + 2])
        ):
            lines.append(_line(block, chain, entries))
        last_row = in_row
    return lines


def _told(inside: list[Placed]) -> list[int]:
    """Where the text is: in the paragraphs, or in news of two short sentences in those."""
    running = [index for index, (block, _) in enumerate(inside) if block.is_running]
    return running or [index for index, (block, _) in enumerate(inside) if _is_short_news(block)]


def _is_short_news(block: Block) -> bool:
    return not (len(block.text) < _SHORTEST_SENTENCE or block.is_link or block.is_heading) and ends_sentence(block.text)


def _line(block: Block, chain: Chain, entries: ListEntries) -> Line:
    text = without_glued_time(block)
    share = block.link_characters / len(block.text)
    if not block.is_heading and (entry := _nearest(chain, "li")) is not None:
        return Line(
            text=text,
            kind="item",
            linked=block.is_link,
            link_share=share,
            number=entries.number(entry),
            goes_on=entries.goes_on(entry),
            depth=entries.depth(entry),
        )
    kind = "head" if block.is_heading else "quote" if _nearest(chain, "blockquote") is not None else "p"
    bold = kind == "p" and len(block.text) <= _LONGEST_BOLD and is_bold(block)
    return Line(text=text, kind=kind, linked=block.is_link, link_share=share, bold=bold)


def _nearest(chain: Chain, tag: str) -> _Element | None:
    """The element of that kind that a block is, or is a paragraph directly in."""
    return next((element for element in chain[:_NEAREST] if element.tag == tag), None)
