"""A text judged by a query: whether it matches, by which terms, in which zones; pure.

The sense of a query is defined here; what a search finds in the database is the same set. It ranks nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import islice

from store.query.clauses import (
    AllOf,
    AnyOf,
    Clause,
    Form,
    FromSource,
    InLanguage,
    Listed,
    Near,
    NoneOf,
    OfFacts,
    OfText,
    Term,
)
from store.query.facts import folded_name
from store.query.lexemes import zone_words
from store.query.zone_reading import WordSpan, ZoneReading


class ReadText:
    """An article made ready to be judged: the words of its zones, and its facts."""

    def __init__(
        self, title: str, lead: str, body: str, *, source: str = "", language: str = "", day: date | None = None
    ) -> None:
        """`day` is what `since:` and `until:` ask: of publication, else of first sight, UTC."""
        words = zone_words(title, lead, body)
        self._zones = {
            "title": ZoneReading(words.title),
            "lead": ZoneReading(words.lead),
            "body": ZoneReading(words.body),
        }
        #: What was asked before; with the clause itself, so that no other gets its number meanwhile.
        self._answers: dict[int, tuple[OfText, list[str] | None]] = {}
        self._source = folded_name(source)
        self._language = language
        self._day = day

    def found(self, clause: Clause) -> list[str] | None:
        """The terms that make the clause true, as `zone:term` with the best zone that has it; None when it is false.

        They come in the query's order. What stands behind NOT is never named, nor are filters.
        """
        match clause:
            case Term() | Near() | Listed():
                return self._found_once(clause)
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
        """Whether the clause is true, found out with as few questions as that takes."""
        match clause:
            case Term() | Near() | Listed():
                return self._found_once(clause) is not None
            case NoneOf():
                return not self.holds(clause.clause)
            case AllOf():
                return all(map(self.holds, clause.clauses))
            case AnyOf():
                return any(map(self.holds, clause.clauses))
            case _:
                return self._is_so(clause)

    @cached_property
    def _known_stems(self) -> frozenset[str]:
        return frozenset().union(*(zone.known_stems for zone in self._zones.values()))

    def _lacks(self, clause: Term | Near) -> bool:
        """Whether a word of the clause stands nowhere at all, which rules out most terms of most queries at once."""
        if isinstance(clause, Near):
            return any(isinstance(side, Term) and self._lacks(side) for side in (clause.left, clause.right))
        return clause.form is Form.STEMS and not self._known_stems.issuperset(clause.parts)

    def spans(self, clause: OfText, zone: str) -> Iterator[WordSpan]:
        """Where the words of a clause stand in a zone; of NEAR both sides, each by itself."""
        if not isinstance(clause, Near):
            yield from (span for span, _ in self._zones[zone].places(clause))
            return
        for one, other in self._zones[zone].neighbours(clause):
            yield one
            yield other

    def count(self, clause: OfText, zone: str) -> int:
        """How often a clause is true of a zone; NEAR once for each place of its left side."""
        if isinstance(clause, Near):
            return len({left for left, _ in self._zones[zone].neighbours(clause)})
        return len(self._zones[zone].places(clause))

    def nearest(self, near: Near, zone: str) -> int | None:
        """The fewest words between the sides of NEAR in one paragraph, as it counts them; None without such."""
        return self._zones[zone].nearest(near)

    def stand_apart(self, term: Term, zone: str) -> bool:
        """Whether one paragraph of a zone has all the words of a phrase, in whatever order."""
        return self._zones[zone].stand_apart(term)

    def words(self, zone: str) -> int:
        """How many words of a zone are judged."""
        return self._zones[zone].words

    def _found_once(self, clause: OfText) -> list[str] | None:
        # By its identity: comparing lists of thousands of names would take longer than finding them.
        known = self._answers.get(id(clause))
        if known is None:
            found = self._found_of_list(clause) if isinstance(clause, Listed) else self._found_words(clause)
            known = self._answers[id(clause)] = clause, found
        return known[1]

    def _found_words(self, clause: Term | Near) -> list[str] | None:
        if self._lacks(clause):
            return None
        if isinstance(clause, Term) and clause.at_least > 1:
            counts = {zone: self.count(clause, zone) for zone in clause.zones}
            zones = [zone for zone in clause.zones if counts[zone] and sum(counts.values()) >= clause.at_least]
        else:
            zones = list(islice((zone for zone in clause.zones if self._zones[zone].holds(clause)), 1))
        return [f"{zones[0]}:{clause.written}"] if zones else None

    def _found_of_list(self, clause: Listed) -> list[str] | None:
        zones: dict[int, str] = {}
        for zone in clause.zones:
            for _, term in self._zones[zone].places(clause):
                zones.setdefault(clause.places[id(term)], zone)
        return [f"{zones[place]}:{clause.terms[place].written}" for place in sorted(zones)] or None

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
