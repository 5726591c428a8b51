"""An article as the lexemes that the full-text indexes hold, the same for SQLite and PostgreSQL; pure.

Each zone (title, lead, body) is its stems in order. Paragraphs and zones are set apart, so that neither a phrase nor
NEAR reaches across. After them come the zone's exact forms, folded and marked with "=", which prefix* and =word ask.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from store.query.stems import stems
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
#: How a vector says that a lexeme stands in a zone at all, by the zone's weight.
_MARKS = {weight: f"{_LAST_POSITION + place}{weight}" for place, weight in enumerate(WEIGHTS.values(), start=1)}

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


def index_columns(dialect: str, title: str, lead: str, body: str) -> dict[str, object]:
    """What the index of a `sqlite` or `postgresql` database is given of an article, but for its id."""
    words = zone_words(title, lead, body)
    if dialect == "sqlite":
        return dict(zip(ZONES, fts5_columns(words), strict=True))
    lexemes, is_capped = tsvector(words)
    return {"lexemes": lexemes, "is_capped": is_capped}


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
    places, end = _places(found)
    is_long = end > _LAST_POSITION
    capped = {lexeme: _capped(where) for lexeme, where in places.items() if is_long or len(where) > _MOST_POSITIONS}
    is_capped = any(where != places[lexeme] for lexeme, where in capped.items())
    entries = [f"'{_quotable(lexeme)}':{','.join(where)}" for lexeme, where in (places | capped).items()]
    entries += [f"'{EXACT}{_quotable(word)}':{marks}" for word, marks in _exact_forms(found).items()]
    return " ".join(entries), is_capped


def _places(found: ZoneWords) -> tuple[dict[str, list[str]], int]:
    """For each lexeme its positions, from 1, with the weights of their zones; and where the article ends."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    position = 0
    for weight, paragraphs in zip(WEIGHTS.values(), found.zones, strict=True):
        for paragraph in paragraphs:
            for position, lexeme in enumerate(stems(paragraph), start=position + 1):  # noqa: B020 - counting goes on
                places[lexeme].append(f"{position}{weight}")
            position += FARTHEST if paragraph else 0
    return places, position


def _capped(where: list[str]) -> list[str]:
    """As many positions of one lexeme as PostgreSQL keeps, and marks of the zones where it has others."""
    kept = [each for each in where if int(each[:-1]) <= _LAST_POSITION][:_MOST_POSITIONS]
    return kept + sorted({_MARKS[each[-1]] for each in where[len(kept) :]})


def _exact_forms(found: ZoneWords) -> dict[str, str]:
    """Each word with the marks of the zones where it stands."""
    marks: dict[str, str] = {}
    for weight, paragraphs in zip(WEIGHTS.values(), found.zones, strict=True):
        here = dict.fromkeys(chain.from_iterable(paragraphs), _MARKS[weight])
        for word in marks.keys() & here.keys():
            here[word] = f"{marks[word]},{_MARKS[weight]}"
        marks |= here
    return marks


def _quotable(lexeme: str) -> str:
    return lexeme.replace("'", "''") if "'" in lexeme else lexeme
