"""Lines above the text that are not yet the text: the headline again, names, dates, handles.

Each function answers with the indexes of the lines that go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from crawler.extract.dates.date_lines import is_date_line, is_fresh_date
from crawler.extract.page.outline import RUNNING_CHARACTERS
from crawler.extract.page.sentences import has_main_clause, is_told
from crawler.extract.page.text_line import MOST_WORDS, Hints, Line
from crawler.extract.people.agencies import agency_named
from crawler.extract.people.authors import people, without_prefix
from crawler.extract.people.credit_lines import is_credit_line
from crawler.extract.people.names import is_capitalised, is_name
from crawler.extract.people.signatures import is_office
from crawler.extract.people.wording import READING_TIME, parted, pieces, without_addresses, without_photographers
from crawler.extract.phrases.buttons import CONTROL
from crawler.extract.phrases.labels import BYLINE_LABEL, GENRE
from store.text import fold, words

_OPENING_LINES = 4
_LONGEST_DATE_WORDS, _LONGEST_IMPRINT_WORDS = 14, 24
_LONGEST_SIGNATURE = 160
#: What parts a name, a date and a reading time on one line.
_SIGNS = re.compile(r"\s+[-–—/]\s+|\s*[|•·]\s*")
_DIGIT = re.compile(r"\d")
_MOST_NAME_WORDS = 4
_PREPOSITION = re.compile(r"^\W*(?:par|by|de|von|por|di)\s+")
#: On a line of its own, with the name on the next.
_BY_ALONE = re.compile(r"\W*(?:par|by|von|por|di|door)\W*")
#: Of an intertitle: no name follows, nor who writes for the title.
_BY_NOBODY = re.compile(r"^[^\W\d_]+ par (?!(?:la rédaction|notre|nos)\b)[a-zà-ÿ]")
_NAME_ALONE = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]*\s){1,3}(?:d['’])?[A-ZÀ-Þ][\w'’-]+")
_NAME = (
    r"(?:[A-ZÀ-Þ][\w'’.-]*\s+){1,3}(?:(?:de|du|van|von|der|den|di|da|del|la|le)\s+){0,2}"
    r"(?:d['’])?[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)?"
)
_BY_NAME = re.compile(
    r"(?:(?:(?:Publi|Post)ée?|Mise? en ligne) par|Par|PAR|By|BY|Von|Por|POR|Di|Door)\s+"
    rf"{_NAME}(?:\s*(?:,|&|\bet|\band|\bund|\by)\s+{_NAME}){{,5}}"
)
#: "Publié par Nadia Belle le 3 mars 2026".
_POSTED = re.compile(
    r"(?:[Pp]ubliée?|[Pp]ostée?|[Mm]ise? en ligne|[Pp]osted|[Pp]ublished) (?:par|by) (?:[A-ZÀ-Þ][\w'’.-]*,?\s){1,4}"
    r"(?:[|–-]\s)?(?P<date>\S.{4,40})"
)
_PARENTHESES = re.compile(r"\s*\([^)]*\)")
#: "Por Ana Reis — Lisboa".
_PLACE = re.compile(r"\s[-–—|]\s.{2,30}$")
_AND = re.compile(r"\s*(?:[,;/|&•·]|\b(?:et|and|und|y|avec|with|mit)\b)\s*")


def repeated_title(lines: list[Line], hints: Hints) -> Iterable[int]:
    """The headline among the first lines, and what short lines stood above it (breadcrumbs, rubric); or as the last."""
    for index, line in enumerate(lines[:_OPENING_LINES]):
        if len(line.text) < 3 * len(hints.title) and _same_words(line.text, hints.title):
            return [above for above in range(index + 1) if above == index or _is_short(lines[above])]
    last = len(lines) - 1
    return [last] if last > 0 and hints.title and lines[last].folded == hints.title else []


def is_signature(text: str) -> bool:
    """Whether a line says by whom, and maybe when: "Par Nadia Belle et Karim Osman, le 3 mars 2026"."""
    line = Line(text=text)
    return len(text) <= _LONGEST_SIGNATURE and (_signs_with_a_name(line) or _is_signed_and_dated(line))


def genres(lines: list[Line]) -> Iterable[int]:
    """What kind of article it is, above the text: "Communiqué de presse", "Tribune"."""
    is_label = len(lines) > 1 and lines[0].kind == "p" and lines[0].word_count <= MOST_WORDS
    return [0] if is_label and not lines[1].is_heading and GENRE.fullmatch(lines[0].folded) else []


def bylines(lines: list[Line], hints: Hints) -> Iterable[int]:
    """Signatures: "Article rédigé par" with the name below, the author's bare name at either end, "Par NAME"."""
    for index, line in enumerate(lines):
        near_edge = index < _OPENING_LINES or index >= len(lines) - _OPENING_LINES
        if (
            near_edge
            and line.kind not in ("head", "item")
            and (is_credit_line(line.text) or _is_signed_and_dated(line))
        ):
            yield index
            continue
        if line.word_count > MOST_WORDS + 2:
            continue
        if label := None if _is_sentence(line) else BYLINE_LABEL.match(line.folded):
            yield index
            if (
                label.end() >= len(line.folded.rstrip(" :"))
                and index + 1 < len(lines)
                and lines[index + 1].word_count <= MOST_WORDS
            ):
                yield index + 1
        elif near_edge and _BY_ALONE.fullmatch(line.folded) and _is_name_alone(lines[index + 1 : index + 2]):
            yield from (index, index + 1)
        elif near_edge and (_names_an_author(line, hints) or _signs_with_a_name(line) or _is_site(line, hints)):
            yield index
            if index + 1 < len(lines) and _is_short(lines[index + 1]) and is_office(lines[index + 1].text):
                yield index + 1


