"""What a person says of names: this is a partner's, this another way to write one, this is none. It is remembered.

A decision holds for every later reading of an article; `retelling` brings what is kept into line with it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, insert, select, update

from store.database import reader_of
from store.ledger.merging import partner_key
from store.ledger.values import DecisionKind, PartnerDecision, PartnerType
from store.ledger.writing import drop_unnamed
from store.rows import AnyRow
from store.schema import partner, partner_decision
from store.sql.transactions import read, write


def partner_decisions(reader: Engine) -> tuple[PartnerDecision, ...]:
    """All that was decided, by name."""
    in_order = select(partner_decision).order_by(partner_decision.c.name_key)
    return read(reader, lambda connection: tuple(map(_decision, connection.execute(in_order).all())))


def decisions_at(store_url: str) -> tuple[PartnerDecision, ...]:
    """All that was decided in the corpus at an address. Raises StoreUnavailable when there is none."""
    with reader_of(store_url) as reader:
        return partner_decisions(reader)


def decide(engine: Engine, decided: PartnerDecision, now: datetime) -> None:
    """Note a decision, in the place of what was decided of the name before.

    Names that meant it follow it: aliases of a partner that becomes an alias itself mean that one's partner.
    """

    def note(connection: Connection) -> None:
        key = partner_key(decided.name)
        connection.execute(delete(partner_decision).where(partner_decision.c.name_key == key))
        connection.execute(insert(partner_decision).values(_row(decided, now)))
        if decided.kind is DecisionKind.DROPPED:
            _settle(connection, decided.name, "dropped", decided.type, now)
            return
        if partner_key(decided.partner) != key:
            _follow(connection, key, decided.partner)
            _set_free(connection, {key})
        _settle(connection, decided.partner, "accepted", decided.type, now)

    write(engine, note)


def undo(engine: Engine, name: str) -> list[PartnerDecision]:
    """Take back what was decided of a name, and its aliases with it. Gives these decisions, none when there was none.

    Whether the profile knows the partner is for the next reading to say; until then it is a candidate.
    """

    def take_back(connection: Connection) -> list[PartnerDecision]:
        rows = connection.execute(select(partner_decision).order_by(partner_decision.c.decided_at)).all()
        gone = [row for row in rows if row.name_key == partner_key(name)]
        accepted = {partner_key(row.partner) for row in gone if row.kind == DecisionKind.ACCEPTED}
        gone += [row for row in rows if row not in gone and partner_key(row.partner) in accepted]
        keys = {row.name_key for row in gone}
        connection.execute(delete(partner_decision).where(partner_decision.c.name_key.in_(keys)))
        still = {partner_key(row.partner) for row in rows if row.name_key not in keys}
        _set_free(connection, {partner_key(row.partner or row.name) for row in gone} - still)
        return [_decision(row) for row in gone]

    return write(engine, take_back)


def _follow(connection: Connection, key: str, meant: str) -> None:
    rows = connection.execute(select(partner_decision.c.name_key, partner_decision.c.partner)).all()
    theirs = [row.name_key for row in rows if row.partner and partner_key(row.partner) == key]
    here = partner_decision.c.name_key.in_(theirs)
    connection.execute(update(partner_decision).where(here).values(partner=meant, kind=DecisionKind.ALIAS.value))


def _set_free(connection: Connection, keys: Collection[str]) -> None:
    """Let partners whom a person had decided on be candidates, which go when no article names them."""
    here = partner.c.name_key.in_(keys) & partner.c.state.in_(("accepted", "dropped"))
    connection.execute(update(partner).where(here).values(state="candidate"))
    drop_unnamed(connection, connection.execute(select(partner.c.id).where(partner.c.name_key.in_(keys))).scalars())


def _settle(connection: Connection, name: str, state: str, type_: PartnerType, now: datetime) -> None:
    """Write a person's word into the partner's row, made when no article names it yet. The profile's stay known."""
    here = partner.c.name_key == partner_key(name)
    held = connection.execute(select(partner).where(here)).first()
    if held is None:
        new = {"name": name, "name_key": partner_key(name), "type": type_.value, "state": state, "first_seen_at": now}
        connection.execute(insert(partner).values(new))
        return
    values = {} if held.state == "known" and state == "accepted" else {"state": state}
    values |= {"type": type_.value} if type_ is not PartnerType.UNKNOWN else {}
    if values:
        connection.execute(update(partner).where(here).values(values))


def _row(decided: PartnerDecision, now: datetime) -> dict[str, object]:
    return {
        "name_key": partner_key(decided.name),
        "name": decided.name,
        "kind": decided.kind.value,
        "partner": decided.partner,
        "type": decided.type.value,
        "cased": int(decided.cased),
        "decided_at": now,
    }


def _decision(row: AnyRow) -> PartnerDecision:
    return PartnerDecision(
        name=row.name,
        kind=DecisionKind(row.kind),
        partner=row.partner,
        type=PartnerType(row.type),
        cased=bool(row.cased),
    )
