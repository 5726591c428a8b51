"""Which articles match a query well enough, as far as the index can tell; for the others, a text has to be read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection, Engine

from store.query.clauses import AllOf, AnyOf, Clause, NoneOf
from store.query.scale import Scale
from store.query.strength import in_body, surely_enough
from store.search.bounds import IndexedCorpus, windows
from store.sql.transactions import read


class Standing(NamedTuple):
    """Numbers of articles."""

    #: They match, whatever their texts.
    certain: set[int]
    #: Their text has to tell.
    doubtful: list[int]


def standing(reader: Engine, clause: Clause, scale: Scale, *, before: set[int], misread: Clause) -> Standing:
    """The articles that match for certain, and those whose text has to tell.

    `before` are those that matched until now. `misread` is true of every text of which the index may take more for
    the article than a topic does: where something would change, such a text has to tell.
    """
    question = _Question(clause, surely_enough(clause, scale), in_body(clause), misread)
    return read(reader, partial(_standing, question=question, before=sorted(before)))


class _Question(NamedTuple):
    clause: Clause
    #: True of texts that score high enough.
    surely: Clause
    borne_out: Clause | None
    misread: Clause


def _standing(connection: Connection, question: _Question, before: Sequence[int]) -> Standing:
    found = Standing(certain=set(), doubtful=[])
    for window in windows(connection):
        corpus = IndexedCorpus(connection, window)
        mine = before[bisect_left(before, window.start) : bisect_left(before, window.stop)]
        certain, doubtful = _standing_in(corpus, question, corpus.bits(mine))
        found.certain.update(corpus.numbers(certain))
        found.doubtful.extend(corpus.numbers(doubtful))
    return found


def _standing_in(corpus: IndexedCorpus, question: _Question, before: int) -> tuple[int, int]:
    """Of one window, as bits: what matches for certain, and what is doubtful."""
    holds = corpus.bounds(question.clause)
    certain = holds.certain & corpus.bounds(question.surely).certain
    if question.borne_out is not None:
        certain &= corpus.bounds(question.borne_out).certain
    changes = certain & ~before
    if _excludes(question.clause):
        changes |= before & ~holds.possible
    doubtful = holds.possible & ~certain
    if changes:
        doubtful |= changes & corpus.bounds(question.misread).possible
    return certain & ~doubtful, doubtful


def _excludes(clause: Clause) -> bool:
    if isinstance(clause, AllOf | AnyOf):
        return any(map(_excludes, clause.clauses))
    return isinstance(clause, NoneOf)
