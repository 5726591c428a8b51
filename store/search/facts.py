"""The filters of a query as conditions on the rows of `article`."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, Connection, and_, func, select, true

from store.query.clauses import FromSource, InLanguage, OfFacts, Published
from store.query.facts import folded_name
from store.query.matching import is_named
from store.schema import article

_LAST_SECOND = time(23, 59, 59)


def fact_condition(connection: Connection, fact: OfFacts) -> ColumnElement[bool]:
    """Whether a filter holds. Names of sources are compared here, as SQL cannot fold them."""
    if isinstance(fact, InLanguage):
        return article.c.language == fact.language
    if isinstance(fact, FromSource):
        meant = [name for name in kept_sources(connection) if is_named(folded_name(name), fact)]
        return article.c.source.in_(meant)
    return _published(fact)


def _published(fact: Published) -> ColumnElement[bool]:
    instant = func.coalesce(article.c.published_at, article.c.first_seen_at)
    bounds: list[ColumnElement[bool]] = []
    if fact.since > date.min:
        bounds.append(instant >= datetime.combine(fact.since, time.min, UTC))
    if fact.until < date.max:
        bounds.append(instant <= datetime.combine(fact.until, _LAST_SECOND, UTC))
    return and_(true(), *bounds)


def kept_sources(connection: Connection) -> list[str]:
    """Every source of the corpus: a step in the index for each, where DISTINCT would read a million entries."""
    first = select(func.min(article.c.source).label("name"))
    names = first.cte("names", recursive=True)
    following = select(func.min(article.c.source)).where(article.c.source > names.c.name).scalar_subquery()
    names = names.union_all(select(following).where(names.c.name.is_not(None)))
    found = connection.execute(select(names.c.name).where(names.c.name.is_not(None)))
    return [name for (name,) in found]
