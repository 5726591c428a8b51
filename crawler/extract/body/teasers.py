"""Teasers inside an article's container: cards side by side, a link around a paragraph, a paragraph between headlines.

They are known by their form alone; what their elements are called is looked at in `crawler.extract.chrome.names`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from lxml.etree import _Element

from crawler.extract.body.container import Chain, chains, holder, stands_aside
from crawler.extract.page.outline import Block

#: A teaser: a link of a headline's length beside hardly a paragraph. So many alike, side by side, are a list of them.
_HEADLINE_CHARACTERS = 20
_MOST_PARAGRAPHS = 2
_LEAST_CARDS = 3
_LINKED_CARDS = 0.8
#: So many below the text are the next and the one before.
_LEAST_BELOW = 2
#: Share of the text that links around whole blocks may have.
_MOST_WRAPPED = 0.5
#: Share of the text that other articles inside the article may have.
_MOST_NESTED = 0.33
_CARDS = frozenset(("div", "section", "article", "li", "a", "tr"))
_BOXES = frozenset(("div", "section"))
#: Boxes with a headline and a teaser, and the lines of each: "Lire l'article", a rubric.
_MOST_LONE, _MOST_LINES_OF_CARD, _LONGEST_TEASER = 2, 3, 250
_SITE = re.compile(r"\s*(?:https?:)?//(?:www\.)?([^/?#\s]+)", re.IGNORECASE)

Placed = tuple[Block, Chain]


def without_teasers(inside: list[Placed], container: _Element) -> list[Placed]:
    """What is no teaser and stands in no figure or form."""
    inside = inside[: _first_below_text(inside)]
    cards = _teased(inside, container)
    inside = [
        (block, chain)
        for block, chain in inside
        if not stands_aside(chain, container) and (not cards or cards.isdisjoint(up_to(chain, container)))
    ]
    if not any(_is_headline_link(block) for block, _ in inside):
        return inside
    company = Counter(holder(chain) for block, chain in inside if block.is_running)
    return [
        (block, chain)
        for index, (block, chain) in enumerate(inside)
        if not (block.is_running and company[holder(chain)] <= _MOST_PARAGRAPHS and _between_headlines(inside, index))
    ]


def _first_below_text(inside: list[Placed]) -> int:
    """Where below the text teasers begin, each a headline that leads elsewhere in the site with hardly a paragraph."""
    most = _MOST_NESTED * sum(len(block.text) for block, _ in inside if block.is_running)
    first, told, teaser = len(inside), 0, 0
    heads: list[Block] = []
    for index, (block, _) in reversed([*enumerate(inside)]):
        if _is_linked_headline(block):
            heads.append(block)
            first, told, teaser = index, told + teaser, 0
            if told > most:
                return len(inside)  # an article in parts, each under a link
        elif block.is_running and not block.is_link:
            if teaser:
                break
            teaser = len(block.text)
    sites = [site for site in map(_site_of, heads) if site]
    apart = len(set(sites)) == len(sites) == len(heads)
    return first if len(heads) >= _LEAST_BELOW and not apart else len(inside)


def teasers(body: _Element, blocks: list[Block]) -> set[str]:
    """The texts of a page's blocks that stand in cards or in links around them."""
    placed = list(zip(blocks, chains(blocks), strict=True))
    cards = _teased(placed, body)
    return {block.text for block, chain in placed if not cards.isdisjoint(up_to(chain, body))}


def _teased(inside: list[Placed], container: _Element) -> set[_Element]:
    """The elements that are teasers; without a link of a headline's length there is none."""
    if not any(_is_headline_link(block) for block, _ in inside):
        return set()
    return (
        _cards(inside, container)
        | _wrapped(inside, container)
        | _nested(inside, container)
        | _lone_cards(inside, container)
    )


def _cards(inside: list[Placed], container: _Element) -> set[_Element]:
    """Elements that are teasers: several alike, side by side, each with a link and hardly a paragraph."""
    paragraphs: Counter[_Element] = Counter()
    links: Counter[_Element] = Counter()
    sites: dict[_Element, str] = {}
    kin: dict[tuple[object, ...], set[_Element]] = defaultdict(set)
    for block, chain in inside:
        counted = paragraphs if block.is_running else links
        if not block.is_running and not _is_headline_link(block):
            continue
        site = "" if block.is_running else _site_of(block)
        for element in up_to(chain, container):
            counted[element] += 1
            if site:
                sites[element] = site
            if element.tag in _CARDS:
                kin[element.getparent(), element.tag, element.get("class")].add(element)
    cards = [alike for alike in kin.values() if _are_cards(alike, paragraphs, links) and not _lead_apart(alike, sites)]
    return {element for alike in cards for element in alike}


