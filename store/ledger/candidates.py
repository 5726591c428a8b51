"""Partners as a person reads a list of them: how much speaks for each, and in whose words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Select, func, select

from store.ledger.values import PartnerType
from store.rows import AnyRow
from store.schema import agreement, article, mention, partner, partnership
from store.sql.dialects import among
from store.sql.transactions import read


@dataclass(frozen=True, kw_only=True)
class PartnerLine:
    """A partner as one line of a list."""

    name: str
    type: str
    #: known, candidate, accepted or dropped
    state: str
    #: Articles that name it, and sources of these.
    articles: int
    sources: int
    #: Agreements with it.
    partnerships: int
    #: When the first and the newest of these articles came; None when none names it.
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    #: The surest sentence that states an agreement with it, and the article it stands in; empty and None without one.
    sentence: str
    article_id: int | None


def partner_lines(reader: Engine, states: Collection[str] = (), *, groups: bool = False) -> list[PartnerLine]:
    """The partners in some of the states, or all, also `groups` if wanted; those that most articles name come first."""

    def look(connection: Connection) -> list[PartnerLine]:
        rows = connection.execute(_counted(states, groups=groups)).all()
        ids = [row.id for row in rows]
        sentences = _sentences(connection, ids)
        agreed = _partnerships(connection, ids)
        return [_line(row, sentences.get(row.id), agreed.get(row.id, 0)) for row in rows]

    return read(reader, look)


def _counted(states: Collection[str], *, groups: bool) -> Select[*tuple[Any, ...]]:
    articles, sources = func.count(article.c.id.distinct()), func.count(article.c.source.distinct())
    columns = select(
        partner.c.id,
        partner.c.name,
        partner.c.type,
        partner.c.state,
        articles.label("articles"),
        sources.label("sources"),
        func.min(article.c.first_seen_at).label("first_seen_at"),
        func.max(article.c.first_seen_at).label("last_seen_at"),
    )
    joined = columns.outerjoin(mention, mention.c.partner_id == partner.c.id)
    joined = joined.outerjoin(article, article.c.id == mention.c.article_id).group_by(partner.c.id)
    named = joined if groups else joined.where(partner.c.type != PartnerType.GROUP.value)
    wanted = named.where(partner.c.state.in_(states)) if states else named
    return wanted.order_by(articles.desc(), sources.desc(), partner.c.name_key)


def _sentences(connection: Connection, partner_ids: Collection[int]) -> dict[int, tuple[str, int]]:
    """The surest sentence about each partner, the earliest told of several, and its article."""
    columns = select(partnership.c.partner_id, agreement.c.sentence, agreement.c.article_id)
    joined = columns.join(partnership, partnership.c.id == agreement.c.partnership_id)
    told = joined.where(among(connection, partnership.c.partner_id, partner_ids))
    in_order = told.order_by(agreement.c.confidence.desc(), agreement.c.told_on, agreement.c.article_id)
    found: dict[int, tuple[str, int]] = {}
    for row in connection.execute(in_order):
        found.setdefault(row.partner_id, (row.sentence, row.article_id))
    return found


def _partnerships(connection: Connection, partner_ids: Collection[int]) -> dict[int, int]:
    here = among(connection, partnership.c.partner_id, partner_ids)
    counted = select(partnership.c.partner_id, func.count()).where(here).group_by(partnership.c.partner_id)
    return dict(connection.execute(counted).all())


def _line(row: AnyRow, sentence: tuple[str, int] | None, partnerships: int) -> PartnerLine:
    return PartnerLine(
        name=row.name,
        type=row.type,
        state=row.state,
        articles=row.articles,
        sources=row.sources,
        partnerships=partnerships,
        first_seen_at=row.first_seen_at,
        last_seen_at=row.last_seen_at,
        sentence=sentence[0] if sentence else "",
        article_id=sentence[1] if sentence else None,
    )
