"""What an article says of partners, written down and put together with what others said. Inside a transaction.

An agreement that several articles tell of is one partnership; `grouping` decides which statements those are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, exists, insert, select, update

from store.ledger.grouping import regroup
from store.ledger.merging import partner_key
from store.ledger.rows import agreement_row, mention_row, person_row, quote_row
from store.ledger.values import Ledger, PartnerType
from store.schema import agreement, mention, partner, partnership, person, quote
from store.sql.dialects import among
from store.types import Article

#: What an article's ledger consists of, beside the partners themselves.
_OF_AN_ARTICLE = (mention, agreement, person, quote)


def told_on(found: Article, now: datetime) -> date:
    """The day an article tells of something: when it appeared, else today."""
    return (found.published_at or now).astimezone(UTC).date()


def write_ledger(connection: Connection, article_id: int, ledger: Ledger, day: date, now: datetime) -> None:
    """Replace what is written of an article by this ledger. `day` is that of `told_on`."""
    left, named = _delete(connection, [article_id])
    partners = _partner_ids(connection, ledger, now)
    mentions = [mention_row(each, article_id, partners[partner_key(each.partner)]) for each in ledger.mentions]
    for table, rows in (
        (mention, mentions),
        (person, [person_row(each, article_id) for each in ledger.people]),
        (quote, [quote_row(each, article_id) for each in ledger.quotes]),
    ):
        if rows:
            connection.execute(insert(table), rows)
    agreed = {partner_key(each.partner) for each in ledger.agreements}
    for each in ledger.agreements:
        partner_id = partners[partner_key(each.partner)]
        of_before = left.get(partner_id)
        number = of_before.pop(0) if of_before else _add_partnership(connection, partner_id, now)
        row = agreement_row(each, day, article_id, number)
        connection.execute(insert(agreement).values(row))
    regroup(connection, left.keys() | {partners[key] for key in agreed})
    drop_unnamed(connection, named)


def drop_ledger(connection: Connection, article_ids: Collection[int]) -> None:
    """Delete what is written of these articles, and agreements and candidates that nobody tells of any more."""
    left, named = _delete(connection, article_ids)
    regroup(connection, left.keys())
    drop_unnamed(connection, named)


def _delete(connection: Connection, article_ids: Collection[int]) -> tuple[dict[int, list[int]], set[int]]:
    """Delete what is written of these articles. Gives their partnerships by partner, oldest first, and all named."""
    here = among(connection, mention.c.article_id, article_ids)
    named = set(connection.execute(select(mention.c.partner_id).where(here)).scalars())
    told = select(agreement.c.partnership_id).where(among(connection, agreement.c.article_id, article_ids))
    theirs = select(partnership.c.partner_id, partnership.c.id).where(partnership.c.id.in_(told))
    left: dict[int, list[int]] = {}
    for partner_id, number in connection.execute(theirs.order_by(partnership.c.id)):
        left.setdefault(partner_id, []).append(number)
    for table in _OF_AN_ARTICLE:
        connection.execute(delete(table).where(among(connection, table.c.article_id, article_ids)))
    return left, named | left.keys()


def drop_unnamed(connection: Connection, partner_ids: Iterable[int]) -> None:
    """Delete those of some partners that are candidates and stand in no article any more."""
    candidates = among(connection, partner.c.id, set(partner_ids)) & (partner.c.state == "candidate")
    # Worded so that a server looks into the indexes of both tables, and does not read all of either.
    mentioned, agreed = (exists().where(table.c.partner_id == partner.c.id) for table in (mention, partnership))
    connection.execute(delete(partner).where(candidates, ~(mentioned | agreed)))


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


def _add_partnership(connection: Connection, partner_id: int, now: datetime) -> int:
    added = insert(partnership).values(partner_id=partner_id, first_seen_at=now, last_seen_at=now)
    number: int = connection.execute(added.returning(partnership.c.id)).scalar_one()
    return number
