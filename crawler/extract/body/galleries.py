"""Captions in galleries beside an article's text: entries of a list, each with its picture."""

from __future__ import annotations

import re
from itertools import islice

from crawler.extract.body.container import Chain
from crawler.extract.page.outline import Block

_NAME = re.compile(r"slide-?show|diaporama|galler(?:y|ie)|galerie|carou?ss?el", re.IGNORECASE)
_MOST_HOLDERS = 4
#: Elements among which the picture is looked for: a list that is never closed holds the page.
_MOST_IN_ENTRY = 40
#: Share of the text that captions may have; more is an article told in pictures.
_MOST_SHOWN = 0.33


def is_of_gallery(block: Block) -> bool:
    """Whether a text is in an entry of a list with a picture of its own, in what is called a gallery."""
    entry = next((each for each in islice(block.element.iterancestors(), _MOST_HOLDERS) if each.tag == "li"), None)
    if entry is None or all(each.tag != "img" for each in islice(entry.iter(), _MOST_IN_ENTRY)):
        return False
    return any(_NAME.search(each.get("class") or "") for each in islice(entry.iterancestors(), _MOST_HOLDERS))


def without_galleries(inside: list[tuple[Block, Chain]]) -> list[tuple[Block, Chain]]:
    """The blocks of a container without such captions, unless these are much of its text."""
    shown = {block for block, _ in inside if is_of_gallery(block)}
    told = sum(len(block.text) for block, _ in inside if block.is_running)
    if sum(len(block.text) for block in shown if block.is_running) > _MOST_SHOWN * told:
        return inside
    return [(block, chain) for block, chain in inside if block not in shown] if shown else inside
