"""Articles on their way in: refused, or placed, with page, ledger and words, in one transaction of the archive's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from store.keeping.arrivals import Arrival
from store.keeping.deliveries import PreparedDelivery
from store.keeping.looking import note_read
from store.keeping.near_misses import drop_near_misses, note_near_miss
from store.keeping.placing import known_article, place_article
from store.keeping.routes import note_route
from store.ledger.writing import told_on, write_ledger
from store.pages.shelf import PageShelf
from store.polling.admission import refuse, settle
from store.search.index import index_prepared
from store.sql.worded import at_once
from store.tombstones import buried
from store.types import NearMiss, Verdict

#: Articles that the index has yet to learn of, with their columns in it.
_Unindexed = dict[int, dict[str, object]]


@dataclass(frozen=True, kw_only=True)
class Received:
    """What receiving an article came to."""

    verdict: Verdict
    #: The article that it is, or is a text of; None when it was refused.
    article_id: int | None = None
    #: Whether its source wants another dictionary for its pages.
    wants_dictionary: bool = False


def receive_all(
    connection: Connection, arriving: Sequence[PreparedDelivery], shelf: PageShelf, looks: Sequence[timedelta]
) -> list[Received]:
    """Put articles where they belong, in order: each is recognised by those before it."""
    unindexed: _Unindexed = {}
    received = []
    for place, each in enumerate(arriving, start=1):
        done = _receive(connection, each, shelf, looks, unindexed)
        received.append(done)
        # After all else: FTS5 writes what it has gathered before each further statement.
        due = unindexed if place == len(arriving) else {}
        if done.article_id is None and not due:
            continue
        with at_once(connection):
            _settle(connection, each, done.article_id)
            _index(connection, due)
    return received


def _receive(
    connection: Connection,
    arriving: PreparedDelivery,
    shelf: PageShelf,
    looks: Sequence[timedelta],
    unindexed: _Unindexed,
) -> Received:
    delivery, arrival, keys = arriving.delivery, arriving.arrival, arriving.keys
    found, now = arrival.found, arrival.now
    held = known_article(connection, keys, arrival)
    refusal = _refusal(connection, keys, delivery.listed_url, now, wanted=delivery.wanted or held is not None)
    if refusal is Verdict.OFF_TOPIC:
        return Received(verdict=_note_off_topic(connection, arrival, delivery.near_miss))
    if refusal is not None:
        return Received(verdict=refusal)
    if held is not None and held.id in unindexed:  # what is taken out of the index has to be in it
        _index(connection, unindexed)
    done = place_article(connection, arrival, held, delivery.route)
    if done.is_new:
        assert arriving.indexed is not None  # what nobody wants is never new
        unindexed[done.article_id] = arriving.indexed
    if delivery.ledger is not None and done.revision_id is not None and done.is_shown:
        write_ledger(connection, done.article_id, delivery.ledger, told_on(found, now), now)
    wants_dictionary = shelf.take(
        connection, delivery.page, arriving.packed, arrival.source, done.revision_id, delivery.listed_url
    )
    if delivery.validators is not None:
        note_read(connection, held, done.article_id, arrival, delivery.listed_url, delivery.validators, looks)
    note_route(connection, held, done.article_id, arrival, delivery.route, keys, now)
    return Received(verdict=done.verdict, article_id=done.article_id, wants_dictionary=wants_dictionary)


def _settle(connection: Connection, arriving: PreparedDelivery, article_id: int | None) -> None:
    """Note what the listed address led to: last, since a page is kept with the entry that a settled one has no more."""
    if article_id is not None:
        settle(connection, arriving.delivery.listed_url, arriving.arrival.now, state="kept", article_id=article_id)


def _index(connection: Connection, unindexed: _Unindexed) -> None:
    """Let the index learn of what it has yet to learn of."""
    for article_id, columns in unindexed.items():
        index_prepared(connection, article_id, columns)
    unindexed.clear()


def _refusal(
    connection: Connection, keys: Sequence[str], listed_url: str, now: datetime, *, wanted: bool
) -> Verdict | None:
    """Note why an article is not kept: it was forgotten, or nobody wants it; None when it is."""
    if buried(connection, keys):
        refuse(connection, keys, now)
        return Verdict.FORGOTTEN
    if not wanted:
        settle(connection, listed_url, now, state="off topic")
        return Verdict.OFF_TOPIC
    return None


def _note_off_topic(connection: Connection, arrival: Arrival, near_miss: NearMiss | None) -> Verdict:
    """Note a near miss, or that there is none any more."""
    if near_miss is None:
        drop_near_misses(connection, [arrival.key])
        return Verdict.OFF_TOPIC
    note_near_miss(connection, near_miss, arrival.found, key=arrival.key, source=arrival.source, now=arrival.now)
    return Verdict.NEAR_MISS
