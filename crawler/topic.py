"""An article judged by a topic query: whether it matches, which terms carried it, and in which zone; pure.

It does not fetch, score or keep anything, and it knows nothing of what is watched: the query is the profile's,
its language is `query`'s. Text is compared as `store.text` folds and stems it, like everywhere in the house.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from crawler.query import AllOf, AnyOf, Clause, NoneOf, Term, parse_query
from store.text import stem, words
from store.types import Article, Match


@dataclass(frozen=True)
class Topic:
    """A standing query, read when it is made, and picklable. Raises BadTopic when the query cannot be read."""

    name: str
    #: In the language of `crawler.query`; empty matches every article.
    query: str
    clause: Clause = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # The one way for a frozen value to hold what follows from its own fields.
        object.__setattr__(self, "clause", parse_query(self.query))

    def match(self, article: Article) -> Match | None:
        """Why the article is on the topic, or None when it is not.

        Terms that carried the match are named once each, in the query's order, with the best zone that holds
        them: title before lead before body. What stands behind NOT or - is never named.
        """
        zones = {
            "title": _Zone(article.title),
            "lead": _Zone(article.standfirst),
            "body": _Zone(article.body),
        }
        found = _found(self.clause, zones)
        return None if found is None else Match(topic=self.name, found=tuple(dict.fromkeys(found)))


def compile_topic(name: str, query: str) -> Topic:
    """Read a query into the topic of that name. Raises BadTopic, whose message says what is wrong and where."""
    return Topic(name, query)


class _Zone:
    """The words of one zone, ready to be asked. A phrase does not cross from one paragraph into the next."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _paragraphs(self) -> list[list[str]]:
        return [words(paragraph) for paragraph in self._text.split("\n")]

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for paragraph in self._paragraphs for word in paragraph)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(map(stem, self._words))

    @cached_property
    def _stem_lines(self) -> str:
        return "\n".join(f" {' '.join(map(stem, paragraph))} " for paragraph in self._paragraphs)

    def holds(self, term: Term) -> bool:
        if term.is_prefix:
            return any(word.startswith(term.parts[0]) for word in self._words)
        if not self._stems.issuperset(term.parts):
            return False
        return len(term.parts) == 1 or f" {' '.join(term.parts)} " in self._stem_lines


def _found(clause: Clause, zones: dict[str, _Zone]) -> list[str] | None:
    """Name the terms that make the clause true, in order; None when it is false."""
    match clause:
        case Term():
            best = next((zone for zone in clause.zones if zones[zone].holds(clause)), None)
            return None if best is None else [f"{best}:{clause.written}"]
        case NoneOf():
            return [] if _found(clause.clause, zones) is None else None
        case AllOf():
            return _found_in_all(clause, zones)
        case AnyOf():
            found = [terms for part in clause.clauses if (terms := _found(part, zones)) is not None]
            return [term for terms in found for term in terms] if found else None


def _found_in_all(clause: AllOf, zones: dict[str, _Zone]) -> list[str] | None:
    found: list[str] = []
    for part in clause.clauses:
        terms = _found(part, zones)
        if terms is None:
            return None
        found += terms
    return found
