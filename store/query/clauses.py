"""What a query asks, as frozen values: conditions on the words of an article, on its facts, and their combinations.

`parsing` makes them, `matching` judges a text by them, `store.search` asks the database for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, Self


class Form(StrEnum):
    """How the parts of a term are compared with the words of a text."""

    STEMS = "stems"  #: any inflection
    EXACT = "exact"  #: the folded word itself
    PREFIX = "prefix"  #: one part, the beginning of a folded word


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word, a phrase, or the beginning of a word."""

    #: As it stands in the query, without its zone.
    written: str
    #: Any of them will do, best first.
    zones: tuple[str, ...]
    #: In sequence, within one paragraph.
    parts: tuple[str, ...]
    form: Form = Form.STEMS
    #: Occurrences, in all the zones together.
    at_least: int = 1


class Shape(NamedTuple):
    """Where in a phrase its longest word stands."""

    before: int
    length: int


@dataclass(frozen=True)
class WordTable:
    """Words and phrases of a list, for looking up the words of a text."""

    by_parts: Mapping[tuple[str, ...], Term]
    #: What those are like whose longest word is one: the small ones that many begin with ("la", "et") are everywhere.
    shapes: Mapping[str, set[Shape]]

    @classmethod
    def of(cls, terms: Iterable[Term], form: Form) -> Self:
        by_parts = {term.parts: term for term in terms if term.form is form}
        shapes: dict[str, set[Shape]] = {}
        for parts in by_parts:
            longest = max(parts, key=len)
            shapes.setdefault(longest, set()).add(Shape(parts.index(longest), len(parts)))
        return cls(by_parts, shapes)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of `shapes`; a text is asked for all of them at once."""
        return frozenset(self.shapes)


@dataclass(frozen=True, kw_only=True)
class Listed:
    """Any of the terms of a named list; what it costs to look for them does not depend on their number."""

    #: With its @.
    written: str
    zones: tuple[str, ...]
    #: Each once, in the order of the list, with its zones; none counts its occurrences.
    terms: tuple[Term, ...]

    @cached_property
    def by_stems(self) -> WordTable:
        """Its words and phrases, by the stems they are."""
        return WordTable.of(self.terms, Form.STEMS)

    @cached_property
    def by_words(self) -> WordTable:
        """Those that have no inflections, by the folded words they are."""
        return WordTable.of(self.terms, Form.EXACT)

    @cached_property
    def prefixes(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.form is Form.PREFIX)

    @cached_property
    def places(self) -> dict[int, int]:
        """Where in the list each of them stands, by its identity: comparing terms takes longer than finding them."""
        return {id(term): place for place, term in enumerate(self.terms)}

    def __getstate__(self) -> dict[str, object]:
        # What follows from the terms is made again where it is wanted.
        return {"written": self.written, "zones": self.zones, "terms": self.terms}


@dataclass(frozen=True, kw_only=True)
class Near:
    """Two terms in one paragraph of one zone, in either order, and not far from each other."""

    written: str
    zones: tuple[str, ...]
    left: Term | Listed
    #: Never the same term as the left one.
    right: Term | Listed
    #: In words, from the last one of the first term to the first one of the second; neighbours are 1 apart.
    distance: int


@dataclass(frozen=True, kw_only=True)
class InLanguage:
    """The article's language, ISO 639-1."""

    language: str


@dataclass(frozen=True, kw_only=True)
class FromSource:
    """The name of the article's source, as `folded_name` compares names."""

    name: str
    #: The name is the beginning of one.
    is_prefix: bool = False


@dataclass(frozen=True, kw_only=True)
class Published:
    """The day, UTC, when the article was published, or first seen where no date is known; bounds included."""

    since: date = date.min
    until: date = date.max


@dataclass(frozen=True, kw_only=True)
class AllOf:
    """True when every clause is; without clauses always true."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True, kw_only=True)
class AnyOf:
    """True when at least one clause is; without clauses never true."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True, kw_only=True)
class NoneOf:
    """True when the clause is not."""

    clause: Clause


#: What is asked of the words of an article.
OfText = Term | Near | Listed
#: What is asked of its facts.
OfFacts = InLanguage | FromSource | Published
Clause = OfText | OfFacts | AllOf | AnyOf | NoneOf

EVERYTHING = AllOf(clauses=())
NOTHING = AnyOf(clauses=())
