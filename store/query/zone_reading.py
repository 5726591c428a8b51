"""The words of one zone of a text, asked for terms, lists and NEAR; pure.

Which zones are asked, and what the answers come to, is decided in `matching`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from store.query.clauses import Form, Listed, Near, OfText, Term, WordTable
from store.query.lexemes import Paragraphs
from store.query.stems import stems
from store.query.terms import is_same

#: Where each word stands: the number of its paragraph, and its place in that.
_Positions = dict[str, list[tuple[int, int]]]


class WordSpan(NamedTuple):
    """Words of one zone: the number of their paragraph, of the first and of the last word in it, all from 0.

    No dataclass, since a text has hundreds, and a frozen one takes five times as long to make.
    """

    paragraph: int
    first: int
    last: int


class ZoneReading:
    """The words of one zone, ready to be asked."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._words = paragraphs
        #: By the clause's identity; with the clause itself, so that no other gets its number meanwhile.
        self._places: dict[int, tuple[Term | Listed, list[tuple[WordSpan, Term]]]] = {}

    @cached_property
    def _stems(self) -> Paragraphs:
        return tuple(tuple(stems(paragraph)) for paragraph in self._words)

    @cached_property
    def _known_words(self) -> frozenset[str]:
        return frozenset().union(*self._words)

    @cached_property
    def known_stems(self) -> frozenset[str]:
        return frozenset(stems(self._known_words))

    @cached_property
    def _stem_positions(self) -> _Positions:
        return _positions(self._stems)

    @cached_property
    def _stem_lines(self) -> str:
        return _lines(self._stems)

    @cached_property
    def _word_lines(self) -> str:
        return _lines(self._words)

    @property
    def words(self) -> int:
        return sum(map(len, self._words))

    def holds(self, clause: OfText) -> bool:
        if isinstance(clause, Near):
            return any(True for _ in self.neighbours(clause))
        if isinstance(clause, Listed):
            return bool(self.places(clause))
        if clause.form is Form.PREFIX:
            return f" {clause.parts[0]}" in self._word_lines
        by_stem = clause.form is Form.STEMS
        if not (self.known_stems if by_stem else self._known_words).issuperset(clause.parts):
            return False
        lines = f" {' '.join(clause.parts)} "
        return len(clause.parts) == 1 or lines in (self._stem_lines if by_stem else self._word_lines)

    def places(self, clause: Term | Listed) -> Sequence[tuple[WordSpan, Term]]:
        """Where a term, or one of a list, stands, in no order; looked for once, since a query may ask a dozen times."""
        # By its identity, since comparing thousands of names would take longer than finding them.
        known = self._places.get(id(clause))
        if known is None:
            found = self._of_list(clause) if isinstance(clause, Listed) else self._of_term(clause)
            known = self._places[id(clause)] = clause, found
        return known[1]

    def _of_list(self, listed: Listed) -> list[tuple[WordSpan, Term]]:
        by_stems, by_words = listed.by_stems, listed.by_words
        stems_there, words_there = by_stems.words & self.known_stems, by_words.words & self._known_words
        found = _of_table(by_stems, stems_there, self._stems, self._stem_positions) if stems_there else []
        if words_there:  # few lists have such words, so that they are looked for one by one
            positions = {word: _places_of(word, self._words) for word in words_there}
            found += _of_table(by_words, words_there, self._words, positions)
        for term in listed.prefixes:
            found += self._of_term(term)
        return found

    def _of_term(self, term: Term) -> list[tuple[WordSpan, Term]]:
        if not self.holds(term):
            return []
        paragraphs, length = self._stems if term.form is Form.STEMS else self._words, len(term.parts)
        return [
            (WordSpan(number, place, place + length - 1), term)
            for number, place in self._beginnings(term)
            if length == 1 or paragraphs[number][place : place + length] == term.parts
        ]

    def _beginnings(self, term: Term) -> list[tuple[int, int]]:
        """Where the first word of a term stands that the zone holds."""
        match term.form:
            case Form.STEMS:
                return self._stem_positions[term.parts[0]]
            case Form.EXACT:
                return _places_of(term.parts[0], self._words)
            case Form.PREFIX:
                return _places_of_prefix(term.parts[0], self._words)

    def neighbours(self, near: Near) -> Iterator[tuple[WordSpan, WordSpan]]:
        """Pairs of a left and a right side that are near enough."""
        return self._pairs(near, near.distance)

    def nearest(self, near: Near) -> int | None:
        return min((_distance(left, right) for left, right in self._pairs(near, self.words)), default=None)

    def _pairs(self, near: Near, farthest: int) -> Iterator[tuple[WordSpan, WordSpan]]:
        """Left and right sides in one paragraph, not too far apart, but those that overlap, and twice the same term."""
        right_sides: dict[int, list[tuple[WordSpan, Term]]] = {}
        for right, term in self.places(near.right):
            right_sides.setdefault(right.paragraph, []).append((right, term))
        for left, one in self.places(near.left) if right_sides else ():
            for right, other in right_sides.get(left.paragraph, ()):
                if 1 <= _distance(left, right) <= farthest and not is_same(one, other):
                    yield left, right

    def stand_apart(self, term: Term) -> bool:
        by_stem = term.form is Form.STEMS
        if not (self.known_stems if by_stem else self._known_words).issuperset(term.parts):
            return False
        return any(set(term.parts).issubset(each) for each in (self._stems if by_stem else self._words))


def _positions(paragraphs: Paragraphs) -> _Positions:
    found: _Positions = defaultdict(list)
    for number, paragraph in enumerate(paragraphs):
        for place, word in enumerate(paragraph):
            found[word].append((number, place))
    return found


def _places_of(word: str, paragraphs: Paragraphs) -> list[tuple[int, int]]:
    holding = ((number, paragraph) for number, paragraph in enumerate(paragraphs) if word in paragraph)
    return [(number, place) for number, paragraph in holding for place, each in enumerate(paragraph) if each == word]


def _places_of_prefix(prefix: str, paragraphs: Paragraphs) -> list[tuple[int, int]]:
    # Whole lines first: most have no such word, and that is seen in a tenth of the time.
    holding = ((number, words) for number, words in enumerate(paragraphs) if f" {prefix}" in f" {' '.join(words)}")
    return [(number, place) for number, words in holding for place, word in enumerate(words) if word.startswith(prefix)]


def _of_table(
    table: WordTable, there: frozenset[str], paragraphs: Paragraphs, positions: _Positions
) -> list[tuple[WordSpan, Term]]:
    """Where words and phrases of a list stand, of whose words these are in the text."""
    # By place, since another name with the same word in it may lead there too.
    found = {
        WordSpan(number, first, first + len(term.parts) - 1): term
        for word in there
        for number, place in positions[word]
        for before, length in table.shapes[word]
        if (first := place - before) >= 0
        and (term := table.by_parts.get(paragraphs[number][first : first + length])) is not None
    }
    return list(found.items())


def _lines(paragraphs: Paragraphs) -> str:
    return "\n".join(f" {' '.join(paragraph)} " for paragraph in paragraphs)


def _distance(one: WordSpan, other: WordSpan) -> int:
    """In words, from the end of the first to the start of the second; below 1 when they overlap."""
    return max(other.first - one.last, one.first - other.last)
