"""Which articles match a query well enough, as far as the index can tell; for the others, a text has to be read."""

from __future__ import annotations

from functools import partial

from sqlalchemy import Connection, Engine

from store.database.transactions import read
from store.query.clauses import AllOf, AnyOf, Clause, NoneOf
from store.query.scale import Scale
from store.query.strength import in_body, surely_enough
from store.search.bit_sets import bits_of, numbers_of
from store.search.bounds import IndexedCorpus


def standing(
    reader: Engine, clause: Clause, scale: Scale, *, before: set[int], misread: Clause
) -> tuple[int, list[int]]:
    """The articles that match for certain, as bits (`bit_sets`), and the numbers of those whose text has to tell.

    `before` are those that matched until now. `misread` is true of every text of which the index may take more for
    the article than a topic does: where something would change, such a text has to tell.
    """
    return read(reader, partial(_standing, clause=clause, scale=scale, before=bits_of(before), misread=misread))


def _standing(
    connection: Connection, clause: Clause, scale: Scale, before: int, misread: Clause
) -> tuple[int, list[int]]:
    corpus = IndexedCorpus(connection)
    holds = corpus.bounds(clause)
    certain = holds.certain & corpus.bounds(surely_enough(clause, scale)).certain
    borne_out = in_body(clause)
    if borne_out is not None:
        certain &= corpus.bounds(borne_out).certain
    changes = certain & ~before
    if _excludes(clause):
        changes |= before & ~holds.possible
    doubtful = holds.possible & ~certain
    if changes:
        doubtful |= changes & corpus.bounds(misread).possible
    return certain & ~doubtful, list(numbers_of(doubtful))


def _excludes(clause: Clause) -> bool:
    if isinstance(clause, AllOf | AnyOf):
        return any(map(_excludes, clause.clauses))
    return isinstance(clause, NoneOf)
