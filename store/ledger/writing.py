"""What an article says of partners, written down and put together with what others said. Inside a transaction.

An agreement that several articles tell of is one partnership. Which statements those are is `merging`'s rule: each is
compared with the first telling of every partnership of its partner, so that no chain of likenesses grows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, insert, select, update

from store.database.dialects import among
from store.ledger.merging import Told, partner_key, same_agreement
from store.ledger.rows import agreement_row, mention_row, person_row, quote_row, told_of
from store.ledger.values import Ledger, PartnerType
from store.schema import agreement, mention, partner, partnership, person, quote
from store.types import Article

#: What an article's ledger consists of, beside the partners themselves.
_OF_AN_ARTICLE = (mention, agreement, person, quote)


def told_on(found: Article, now: datetime) -> date:
    """The day an article tells of something: when it appeared, else today."""
    return (found.published_at or now).astimezone(UTC).date()


def write_ledger(connection: Connection, article_id: int, ledger: Ledger, day: date, now: datetime) -> None:
    """Replace what is written of an article by this ledger. `day` is that of `told_on`."""
    drop_ledger(connection, [article_id])
    partners = _partner_ids(connection, ledger, now)
    mentions = [mention_row(each, article_id, partners[partner_key(each.partner)]) for each in ledger.mentions]
    for table, rows in (
        (mention, mentions),
        (person, [person_row(each, article_id) for each in ledger.people]),
        (quote, [quote_row(each, article_id) for each in ledger.quotes]),
    ):
        if rows:
            connection.execute(insert(table), rows)
    for each in ledger.agreements:
        told = Told(agreement=each, published=day)
        partnership_id = _partnership(connection, partners[partner_key(each.partner)], told, now)
        connection.execute(insert(agreement).values(agreement_row(told, article_id, partnership_id)))


def drop_ledger(connection: Connection, article_ids: Collection[int]) -> None:
    """Delete what is written of these articles, and agreements that nobody tells of any more. Partners stay."""
    told = among(connection, agreement.c.article_id, article_ids)
    concerned = set(connection.execute(select(agreement.c.partnership_id).where(told)).scalars())
    for table in _OF_AN_ARTICLE:
        connection.execute(delete(table).where(among(connection, table.c.article_id, article_ids)))
    if concerned:
        still = select(agreement.c.partnership_id)
        left = among(connection, partnership.c.id, concerned) & partnership.c.id.not_in(still)
        connection.execute(delete(partnership).where(left))


def _partner_ids(connection: Connection, ledger: Ledger, now: datetime) -> dict[str, int]:
    """The row of each partner that is named, by key; made when it is new, and known once the profile knows it."""
    named = {partner_key(name): (name, known) for name, known in _naming(ledger)}
    types = {partner_key(agreed.partner): agreed.partner_type.value for agreed in ledger.agreements}
    rows = connection.execute(select(partner).where(partner.c.name_key.in_(named))).all()
    ids: dict[str, int] = {row.name_key: row.id for row in rows}
    for row in rows:
        if row.state == "candidate" and named[row.name_key][1]:
            connection.execute(update(partner).where(partner.c.id == row.id).values(state="known"))
        if row.type == PartnerType.UNKNOWN and row.name_key in types:
            connection.execute(update(partner).where(partner.c.id == row.id).values(type=types[row.name_key]))
    for key in sorted(named.keys() - ids.keys()):
        name, known = named[key]
        new = {"name": name, "name_key": key, "first_seen_at": now, "state": "known" if known else "candidate"}
        new |= {"type": types.get(key, PartnerType.UNKNOWN.value)}
        ids[key] = connection.execute(insert(partner).values(new).returning(partner.c.id)).scalar_one()
    return ids


def _naming(ledger: Ledger) -> Iterator[tuple[str, bool]]:
    """The name of each partner that is mentioned or agreed with, and whether the profile knows it."""
    for each in ledger.mentions:
        yield each.partner, each.known
    for agreed in ledger.agreements:
        yield agreed.partner, agreed.known


def _partnership(connection: Connection, partner_id: int, told: Told, now: datetime) -> int:
    """The partnership that this statement belongs to, made when no statement before told of it."""
    of_partner = select(agreement, partner.c.name).join(partnership, partnership.c.id == agreement.c.partnership_id)
    of_partner = of_partner.join(partner, partner.c.id == partnership.c.partner_id)
    firsts: dict[int, Told] = {}
    for row in connection.execute(of_partner.where(partner.c.id == partner_id).order_by(agreement.c.id)):
        firsts.setdefault(row.partnership_id, told_of(row))
    for partnership_id, first in firsts.items():
        if same_agreement(first, told):
            seen = update(partnership).where(partnership.c.id == partnership_id)
            connection.execute(seen.values(last_seen_at=now))
            return partnership_id
    added = insert(partnership).values(partner_id=partner_id, first_seen_at=now, last_seen_at=now)
    new: int = connection.execute(added.returning(partnership.c.id)).scalar_one()
    return new
