"""What can be computed again, and should come out the same: fingerprints, the search index, kept pages, tombstones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Select, func, literal_column, select, table

from store.copies.prints import print_of
from store.errors import StoreError
from store.fingerprint import text_hash
from store.pages.dictionaries import DictionariesAtHand
from store.pages.parts import part_problems
from store.rows import AnyRow
from store.schema import address, article, page, page_dictionary, revision
from store.search.index import index_is_current
from store.tombstones import buried
from store.types import Article, Rights

#: Rows that a quick check computes again, spread evenly over the table.
SAMPLE = 1000
_AT_ONCE = 500
#: Where each database has the numbers of what its search index knows.
_INDEXED = {"sqlite": ("article_search_docsize", "id"), "postgresql": ("article_search", "article_id")}


def index_problems(connection: Connection) -> Iterator[str]:
    """Articles that no search finds, and entries of articles that are gone."""
    if not index_is_current(connection):
        yield "it was made by another version; `vigie db upgrade` makes it anew"
    name, column = _INDEXED[connection.dialect.name]
    indexed: Column[int] = literal_column(f"{name}.{column}")  # type: ignore[assignment]
    known = select(indexed).select_from(table(name))
    for number in connection.execute(select(article.c.id).where(article.c.id.not_in(known))).scalars():
        yield f"article {number} is not in it; no search finds it"
    for number in connection.execute(known.where(indexed.not_in(select(article.c.id)))).scalars():
        yield f"article {number} is in it, and gone"


def wrong_fingerprints(connection: Connection, sample: int | None) -> Iterator[str]:
    """Fingerprints and text hashes that are not those of their texts; of `sample` texts, or of all."""
    joined = select(
        revision.c.id,
        revision.c.article_id,
        revision.c.number,
        revision.c.title,
        revision.c.standfirst,
        revision.c.body,
        revision.c.text_hash,
        article.c.url,
        article.c.rights,
        article.c.fingerprint,
        article.c.revision,
    ).join(article, article.c.id == revision.c.article_id)
    for row in _rows(connection, joined, revision.c.id, sample):
        if text_hash(row.title, row.standfirst, row.body) != row.text_hash:
            yield f"text {row.number} of article {row.article_id} has the hash of another text"
        if row.number == row.revision and print_of(_compared(row)).exact != row.fingerprint:
            yield f"article {row.article_id} has the fingerprint of another text; copies of it are not recognised"


def _compared(row: AnyRow) -> Article:
    """As much of an article as its fingerprint is made of."""
    rights = Rights.RESERVED if row.rights == Rights.RESERVED.value else Rights.PUBLIC
    return Article(url=row.url, title=row.title, body=row.body, rights=rights)


def damaged_pages(connection: Connection, sample: int | None) -> Iterator[str]:
    """Kept pages that cannot be read, or are not what was fetched; of `sample` pages, or of all. And dictionaries."""
    at_hand = DictionariesAtHand()
    for number in connection.execute(select(page_dictionary.c.id).order_by(page_dictionary.c.id)).scalars().all():
        try:
            at_hand.body(connection, number)
        except StoreError as error:
            yield str(error)
    columns = (page.c.revision_id, page.c.dictionary_id, page.c.body, page.c.sha256, page.c.html_bytes)
    for row in _rows(connection, select(*columns), page.c.revision_id, sample):
        yield from _page_problems(connection, at_hand, row)
    yield from part_problems(connection)


def returned_addresses(connection: Connection) -> Iterator[str]:
    """Forgotten addresses that are known again."""
    for column in (article.c.url_key, address.c.url_key):
        after = ""
        while keys := _keys(connection, column, after):
            yield from (f"{column.table.name} {key} was forgotten" for key in sorted(buried(connection, keys)))
            after = keys[-1]


def _page_problems(connection: Connection, at_hand: DictionariesAtHand, row: AnyRow) -> Iterator[str]:
    try:
        body = at_hand.plain(connection, row.revision_id, row.dictionary_id, row.body)
    except StoreError as error:
        yield str(error)
        return
    if hashlib.sha256(body).hexdigest() != row.sha256 or len(body) != row.html_bytes:
        yield f"the kept page of revision {row.revision_id} is not what was fetched"


def _keys(connection: Connection, column: Column[str], after: str) -> list[str]:
    some = select(column).where(column > after).order_by(column).limit(_AT_ONCE)
    return list(connection.execute(some).scalars())


def _rows(connection: Connection, query: Select[Any], number: Column[int], sample: int | None) -> Iterator[AnyRow]:
    """The rows of a query that begins with their number: all, or about as many as asked for, spread evenly."""
    step = 1
    if sample is not None:
        total = connection.execute(select(func.count()).select_from(number.table)).scalar_one()
        step = max(1, total // sample)
    after = 0
    while some := connection.execute(
        query.where(number > after, number % step == 0).order_by(number).limit(_AT_ONCE)
    ).all():
        yield from some
        after = some[-1][0]
