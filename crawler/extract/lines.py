"""What is taken out of the text after extraction, line by line, as a table of small named rules.

Rules look at form and place first (links, repeats, what follows a heading) and at words last, and then only at whole
short lines. Each says which lines go; `clean_lines` applies them in the table's order and keeps a record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from crawler.extract import phrases
from crawler.extract.chrome import recorded
from crawler.extract.dates import is_date_line
from crawler.extract.tails import contact_tail, paywall_tail, related_tail
from crawler.extract.text_line import Line
from store.text import fold, words
from store.types import Removed

#: Phrases of chrome are matched against whole lines of at most so many words; real sentences are longer.
MOST_WORDS = 8
_LONGEST_READ_ALSO_WORDS = 40
_OPENING_LINES = 4
_LONGEST_DATE_WORDS = 14
_GLUED_AD = re.compile(r"^(?:Publicité|PUBLICITÉ|Advertisement|ADVERTISEMENT)(?=[A-ZÀ-Ý«“\"])")
_GLUED_READ_ALSO = re.compile(r"(?<=[.!?»…)])\s*(?:(?:À|A) )?(?:[Ll]ire|LIRE|[Vv]oir) (?:aussi|AUSSI|également)\s*:.*$")


@dataclass(frozen=True, kw_only=True)
class Hints:
    """What the rest of the page says that helps to judge a line."""

    #: Folded, like the names of the authors.
    title: str = ""
    captions: frozenset[str] = frozenset()
    #: Headings and labels that stand above a list of links on the page.
    link_headings: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()


Rule = Callable[[list[Line], Hints], Iterable[int]]


def clean_lines(lines: list[Line], hints: Hints) -> tuple[list[Line], list[Removed]]:
    """The lines of the article, and what was taken out of them."""
    lines, removed = _unglued(lines)
    for name, rule in LINE_RULES:
        going = set(rule(lines, hints))
        removed += [recorded(name, lines[index].text) for index in sorted(going)]
        lines = [line for index, line in enumerate(lines) if index not in going]
    return lines, removed


def repeated_title(lines: list[Line], hints: Hints) -> Iterable[int]:
    """The headline among the first lines, and what short lines stood above it (breadcrumbs, rubric)."""
    for index, line in enumerate(lines[:_OPENING_LINES]):
        if hints.title and _same_words(line.text, hints.title):
            return [above for above in range(index + 1) if above == index or _is_short(lines[above])]
    return []


def ad_labels(lines: list[Line], _: Hints) -> Iterable[int]:
    return (index for index, line in enumerate(lines) if _is_short(line) and phrases.AD_LABEL.fullmatch(line.folded))


def pictures(lines: list[Line], hints: Hints) -> Iterable[int]:
    """Captions that also stand under a picture of the page, and credits."""
    for index, line in enumerate(lines):
        if line.text in hints.captions or (len(line.text) < 100 and phrases.CREDIT.fullmatch(line.folded)):
            yield index


def read_also(lines: list[Line], _: Hints) -> Iterable[int]:
    for index, line in enumerate(lines):
        if line.word_count > _LONGEST_READ_ALSO_WORDS or not phrases.READ_ALSO.match(line.folded):
            continue
        if line.linked or ":" in line.text[:40] or line.word_count <= MOST_WORDS:
            yield index


def press_contacts(lines: list[Line], _: Hints) -> Iterable[int]:
    return contact_tail(lines)


def paywalls(lines: list[Line], _: Hints) -> Iterable[int]:
    return paywall_tail(lines)


def related_blocks(lines: list[Line], _: Hints) -> Iterable[int]:
    return related_tail(lines)


def bylines(lines: list[Line], hints: Hints) -> Iterable[int]:
    """Signatures: "Article rédigé par" with the name below, the author's bare name at either end, "Par NAME"."""
    for index, line in enumerate(lines):
        near_edge = index < _OPENING_LINES or index >= len(lines) - _OPENING_LINES
        if line.word_count > MOST_WORDS + 2:
            continue
        if label := phrases.BYLINE_LABEL.match(line.folded):
            yield index
            if (
                label.end() >= len(line.folded.rstrip(" :"))
                and index + 1 < len(lines)
                and lines[index + 1].word_count <= MOST_WORDS
            ):
                yield index + 1
        elif near_edge and _names_an_author(line, hints):
            yield index


