"""Where on a page the article stands: the element that holds its paragraphs.

Weight is running text. It counts for more the more of it one element holds, so that an article outweighs a longer list
of teasers; elements that name themselves the article's body are believed with less of it. Which blocks in the
container are the article is decided in `passages`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from lxml.etree import _Element

from crawler.extract.page.outline import HEADINGS, Block

#: Elements that stand beside an article even where they are inside its container.
ASIDE = frozenset(("figure", "figcaption", "aside", "nav", "footer", "form", "button", "fieldset", "dialog"))
#: What a figure is put around that is read with the text (HTML §4.4.12); quotations in one are mostly pulled out of it.
_SHOWN = frozenset(("table", "pre"))
#: A form may be wrapped around a whole page.
_WEIGHTLESS = ASIDE - {"form"}
#: Elements of text: the container is what they are in.
TEXT = frozenset((
    "p", "li", "ul", "ol", "dl", "dd", "dt", "span", "a", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6",
    "b", "strong", "em", "i", "font", "center",
))  # fmt: skip
#: Text of more than the sum of its paragraphs: two parents of 500 characters weigh less than one of 1000 (measured:
#: 1.3 to 2 differ little).
_POWER = 1.5
#: Weight of a block too short to be called running, and of a paragraph between two links: a teaser.
_SHORT_WEIGHT, _SHORTEST = 0.5, 25
_TEASER_WEIGHT = 0.2
#: So many times the text of all other places is no aside.
_MOST_ASIDE = 3
#: With such a share of its parent's weight an element is where to look on.
_DOMINANT = 0.72
#: Shares of the page's weight with which a name is believed.
_LEAST_NAMED, _LEAST_HINTED = 0.35, 0.5
BODY_NAME = re.compile(
    r"(?:^|[\s_-])(?:article|entry|post|story|news)[-_ ]*(?:body|content|text|texte|contenu|corps)(?:$|[\s_-])"
    r"|articleBody",
    re.IGNORECASE,
)
_ARTICLE_NAME = re.compile(
    r"(?:^|[\s_-])(?:article|main|content|contenu|body|post|story|entry|hentry|single)(?:$|[\s_-])", re.IGNORECASE
)
#: Of a name that says that this is the article's body; one that says less has half of it.
_BODY_RANK = 2
_CONTAINERS = frozenset(("div", "section", "article", "main", "td"))
#: Elements that HTML knows to hold others, and those of a site's own have a hyphen; an unknown one is inline.
_HOLDERS = frozenset(
    (
        *("html", "body", "main", "article", "section", "div", "header", "footer", "aside", "nav", "form", "fieldset"),
        *("figure", "figcaption", "details", "summary", "dialog", "address", "hgroup", "search", "table", "caption"),
        *("thead", "tbody", "tfoot", "tr", "td", "th", "button", "label", "legend", "menu", "noscript", "object"),
    )
)
#: Four times what press pages nest; chains of more would fill the memory.
_DEEPEST = 400

Chain = tuple[_Element, ...]


def chains(blocks: Iterable[Block]) -> list[Chain]:
    """Each block's element with its ancestors, the innermost first. Raises ValueError on absurd nesting."""
    known: dict[_Element, Chain] = {}
    return [_chain(block.element, known) for block in blocks]


def find_core(body: _Element, blocks: list[Block], above: list[Chain]) -> tuple[_Element | None, bool]:
    """The element that holds the article, or most of it, and whether it names itself the body of one.

    None where there is no text. `above` are the `chains` of the blocks.
    """
    weights = _weights(blocks, above)
    if not weights:
        return None, False
    named = _named(weights, weights[body])
    if named is not None and _name_rank(named) == _BODY_RANK:
        return named, True
    return _densest(body if named is None else named, weights), False


def holder(chain: Chain) -> _Element:
    """The container that a block stands in: its first ancestor that is no element of text."""
    for element in chain:
        if element.tag in _HOLDERS or (element.tag not in TEXT and "-" in element.tag):
            return element
    return chain[-1]


