"""Full-text search: the articles that a query finds, ranked, with snippets; the same articles on both databases.

The language is that of `store.query.parsing`. Which articles match is what `store.query.matching` says of their newest
texts; the index is asked first, and where it cannot tell, the text is judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice

from sqlalchemy import Connection, Engine, select

from store.query.clauses import Clause
from store.query.matching import ReadText
from store.query.parsing import parse_query
from store.quoting import longest_quote
from store.rows import AnyRow
from store.schema import article, revision
from store.search.candidates import SearchCandidate, best_candidates, newest_candidates
from store.search.snippets import Excerpts, Snippet
from store.sql.transactions import read

#: Texts that are read at once to be judged.
_BATCH = 50


class Order(StrEnum):
    """What comes first."""

    RELEVANCE = "relevance"  #: the best of the last arrived, as many as are ranked
    NEWEST = "newest"  #: last arrived first


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A found article."""

    id: int
    #: With what in it answers the query.
    title: Snippet
    source: str
    url: str
    published_at: datetime | None
    first_seen_at: datetime
    #: Higher is better; of no meaning beyond one search.
    score: float
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, kw_only=True)
class SearchPage:
    """A page of what a search found."""

    hits: tuple[Hit, ...]
    #: Whether there are hits after these.
    has_more: bool


def search(
    reader: Engine,
    query: str,
    *,
    limit: int = 20,
    offset: int = 0,
    order: Order = Order.RELEVANCE,
    lists: Mapping[str, Sequence[str]] | None = None,
) -> SearchPage:
    """One page of the articles that a query finds. `lists` are what `@name` stands for.

    By relevance only the last arrived of very many are ranked (`store.search.candidates.RANKED`), and pages end there.
    Raises BadQuery, and StoreUnavailable.
    """
    clause = parse_query(query, lists)
    candidates = best_candidates if order is Order.RELEVANCE else newest_candidates

    def page(connection: Connection) -> SearchPage:
        found = _matching(connection, candidates(connection, clause), clause)
        wanted = list(islice(found, offset, offset + limit + 1))
        hits = _hits(connection, wanted[:limit], clause)
        return SearchPage(hits=hits, has_more=len(wanted) > limit)

    return read(reader, page)


def matching_articles(connection: Connection, clause: Clause) -> Iterator[int]:
    """The numbers of all articles that a clause is true of, last arrived first."""
    for candidate in _matching(connection, newest_candidates(connection, clause), clause):
        yield candidate.id


def _matching(
    connection: Connection, candidates: Iterator[SearchCandidate], clause: Clause
) -> Iterator[SearchCandidate]:
    """The candidates that do match, in their order."""
    while batch := list(islice(candidates, _BATCH)):
        unsure = [candidate.id for candidate in batch if not candidate.is_sure]
        matching = {row.id for row in _texts(connection, unsure) if _read(row).holds(clause)}
        yield from (candidate for candidate in batch if candidate.is_sure or candidate.id in matching)


def _texts(connection: Connection, ids: Sequence[int]) -> Sequence[AnyRow]:
    if not ids:
        return []
    is_newest = (revision.c.article_id == article.c.id) & (revision.c.number == article.c.revision)
    columns = select(
        article.c.id,
        article.c.source,
        article.c.url,
        article.c.language,
        article.c.published_at,
        article.c.first_seen_at,
        revision.c.title,
        revision.c.standfirst,
        revision.c.body,
        revision.c.directives,
    )
    return connection.execute(columns.join(revision, is_newest).where(article.c.id.in_(ids))).all()


def _read(row: AnyRow) -> ReadText:
    day = (row.published_at or row.first_seen_at).astimezone(UTC).date()
    return ReadText(row.title, row.standfirst, row.body, source=row.source, language=row.language, day=day)


def _hits(connection: Connection, found: Sequence[SearchCandidate], clause: Clause) -> tuple[Hit, ...]:
    rows = {row.id: row for row in _texts(connection, [candidate.id for candidate in found])}
    # An article may go between two questions: whoever forgets it wants it gone from here too.
    return tuple(_hit(rows[candidate.id], candidate, clause) for candidate in found if candidate.id in rows)


def _hit(row: AnyRow, candidate: SearchCandidate, clause: Clause) -> Hit:
    excerpts = Excerpts(row.title, row.standfirst, row.body, clause)
    return Hit(
        id=row.id,
        title=excerpts.title(),
        source=row.source,
        url=row.url,
        published_at=row.published_at,
        first_seen_at=row.first_seen_at,
        score=candidate.score,
        snippets=() if longest_quote(json.loads(row.directives)) == 0 else excerpts.snippets(),
    )
