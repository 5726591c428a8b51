"""What stands of authors below a text: how to reach them, who they are, who reported and edited.

Each function answers with the indexes of the lines that are no longer the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.extract.page.outline import RUNNING_CHARACTERS
from crawler.extract.page.sentences import has_main_clause, is_statement
from crawler.extract.page.text_line import Hints, Line
from crawler.extract.phrases.endings import ADDRESS, CONTRIBUTED, HANDLE, IS_REPORTER, IS_SOMEBODY, SIGN_OFF

_LAST_LINES = 4
_LONGEST_LABEL_WORDS, _LONGEST_SIGN_OFF_WORDS = 12, 60
_ABOUT_AUTHOR = re.compile(
    r"\W*(?:a propos (?:de l'auteure?|de l'autrice|des auteurs)|about the authors?|uber (?:den autor|die autorin)"
    r"|(?:sobre|acerca de) (?:el autor|la autora)|l'autore|l'autrice|author\(?s?\)?"
    r"|(?:der |die )?autor(?:in|en|:innen|\*innen)?|zum autor|zur autorin)\W*"
)
_THE_AUTHOR = re.compile(
    r"\W*(?:l'(?:auteure?|autrice)|les auteurs|the authors?|der autor|die autorin|el autor|la autora)\W*"
)
#: How further paragraphs of a note begin.
_OF_SOMEBODY = re.compile(r"\W*(?:ils?|elles?|son|sa|ses|leurs?|he|she|they|his|her|er|sie|su|sus|suo|sua|ha)\b")
_LONGEST_CONTACT_WORDS = 18
#: Whose address a script prints, or did not: "Write to us at".
_WITHOUT_ADDRESS = re.compile(
    r".*\b(?:e-?mail|mail|ecri(?:re|vez)|write|contact(?:ez|er)?|reach|joindre|joignable|schreib\w*|erreich\w*)\b"
    r".{,30}\b(?:at|a|a l'adresse|unter|an|to)"
)
#: A label, of which a link that is the rest of the line says what it names.
_SOURCE = re.compile(r"\W*(?:Sources?|SOURCES?|Via|VIA|Quellen?|Fuentes?|Fonte|Bron)\s*:?\s*(?=[A-ZÀ-Þ«“\"])")
#: A whole sentence with an address that is not the author's is for those who want to take part.
_LEAST_SENTENCE_WORDS = 6
_OF_AUTHOR = re.compile(
    r"\b(?:(?:her|his|their) e-?mail|auteure?|autrice|journaliste|redact\w+|correspondante?|nous|notre|nos|vous"
    r"|votre|joignable|author|writer|reporter|editor|journalist|correspondent|reach\w*"
    r"|contact(?:ed)? (?:him|her|us|the)|follow|us|me|my|our|you|your"
    r"|autor\w*|redakt\w+|redacci\w+|redazion\w+|unser\w*|uns|sie|nosotros|noi)\b"
)
_LONGEST_NOTE_WORDS = 90
#: "Professeur", "Le journaliste", "Korrespondent".
_MOST_OFFICE_WORDS = 3
#: What a main clause may follow, and a name.
_PARTICIPLE = re.compile(
    r"\W*(?:[ÉéEe]dité|[Tt]raduit|[Pp]ublié|[Cc]lassé|[Rr]eportage|[Rr]édaction|[Tt]raduction|[Aa]vec|[Tt]ous droits"
    r"|[Cc]ompiled|[Pp]osted|[Ww]ith|[Ee]dited|[Tt]ranslated)\b"
)
#: Who did it is not named.
_NO_CREDIT = re.compile(
    r"\W*(?:(?:\w+ ){1,3}(?:by|from) (?!(?:and|the (?:associated|gazette)|staff|agencies)\b)[a-z]"
    r"|[Aa]vec (?:la (?:collaboration|contribution)|le concours) (?:des |du |de (?:la |l['’])|d['’]un)"
    r"|[Rr]eproduction interdite ?[:,]|[Mm]it (?:dpa|AFP|Agenturen) [a-zäöü]"
    r"|[Cc]opyright (?:\d{4} )?(?:est|ou|is|or|a) "
    r"|All rights reserved (?:for|to|by) (?:the )?[a-z])"
)


def author_contacts(lines: list[Line], hints: Hints) -> Iterable[int]:
    """Addresses and handles below the text, with the sentence around them."""
    for index in last_lines(lines):
        line = lines[index]
        if line.kind == "quote":
            continue  # a quoted message is signed with its author's handle
        has_address = (
            line.word_count <= _LONGEST_CONTACT_WORDS and ADDRESS.search(line.text) and not _is_practical(line, hints)
        )
        is_short = line.word_count <= _LONGEST_LABEL_WORDS
        if has_address or (is_short and (HANDLE.search(line.text) or _WITHOUT_ADDRESS.fullmatch(line.folded))):
            yield index


def _is_practical(line: Line, hints: Hints) -> bool:
    """Whether a sentence says where to register, or where more is told: "Renseignements au … ou à …"."""
    if line.word_count < _LEAST_SENTENCE_WORDS or not is_statement(line.text):
        return False
    return not (_OF_AUTHOR.search(line.folded) or any(name in line.folded for name in hints.authors))


def author_notes(lines: list[Line], hints: Hints) -> Iterable[int]:
    """Who the author is, below the text: "Nadia Belle est maîtresse de conférences à …"."""
    going: list[int] = []
    for index in last_lines(lines):
        line = lines[index]
        if line.word_count > _LONGEST_NOTE_WORDS:
            continue
        if line.word_count <= _LONGEST_LABEL_WORDS and _is_about_author(lines, index, hints):
            return [*going, *range(index, _end_of_note(lines, index + 2, hints))]
        if any(_tells_of(line.opening, name) for name in hints.authors if " " in name):
            going.append(index)
    return going


def _is_about_author(lines: list[Line], index: int, hints: Hints) -> bool:
    """Whether a line is a heading above a note; "L'auteur" alone may be one above a note on a book's."""
    if _ABOUT_AUTHOR.fullmatch(lines[index].folded):
        return True
    named = index + 1 < len(lines) and any(name in lines[index + 1].folded for name in hints.authors)
    return named and _THE_AUTHOR.fullmatch(lines[index].folded) is not None