def _chain(element: _Element, known: dict[_Element, Chain]) -> Chain:
    path = [element]
    while path[-1] not in known and (parent := path[-1].getparent()) is not None:
        path.append(parent)
    chain = known[path.pop()] if path[-1] in known else ()
    if len(chain) + len(path) > _DEEPEST:
        raise ValueError(f"elements nested {len(chain) + len(path)} deep")
    for step in reversed(path):
        chain = known[step] = (step, *chain)
    return chain


def _weights(blocks: list[Block], above: list[Chain]) -> dict[_Element, float]:
    places: dict[Chain, float] = defaultdict(float)
    asides: dict[Chain, float] = defaultdict(float)
    for index, chain in enumerate(above):
        if weight := _weight(blocks, index):
            (asides if _is_beside(chain) else places)[chain[chain.index(holder(chain)) :]] += weight
    if sum(asides.values()) > _MOST_ASIDE * sum(places.values()):
        places |= asides  # a navigation that is never closed holds the whole page
    weights: dict[_Element, float] = defaultdict(float)
    for chain, characters in places.items():
        weight = characters**_POWER
        for element in chain:
            weights[element] += weight
    return weights


def _is_beside(chain: Chain) -> bool:
    """Whether a block stands in an element for what is beside an article, and in no article's body within that."""
    for place, element in enumerate(chain):
        if element.tag in _WEIGHTLESS:
            return all(_name_rank(inner) < _BODY_RANK for inner in chain[:place])
    return False


def running_weight(blocks: list[Block]) -> float:
    """Characters of running text outside links; those of teasers count for little."""
    return sum(_weight(blocks, index) for index, block in enumerate(blocks) if block.is_running)


def _weight(blocks: list[Block], index: int) -> float:
    block = blocks[index]
    unlinked = len(block.text) - block.link_characters
    if not block.is_running:
        return _SHORT_WEIGHT * unlinked if len(block.text) >= _SHORTEST and not block.is_link else 0.0
    between = 0 < index < len(blocks) - 1 and blocks[index - 1].is_link and blocks[index + 1].is_link
    return _TEASER_WEIGHT * unlinked if between else unlinked


def _named(weights: dict[_Element, float], total: float) -> _Element | None:
    """The heaviest element that names itself the article's body; failing that, the article."""
    for rank, least in ((_BODY_RANK, _LEAST_NAMED), (1, _LEAST_HINTED)):
        named = [
            element
            for element, weight in weights.items()
            if weight >= least * total and element.tag in _CONTAINERS and _name_rank(element) == rank
        ]
        if named:
            return max(named, key=weights.__getitem__)
    return None


def _name_rank(element: _Element) -> int:
    attributes = element.attrib
    names = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('itemprop', '')}"
    return _rank_of(names) or int(element.tag in ("article", "main"))


@lru_cache(maxsize=20_000)
def _rank_of(names: str) -> int:
    if BODY_NAME.search(names):
        return _BODY_RANK
    return 1 if _ARTICLE_NAME.search(names) else 0


def _densest(element: _Element, weights: dict[_Element, float]) -> _Element:
    """Down from an element for as long as one child has most of its weight."""
    while True:
        heaviest = max(element, key=lambda child: weights.get(child, 0.0), default=None)
        if heaviest is None or heaviest.tag in TEXT or weights.get(heaviest, 0.0) < _DOMINANT * weights[element]:
            return element
        element = heaviest


def stands_aside(chain: Chain, container: _Element) -> bool:
    """Whether something between a block and the container says that it is not the text: a figure, a form."""
    for element in chain:
        if element is container:
            return False
        if element.tag in ASIDE and not (element.tag == "figure" and _is_shown(chain, element)):
            return not (element.tag == "button" and _opens_a_passage(element))
    return False


def _opens_a_passage(button: _Element) -> bool:
    """Whether a button is all of a heading: the one that unfolds what it is about."""
    heading = button.getparent()
    return heading is not None and heading.tag in HEADINGS and len(heading) == 1


def _is_shown(chain: Chain, figure: _Element) -> bool:
    return any(element.tag in _SHOWN for element in chain[: chain.index(figure)])
