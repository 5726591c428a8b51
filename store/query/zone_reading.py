"""The words of one zone of a text, asked for terms, lists and NEAR; pure.

Which zones are asked, and what the answers come to, is decided in `matching`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from store.query.clauses import Form, Listed, Near, OfText, Term, WordTable
from store.query.lexemes import Paragraphs
from store.query.stems import stems
from store.query.terms import is_same

#: Where each word stands: the number of its paragraph, and its place in that.
_Positions = dict[str, list[tuple[int, int]]]


class Span(NamedTuple):
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
        #: By the list's identity; with the list itself, so that no other gets its number meanwhile.
        self._lists: dict[int, tuple[Listed, list[tuple[Span, Term]]]] = {}

    @cached_property
    def _stems(self) -> Paragraphs:
        return tuple(tuple(stems(paragraph)) for paragraph in self._words)

    @cached_property
    def _known_words(self) -> frozenset[str]:
        return frozenset().union(*self._words)

    @cached_property
    def _words_in_order(self) -> list[str]:
        return sorted(self._known_words)

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
            return bool(self._of_list(clause))
        if clause.form is Form.PREFIX:
            return self._begins_a_word(clause.parts[0])
        by_stem = clause.form is Form.STEMS
        if not (self.known_stems if by_stem else self._known_words).issuperset(clause.parts):
            return False
        lines = f" {' '.join(clause.parts)} "
        return len(clause.parts) == 1 or lines in (self._stem_lines if by_stem else self._word_lines)

    def _begins_a_word(self, prefix: str) -> bool:
        words = self._words_in_order
        place = bisect_left(words, prefix)
        return place < len(words) and words[place].startswith(prefix)

    def places(self, clause: Term | Listed) -> Iterator[tuple[Span, Term]]:
        """Where a term, or one of a list, stands."""
        if isinstance(clause, Term):
            yield from ((span, clause) for span in self._spans(clause))
            return
        yield from self._of_list(clause)

    def _of_list(self, listed: Listed) -> list[tuple[Span, Term]]:
        """The places of a list, looked for once: a query may ask for it a dozen times."""
        # By its identity, since comparing thousands of names would take longer than finding them.
        known = self._lists.get(id(listed))
        if known is None:
            prefixes = ((span, term) for term in listed.prefixes for span in self._spans(term))
            inflected = _of_table(listed.by_stems, self._stems, self._stem_positions)
            known = listed, [*inflected, *self._of_exact(listed.by_words), *prefixes]
            self._lists[id(listed)] = known
        return known[1]

    def _of_exact(self, table: WordTable) -> list[tuple[Span, Term]]:
        """Where the exact words of a list stand: few have any, so that they are looked for one by one."""
        known = self._known_words.intersection(table.lengths)
        return _of_table(table, self._words, {word: _places_of(word, self._words) for word in known}) if known else []

    def _spans(self, term: Term) -> Iterator[Span]:
        if not self.holds(term):
            return
        for number, paragraph in enumerate(self._stems if term.form is Form.STEMS else self._words):
            for first in _starts(term, paragraph):
                yield Span(number, first, first + len(term.parts) - 1)

    def neighbours(self, near: Near) -> Iterator[tuple[Span, Span]]:
        """Pairs of a left and a right side that are near enough."""
        yield from ((left, right) for left, right in self._pairs(near) if _distance(left, right) <= near.distance)

    def nearest(self, near: Near) -> int | None:
        return min((_distance(left, right) for left, right in self._pairs(near)), default=None)

    def _pairs(self, near: Near) -> Iterator[tuple[Span, Span]]:
        """Every left and right side in one paragraph, but those that overlap, and twice the same term."""
        right_sides: dict[int, list[tuple[Span, Term]]] = {}
        for right, term in self.places(near.right):
            right_sides.setdefault(right.paragraph, []).append((right, term))
        for left, one in self.places(near.left) if right_sides else ():
            for right, other in right_sides.get(left.paragraph, ()):
                if _distance(left, right) >= 1 and not is_same(one, other):
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


def _of_table(table: WordTable, paragraphs: Paragraphs, positions: _Positions) -> list[tuple[Span, Term]]:
    """Where words and phrases of a list stand."""
    # Sorted, since a set has no order that is the same tomorrow.
    return [
        (Span(number, place, place + length - 1), term)
        for word in sorted(table.lengths.keys() & positions.keys())
        for number, place in positions[word]
        for length in table.lengths[word]
        if (term := table.by_parts.get(paragraphs[number][place : place + length])) is not None
    ]


def _lines(paragraphs: Paragraphs) -> str:
    return "\n".join(f" {' '.join(paragraph)} " for paragraph in paragraphs)


def _starts(term: Term, words: tuple[str, ...]) -> Iterator[int]:
    """Where in a paragraph the term begins."""
    first, length = term.parts[0], len(term.parts)
    if term.form is Form.PREFIX:
        yield from (place for place, word in enumerate(words) if word.startswith(first))
    elif first in words:
        places = (place for place, word in enumerate(words) if word == first)
        yield from (place for place in places if words[place : place + length] == term.parts)


def _distance(one: Span, other: Span) -> int:
    """In words, from the end of the first to the start of the second; below 1 when they overlap."""
    return max(other.first - one.last, one.first - other.last)
