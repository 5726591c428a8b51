"""Buttons, labels, counters and notes about the page that came with the text, as lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from crawler.extract.chrome.controls import is_control
from crawler.extract.chrome.openings import genres
from crawler.extract.page.sentences import is_reported, is_statement
from crawler.extract.page.text_line import MOST_WORDS, Hints, Line, heads_text
from crawler.extract.phrases.appeals import ASKED
from crawler.extract.phrases.buttons import (
    ABOUT_PAGE,
    CONTROL,
    COUNTER,
    OPEN_CONTROL,
    SUBJECT,
    UPDATE_NOTE,
    UPDATED,
)
from store.text import fold

_OPENING_LINES = 4
#: "Abonnez-vous à partir de 1 € le premier mois", "Article mis à jour à 18 h avec la réaction de la préfecture".
_LONGEST_NOTE_WORDS = 20
_LEAST_ANNOUNCING_WORDS = 4
#: What parts buttons on one line.
_BETWEEN = re.compile(r"\s*[|·•»«]+\s*|\s+[-–—<>]+\s+|^[<>]+\s*|\s*[<>]+$")


def controls(lines: list[Line], _: Hints) -> Iterable[int]:
    """Buttons and labels of the page; above the text its genre, and numbers: of comments, of minutes."""
    yield from genres(lines)
    is_announced = False
    for index, line in enumerate(lines):
        is_announced = is_announced if line.kind == "item" else _announces(line)
        if line.kind == "p" and line.word_count <= _LONGEST_NOTE_WORDS and _is_row_of_controls(line):
            yield index
            continue
        if line.word_count > MOST_WORDS:
            if line.word_count <= _LONGEST_NOTE_WORDS and _is_note(line):
                yield index
            continue
        is_count = index < _OPENING_LINES and line.kind == "p" and line.folded.strip(" .,:/|•()").isdigit()
        if not is_count and line.kind == "p" and not line.folded[:1].isalpha():
            is_count = COUNTER.fullmatch(line.folded) is not None
        if SUBJECT.fullmatch(line.folded) and (heads_text(lines, index) or (line.kind == "item" and is_announced)):
            continue
        said = is_count or is_control(line) or CONTROL.fullmatch(line.folded) or _is_open_control(line)
        if said or UPDATE_NOTE.fullmatch(line.folded):
            yield index


def _announces(line: Line) -> bool:
    """Whether a list follows that is told: "Les services touchés sont :", not "Suivez-nous sur :"."""
    if line.kind != "p" or not line.text.endswith(":") or line.word_count < _LEAST_ANNOUNCING_WORDS:
        return False
    return not (is_control(line) or CONTROL.fullmatch(line.folded) or ASKED.search(line.folded))


def _is_row_of_controls(line: Line) -> bool:
    """Whether each of several pieces is one: "Imprimer | Envoyer à un ami | Haut de page"."""
    said = [piece for piece in _BETWEEN.split(line.text) if piece]
    return len(said) > 1 and all(
        CONTROL.fullmatch(fold(piece)) or is_control(replace(line, text=piece)) for piece in said
    )


def _is_open_control(line: Line) -> bool:
    said = OPEN_CONTROL.fullmatch(line.folded)
    if said is None or is_reported(line.text):
        return False
    return not is_statement(line.text) or ABOUT_PAGE.search(said["rest"]) is not None


def _is_note(line: Line) -> bool:
    """Whether a longer line is an offer to subscribe, or says that the page was changed."""
    if UPDATED.fullmatch(line.folded):
        return True
    said = OPEN_CONTROL.fullmatch(line.folded)
    return said is not None and ABOUT_PAGE.search(said["rest"]) is not None and not is_reported(line.text)
