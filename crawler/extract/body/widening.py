"""How far around an article's container its text reaches: parts of one text stand in elements side by side."""

from __future__ import annotations

from itertools import islice, takewhile

from lxml.etree import _Element

from crawler.extract.body.container import BODY_NAME, Chain, find_core, holder, stands_aside
from crawler.extract.page.outline import Block
from crawler.extract.page.sentences import ends_sentence

#: How far above a container its siblings are looked for, how many links of a headline's length a paragraph of theirs
#: may come with, and how much text they need.
_LEVELS_UP = 5
_MOST_LINKS = 0.3
_HEADLINE_CHARACTERS = 20
_LEAST_EXTRA = 0.1
#: Siblings of the container's own kind need no other sign.
_LEAST_ALIKE = 0.6
#: Of a body named as such; one alone is a note or the standfirst.
_LEAST_BESIDE = 2
#: Many times what one article has.
_MOST_KINDS = 100

Kind = tuple[str, str, str, str]


def find_container(
    body: _Element, blocks: list[Block], above: list[Chain]
) -> tuple[_Element | None, frozenset[_Element]]:
    """The element that holds all of the article; None where there is no text. `above`: the `chains` of the blocks.

    With it, where its body is in several elements of one name, these: what stands between them short is none of it.
    """
    core, is_named = find_core(body, blocks, above)
    if core is None:
        return None, frozenset()
    found = _widened(core, body, blocks, above, by_kin=is_named)
    return found, _called_as(core, found) if is_named else frozenset()


def _called_as(core: _Element, found: _Element) -> frozenset[_Element]:
    """What in an element is called as the body in it is, with this; empty where it is alone, or stands deeper."""
    name = core.get("class")
    alike = [each for each in found if name and (each.tag, each.get("class")) == (core.tag, name)]
    return frozenset(alike) if core in alike and len(alike) > 1 else frozenset()


def _widened(container: _Element, body: _Element, blocks: list[Block], above: list[Chain], *, by_kin: bool) -> _Element:
    """The container, or an ancestor of it that holds other parts of the article too."""
    inside = [block.is_running and container in chain for block, chain in zip(blocks, above, strict=True)]
    mine = sum(len(block.text) for block, member in zip(blocks, inside, strict=True) if member)
    kinds = {_kind(chain) for chain, member in zip(above, inside, strict=True) if member}
    found = container
    for level in takewhile(lambda element: element is not body, islice(container.iterancestors(), _LEVELS_UP)):
        extra = [
            (block, chain)
            for block, chain in zip(blocks, above, strict=True)
            if level in chain and found not in chain and not stands_aside(chain, level)
        ]
        running = [(len(block.text), chain) for block, chain in extra if block.is_running]
        if not running:
            continue
        total = sum(length for length, _ in running)
        links = sum(_is_headline(block) for block, _ in extra)
        alike = _characters_alike(running, found, kinds)
        ample = total >= _LEAST_EXTRA * mine
        clean = ample and (_is_a_part(extra, found, level) if by_kin else links <= _MOST_LINKS * len(running))
        if not clean and alike < _LEAST_ALIKE * total:
            break
        found = level
    return found


def _characters_alike(running: list[tuple[int, Chain]], container: _Element, kinds: set[Kind]) -> int:
    """How many characters of what stands beside a container are marked as its own paragraphs are."""
    around = {container, *container.iterancestors()}
    return sum(
        length
        for length, chain in running
        if _is_kin(_kind(chain), kinds) or (chain[1] in around and _is_called_alike(chain[0], kinds))
    )


def _is_a_part(beside: list[tuple[Block, Chain]], container: _Element, level: _Element) -> bool:
    """Whether paragraphs beside what is named the body are its too: above it, or called as it is: "entry-more"."""
    told = [chain for block, chain in beside if block.is_running and not block.is_heading]
    if level is not container.getparent() or len(told) < _LEAST_BESIDE:
        return False
    if not all(block.is_heading or ends_sentence(block.text) for block, _ in beside if block.is_running):
        return False
    if any(block.link_characters and (block.is_running or _is_headline(block)) for block, _ in beside):
        return False
    if any(chain[0].tag == "li" for chain in told):
        return False  # what is essential of it
    stems = {_stem(name) for name in (container.get("class") or "").split() if BODY_NAME.search(name)}
    parts = {chain[chain.index(level) - 1] for chain in told}
    below = parts.difference(container.itersiblings(preceding=True))
    return all(not stems.isdisjoint(map(_stem, (part.get("class") or "").split())) for part in below)


def _is_headline(block: Block) -> bool:
    return block.is_link and len(block.text) >= _HEADLINE_CHARACTERS


def _stem(name: str) -> str:
    return name.replace("_", "-").partition("-")[0]


def _kind(chain: Chain) -> Kind:
    """What an element and the container it stands in are, with their class names."""
    place = holder(chain)
    return (chain[0].tag, chain[0].get("class") or "", place.tag, place.get("class") or "")


def _is_called_alike(paragraph: _Element, kinds: set[Kind]) -> bool:
    """Whether a paragraph has a class, and some of the container's are called the same, more or less."""
    mine = set((paragraph.get("class") or "").split())
    theirs = (set(names.split()) for tag, names, *_ in kinds if tag == paragraph.tag and names)
    return len(kinds) <= _MOST_KINDS and any(mine <= others or others <= mine for others in theirs) if mine else False


def _is_kin(kind: Kind, kinds: set[Kind]) -> bool:
    """Whether a paragraph is of the container's own kinds, or in a place with a name more or less: "content walled"."""
    *paragraph, names = kind
    if not names or kind in kinds:
        return bool(names)
    if not kind[1] or len(kinds) > _MOST_KINDS:
        return False  # paragraphs without a class are alike everywhere
    mine = set(names.split())
    theirs = (set(other[3].split()) for other in kinds if [*other[:3]] == paragraph and other[3])
    return any(mine < others or others < mine for others in theirs)
