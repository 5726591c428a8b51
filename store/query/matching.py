"""A text judged by a query: whether it matches, by which terms, in which zones; pure.

The sense of a query is defined here; what a search finds in the database is the same set. It ranks nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from store.query.clauses import AllOf, AnyOf, Clause, Form, FromSource, InLanguage, Near, NoneOf, OfFacts, OfText, Term
from store.query.facts import folded_name
from store.query.lexemes import Paragraphs, zone_words
from store.query.stems import stem


@dataclass(frozen=True)
class Span:
    """Words of one zone: the number of their paragraph, of the first and of the last word in it, all from 0."""

    paragraph: int
    first: int
    last: int


class ReadText:
    """An article made ready to be judged: the words of its zones, and its facts."""

    def __init__(
        self, title: str, lead: str, body: str, *, source: str = "", language: str = "", day: date | None = None
    ) -> None:
        """`day` is what `since:` and `until:` ask: of publication, else of first sight, UTC."""
        words = zone_words(title, lead, body)
        self._zones = {"title": _Zone(words.title), "lead": _Zone(words.lead), "body": _Zone(words.body)}
        self._source = folded_name(source)
        self._language = language
        self._day = day

    def found(self, clause: Clause) -> list[str] | None:
        """The terms that make the clause true, as `zone:term` with the best zone that has it; None when it is false.

        They come in the query's order. What stands behind NOT is never named, nor are filters.
        """
        match clause:
            case Term() | Near():
                return self._found_words(clause)
            case NoneOf():
                return [] if self.found(clause.clause) is None else None
            case AllOf():
                return self._found_all(clause)
            case AnyOf():
                found = [terms for part in clause.clauses if (terms := self.found(part)) is not None]
                return [term for terms in found for term in terms] if found else None
            case _:
                return [] if self._is_so(clause) else None

    def holds(self, clause: Clause) -> bool:
        return self.found(clause) is not None

    def spans(self, clause: OfText, zone: str) -> Iterator[Span]:
        """Where the words of a clause stand in a zone; of NEAR both sides, each by itself."""
        if isinstance(clause, Term):
            yield from self._zones[zone].spans(clause)
            return
        for one, other in self._zones[zone].neighbours(clause):
            yield one
            yield other

    def _found_words(self, clause: OfText) -> list[str] | None:
        if isinstance(clause, Term) and clause.at_least > 1:
            counts = {zone: sum(1 for _ in self._zones[zone].spans(clause)) for zone in clause.zones}
            zones = [zone for zone in clause.zones if counts[zone] and sum(counts.values()) >= clause.at_least]
        else:
            zones = [zone for zone in clause.zones if self._zones[zone].holds(clause)][:1]
        return [f"{zones[0]}:{clause.written}"] if zones else None

    def _found_all(self, clause: AllOf) -> list[str] | None:
        found: list[str] = []
        for part in clause.clauses:
            terms = self.found(part)
            if terms is None:
                return None
            found += terms
        return found

    def _is_so(self, fact: OfFacts) -> bool:
        if isinstance(fact, InLanguage):
            return self._language == fact.language
        if isinstance(fact, FromSource):
            return is_named(self._source, fact)
        return self._day is not None and fact.since <= self._day <= fact.until


def is_named(folded: str, wanted: FromSource) -> bool:
    """Whether a source of this folded name is meant."""
    return folded.startswith(wanted.name) if wanted.is_prefix else folded == wanted.name


class _Zone:
    """The words of one zone, ready to be asked."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._words = paragraphs

    @cached_property
    def _stems(self) -> Paragraphs:
        return tuple(tuple(map(stem, paragraph)) for paragraph in self._words)

    @cached_property
    def _known_words(self) -> frozenset[str]:
        return frozenset(word for paragraph in self._words for word in paragraph)

    @cached_property
    def _known_stems(self) -> frozenset[str]:
        return frozenset(map(stem, self._known_words))

    @cached_property
    def _stem_lines(self) -> str:
        return _lines(self._stems)

    @cached_property
    def _word_lines(self) -> str:
        return _lines(self._words)

    def holds(self, clause: OfText) -> bool:
        if isinstance(clause, Near):
            return any(True for _ in self.neighbours(clause))
        if clause.form is Form.PREFIX:
            return any(word.startswith(clause.parts[0]) for word in self._known_words)
        by_stem = clause.form is Form.STEMS
        if not (self._known_stems if by_stem else self._known_words).issuperset(clause.parts):
            return False
        lines = f" {' '.join(clause.parts)} "
        return len(clause.parts) == 1 or lines in (self._stem_lines if by_stem else self._word_lines)

    def spans(self, term: Term) -> Iterator[Span]:
        if not self.holds(term):
            return
        for number, paragraph in enumerate(self._stems if term.form is Form.STEMS else self._words):
            for first in _starts(term, paragraph):
                yield Span(number, first, first + len(term.parts) - 1)

    def neighbours(self, near: Near) -> Iterator[tuple[Span, Span]]:
        """Pairs of a left and a right side that are near enough."""
        right_sides: dict[int, list[Span]] = {}
        for right in self.spans(near.right):
            right_sides.setdefault(right.paragraph, []).append(right)
        for left in self.spans(near.left) if right_sides else ():
            beside = right_sides.get(left.paragraph, ())
            yield from ((left, right) for right in beside if 1 <= _distance(left, right) <= near.distance)


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
