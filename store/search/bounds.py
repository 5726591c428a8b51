"""Which articles certainly match a query and which possibly do, by the index alone, whatever the number of terms.

Each term is asked for by itself and the answers are combined here, since FTS5 takes time for every alternative of OR
at every article: a list of ten thousand names is ten thousand small questions, and not a billion steps. Texts are
read only for what lies between the two bounds, by whoever asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from operator import and_, or_
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from store.query.clauses import AllOf, AnyOf, Clause, Listed, Near, NoneOf, OfFacts, OfText, Term
from store.query.terms import is_same
from store.schema import article
from store.search.bit_sets import NOBODY, bits_of, numbers_of
from store.search.engine_words import fts5, tsquery
from store.search.facts import fact_condition
from store.search.relaxing import is_exact, relaxed

#: NEAR beside lists is asked pair by pair up to so many pairs that stand in one article at all.
_MOST_PAIRS = 2_000
#: Terms of a list in one question to PostgreSQL, which looks each of them up by itself.
_AT_ONCE = 200
#: Numbers of articles that are asked about at a time: a set of 65,536 takes 8 kB, of which a query of ten thousand
#: names makes as many. PostgreSQL, asked for many names at once, has far fewer sets, and each question costs it more.
_WINDOW = {"sqlite": 1 << 16, "postgresql": 1 << 20}


class Bounds(NamedTuple):
    """Two sets of articles, as bits (`bit_sets`): of their numbers, counted from the first of a window."""

    certain: int
    #: With the certain ones.
    possible: int


def windows(connection: Connection) -> Iterator[range]:
    """The numbers of all articles, in ranges that have some each; what lies between them has none."""
    least = select(func.min(article.c.id))
    first = connection.execute(least).scalar()
    while first is not None:
        window = range(first, first + _WINDOW[connection.dialect.name])
        yield window
        first = connection.execute(least.where(article.c.id >= window.stop)).scalar()


def possible_articles(connection: Connection, clause: Clause) -> Iterator[int]:
    """The numbers of the articles that a clause is possibly true of, ascending."""
    for window in windows(connection):
        corpus = IndexedCorpus(connection, window)
        yield from corpus.numbers(corpus.bounds(clause).possible)


class IndexedCorpus:
    """The full-text index of a window of articles, asked for clauses; what was asked once is remembered."""

    def __init__(self, connection: Connection, window: range) -> None:
        self._connection = connection
        self._window = window
        self._is_sqlite = connection.dialect.name == "sqlite"
        self._is_inside = article.c.id.between(window.start, window.stop - 1)
        self.everything = self.bits(connection.execute(select(article.c.id).where(self._is_inside)).scalars())
        #: Articles of which PostgreSQL keeps no positions: only their text can tell.
        self._capped = NOBODY if self._is_sqlite else self._asked("is_capped")
        self._known: dict[int, tuple[Clause, Bounds]] = {}
        self._words: dict[str, int] = {}

    def bits(self, numbers: Iterable[int]) -> int:
        """The set of these numbers, which lie in the window."""
        return bits_of(number - self._window.start for number in numbers)

    def numbers(self, bits: int) -> Iterator[int]:
        """The numbers of a set, ascending."""
        return (self._window.start + place for place in numbers_of(bits))

    def bounds(self, clause: Clause) -> Bounds:
        """The articles that a clause is certainly true of, and those that it is possibly true of."""
        known = self._known.get(id(clause))
        if known is None:
            known = self._known[id(clause)] = clause, self._bounds(clause)
        return known[1]

    def _bounds(self, clause: Clause) -> Bounds:
        match clause:
            case Term() | Near() | Listed():
                return self._of_text(clause)
            case AllOf():
                return _combined(and_, map(self.bounds, clause.clauses), self.everything)
            case AnyOf():
                return _combined(or_, map(self.bounds, clause.clauses), NOBODY)
            case NoneOf():
                inner = self.bounds(clause.clause)
                return Bounds(self.everything & ~inner.possible, self.everything & ~inner.certain)
            case _:
                return self._of_fact(clause)

    def _of_fact(self, fact: OfFacts) -> Bounds:
        found = select(article.c.id).where(self._is_inside, fact_condition(self._connection, fact))
        bits = self.bits(self._connection.execute(found).scalars())
        return Bounds(bits, bits)

    def _of_text(self, clause: OfText) -> Bounds:
        if isinstance(clause, Listed):
            return _combined(or_, self._of_terms(clause.terms), NOBODY)
        if isinstance(clause, Near) and (isinstance(clause.left, Listed) or isinstance(clause.right, Listed)):
            return self._of_near_list(clause)
        possible = self._lookup(relaxed(clause)) & self.everything
        certain = possible & ~self._capped if is_exact(clause) else NOBODY
        return Bounds(certain, possible | self._capped)

    def _of_terms(self, terms: tuple[Term, ...]) -> Iterator[Bounds]:
        """Together they are what a list finds; on PostgreSQL many at once."""
        step = 1 if self._is_sqlite else _AT_ONCE
        for start in range(0, len(terms), step):
            some = terms[start : start + step]
            yield self.bounds(some[0]) if self._is_sqlite else self._of_some(some)

    def _of_some(self, terms: tuple[Term, ...]) -> Bounds:
        either = AnyOf(clauses=terms)
        possible = self._lookup(relaxed(either)) & self.everything
        return Bounds(possible & ~self._capped if is_exact(either) else NOBODY, possible | self._capped)

    def _of_near_list(self, near: Near) -> Bounds:
        """Pair by pair, as far as both stand in one article."""
        pairs = list(self._pairs_of(near))
        if len(pairs) > _MOST_PAIRS:
            together = self._side(near.left) & self._side(near.right)
            return Bounds(NOBODY, together)
        return _combined(or_, map(self._of_text, pairs), NOBODY)

    def _pairs_of(self, near: Near) -> Iterator[Near]:
        left, right = (
            [(term, possible) for term in _terms(side) if (possible := self.bounds(term).possible)]
            for side in (near.left, near.right)
        )
        for one, ones in left:
            for other, others in right:
                if ones & others and not is_same(one, other):
                    yield replace(near, left=one, right=other)

    def _side(self, side: Term | Listed) -> int:
        return self.bounds(side).possible

    def _lookup(self, clause: Clause) -> int:
        """Articles by what the index can say of a clause."""
        words = fts5(clause) if self._is_sqlite else tsquery(clause)
        assert words is not None  # nothing but words is asked, and none of them is behind NOT
        if words not in self._words:
            is_so = "article_search MATCH ?" if self._is_sqlite else "lexemes @@ CAST(%s AS tsquery)"
            self._words[words] = self._asked(is_so, words)
        return self._words[words]

    def _asked(self, is_so: str, *given: str) -> int:
        number, mark = ("rowid", "?") if self._is_sqlite else ("article_id", "%s")
        between = f"{number} BETWEEN {mark} AND {mark}"
        asked = f"SELECT {number} FROM article_search WHERE {is_so} AND {between}"  # noqa: S608 - words of ours alone
        among = (self._window.start, self._window.stop - 1)
        return self.bits(self._connection.exec_driver_sql(asked, (*given, *among)).scalars())


def _terms(side: Term | Listed) -> tuple[Term, ...]:
    return side.terms if isinstance(side, Listed) else (side,)


def _combined(join: Callable[[int, int], int], parts: Iterable[Bounds], start: int) -> Bounds:
    certain = possible = start
    for part in parts:
        certain, possible = join(certain, part.certain), join(possible, part.possible)
    return Bounds(certain, possible)
