"""Which short blocks among the paragraphs are text: intertitles, questions, short paragraphs; no labels and times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import cast

from lxml.etree import _Element

from crawler.extract.body.container import Chain, holder
from crawler.extract.page.outline import Block, is_bold
from crawler.extract.page.sentences import ends_sentence
from store.text import fold

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
#: Elements of an entry among which its time is looked for.
_MOST_BEFORE_TIME = 4
_DIGIT = re.compile(r"\d")
#: Of an opening line, which may lead to a list.
_OPENING_ENDS = (".", "!", "?", ":", "…", "。")

#: Above what an article says in short before its text, and of it.
_ESSENTIAL = re.compile(
    r"\W*(?:l'essentiel(?: (?:en|a retenir)\b.{,20})?|en (?:bref|resume|\w+ points)"
    r"|(?:ce qu'il faut|a) (?:retenir|savoir)|(?:les )?points? cles?|(?:les )?\w+ (?:infos|points) a retenir"
    r"|key (?:points|takeaways)|at a glance|in brief"
    r"|das wichtigste(?: in kurze)?|auf einen blick|(?:las )?claves?|lo esencial|en breve|in breve|i punti chiave)\W*"
)
_SHORTEST_POINT, _LEAST_POINTS = 25, 2
Kin = tuple[_Element | None, str, str | None]
#: Elements side by side where a picture stands alone with its text; to search more for one takes long.
_MOST_IN_BOX = 20
_FRAMES = ("div", "section", "table")
_MOST_ROWS = 3


def kin_among(places: set[_Element]) -> set[Kin]:
    """What elements are that hold paragraphs, two or more alike."""
    return {kind for kind, times in Counter(map(_kin_of, places)).items() if times > 1}


def _kin_of(place: _Element) -> Kin:
    """By what an element is known among its like: by its class wherever it stands, without one by what it stands in."""
    names = place.get("class")
    return (None if names else place.getparent(), place.tag, names)


def is_of_kin(block: Block, chain: Chain, kin: set[Kin], *, is_last: bool) -> bool:
    """Whether a short block has an element of its own, as paragraphs have; alone in the last, a label may have too."""
    place = holder(chain)
    if block.is_link or _kin_of(place) not in kin:
        return False
    is_marked = place.get("class") is not None or block.is_heading or (not is_last and is_bold(block))
    is_framed = is_marked and not (is_last and len(place) < 2)
    return is_framed or ends_sentence(block.text)


def is_question(block: Block, following: Sequence[tuple[Block, Chain]]) -> bool:
    """Whether a short block asks what the paragraph right below it answers."""
    return block.text.endswith("?") and not block.is_link and any(below.is_running for below, _ in following)


def told_above(inside: Sequence[tuple[Block, Chain]], first: int) -> set[int]:
    """Where above the first paragraph stand a question as those below, and what is essential."""
    asked = {index for index, (block, _) in enumerate(inside) if is_question(block, inside[index + 1 : index + 2])}
    alike = kin_among({holder(inside[index][1]) for index in asked})
    questions = {index for index in asked if index < first and _kin_of(holder(inside[index][1])) in alike}
    return questions | _essentials([block for block, _ in inside[:first]])


def _essentials(above: list[Block]) -> set[int]:
    """Where the entries of a list stand that are sentences, or have a label that says what they are; and the label."""
    points = [
        index
        for index, block in enumerate(above)
        if block.element.tag == "li" and not block.links and len(block.text) >= _SHORTEST_POINT
    ]
    if len(points) < _LEAST_POINTS:
        return set()
    label = points[0] - 1
    if label >= 0 and not above[label].links and _ESSENTIAL.fullmatch(fold(above[label].text)):
        return {label, *points}
    return set(points) if all(ends_sentence(above[index].text) for index in points) else set()


def is_opening(block: Block, in_place: bool, paragraphs: Iterable[str | None]) -> bool:
    """Whether a short block above the first paragraph is more than a date, a rubric or a name."""
    if not in_place or block.is_link:
        return False
    if block.is_heading or block.element.tag == "li" or ends_sentence(block.text, _OPENING_ENDS):
        return True
    return block.element.tag == "p" and (block.element.get("class") is None or block.element.get("class") in paragraphs)


def belongs(block: Block, chain: Chain, places: set[_Element], *, is_last: bool) -> bool:
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
        or (block.element.tag == "blockquote" and not block.links)
    ):
        return True
    # A container of its own among the paragraphs: an intertitle, or a paragraph of a site that marks them so.
    return parent in places and not block.is_link


def is_entry_time(block: Block) -> bool:
    if (
        len(block.text) > _LONGEST_TIME
        or block.is_heading
        or not _DIGIT.search(block.text)
        or not _CLOCK.fullmatch(fold(block.text))
    ):
        return False
    return any(map(_is_marked_time, block.element.iter()))


def _is_marked_time(element: _Element) -> bool:
    return element.tag == "time" or _MARKED_TIME.search(element.get("class") or "") is not None


def without_glued_time(block: Block) -> str:
    """A block's text without the time of a live blog's entry that stands right at its first word: "18:42La crue"."""
    if not block.text[0].isdigit():
        return block.text
    for element in islice(block.element.iter(), 1, _MOST_BEFORE_TIME):
        said = " ".join("".join(cast("Iterator[str]", element.itertext())).split()) if _is_marked_time(element) else ""
        if said and block.text.startswith(said) and _CLOCK.fullmatch(fold(said)):
            rest = block.text[len(said) :]
            return rest if rest[:1].isalpha() else block.text
    return block.text


def is_caption(block: Block, chain: Chain, kin: set[Kin]) -> bool:
    """Whether a short text shares an element with a picture alone, and paragraphs have no such elements."""
    place = _frame(chain)
    if block.is_running or block.is_heading or place.tag not in _FRAMES or _kin_of(place) in kin:
        return False
    # Counting them all would take as long as to look for a picture in them.
    if _has_more(place.iterchildren(), _MOST_IN_BOX) or next(place.iter("img"), None) is None:
        return False
    said = "".join(cast("Iterator[str]", place.itertext())).replace("\xad", "")
    return "".join(said.split()) == "".join(block.text.split())


def _frame(chain: Chain) -> _Element:
    """What a block stands in alone: its container, or a table of a picture's row and its own, which floats beside."""
    place = holder(chain)
    if place.tag != "td" or _has_more(place.iterchildren(), _MOST_IN_BOX):
        return place
    own = next((element for element in chain if element.tag == "tr"), place)
    table = next((element for element in chain if element.tag == "table"), place)
    return place if len(own) > 1 or _has_more(table.iter("tr"), _MOST_ROWS) else table


def _has_more(elements: Iterator[_Element], most: int) -> bool:
    return next(islice(elements, most, None), None) is not None
