"""The signature under a text that has no byline: a name in a line of its own, as French and German papers print it.

A line is believed only where it stands right below the last paragraph of the page's longest text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from lxml.etree import _Element

from crawler.extract.dates.asides import Setting
from crawler.extract.page.outline import Block
from crawler.extract.people.authors import people
from crawler.extract.people.called import is_beside
from crawler.extract.people.credit_lines import credit_said
from crawler.extract.people.names import has_first_name, is_role
from store.text import fold

_LONGEST, _LONGEST_NAME = 120, 40
#: What American papers print below the name of who is none of theirs.
_OFFICE = re.compile(
    r"special to the\b|staff (?:writer|reporter)\b|(?:[\w'’.&-]+ ){1,3}(?:staff )?(?:reporter|writer|correspondent)$",
    re.IGNORECASE,
)
#: Of the text's lines: below the signature may stand an agency, a note.
_LAST_LINES = 3
#: "Nadia Belle", "Jean-Marc DE LA TOUR".
_NAME = (
    r"[A-ZÀ-Þ][\w'’.-]*(?: (?:d[eiu](?: las?)?|des|von(?: de[rn])?|van(?: de[rn]?)?|del|della)){0,1}"
    r"(?: (?:[dD]['’])?[A-ZÀ-Þ][\w'’-]+){1,3}"
)
#: Alone, before a place (", à Lyon"), with others, or before what its bearer is.
_ALONE = re.compile(rf"{_NAME}(?:, (?:à|in|en|a) [A-ZÀ-Þ][\w'’ -]{{1,30}})?")
_SEVERAL = re.compile(rf"{_NAME}(?:, {_NAME})*(?: et | and | und | y | ?& | ?/ ?){_NAME}")
_DASH = re.compile(r"^[–—-]\s?")
#: What sets a signature apart from the end of its paragraph.
_SET_APART = ("b", "strong", "em", "i")
_WITH_ROLE = re.compile(rf"{_NAME},? [(a-zà-ÿ].{{3,}}")
#: What closes a text in two capitalised words and is nobody: a greeting, a label.
_NOBODY = re.compile(
    r"\b(?:gru(?:ss|sse)|regards|wishes|thanks|dank|spass|mehr|weitere|more|less|read|see|share|submit|photos?|fotos?|aussi"
    r"|video|source|copyright|quelle|news|team|next|contact|kontakt|info\w*|media|end|ende|fin)\b"
    r"|^\W*(?:avec|with|mit|about|over|uber|sobre|om|chi)\b"
)
_ENDS = (".", "!", "?", "…")
_CLOSING = "\"'”’») "


def signed_below(blocks: list[Block], setting: Setting) -> list[str]:
    """The line that signs the page's text; none where several do, which are of letters."""
    signed = [block for above, block in pairwise(blocks) if above.is_running and _signs(block, above)]
    if not signed:
        return []
    text = Counter[_Element | None]()
    for block in blocks:
        if block.is_running:
            text[block.element.getparent()] += len(block.text)
    place = max(text, key=text.__getitem__)
    inside = [block for block in blocks if block.element.getparent() is place]
    after = blocks[blocks.index(inside[-1]) + 1 :][:2]
    if _signs_in_a_place_of_its_own(after, signed) and not is_beside(after[0].element, setting):
        inside.append(after[0])
    signed = [block for block in signed if block in inside]
    return [signed[0].text] if len(signed) == 1 and signed[0] in inside[-_LAST_LINES:] else []


def _signs_in_a_place_of_its_own(after: list[Block], signed: list[Block]) -> bool:
    """Whether a name stands right below the last paragraph; with an office below, it is that of who was quoted."""
    if not after or after[0] not in signed or not has_first_name(_DASH.sub("", after[0].text)):
        return False
    return not any(is_office(block.text) for block in after[1:])


def signed_above(near: list[Block]) -> list[str]:
    """A bare name above what its bearer is, between headline and text; `near`: the blocks there."""
    return next(([block.text] for block, after in pairwise(near) if is_office(after.text) and _is_bare_name(block)), [])


def is_office(text: str) -> bool:
    """Whether a line says what the one who is named above it is, and nothing else."""
    return len(text) <= _LONGEST and (is_role(text) or _OFFICE.match(text) is not None)


def _is_bare_name(block: Block) -> bool:
    if block.is_heading or len(block.text) > _LONGEST_NAME or not _ALONE.fullmatch(block.text):
        return False
    named = () if _NOBODY.search(fold(block.text)) else people([block.text])
    return len(named) == 1 and named[0].name == block.text


def _signs(block: Block, above: Block) -> bool:
    if len(block.text) > _LONGEST or block.is_heading or block.is_link:
        return False
    if credit := credit_said(block.text):
        return _ends(above) and any(" " in person.name for person in people([credit.names]))
    text = _DASH.sub("", block.text)
    alone = _ALONE.fullmatch(text) or _SEVERAL.fullmatch(text)
    if not (alone or _WITH_ROLE.fullmatch(text)) or not _ends(above):
        return False
    if _NOBODY.search(fold(text)) or (text != block.text and _is_quoted(block)):
        return False
    named = () if alone else people([text])
    return alone is not None or (len(named) == 1 and bool(named[0].role))


def signed_inside(blocks: list[Block]) -> list[str]:
    """The name set apart at the end of the last paragraph: "… la route d'accès. <em>Nadia Belle</em>"."""
    last = next((block for block in reversed(blocks) if block.is_running), None)
    if last is None or len(last.element) == 0:
        return []
    name = last.element[-1]
    said = " ".join("".join(cast("Iterator[str]", name.itertext())).split()).strip(" ()")
    if name.tag not in _SET_APART or (name.tail or "").strip(" .)") or not _ALONE.fullmatch(said):
        return []
    before = last.text.rstrip(" .)").removesuffix(said).rstrip(" (–—-")
    return [said] if before.endswith(_ENDS) or before.rstrip(_CLOSING).endswith(_ENDS) else []


def _is_quoted(block: Block) -> bool:
    return any(element.tag == "blockquote" for element in (block.element, *block.element.iterancestors()))


def _ends(above: Block) -> bool:
    return above.text.rstrip(_CLOSING).endswith(_ENDS)
