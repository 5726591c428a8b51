"""Statements of a partner put together to partnerships, whatever order their articles came in. In a transaction.

All statements of the partner are looked at each time, in the order of telling, and each joins the first partnership
whose earliest telling it agrees with (`merging`). So the same articles give the same partnerships, in any order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, true, update

from store.ledger.merging import ToldAgreement, same_agreement
from store.ledger.rows import telling_of
from store.rows import AnyRow
from store.schema import agreement, article, partnership
from store.sql.dialects import among

#: No more than is compared, since there may be thousands.
_TOLD = (
    select(
        *agreement.c["id", "partnership_id", "kind", "status", "dated_from", "dated_to", "told_on"],
        article.c.first_seen_at.label("article_seen_at"),
        *partnership.c["first_seen_at", "last_seen_at"],
    )
    .join(partnership, partnership.c.id == agreement.c.partnership_id)
    .join(article, article.c.id == agreement.c.article_id)
)


@dataclass(kw_only=True)
class _Group:
    """Statements of one agreement, the earliest first."""

    first: ToldAgreement
    rows: list[AnyRow] = field(default_factory=list)


def regroup(connection: Connection, partner_ids: Collection[int]) -> None:
    """Put the statements of these partners together anew, and delete the partnerships that nobody tells of.

    A partnership keeps its number as long as one of its statements stays with it.
    """
    for partner_id in sorted(partner_ids):
        rows = connection.execute(_TOLD.where(partnership.c.partner_id == partner_id)).all()
        groups = _grouped(rows)
        numbers = _numbers(groups)
        kept = [_write(connection, partner_id, *pair) for pair in zip(groups, numbers, strict=True)]
        others = partnership.c.id.not_in(kept) if kept else true()
        connection.execute(delete(partnership).where(partnership.c.partner_id == partner_id, others))


def _grouped(rows: Iterable[AnyRow]) -> list[_Group]:
    """The rows by agreement. The order takes in all that is compared: only equals may stand in any order."""
    told = sorted(((telling_of(row), row) for row in rows), key=lambda each: _order(each[1]))
    groups: list[_Group] = []
    for each, row in told:
        group = next((group for group in groups if same_agreement(group.first, each)), None)
        if group is None:
            group = _Group(first=each)
            groups.append(group)
        group.rows.append(row)
    return groups


def _order(row: AnyRow) -> tuple[str, str, str, str, str, int]:
    return (row.told_on, row.dated_from or "", row.dated_to or "", row.kind, row.status, row.id)


def _numbers(groups: Iterable[_Group]) -> list[int | None]:
    """The number of each group's partnership: the oldest of its statements' that is free; None when none is."""
    taken: set[int] = set()
    numbers: list[int | None] = []
    for group in groups:
        number = min({row.partnership_id for row in group.rows} - taken, default=None)
        numbers.append(number)
        taken |= {number} if number is not None else set()
    return numbers


def _write(connection: Connection, partner_id: int, group: _Group, number: int | None) -> int:
    """Give the group's statements their partnership, and that its instants; and give its number."""
    seen = [row.article_seen_at for row in group.rows]
    instants = {"first_seen_at": min(seen), "last_seen_at": max(seen)}
    if number is None:
        added = insert(partnership).values(partner_id=partner_id, **instants)
        number = int(connection.execute(added.returning(partnership.c.id)).scalar_one())
    elif any(_instants(row) != instants for row in group.rows if row.partnership_id == number):
        connection.execute(update(partnership).where(partnership.c.id == number).values(**instants))
    moved = [row.id for row in group.rows if row.partnership_id != number]
    if moved:
        here = among(connection, agreement.c.id, moved)
        connection.execute(update(agreement).where(here).values(partnership_id=number))
    return number


def _instants(row: AnyRow) -> dict[str, datetime]:
    """Those that the partnership of a statement has."""
    return {"first_seen_at": row.first_seen_at, "last_seen_at": row.last_seen_at}