def dates(lines: list[Line], _: Hints) -> Iterable[int]:
    """Dates with a label, anywhere; bare ones above the text only, as in it they may date what is told."""
    for index, line in enumerate(lines):
        is_above = index < _OPENING_LINES
        if line.word_count > (_LONGEST_IMPRINT_WORDS if is_above else _LONGEST_DATE_WORDS):
            continue
        if is_date_line(line.text, labelled=not is_above) or (is_above and is_imprint(line.text)):
            yield index
    yield from _fresh_dates(lines)


def _fresh_dates(lines: list[Line]) -> Iterable[int]:
    """Dates above the text that are meant from the visit, unless others part the text, as in a diary."""
    first = next((index for index, line in enumerate(lines) if len(line.text) >= RUNNING_CHARACTERS), 0)
    dated = [index for index, line in enumerate(lines) if line.word_count <= MOST_WORDS and is_fresh_date(line.text)]
    if all(index < first for index in dated):
        yield from (index for index in dated if lines[index].kind == "p")


def _is_sentence(line: Line) -> bool:
    """Whether a line only begins like a signature: "Written by hand, the letter was sold.", "Signé par tous"."""
    if line.is_heading and _BY_NOBODY.search(line.text):
        return True
    return line.word_count > _MOST_NAME_WORDS and (is_told(line.text) or has_main_clause(line.text))


def _is_short(line: Line) -> bool:
    return line.word_count <= MOST_WORDS


# The same few lines are asked about for the standfirst and as lines of the text.
@lru_cache(maxsize=256)
def is_imprint(text: str) -> bool:
    """Whether a line is a date, a name and the like, parted by signs: "Nadia Belle - 4 mars 2026 | 3 min"."""
    parts = _SIGNS.split(parted(READING_TIME.sub(" | ", text)))
    dated = [is_date_line(part, labelled=_DIGIT.search(part) is None) for part in parts]
    return any(dated) and all(
        is_date or _may_be_names(part) or CONTROL.fullmatch(fold(part))
        for part, is_date in zip(parts, dated, strict=True)
    )


def _may_be_names(part: str) -> bool:
    if len(part.split()) <= _MOST_NAME_WORDS:
        return True
    names = _AND.split(part)
    return len(names) > 1 and all(
        len(name.split()) <= _MOST_NAME_WORDS and is_name(name) and is_capitalised(name) for name in names
    )


def _same_words(text: str, folded_title: str) -> bool:
    mine, theirs = words(text), words(folded_title)
    return bool(mine) and (
        mine == theirs or (len(mine) > 4 and theirs[: len(mine)] == mine and len(mine) > 0.7 * len(theirs))
    )


def _names_an_author(line: Line, hints: Hints) -> bool:
    if _says_what_they_are(line, hints):
        return True
    if not any(name in line.folded for name in hints.authors):
        return _is_all_names(_PREPOSITION.sub("", line.folded), hints)
    bare = without_prefix(without_photographers(line.text))
    text = _PARENTHESES.sub("", _PREPOSITION.sub("", fold(bare))).strip(" .,;:|-–—")
    if text in hints.authors or fold(text.split(",")[0].strip()) in hints.authors:
        return True
    return (bare != line.text and _PLACE.sub("", text) in hints.authors) or _is_all_names(text, hints)


def _says_what_they_are(line: Line, hints: Hints) -> bool:
    """Whether a line is the authors, with what they are: "Nadia Belle et Karim Osman, envoyés", "BELLE Nadia"."""
    if not any(all(word in line.folded for word in name.split()) for name in hints.authors):
        return False
    if line.kind != "p" or line.text.endswith((".", "!", "?")) or has_main_clause(line.text):
        return False
    text = without_addresses(line.text)
    named = people([text])
    are_all = len(named) == len(pieces(text))
    return bool(named) and all((are_all or person.role) and fold(person.name) in hints.authors for person in named)


def _signs_with_a_name(line: Line) -> bool:
    """Whether a line says by whom, and maybe when: "Par Nadia BELLE", whoever is declared."""
    if line.kind != "p":
        return False
    posted = _POSTED.fullmatch(line.text)
    return _BY_NAME.fullmatch(line.text.strip()) is not None or (
        posted is not None and is_date_line(posted["date"], labelled=False)
    )


def _is_signed_and_dated(line: Line) -> bool:
    """Whether a line is a signature and a date: "Par Nadia Belle, le Vendredi 20 février 2026, 16 h 05"."""
    if line.word_count > _LONGEST_IMPRINT_WORDS:
        return False
    text = f"Par {without_prefix(line.text)}" if BYLINE_LABEL.match(line.folded) else line.text
    if not _DIGIT.search(text):
        return False
    date, by, name = text.partition(" par ")
    if by and _BY_NAME.fullmatch(f"Par {name}"):
        return is_date_line(date, labelled=False)
    signed = _BY_NAME.match(text)
    return signed is not None and is_date_line(text[signed.end() :], labelled=False)


def _is_name_alone(below: list[Line]) -> bool:
    return any(_NAME_ALONE.fullmatch(line.text) for line in below)


def _is_site(line: Line, hints: Hints) -> bool:
    return line.kind == "p" and line.folded.strip(" .|–—-") in hints.site


def _is_all_names(text: str, hints: Hints) -> bool:
    text = text.strip(" .,;:|-–—")
    return bool(text) and all(name in hints.authors or agency_named(name) for name in _AND.split(text))
