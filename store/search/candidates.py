"""The articles that may match a query, asked of the database: last arrived first, or the best of those.

What comes back holds all that match. Some may have to be judged by their text: `SearchCandidate.is_sure` tells.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    cast,
    column,
    false,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from store.query.clauses import NOTHING, AllOf, AnyOf, Clause, Listed, Near, NoneOf, Term
from store.schema import article
from store.search.bounds import possible_articles
from store.search.engine_words import fts5, is_of_text, tsquery
from store.search.facts import fact_condition
from store.search.relaxing import is_exact, relaxed

#: How many of the newest candidates are ranked. On a million articles bm25 takes 40 ms before the first of them and
#: 2 µs for each, where ranking 500,000 would take a second; `ts_rank_cd` reads the whole vector of each.
RANKED = {"sqlite": 10_000, "postgresql": 2_000}

_INDEX = table("article_search", column("rowid"), column("article_id"), column("lexemes"), column("is_capped"))
_FTS5: ColumnElement[str] = literal_column("article_search")
#: What a word in the title, in the lead and in the body is worth; `ts_rank_cd` wants them from D to A.
_BM25 = func.bm25(_FTS5, 10.0, 4.0, 1.0)
_RANK_CD = "{0, 0.1, 0.4, 1}"


@dataclass(frozen=True, kw_only=True)
class SearchCandidate:
    """An article that may match."""

    id: int
    #: Higher is better; of no meaning beyond one search.
    score: float
    #: Whether the index alone has shown that it matches.
    is_sure: bool


def newest_candidates(connection: Connection, clause: Clause) -> Iterator[SearchCandidate]:
    """All candidates, last arrived first."""
    return _candidates(connection, _by_arrival(connection, clause, is_ranked=False), clause)


def best_candidates(connection: Connection, clause: Clause, *, ranked: int | None = None) -> Iterator[SearchCandidate]:
    """The newest candidates, best first; without words to rank by, last arrived first.

    `ranked` is how many, by default what `RANKED` says of the database.
    """
    most = ranked or RANKED[connection.dialect.name]
    newest = _by_arrival(connection, clause, is_ranked=True).limit(most).subquery()
    return _candidates(connection, select(newest).order_by(newest.c.score.desc(), newest.c.id.desc()), clause)


def _candidates(connection: Connection, query: Select[Any], clause: Clause) -> Iterator[SearchCandidate]:
    if relaxed(clause) == NOTHING:
        return
    is_sure = {False: is_exact(clause), True: is_exact(clause, positions=False)}
    with connection.execute(query, execution_options={"yield_per": 500}) as rows:
        for row in rows:
            yield SearchCandidate(id=row.id, score=row.score, is_sure=is_sure[bool(row.is_capped)])


def _by_arrival(connection: Connection, clause: Clause, *, is_ranked: bool) -> Select[Any]:
    """Columns id, score (0 when not ranked) and is_capped, last arrived first."""
    if connection.dialect.name == "sqlite":
        return _on_sqlite(connection, clause, is_ranked=is_ranked)
    return _on_postgresql(connection, clause, is_ranked=is_ranked).order_by(article.c.id.desc())


def _on_sqlite(connection: Connection, clause: Clause, *, is_ranked: bool) -> Select[Any]:
    wanted, condition = relaxed(clause), _Condition(connection, fts5, _fts5_subquery)
    words, others = condition.split(wanted)
    if words is None:
        asked = select(article.c.id, literal(0.0).label("score"), false().label("is_capped"))
        return asked.where(condition.of(wanted)).order_by(article.c.id.desc())
    # With a minus, since bm25 counts down. https://sqlite.org/fts5.html#the_bm25_function
    score = -_BM25 if is_ranked else literal(0.0)
    asked = select(_INDEX.c.rowid.label("id"), score.label("score"), false().label("is_capped"))
    asked = asked.where(_FTS5.op("MATCH")(words)).order_by(_INDEX.c.rowid.desc())
    if not others:
        return asked
    # The plus keeps SQLite from asking the index once for each row of `article`, which takes minutes.
    same = article.c.id == literal_column("+article_search.rowid")
    return asked.select_from(_INDEX.join(article, same)).where(*map(condition.of, others))


def _fts5_subquery(words: str) -> ColumnElement[bool]:
    found = select(_INDEX.c.rowid).where(_FTS5.op("MATCH")(words)).correlate(None)
    return article.c.id.in_(found)


def _on_postgresql(connection: Connection, clause: Clause, *, is_ranked: bool) -> Select[Any]:
    wanted, condition = relaxed(clause), _Condition(connection, tsquery, _has_lexemes)
    words, _ = condition.split(wanted)
    score: ColumnElement[float] = literal(0.0)
    if words is not None and is_ranked:
        score = func.ts_rank_cd(literal_column(f"'{_RANK_CD}'::real[]"), _INDEX.c.lexemes, cast(words, TSQUERY))
    asked = select(article.c.id, score.label("score"), _INDEX.c.is_capped)
    asked = asked.join(_INDEX, _INDEX.c.article_id == article.c.id)
    in_capped = relaxed(clause, positions=False)
    if in_capped == wanted:
        return asked.where(condition.of(wanted))
    return asked.where(
        or_(and_(_INDEX.c.is_capped, condition.of(in_capped)), and_(not_(_INDEX.c.is_capped), condition.of(wanted)))
    )


def _has_lexemes(words: str) -> ColumnElement[bool]:
    return _INDEX.c.lexemes.op("@@")(cast(words, TSQUERY))


class _Condition:
    """Clauses as conditions: what is asked of the text in one piece, as far as the engine can say it."""

    def __init__(
        self,
        connection: Connection,
        in_words: Callable[[Clause], str | None],
        matches: Callable[[str], ColumnElement[bool]],
    ) -> None:
        self._connection = connection
        self._in_words = in_words
        self._matches = matches

    def split(self, clause: Clause) -> tuple[str | None, list[Clause]]:
        """What has to be so in the text, in the engine's words, and what else has to be so; None: nothing to say."""
        parts = list(clause.clauses if isinstance(clause, AllOf) else (clause,))
        said = [part for part in parts if self._can_say(part.clause if isinstance(part, NoneOf) else part)]
        words = self._in_words(AllOf(clauses=tuple(said))) if said else None
        return (words, [part for part in parts if part not in said]) if words is not None else (None, parts)

    def of(self, clause: Clause) -> ColumnElement[bool]:
        """The condition that says the same."""
        words, others = self.split(clause)
        if words is not None:
            return and_(self._matches(words), *map(self.of, others))
        match clause:
            case AllOf():
                return and_(literal_column("1 = 1"), *map(self.of, clause.clauses))
            case AnyOf():
                return or_(*map(self.of, clause.clauses))
            case NoneOf():
                return not_(self.of(clause.clause))
            case Listed():
                return self._names_one_of(clause)
            case Term() | Near():
                raise AssertionError(f"no engine's words for {clause}")
            case _:
                return fact_condition(self._connection, clause)

    def _names_one_of(self, listed: Listed) -> ColumnElement[bool]:
        """A long list, on SQLite: each name is looked up by itself, and the articles are named by their numbers."""
        numbers = list(possible_articles(self._connection, listed))
        named = func.json_each(json.dumps(numbers)).table_valued("value")
        return article.c.id.in_(select(named.c.value))

    def _can_say(self, clause: Clause) -> bool:
        return is_of_text(clause) and self._in_words(clause) is not None
