"""Readers' comments below an article: known by a heading that counts them, or by who signed them and when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.extract.dates.date_lines import is_date_line
from crawler.extract.page.text_line import Hints, Line

_LONGEST_OPENER_WORDS = 12
#: Less is no text that comments could be on.
_LEAST_TOLD = 160
#: A heading above readers' comments, and the button under each.
_COMMENTS_OPENER = re.compile(
    r"(?:\d+ )?(?:vos |les )?(?:commentaires?|reactions?|comments?|kommentare?|comentarios?|commenti|leserkommentare?"
    r"|kommentarer|komentarze?|reacties|komentare|kommentit|hozzaszolasok|comentarii|yorumlar|комментарии)"
    r"(?: so far)?\W*(?:\d+\W*)?"
    r"|\d+ (?:reflexions?|avis|reponses?|thoughts?|responses?|replies|gedanken) (?:sur|a|on|to|zu)\b.*"
)
#: Above each: "Paul on March 4, 2026 at 5:23 pm said:", "Paul, le 4 mars 2026 à 17 h 23, a écrit :".
_COMMENTED = re.compile(
    r".{2,60}?,? (?:on|le|am|el|il|op) (?P<date>.{6,40}?),? (?:says?|said|wrote|a dit|dit|a ecrit|ecrit|sagte?|schrieb"
    r"|schreibt|meint|dijo|dice|ha detto|scrive|zei|schreef)\s?:"
)
#: Below a heading that says "comments", without an hour: "Paul wrote on March 4:"; below "Réactions" officials say so.
_WROTE = re.compile(
    r".{2,40},? (?:says?|said|wrote|a dit|dit|a ecrit|ecrit|sagte?|schrieb|schreibt|meint|dijo|dice|ha detto|scrive|zei"
    r"|schreef)(?: (?:on|le|am|el|il|op) .{6,40})?\s?:"
)
#: Above each where no heading announces them: a name, a day and an hour, "Paul 4.03.2026, 10:11".
_NAME_AND_HOUR = re.compile(r"(?P<name>[^\W_][^:|,(\d]{1,40}?)[\s,|•·(–-]+(?P<date>\d.{4,30}?\d\s?[:.h]\s?\d\d)\W*")
_LEAST_COMMENTS = 3
_HOUR = re.compile(r"\b(?:19|20)\d\d\b.*\d\s?(?:h|:\d\d)")
_ANSWER = re.compile(
    r"\W*(?:repondre|reply|antworten|responder|rispondi|signaler|report|melden"
    r"|svara?|odpowiedz|reageer|beantwoorden|vastaa|odpovedet|valasz|raspunde|yanitla|ответить)\W*"
)


def comments(lines: list[Line], _: Hints) -> Iterable[int]:
    """Readers' comments below the text, which may be longer than it: under a heading that counts them, or answered."""
    told, signed = 0, _signed_comments(lines)
    for index, line in enumerate(lines):
        is_below = told >= _LEAST_TOLD and line.word_count <= _LONGEST_OPENER_WORDS * 2
        if is_below and (index == signed or _opens_comments(lines, index)):
            return range(index, len(lines))
        told += len(line.text)
    return []


def _signed_comments(lines: list[Line]) -> int | None:
    """Where texts begin that several people signed, each above with day and hour; a live blog has few reporters."""
    found: dict[str, int] = {}
    for index, line in enumerate(lines):
        if line.word_count > _LONGEST_OPENER_WORDS or line.kind == "item" or not line.text[-1:].isdigit():
            continue
        signed = _NAME_AND_HOUR.fullmatch(line.text)
        if signed and is_date_line(signed["date"], labelled=False):
            found.setdefault(signed["name"], index)
    return min(found.values()) if len(found) >= _LEAST_COMMENTS else None


def _opens_comments(lines: list[Line], index: int) -> bool:
    line = lines[index]
    if line.text.endswith(":") and (commented := _COMMENTED.fullmatch(line.folded)):
        return _HOUR.search(commented["date"]) is not None and is_date_line(commented["date"], labelled=False)
    if not _COMMENTS_OPENER.match(line.opening) or not _COMMENTS_OPENER.fullmatch(line.folded):
        return False
    if line.is_heading and any(character.isdigit() for character in line.text):
        return True
    if "reaction" not in line.folded and any(_WROTE.fullmatch(below.folded) for below in lines[index + 1 : index + 2]):
        return True
    return any(below.word_count <= 2 and _ANSWER.fullmatch(below.folded) for below in lines[index + 1 :])
