"""Lines whose elements met without a space or a sign between, parted: "Nadia Belle" and "Correspondante"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import cast

from crawler.extract.page.outline import Block, text_of

_SEAM = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]")
#: What goes on after a name that is a link: "Nadia Belle Rédactrice".
_CAPITAL = r"\s(?=[A-ZÀ-Þ])"
_MOST_LINKS = 6
_BAR = " | "


def in_parts(block: Block) -> str:
    """The text of a block, with bars where a word ends with its element and the next begins with a capital.

    Also behind a link of several words, which is a name where the block is a byline.
    """
    text = block.text
    if _SEAM.search(text):
        pieces = [piece for piece in cast("Iterator[str]", block.element.itertext()) if piece]
        if " ".join("".join(pieces).split()) == text:
            met = [_BAR if last[-1].islower() and piece[0].isupper() else "" for last, piece in pairwise(pieces)]
            text = " ".join("".join(part for pair in zip(pieces, [*met, ""], strict=True) for part in pair).split())
    for link in islice(block.element.iter("a"), _MOST_LINKS) if block.links else ():
        if " " in (name := text_of(link)):
            text = re.sub(re.escape(name) + _CAPITAL, f"{name}{_BAR}", text, count=1)
    return text
