"""How an article was come by: which addresses lead to it by now, and whether it lives at another one than before.

A false word that an address leads to an article loses another article in silence: where only a redirect says so, the
texts have to say so too. Every function works inside a transaction of the archive's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from store.copies.judging import likeness
from store.copies.prints import TextPrint
from store.keeping.arrivals import Arrival
from store.keeping.revising import is_own_address, shown_text
from store.polling.admission import settle
from store.rows import AnyRow
from store.schema import article
from store.text import fold
from store.urls import site_of, url_key

#: Share of the shorter text in the longer, under the same headline: a rewritten article, no other issue of a column.
_UNDER_ITS_TITLE = 0.3


@dataclass(frozen=True, kw_only=True)
class Route:
    """What is known of the way to an article, beside its address."""

    #: Addresses of its other pages.
    part_urls: tuple[str, ...] = ()
    #: Whether one of its pages could not be had, so that its text ends too early.
    is_partial: bool = False
    #: Whether the address that led to it says that it has moved for good.
    moved: bool = False


def followed(connection: Connection, held: AnyRow | None, arrival: Arrival, route: Route) -> AnyRow | None:
    """The row of the article that is here, at its new address when it has moved there on its own site."""
    url = arrival.found.url
    if held is None or not route.moved or is_own_address(held, url) or site_of(url) != site_of(held.url):
        return held
    if not _is_its_text(connection, held, arrival):
        return held
    connection.execute(update(article).where(article.c.id == held.id).values(url=url))
    return connection.execute(select(article).where(article.c.id == held.id)).one()


def says_less(connection: Connection, held: AnyRow, arrival: Arrival) -> bool:
    """Whether a text is shorter than the one on display."""
    shown: int = shown_text(connection, held).word_count
    return arrival.found.word_count <= shown


def note_route(
    connection: Connection,
    held: AnyRow | None,
    article_id: int,
    arrival: Arrival,
    route: Route,
    keys: Sequence[str],
    now: datetime,
) -> None:
    """Note all addresses that lead to an article, but for the listed one, which is the last of `keys`."""
    for url in _leading(connection, held, arrival, route, keys):
        if url_key(url) != keys[-1]:
            settle(connection, url, now, state="kept", article_id=article_id)


def _leading(
    connection: Connection, held: AnyRow | None, arrival: Arrival, route: Route, keys: Sequence[str]
) -> Iterator[str]:
    if held is None or _names_it(held, keys) or _is_its_text(connection, held, arrival):
        yield arrival.found.url
        yield from route.part_urls


def _names_it(held: AnyRow, keys: Sequence[str]) -> bool:
    """Whether the page was fetched at an article's own address, or says that this is its own."""
    return not {held.url_key, url_key(held.url)}.isdisjoint(keys[:2])


def _is_its_text(connection: Connection, held: AnyRow, arrival: Arrival) -> bool:
    """Whether a text is that of an article, edited at most: a redirect may lead to another article as well."""
    shown, found = shown_text(connection, held), arrival.found
    like = likeness(arrival.print, TextPrint(shown.body, shown.title), 0)
    has_its_title = bool(shown.title) and fold(shown.title) == fold(found.title)
    return like.kind is not None or (has_its_title and like.containment >= _UNDER_ITS_TITLE)
