"""An article on its way in: refused, or placed, with its page, its ledger and its words, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from store.database.worded import at_once
from store.forgetting.tombstones import buried
from store.keeping.arrivals import Arrival
from store.keeping.looking import note_read
from store.keeping.near_misses import drop_near_misses, note_near_miss
from store.keeping.placing import known_article, place_article
from store.keeping.routes import Route, note_route
from store.ledger import Ledger
from store.ledger.writing import told_on, write_ledger
from store.pages.shelf import PackedPage, PageShelf
from store.polling.admission import refuse, settle
from store.search.index import index_columns, index_prepared
from store.types import FetchedPage, NearMiss, Validators, Verdict


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """An article with all that came with it; what each part means stands at `store.archive.Archive.keep`."""

    arrival: Arrival
    #: Keys of the addresses that it is known by: its own, and the one that led to it.
    keys: Sequence[str]
    listed_url: str
    wanted: bool
    #: `prepared_columns` of it; None where it is not wanted.
    indexed: dict[str, object] | None
    page: FetchedPage | None
    packed: PackedPage | None
    validators: Validators | None
    ledger: Ledger | None
    near_miss: NearMiss | None
    route: Route


def prepared_columns(dialect: str, arrival: Arrival) -> dict[str, object]:
    """What the index is given of an article, and its first text, so that no transaction waits for them."""
    found, _ = arrival.found, arrival.text_row
    return index_columns(dialect, found.title, found.standfirst, found.body)


def receive(
    connection: Connection, delivery: Delivery, shelf: PageShelf, looks: Sequence[timedelta]
) -> tuple[Verdict, bool]:
    """Put an article where it belongs, and say whether its source wants a new dictionary for its pages."""
    arrival, keys, listed_url = delivery.arrival, delivery.keys, delivery.listed_url
    found, now = arrival.found, arrival.now
    held = known_article(connection, keys, arrival)
    refusal = _refusal(connection, keys, listed_url, now, wanted=delivery.wanted or held is not None)
    if refusal is Verdict.OFF_TOPIC:
        return _note_off_topic(connection, arrival, delivery.near_miss), False
    if refusal is not None:
        return refusal, False
    done = place_article(connection, arrival, held, delivery.route)
    if delivery.ledger is not None and done.revision_id is not None and done.is_shown:
        write_ledger(connection, done.article_id, delivery.ledger, told_on(found, now), now)
    wants_dictionary = shelf.take(
        connection, delivery.page, delivery.packed, arrival.source, done.revision_id, listed_url
    )
    if delivery.validators is not None:
        note_read(connection, held, done.article_id, arrival, listed_url, delivery.validators, looks)
    note_route(connection, held, done.article_id, arrival, delivery.route, keys, now)
    # Last, since a page is kept with the entry that led to it, which a settled address has no more.
    with at_once(connection):
        settle(connection, listed_url, now, state="kept", article_id=done.article_id)
        if done.is_new:  # after it: FTS5 writes what it has gathered before each further statement
            assert delivery.indexed is not None  # what nobody wants is never new
            index_prepared(connection, done.article_id, delivery.indexed)
    return done.verdict, wants_dictionary


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