def dates(lines: list[Line], _: Hints) -> Iterable[int]:
    """Dates with a label, anywhere; bare ones above the text only, as in it they may date what is told."""
    for index, line in enumerate(lines):
        if line.word_count > _LONGEST_DATE_WORDS:
            continue
        if is_date_line(line.text) or (index < _OPENING_LINES and is_date_line(line.text, labelled=False)):
            yield index


def controls(lines: list[Line], _: Hints) -> Iterable[int]:
    for index, line in enumerate(lines):
        if line.word_count <= MOST_WORDS and (
            phrases.CONTROL.fullmatch(line.folded) or phrases.UPDATE_NOTE.fullmatch(line.folded)
        ):
            yield index


def link_lists(lines: list[Line], _: Hints) -> Iterable[int]:
    """Two or more lines in a row that are nothing but links, with the heading above them."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].linked:
            end += 1
        if end - start >= 2:
            yield from range(start, end)
            if (
                start
                and (lines[start - 1].is_heading or lines[start - 1].text.endswith(":"))
                and _is_short(lines[start - 1])
            ):
                yield start - 1
        start = max(end, start + 1)


def link_headings(lines: list[Line], hints: Hints) -> Iterable[int]:
    """Headings whose list of links extraction left out before."""
    return (index for index, line in enumerate(lines) if line.text in hints.link_headings)


def lone_links(lines: list[Line], _: Hints) -> Iterable[int]:
    """A paragraph that is one link with a headline's length: a pointer to another article."""
    return (index for index, line in enumerate(lines) if line.linked and not line.is_heading and line.word_count >= 4)


def repeats(lines: list[Line], _: Hints) -> Iterable[int]:
    """A line that was there before: captions and teasers printed twice, blocks doubled by tables and embeds."""
    seen: dict[str, int] = {}
    for index, line in enumerate(lines):
        before = seen.get(line.text)
        if before is not None and (len(line.text) >= 60 or index - before <= 1):
            yield index
        seen[line.text] = index


def dangling_headings(lines: list[Line], _: Hints) -> Iterable[int]:
    """Headings at the end announce what was taken out."""
    last = len(lines)
    while last > 1 and lines[last - 1].is_heading:
        last -= 1
        yield last


#: In this order: what a rule takes out, the later ones no longer see.
LINE_RULES: tuple[tuple[str, Rule], ...] = (
    ("title repeated", repeated_title),
    ("ad label", ad_labels),
    ("picture", pictures),
    ("read also", read_also),
    ("paywall", paywalls),
    ("press contact", press_contacts),
    ("related", related_blocks),
    ("byline", bylines),
    ("date line", dates),
    ("control", controls),
    ("link list", link_lists),
    ("link heading", link_headings),
    ("lone link", lone_links),
    ("repeat", repeats),
    ("dangling heading", dangling_headings),
)


def _unglued(lines: list[Line]) -> tuple[list[Line], list[Removed]]:
    """Labels fused to the first word of a paragraph, and pointers fused to its last."""
    kept: list[Line] = []
    removed: list[Removed] = []
    for line in lines:
        text = _GLUED_AD.sub("", line.text)
        if pointer := _GLUED_READ_ALSO.search(text):
            removed.append(recorded("read also", pointer.group().strip()))
            text = text[: pointer.start()].rstrip()
        elif text != line.text:
            removed.append(recorded("ad label", line.text[: len(line.text) - len(text)]))
        kept.append(line if text == line.text else replace(line, text=text))
    return kept, removed


def _is_short(line: Line) -> bool:
    return line.word_count <= MOST_WORDS


def _same_words(text: str, folded_title: str) -> bool:
    mine, theirs = words(text), words(folded_title)
    return bool(mine) and (
        mine == theirs or (len(mine) > 4 and theirs[: len(mine)] == mine and len(mine) > 0.7 * len(theirs))
    )


def _names_an_author(line: Line, hints: Hints) -> bool:
    text = re.sub(r"^\W*(?:par|by|de|von|por|di)\s+", "", line.folded).strip(" .,;:|-–—")
    return text in hints.authors or fold(text.split(",")[0].strip()) in hints.authors
