"""A source that publishes many pages, kept one after the other, and what the database then holds of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, select

from store.archive import Archive
from store.keeping.deliveries import Delivery
from store.pages.dictionaries import DictionariesAtHand
from store.pages.reading import PageChoice, fetched_pages
from store.schema import page, page_dictionary
from store.sql.transactions import write
from store.types import FetchedPage, Verdict
from tests.store.examples import FEED, MATCH, article_of
from tests.store.pages.page_variants import fetched

HOST = "dsi-magazine.example"


def keep_page(archive: Archive, number: int, *, source: str = FEED.source, **fields: object) -> Verdict:
    """Keep article `number` with its page."""
    its_page = replace(fetched(number), **fields)  # type: ignore[arg-type]
    found = article_of(number, url=its_page.url)
    return archive.keep(
        Delivery(
            found=found,
            source=source,
            listed_url=found.url,
            match=MATCH,
            wanted=True,
            now=its_page.fetched_at,
            page=its_page,
        )
    )


def keep_pages(archive: Archive, numbers: Iterable[int], *, source: str = FEED.source) -> None:
    for number in numbers:
        keep_page(archive, number, source=source)


def stored_pages(archive: Archive) -> dict[int, FetchedPage]:
    """Every kept page, opened again, by the number of its revision."""

    def kept(connection: Connection) -> list[int]:
        return list(connection.execute(select(page.c.revision_id).order_by(page.c.revision_id)).scalars())

    return dict(zip(in_transaction(archive, kept), fetched_pages(archive._engine, PageChoice()), strict=True))


def dictionaries(archive: Archive) -> dict[int, bytes]:
    """Every dictionary, by its number."""

    def opened(connection: Connection) -> dict[int, bytes]:
        ids = connection.execute(select(page_dictionary.c.id).order_by(page_dictionary.c.id)).scalars().all()
        return {one: DictionariesAtHand().body(connection, one) for one in ids}

    return in_transaction(archive, opened)


def in_transaction(archive: Archive, work):
    return write(archive._engine, work)
