"""Text as it is kept and compared: cleaning, folding and words, all pure.

One pipeline serves the fingerprint, the topic and full text, so that what one finds the others find; stems of words
are `store.query.stems`. It knows nothing about HTML; entities and tags are gone before text arrives here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

_LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
#: C0 and C1 controls (but tab and newline), soft hyphens, lone surrogates, bidirectional overrides, zero-width
#: characters, BOM. The joiners of emoji and of Arabic stay.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\ud800-\udfff\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SPELT_OUT = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"} | dict.fromkeys("’‘ʼ‛`´", "'")
#: The marks of French, apart from their letters; and what any other mark stands among: no letters of Latin, Greek,
#: Cyrillic, Arabic or Chinese.
_MARKS = "\u0300\u0301\u0302\u0308\u0327"
_MAY_BE_MARK = re.compile(
    "[^\0-\u02ff\u0370-\u0482\u048a-\u052f\u0620-\u064a\u0671-\u06d5\u2000-\u20cf\u2100-\u2cee\u3400-\ua48c]"
)
#: What French elides before a vowel, quoted or not; "aujourd'hui" and names such as O'Brien stay whole.
ELISION = re.compile(r"\b(?:[ldjtmnsc]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu)'(?=[«“„\"‹(\[]?\s?\w)")
#: Its apostrophe: looked for first, it is found in a twentieth of the time.
_ELIDING = re.compile(
    r"'(?:(?<=\b[ldjtmnsc]')|(?<=qu')(?:(?<=\bqu')|(?<=\bjusqu')|(?<=\b(?:lors|puis|quoi|quel|pres)qu')))"
    r"(?=[«“„\"‹(\[]?\s?\w)"
)
#: What stands before it, when that is more than a letter; the longest first.
_ELIDED = ("jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu", "qu")
WORD = re.compile(r"\w+(?:'\w+)*")
#: Signs of French texts that are no letters, and all of ASCII that is neither letter nor apostrophe.
_SIGNS = "«»–—…“”„•·€°\u00a0\u202f"
_APART = {code: " " for code in range(128) if not WORD.fullmatch(chr(code)) and chr(code) != "'"}
#: Characters of a line whose words are remembered for a while; a paragraph of the press has some hundreds.
_LONGEST_REMEMBERED = 4_000


def clean_text(text: str) -> str:
    r"""Text fit to be stored: NFC, newlines as `\n`, no control, surrogate, bidirectional or zero-width character.

    PostgreSQL refuses NUL, both drivers refuse lone surrogates, and overrides let a title rewrite a terminal's line.
    """
    if not text.isprintable():
        text = _FORBIDDEN.sub("", _LINE_BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """`clean_text` on one line: every run of white space, no-break spaces too, becomes one space."""
    return " ".join(clean_text(text).split())


def clean_paragraphs(text: str) -> str:
    """`clean_text` with each paragraph on one line of its own, and no empty line."""
    # Line by line, since a text of one line is mostly clean, which is seen at once.
    lines = (" ".join(line.split()) for part in text.split("\n") for line in clean_text(part).split("\n"))
    return "\n".join(filter(None, lines))


def fold(text: str) -> str:
    """Text for comparison: compatibility forms, case, accents and ligatures folded, apostrophes made alike.

    >>> fold("L’ŒUVRE de l’État")
    "l'oeuvre de l'etat"
    """
    if text.isascii():
        return text.replace("`", "'").lower()
    # NFKC turns a lone acute accent into a space and an accent, and other signs into apostrophes.
    spelt = _spelt_out(text)
    composed = unicodedata.normalize("NFKC", spelt)
    folded = (composed if composed == spelt else _spelt_out(composed)).casefold()
    return folded if folded.isascii() else _without_marks(unicodedata.normalize("NFD", folded))


def words(text: str) -> list[str]:
    """The folded words of a text, elided articles and pronouns dropped.

    >>> words("L’État, aujourd’hui : c’est signé.")
    ['etat', "aujourd'hui", 'est', 'signe']
    """
    found: list[str] = []
    for line in text.split("\n"):
        found.extend(_words_of_line(line) if len(line) <= _LONGEST_REMEMBERED else _read_words(line))
    return found


def _read_words(line: str) -> list[str]:
    return _words_of_folded(_without_elisions(fold(line)))


def _without_elisions(folded: str) -> str:
    """A folded text without what ELISION finds."""
    *elided, last = _ELIDING.split(folded)
    return "".join([*(part[: -_elided_letters(part)] for part in elided), last])


def _elided_letters(part: str) -> int:
    if not part.endswith("qu"):
        return 1
    return next(len(elided) for elided in _ELIDED if part.endswith(elided))


def _words_of_folded(folded: str) -> list[str]:
    """What WORD finds; in ASCII, which most lines are but for a few signs, in a fifth of its time."""
    if not folded.isascii():
        for sign in _SIGNS:
            folded = folded.replace(sign, " ")
    if not folded.isascii():
        return WORD.findall(folded)
    parts = folded.translate(_APART).split()
    if "'" not in folded:
        return parts
    return [word for part in parts for word in (WORD.findall(part) if "'" in part else (part,))]


@lru_cache(maxsize=256)
def _words_of_line(line: str) -> tuple[str, ...]:
    """Remembered, since fingerprint, hash, copies and full text read the same paragraphs one after the other."""
    return tuple(_read_words(line))


def _without_marks(text: str) -> str:
    """A decomposed text without its marks (accents, cedillas)."""
    for mark in _MARKS:
        text = text.replace(mark, "")
    if text.isascii() or not _MAY_BE_MARK.search(text):
        return text
    return "".join(filterfalse(unicodedata.combining, text))


def _spelt_out(text: str) -> str:
    # Ten searches at the speed of memory; `str.translate` looks at each character and takes thirty times as long.
    for sign, letters in _SPELT_OUT.items():
        text = text.replace(sign, letters)
    return text
