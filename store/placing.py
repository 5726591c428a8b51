"""Where an article belongs that comes through the door: to one that is here, or to none."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from store.filling import counterpart, fill_stub
from store.keeping import Arrival, Kept, add_article, held_article
from store.near_misses import drop_near_misses
from store.revising import update_article
from store.rows import AnyRow
from store.types import Rights


def known_article(connection: Connection, keys: Iterable[str], arrival: Arrival) -> AnyRow | None:
    """The article that one of these addresses leads to, or whose whole a licensed text is; None when it is new."""
    return held_article(connection, keys) or counterpart(connection, arrival)


def place_article(connection: Connection, arrival: Arrival, held: AnyRow | None) -> Kept:
    """Write an article down: as a new one, or as what is new of the one that is here."""
    if held is None:
        drop_near_misses(connection, [arrival.key])
        return add_article(connection, arrival)
    if arrival.found.rights is Rights.LICENSED:
        return fill_stub(connection, held, arrival.found, arrival.match, arrival.now)
    return update_article(connection, held, arrival.found, arrival.match, arrival.now)