def _lead_apart(alike: set[_Element], sites: dict[_Element, str]) -> bool:
    """Whether each leads to a site of its own: places that an article recommends, not other articles of its site."""
    led = [sites[element] for element in alike if element in sites]
    return len(set(led)) == len(led) >= _LINKED_CARDS * len(alike)


def _wrapped(inside: list[Placed], container: _Element) -> set[_Element]:
    """Links to other pages around whole blocks: cards, wherever they stand."""
    linked: dict[_Element, int] = {}
    for block, chain in inside:
        if _is_headline_link(block):
            around = next((each for each in up_to(chain, container)[1:] if each.tag == "a" and _leads_away(each)), None)
            if around is not None:
                linked[around] = linked.get(around, 0) + len(block.text)
    # A link that is never closed holds the whole article.
    most = _MOST_WRAPPED * sum(len(block.text) for block, _ in inside if block.is_running and not block.is_link)
    return set(linked) if 0 < sum(linked.values()) <= most else set()


def _nested(inside: list[Placed], container: _Element) -> set[_Element]:
    """Articles in the article under headlines that lead elsewhere, unless much of the text is theirs: a live blog's."""
    headed: dict[_Element, list[Placed]] = {}
    for block, chain in inside:
        own = next((each for each in up_to(chain, container) if each.tag == "article"), None)
        if own is not None:
            headed.setdefault(own, []).append((block, chain))
    others = {each for each, held in headed.items() if any(_is_linked_headline(block) for block, _ in held)}
    told = sum(len(block.text) for each in others for block, _ in headed[each] if block.is_running)
    all_told = sum(len(block.text) for block, _ in inside if block.is_running)
    return others if told <= _MOST_NESTED * all_told else set()


def _lone_cards(inside: list[Placed], container: _Element) -> set[_Element]:
    """Boxes of a headline that leads elsewhere and a short paragraph, one or two in a text: more are its list."""
    held: dict[_Element, list[Block]] = {}
    for block, chain in inside:
        for element in up_to(chain, container):
            if element.tag in _BOXES and len(lines := held.setdefault(element, [])) <= _MOST_LINES_OF_CARD:
                lines.append(block)
    boxes = {each for each, blocks in held.items() if _is_lone_card(blocks)}
    told = sum(len(block.text) for each in boxes for block in held[each] if block.is_running)
    all_told = sum(len(block.text) for block, _ in inside if block.is_running)
    if len(boxes) > _MOST_LONE or told > _MOST_NESTED * all_told:
        return set()
    sites = [site for each in boxes if (site := _site_of(held[each][0]))]
    return set() if len(boxes) == len(set(sites)) > 1 else boxes


def _is_lone_card(blocks: list[Block]) -> bool:
    if not 1 < len(blocks) <= _MOST_LINES_OF_CARD or not _is_linked_headline(blocks[0]):
        return False
    return sum(len(block.text) for block in blocks[1:]) <= _LONGEST_TEASER


def _is_linked_headline(block: Block) -> bool:
    return block.is_heading and _is_headline_link(block) and any(map(_leads_away, _links(block)))


def _links(block: Block) -> list[_Element]:
    return [*block.element.iter("a"), *block.element.iterancestors("a")]


def _site_of(block: Block) -> str:
    """The host of a whole address that a block leads to; empty for one within the site."""
    found = (_SITE.match(link.get("href") or "") for link in _links(block))
    return next((match[1].lower() for match in found if match), "")


def _leads_away(link: _Element) -> bool:
    """Whether a link is none to its own page, as intertitles have them."""
    return not (link.get("href") or "#").startswith("#")


def _are_cards(alike: set[_Element], paragraphs: Counter[_Element], links: Counter[_Element]) -> bool:
    if len(alike) < _LEAST_CARDS or any(paragraphs[element] > _MOST_PARAGRAPHS for element in alike):
        return False
    return sum(links[element] > 0 for element in alike) >= _LINKED_CARDS * len(alike)


def up_to(chain: Chain, container: _Element) -> Chain:
    return chain[: chain.index(container)]


def _is_headline_link(block: Block) -> bool:
    return block.is_link and len(block.text) >= _HEADLINE_CHARACTERS


def _between_headlines(inside: list[Placed], index: int) -> bool:
    """Whether headlines stand right above and below that lead to other articles, not each to a site of its own."""
    neighbours = [block for block, _ in inside[max(index - 1, 0) : index] + inside[index + 1 : index + 2]]
    if len(neighbours) < 2 or not all(map(_is_headline_link, neighbours)):
        return False
    above, below = map(_site_of, neighbours)
    return not (above and below and above != below)
