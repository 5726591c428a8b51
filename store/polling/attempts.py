"""Pages in hand: counted before they are fetched, so that one that kills its crawl is found out.

Every function works inside a transaction of the archive's. A page that came to an end, whatever that was, has been
begun 0 times; one whose crawls died stays counted. From its third time on it is on trial: a crawl has one such page
in hand at a time, so that the next death convicts no page that was merely near.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, case, select, update

from store.schema import address
from store.sql.dialects import among
from store.urls import url_key

#: Crawls that may die with a page in hand before it is asked no more.
MAX_BEGUN = 3


def begin(connection: Connection, keys: Collection[str]) -> None:
    """Count that a crawl takes pages in hand."""
    _set_begun(connection, keys, address.c.begun + 1)


def end(connection: Connection, keys: Collection[str]) -> None:
    """Note that pages came to an end."""
    _set_begun(connection, keys, address.c.begun * 0)


def give_back(connection: Connection, urls: Collection[str]) -> None:
    """Take back what `begin` counted for pages that a crawl ended without, in good order."""
    once_less = case((address.c.begun > 0, address.c.begun - 1), else_=0)
    _set_begun(connection, {url_key(url) for url in urls}, once_less)


def is_in_hand(connection: Connection, key: str) -> bool:
    """Whether a page has been begun and has not come to an end."""
    begun = select(address.c.begun).where(address.c.url_key == key)
    return bool(key) and (connection.execute(begun).scalar() or 0) > 0


def quarantine(connection: Connection, keys: Collection[str], now: datetime) -> None:
    """Put pages away that crawls have died with too often."""
    if keys:
        away = {"state": "quarantined", "reason": "quarantined", "settled_at": now, "entry": None}
        connection.execute(update(address).where(among(connection, address.c.url_key, keys)).values(away))


def begun_of(connection: Connection, keys: Collection[str]) -> dict[str, int]:
    """How often pages have been begun since they last came to an end; those that were not are left out."""
    counts = select(address.c.url_key, address.c.begun)
    rows = connection.execute(counts.where(among(connection, address.c.url_key, keys), address.c.begun > 0))
    return {row.url_key: row.begun for row in rows}


def is_on_trial(begun: int) -> bool:
    """Whether a page may be in hand only while no other one like it is."""
    return begun >= MAX_BEGUN - 1


def _set_begun(connection: Connection, keys: Collection[str], begun: ColumnElement[int]) -> None:
    if keys:
        these = update(address).where(among(connection, address.c.url_key, keys), address.c.state != "quarantined")
        connection.execute(these.values(begun=begun))
