"""Which blocks of an article's container are its text, as lines.

Inside the best container stand teasers, bylines and share bars too. What is kept is running text, and what shares its
place: short paragraphs beside long ones, intertitles, lists, the rows of tables.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from lxml.etree import _Element

from crawler.extract.body.container import Chain, chains, find_container, holder, stands_aside
from crawler.extract.page.outline import Block
from crawler.extract.page.text_line import Line
from store.text import fold

#: A teaser: a link of a headline's length beside hardly a paragraph. So many alike, side by side, are a list of them.
_HEADLINE_CHARACTERS = 20
_MOST_PARAGRAPHS = 2
_LEAST_CARDS = 3
_LINKED_CARDS = 0.8
_CARDS = frozenset(("div", "section", "article", "li", "a", "tr"))
#: Share of a container's text that comes after the headline of its article.
_LEAST_BELOW = 0.33
#: A paragraph in an entry or a quotation, with an element of style between.
_NEAREST = 3
#: A time of day, or one before the visit, as it stands above each entry of a live blog; and how its element is called:
#: other times on a line of their own are told, as in a report of the police.
_CLOCK = re.compile(
    r"\W*(?:(?:aujourd'hui|hier|today|yesterday|heute|gestern|hoy|ayer|oggi|ieri)\W+)?(?:a |at |um |alle |ore )?"
    r"(?:(?:[01]?\d|2[0-3])(?:\s?h(?:\s?[0-5]\d)?|:[0-5]\d(?::[0-5]\d)?|[.:][0-5]\d\s?(?:uhr|h|[ap]\.?m)|\s?(?:uhr|[ap]\.?m))"
    r"(?:\s?(?:uhr|h|[ap]\.?m|cest|cet|gmt|utc|bst|[ecmp][sd]?t))?"
    r"|(?:il y a|vor|hace) \d+ ?[a-z]{1,9}|\d+ ?[a-z]{1,9} (?:ago|fa))\W*"
)
_MARKED_TIME = re.compile(
    r"(?:^|[\s_-])(?:time|times|timestamp|date|datetime|hour|heure|horaire|hora|orario|uhrzeit|zeit)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST_TIME = 30
_DIGIT = re.compile(r"\d")
_SENTENCE_ENDS = (".", "!", "?", ":", "…", "。")
_QUOTES = "\"'”’») "

Placed = tuple[Block, Chain]


def article_lines(body: _Element, blocks: list[Block], title: str) -> list[Line]:
    """The lines of the article on a pruned page, of which `blocks` are the outline; empty where there is no text.

    `title` is the page's, folded.
    """
    above = chains(blocks)
    container = find_container(body, blocks, above)
    if container is None:
        return []
    inside = [(block, chain) for block, chain in zip(blocks, above, strict=True) if container in chain]
    return _lines(_without_teasers(_below_headline(inside, title), container), container)


def _below_headline(inside: list[Placed], title: str) -> list[Placed]:
    """What stands below the headline, where the container holds it and much of the text comes after."""
    for index, (block, _) in enumerate(inside):
        if block.element.tag == "h1" or (block.is_heading and title and fold(block.text) == title):
            below = inside[index + 1 :]
            if _running(below) >= _LEAST_BELOW * _running(inside):
                return _below_headline(below, "")
    return inside


def _running(placed: list[Placed]) -> int:
    return sum(len(block.text) for block, _ in placed if block.is_running)


def _without_teasers(inside: list[Placed], container: _Element) -> list[Placed]:
    cards = _cards(inside, container)
    inside = [
        (block, chain)
        for block, chain in inside
        if not stands_aside(chain, container) and cards.isdisjoint(_up_to(chain, container))
    ]
    company = Counter(holder(chain) for block, chain in inside if block.is_running)
    return [
        (block, chain)
        for index, (block, chain) in enumerate(inside)
        if not (block.is_running and company[holder(chain)] <= _MOST_PARAGRAPHS and _between_headlines(inside, index))
    ]


def _cards(inside: list[Placed], container: _Element) -> set[_Element]:
    """Elements that are teasers: several alike, side by side, each with a link and hardly a paragraph."""
    paragraphs: Counter[_Element] = Counter()
    links: Counter[_Element] = Counter()
    kin: dict[tuple[object, ...], set[_Element]] = defaultdict(set)
    for block, chain in inside:
        counted = paragraphs if block.is_running else links
        if not block.is_running and not _is_headline_link(block):
            continue
        for element in _up_to(chain, container):
            counted[element] += 1
            if element.tag in _CARDS:
                kin[element.getparent(), element.tag, element.get("class")].add(element)
    return {element for alike in kin.values() if _are_cards(alike, paragraphs, links) for element in alike}


def _are_cards(alike: set[_Element], paragraphs: Counter[_Element], links: Counter[_Element]) -> bool:
    if len(alike) < _LEAST_CARDS or any(paragraphs[element] > _MOST_PARAGRAPHS for element in alike):
        return False
    return sum(links[element] > 0 for element in alike) >= _LINKED_CARDS * len(alike)


def _up_to(chain: Chain, container: _Element) -> Chain:
    return chain[: chain.index(container)]


def _is_headline_link(block: Block) -> bool:
    return block.is_link and len(block.text) >= _HEADLINE_CHARACTERS


def _between_headlines(inside: list[Placed], index: int) -> bool:
    neighbours = inside[max(index - 1, 0) : index] + inside[index + 1 : index + 2]
    return len(neighbours) == 2 and all(_is_headline_link(block) for block, _ in neighbours)


def _lines(inside: list[Placed], container: _Element) -> list[Line]:
    running = [index for index, (block, _) in enumerate(inside) if block.is_running]
    if not running:
        return []
    places = {holder(chain) for block, chain in inside if block.is_running}
    paragraphs = {block.element.get("class") for block, _ in inside if block.is_running and block.element.tag == "p"}
    lines: list[Line] = []
    last_row: _Element | None = None
    for index, (block, chain) in enumerate(inside):
        row = None if block.is_running else _row(chain, container)
        if row is not None and row is last_row:
            lines[-1] = Line(text=f"{lines[-1].text} | {block.text}", kind="row")
        elif row is not None:
            lines.append(Line(text=block.text, kind="row"))
        elif len(block.text) <= _LONGEST_TIME and _is_entry_time(block):
            continue
        elif block.is_running or (
            _is_opening(block, holder(chain) in places, paragraphs)
            if index < running[0]
            else _belongs(block, chain, places, is_last=index > running[-1])
        ):
            lines.append(_line(block, chain))
        last_row = row
    return lines


def _row(chain: Chain, container: _Element) -> _Element | None:
    return next((element for element in _up_to(chain, container) if element.tag == "tr"), None)


def _is_opening(block: Block, in_place: bool, paragraphs: Iterable[str | None]) -> bool:
    """Whether a short block above the first paragraph is more than a date, a rubric or a name."""
    if not in_place or block.is_link:
        return False
    if block.is_heading or block.element.tag == "li" or block.text.rstrip(_QUOTES).endswith(_SENTENCE_ENDS):
        return True
    return block.element.tag == "p" and (block.element.get("class") is None or block.element.get("class") in paragraphs)


def _belongs(block: Block, chain: Chain, places: set[_Element], *, is_last: bool) -> bool:
    """Whether a short block among the paragraphs, or below the last, is one of them."""
    in_place = holder(chain) in places
    if is_last:
        return in_place and not block.is_link
    parent = chain[1] if len(chain) > 1 else chain[0]
    if (
        in_place
        or block.is_heading
        or block.element.tag in ("li", "p", "pre", "caption")
        or parent.tag in ("li", "blockquote")
    ):
        return True
    # A container of its own among the paragraphs: an intertitle, or a paragraph of a site that marks them so.
    return parent in places and not block.is_link


def _is_entry_time(block: Block) -> bool:
    if block.is_heading or not _DIGIT.search(block.text):
        return False
    if not _CLOCK.fullmatch(fold(block.text)):
        return False
    return any(
        element.tag == "time" or _MARKED_TIME.search(element.get("class", ""))
        for element in block.element.iter()
        if isinstance(element.tag, str)
    )


def _line(block: Block, chain: Chain) -> Line:
    kind = (
        "head"
        if block.is_heading
        else "item"
        if _is_in(chain, "li")
        else "quote"
        if _is_in(chain, "blockquote")
        else "p"
    )
    return Line(text=block.text, kind=kind, linked=block.is_link, link_share=block.link_characters / len(block.text))


def _is_in(chain: Chain, tag: str) -> bool:
    """Whether a block is such an element, or a paragraph directly in one."""
    return any(element.tag == tag for element in chain[:_NEAREST])
