"""An article as it is handed to the archive, with all that came with it, and what is made of it before a transaction.

Others wait for a transaction that writes: what takes only processor time is done here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from store.copies.prints import print_of
from store.keeping.arrivals import Arrival, keys_of
from store.keeping.prepared_texts import PreparedText, prepared_text
from store.keeping.routes import Route
from store.ledger import Ledger
from store.pages.shelf import PackedPage, PageShelf
from store.types import Article, FetchedPage, Match, NearMiss, Validators

#: Articles that one transaction is to take: twice as many save a twentieth more, and other writers wait for it, some
#: 80 ms, or 300 where the disk is slow.
MOST_TOGETHER = 32


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """An article with all that came with it."""

    found: Article
    source: str
    #: The address that led to it, which redirects or `rel=canonical` may have replaced.
    listed_url: str
    match: Match | None
    #: What is not wanted is remembered as off topic, unless it is a new text of an article that was kept before.
    wanted: bool
    now: datetime
    #: What it was read from, to be kept beside it.
    page: FetchedPage | None = None
    #: They tell later whether the page has changed; without them it is not looked at again.
    validators: Validators | None = None
    #: What it says of partners.
    ledger: Ledger | None = None
    #: With it, an article that is not wanted is noted without its text.
    near_miss: NearMiss | None = None
    #: What was made of its text for this very database; None has it made when it is kept.
    text: PreparedText | None = None
    #: How it was come by.
    route: Route = field(default_factory=Route)


@dataclass(frozen=True, kw_only=True)
class PreparedDelivery:
    """A delivery with what was made of it before the transaction."""

    delivery: Delivery
    arrival: Arrival
    #: Keys of the addresses that it is known by: its own, and the one that led to it.
    keys: Sequence[str]
    #: Its columns in the index; None where it is not wanted.
    indexed: dict[str, object] | None
    packed: PackedPage | None


def prepared(delivery: Delivery, dialect: str, shelf: PageShelf) -> PreparedDelivery:
    """Make what `sqlite` or `postgresql` is given of an article."""
    found, page = delivery.found, delivery.page
    keys = keys_of(found, delivery.listed_url)
    text = (delivery.text or prepared_text(found, dialect)) if delivery.wanted else None
    arrival = Arrival(
        found=found,
        print=text.print if text else print_of(found),  # what is not wanted is hardly ever compared
        key=keys[0],
        source=delivery.source,
        match=delivery.match,
        now=delivery.now,
        text_hash=text.text_hash if text else "",
    )
    if text:
        _ = arrival.text_row  # so that no transaction waits for it either
    return PreparedDelivery(
        delivery=delivery,
        arrival=arrival,
        keys=keys,
        indexed=text.indexed if text else None,
        packed=shelf.pack(page, delivery.source) if page is not None and text else None,
    )