def _end_of_note(lines: list[Line], start: int, hints: Hints) -> int:
    """Where the text goes on below a note on its author that stands in it: a paragraph that is not on her or him."""
    below = range(start, len(lines))
    return next((index for index in below if _is_of_text(lines[index], hints)), len(lines))


def _is_of_text(line: Line, hints: Hints) -> bool:
    if len(line.text) < RUNNING_CHARACTERS or ADDRESS.search(line.text):
        return False
    return not (_OF_SOMEBODY.match(line.opening) or any(name in line.folded for name in hints.authors))


def _tells_of(opening: str, name: str) -> bool:
    """Whether a line begins with a name, after a word or two of office, and goes on with what its bearer is.

    Agencies have the surname alone: "Belle covers the ports for …".
    """
    surname = name.rpartition(" ")[2]
    if opening.startswith(surname) and IS_REPORTER.match(opening, len(surname)):
        return True
    start = opening.find(name)
    if start < 0 or len(opening[:start].split()) > _MOST_OFFICE_WORDS:
        return False
    return IS_SOMEBODY.match(opening, start + len(name)) is not None


def sign_offs(lines: list[Line], _: Hints) -> Iterable[int]:
    """Who reported, edited or contributed, and agencies, as the last thing that is said."""
    for index in last_lines(lines):
        line = lines[index]
        if line.word_count > _LONGEST_SIGN_OFF_WORDS:
            continue
        signed = SIGN_OFF.match(line.folded) and not _goes_on(line)
        if _is_source(line) or signed or ("contributed" in line.folded and CONTRIBUTED.match(line.folded)):
            yield index


def _is_source(line: Line) -> bool:
    label = _SOURCE.match(line.text) if line.word_count <= _LONGEST_LABEL_WORDS else None
    return label is not None and round(line.link_share * len(line.text)) >= len(line.text) - label.end() > 0


def _goes_on(line: Line) -> bool:
    """Whether a sentence only begins like a credit: "Traduit par sa fille, le roman sort jeudi."."""
    if _PARTICIPLE.match(line.text) and has_main_clause(line.text):
        return True
    return is_statement(line.text) and _NO_CREDIT.match(line.text) is not None


def last_lines(lines: list[Line]) -> range:
    """The indexes of the last lines of a text, as far as they stand below it."""
    return range(max(1, len(lines) - _LAST_LINES), len(lines))
