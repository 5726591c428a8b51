"""An article as the lexemes that the full-text indexes hold, the same for SQLite and PostgreSQL; pure.

Each zone (title, lead, body) is its stems in order. Paragraphs and zones are set apart, so that neither a phrase nor
NEAR reaches across. After them come the zone's exact forms, folded and marked with "=", which prefix* and =word ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from store.query.stems import stem, stems
from store.text import words

#: Of the lexemes made here; a database whose index was made by another version has to be indexed anew.
LEXEMES_VERSION = 1
#: Where a word may stand, best evidence first.
ZONES = ("title", "lead", "body")
#: What PostgreSQL calls them.
WEIGHTS = dict(zip(ZONES, "ABC", strict=True))
#: What words and lexemes are cut to, in texts and queries alike. PostgreSQL takes 2046 bytes.
LONGEST_WORD = 60
#: What is read of one article; a whole number of a magazine has about as many.
MOST_WORDS = 20_000
#: PostgreSQL takes 1 MB a text, and here each word may come twice, with positions.
MOST_BYTES = 300_000
#: NEAR/n asks for no more, and paragraphs lie further apart.
FARTHEST = 20
#: Stands before an exact form; alone, between paragraphs. No word has it.
EXACT = "="

#: A table without a copy of the text. The tokenizer parts at spaces; whatever is not ASCII is a letter to it.
FTS5_DDL = (
    "CREATE VIRTUAL TABLE article_search USING fts5"
    "(title, lead, body, content='', tokenize=\"ascii tokenchars '''=_'\")"
)
#: PostgreSQL keeps no position after 16383, and the last three here say in which zone a lexeme stands at all.
_LAST_POSITION = 16_380
#: PostgreSQL keeps 255 of one lexeme, and those three are among them.
_MOST_POSITIONS = 250

Paragraphs = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class ZoneWords:
    """The folded words of an article, in paragraphs (those without words are empty), as far as they are indexed."""

    title: Paragraphs
    lead: Paragraphs
    body: Paragraphs

    @property
    def zones(self) -> tuple[Paragraphs, Paragraphs, Paragraphs]:
        return self.title, self.lead, self.body


def words_of(text: str) -> list[str]:
    """The folded words of a paragraph or of a query, each cut to `LONGEST_WORD`."""
    return [word[:LONGEST_WORD] for word in words(text)]


def zone_words(title: str, lead: str, body: str) -> ZoneWords:
    """The words that are indexed and judged: all of them, in an article that is no book."""
    budget = _Budget()
    return ZoneWords(title=budget.take(title), lead=budget.take(lead), body=budget.take(body))


class _Budget:
    """What one article may still bring."""

    def __init__(self) -> None:
        self._words = MOST_WORDS
        self._bytes = MOST_BYTES

    def take(self, text: str) -> Paragraphs:
        paragraphs = [words_of(paragraph) for paragraph in text.split("\n")]
        used_words = sum(map(len, paragraphs))
        used_bytes = sum(len("".join(paragraph).encode()) for paragraph in paragraphs)
        if used_words > self._words or used_bytes > self._bytes:
            paragraphs = [list(self._affordable(paragraph)) for paragraph in paragraphs]
        else:
            self._words -= used_words
            self._bytes -= used_bytes
        return tuple(map(tuple, paragraphs))

    def _affordable(self, paragraph: list[str]) -> Iterator[str]:
        for word in paragraph:
            self._words -= 1
            self._bytes -= len(word.encode())
            if self._words < 0 or self._bytes < 0:
                return
            yield word


def fts5_columns(found: ZoneWords) -> tuple[str, str, str]:
    """What the columns title, lead and body of the FTS5 table are given, and given again to be taken out."""
    title, lead, body = map(_fts5_column, found.zones)
    return title, lead, body


def _fts5_column(paragraphs: Paragraphs) -> str:
    gap = f" {EXACT}" * FARTHEST
    in_order = "".join([f"{' '.join(stems(paragraph))}{gap} " for paragraph in paragraphs if paragraph])
    exact = dict.fromkeys(chain.from_iterable(paragraphs))
    return f"{in_order}{EXACT}{f' {EXACT}'.join(exact)}" if exact else in_order


def tsvector(found: ZoneWords) -> tuple[str, bool]:
    """The lexemes as PostgreSQL reads a tsvector, with weights A, B and C for the zones.

    And whether positions are missing, because there are more of them than PostgreSQL keeps: then the vector tells
    only which words stand in which zone, and neither phrases nor NEAR.
    """
    positions: dict[str, list[str]] = {}
    marks: dict[str, set[str]] = {}
    is_capped = False
    for word, position, mark, weight in _placed(found):
        lexeme = stem(word)
        marks.setdefault(f"{EXACT}{word}", set()).add(mark)
        known = positions.setdefault(lexeme, [])
        if position <= _LAST_POSITION and len(known) < _MOST_POSITIONS:
            known.append(f"{position}{weight}")
        else:
            is_capped = True
            marks.setdefault(lexeme, set()).add(mark)
    for lexeme, where in marks.items():
        positions.setdefault(lexeme, []).extend(sorted(where))
    return " ".join(f"{_quoted(lexeme)}:{','.join(where)}" for lexeme, where in positions.items()), is_capped


def _placed(found: ZoneWords) -> Iterator[tuple[str, int, str, str]]:
    """Each word with its position, from 1, the mark of its zone, and the zone's weight."""
    position = 0
    for place, (weight, paragraphs) in enumerate(zip(WEIGHTS.values(), found.zones, strict=True), start=1):
        mark = f"{_LAST_POSITION + place}{weight}"
        for paragraph in paragraphs:
            for position, word in enumerate(paragraph, start=position + 1):  # noqa: B020 - counting goes on
                yield word, position, mark, weight
            position += FARTHEST if paragraph else 0


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("'", "''") + "'"
