"""Where an article belongs that comes through the door: to one that is here, or to none."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, update

from store.keeping.arrivals import Arrival, Kept, add_article, held_article
from store.keeping.filling import counterpart, fill_stub, is_from_an_archive
from store.keeping.revising import update_article
from store.keeping.routes import Route, followed, says_less
from store.rows import AnyRow
from store.schema import article
from store.types import Rights, Verdict


def known_article(connection: Connection, keys: Iterable[str], arrival: Arrival) -> AnyRow | None:
    """The article that one of these addresses leads to, or whose whole a licensed text is; None when it is new."""
    return held_article(connection, keys) or counterpart(connection, arrival)


def place_article(connection: Connection, arrival: Arrival, held: AnyRow | None, route: Route | None = None) -> Kept:
    """Write an article down: as a new one, or as what is new of the one that is here."""
    route = route or Route()
    held = followed(connection, held, arrival, route)
    if held is None:
        return add_article(connection, arrival)
    if arrival.found.rights is Rights.RESERVED:
        # Its title and dates are here, and a text that was kept before it was reserved was not edited by that.
        connection.execute(update(article).where(article.c.id == held.id).values(last_seen_at=arrival.now))
        return Kept(verdict=Verdict.UNCHANGED, article_id=held.id)
    if is_from_an_archive(arrival.found):
        return fill_stub(connection, held, arrival.found, arrival.match, arrival.now)
    if route.is_partial and says_less(connection, held, arrival):
        return Kept(verdict=Verdict.UNCHANGED, article_id=held.id)  # what is missing was not cut by its publisher
    return update_article(connection, held, arrival.found, arrival.match, arrival.now)
