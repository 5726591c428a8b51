"""Lines that point to other pages: "Lire aussi", lists of links, and the headings above them.

Each function answers with the indexes of the lines that go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.extract.page.sentences import ELLIPSES, FULL_STOPS, ends_sentence, is_statement
from crawler.extract.page.text_line import MOST_WORDS, Hints, Line
from crawler.extract.phrases.labels import READ_ALSO, READ_STORY

_LONGEST_READ_ALSO_WORDS = 40
#: "Focus: Un titre d'article": a label, and a link of a headline's length that is the rest of the line.
_LABEL = re.compile(r"[^:|]{2,50}[:|]\s*")
_LABELLED_SHARE = 0.8
_LONGEST_POINTER = 200
_LEAST_HEADLINE = 20
_LEAST_SENTENCE_WORDS = 11
_POINTERS = (">>", "►", "▶", "➤", "👉")
_POINTED_SHARE = 0.3
#: Where words stand between its links, it has been written.
_LEAST_BROKEN_WORDS, _WHOLE_SHARE = 6, 0.8
#: One paragraph may end with an ellipsis, and so may what is said.
_LEAST_CUT, _LEAST_CUT_CHARACTERS, _MOST_CUT_CHARACTERS = 2, 60, 400
_SPOKEN = ("«", "“", "„", '"', "-", "–", "—")
_READ_ON = re.compile(r"(?:…|\.\.\.|\]|\)|\s)\W*(?:lire la suite|en savoir plus|read more|weiterlesen|leer mas)\W*$")
#: A heading, and the first teaser's own.
_TITLES_ABOVE = 2


def read_also(lines: list[Line], _: Hints) -> Iterable[int]:
    for index, line in enumerate(lines):
        if line.word_count > _LONGEST_READ_ALSO_WORDS:
            continue
        if (READ_STORY.match(line.opening) and not _is_told(line)) or _points(line):
            yield index
        if not READ_ALSO.match(line.opening):
            continue
        ends = line.text.endswith(FULL_STOPS if line.word_count > MOST_WORDS else ".")
        is_short = line.word_count <= 2 * MOST_WORDS and not ends
        if line.linked or (":" in line.text[:40] and not _is_told(line)) or is_short:
            yield index


def _is_told(line: Line) -> bool:
    """Whether no headline follows the label: "À voir : la halle et ses verrières de 1882." is not about a page."""
    after = line.text.partition(":")[2].lstrip()
    return line.link_share == 0 and after[:1].islower() and is_statement(line.text)


def _points(line: Line) -> bool:
    """Whether a line with a link begins with a hand or an arrow: ">> Notre enquête sur la formation"."""
    return line.text.startswith(_POINTERS) and line.link_share >= _POINTED_SHARE


def labelled_links(lines: list[Line], _: Hints) -> Iterable[int]:
    """A label and a link that is the rest of the line: a pointer in whatever words and language."""
    for index, line in enumerate(lines):
        label = _LABEL.match(line.text)
        if line.kind not in ("p", "item") or label is None or len(line.text) > _LONGEST_POINTER:
            continue
        if " " not in line.text[label.end() :]:
            continue  # "Renseignements : www.theatre.example" leads nobody to another article
        rest = len(line.text) - label.end()
        linked = line.link_share * len(line.text)
        if rest >= _LEAST_HEADLINE and linked >= _LABELLED_SHARE * rest and linked < rest + label.end() / 2:
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
    """A paragraph that is one link with a headline's length: a pointer. Headlines have no full stop.

    With the label above it: one that ends with a colon, or where the text ends with both.
    """
    going = [
        index
        for index, line in enumerate(lines)
        if line.linked and not line.is_heading and line.word_count >= 4 and not _is_sentence(line)
    ]
    going += [
        index - 1 for index in going if index and _is_label(lines[index - 1]) and lines[index - 1].text.endswith(":")
    ]
    last = len(lines) - 1
    if last > 1 and last in going and last - 1 not in going and _is_label(lines[last - 1]):
        going.append(last - 1)
    return going


def cut_teasers(lines: list[Line], _: Hints) -> Iterable[int]:
    """Teasers below the text, under headings in whatever words: several are cut short, or one asks to read on."""
    start = len(lines)
    while start and (_is_cut(lines[start - 1]) or _is_teaser_title(lines[start - 1])):
        start -= 1
    cut = [index for index in range(start, len(lines)) if _is_cut(lines[index])]
    if not start or not cut or not _are_teasers([lines[index] for index in cut], len(lines) - start - len(cut)):
        return []
    return range(max(cut[0] - _TITLES_ABOVE, start), len(lines))


def _are_teasers(cut: list[Line], titles: int) -> bool:
    """Whether one asks to read on or is printed twice, or each has a title: an article may end with ellipses too."""
    told = {line.text for line in cut}
    if len(told) < len(cut) or any(_READ_ON.search(line.folded) for line in cut):
        return True
    return len(cut) >= _LEAST_CUT and titles >= len(told)


def _is_cut(line: Line) -> bool:
    if (
        not _LEAST_CUT_CHARACTERS <= len(line.text) <= _MOST_CUT_CHARACTERS
        or line.kind == "quote"
        or line.text[0] in _SPOKEN
    ):
        return False
    return line.text.endswith(ELLIPSES) or _READ_ON.search(line.folded) is not None


def _is_teaser_title(line: Line) -> bool:
    return line.kind in ("p", "head", "item") and _is_short(line) and not ends_sentence(line.text)


def _is_label(line: Line) -> bool:
    return line.kind in ("p", "head") and _is_short(line) and line.text[-1:] not in (".", "!", "?", "…", '"', "»", "”")


def _is_sentence(line: Line) -> bool:
    least = _LEAST_SENTENCE_WORDS if line.link_share >= _WHOLE_SHARE else _LEAST_BROKEN_WORDS
    return line.word_count >= least and ends_sentence(line.text, (".",))


def _is_short(line: Line) -> bool:
    return line.word_count <= MOST_WORDS
