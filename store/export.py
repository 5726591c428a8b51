"""Articles in bulk: the rows of the view `articles`, page by page, so that any number takes the same memory.

Each page is a short read of its own: an export that takes an hour holds up no writer, keeps no old version of the
database alive, and survives a restart of the server. What is kept meanwhile comes at the end; an article whose text
changes meanwhile comes with the old text or the new one. How rows are written down is `store.formats`.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain, islice

from sqlalchemy import Connection, Engine, Select, column, func, select, table

from store.database import transactions
from store.query.parsing import parse_query
from store.schema import article
from store.search.hits import matching_articles
from store.types import Rights
from store.views import VIEWS, ViewColumn

#: Articles read at once; some 2 MB of text.
_PAGE_ROWS = 500
(_VIEW,) = (view for view in VIEWS if view.name == "articles")
#: The columns of the exported rows, in order.
COLUMNS: tuple[ViewColumn, ...] = _VIEW.columns
_ARTICLES = table(_VIEW.name, *(column(one.name) for one in COLUMNS))

Row = tuple[object, ...]
#: A connection to an existing corpus, as `store.database.open_reader` makes it.
Reader = Engine


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which articles: all of them, or those that meet every condition."""

    #: First seen then or later.
    since: datetime | None = None
    #: First seen before then.
    until: datetime | None = None
    #: Name of their source; empty for any.
    source: str = ""
    #: Whether texts that came under a licence are among them, which may not be handed on.
    with_licensed: bool = False


def count_articles(reader: Engine, selection: Selection) -> int:
    """How many articles a selection holds now."""
    counted = _narrowed(select(func.count(article.c.id)), selection)
    return transactions.read(reader, lambda connection: connection.execute(counted).scalar_one())


def exported(reader: Engine, selection: Selection, ids: Iterable[int] | None = None) -> Iterator[Row]:
    """The articles in the order they were first kept; with `ids` only those of them, in the order of these.

    Cells are int, float, str and None: instants come as `2026-09-14T08:00:03Z`, lists and objects as JSON.
    Raises StoreUnavailable when the database cannot be read any more.
    """
    pages = _kept(reader, selection) if ids is None else _selected(reader, selection, ids)
    for page in pages:
        yield from transactions.read(reader, partial(_rows, ids=page))


def found_by(reader: Engine, query: str, lists: Mapping[str, Sequence[str]] | None = None) -> Iterator[int]:
    """The numbers of the articles that a query of `store.search.hits` finds, in the order they were first kept.

    `lists` are what `@name` stands for. Raises BadQuery, and StoreUnavailable.
    """
    clause = parse_query(query, lists)
    # Eight bytes a number: they are read at once, so that nothing is held open while articles are written.
    found = transactions.read(reader, lambda connection: array("q", matching_articles(connection, clause)))
    return reversed(found)


def newest(reader: Engine, selection: Selection, count: int, ids: Iterable[int] | None = None) -> list[Row]:
    """The `count` articles that were first kept last, newest first; with `ids` only of those."""
    if ids is None:
        found = _numbers(reader, _ids(selection).order_by(article.c.id.desc()).limit(count))
    else:
        found = heapq.nlargest(count, chain.from_iterable(_selected(reader, selection, ids)))
    return list(exported(reader, selection, found))


def _kept(reader: Engine, selection: Selection) -> Iterator[list[int]]:
    """Numbers of the articles selected, a page at a time."""
    last = 0
    while True:
        asked = _ids(selection).where(article.c.id > last).order_by(article.c.id).limit(_PAGE_ROWS)
        page = _numbers(reader, asked)
        if not page:
            return
        yield page
        last = page[-1]


def _selected(reader: Engine, selection: Selection, ids: Iterable[int]) -> Iterator[list[int]]:
    """Those of these numbers that the selection holds, in their order, a page at a time."""
    waiting = iter(ids)
    while page := list(islice(waiting, _PAGE_ROWS)):
        held = set(_numbers(reader, _ids(selection).where(article.c.id.in_(page))))
        yield [one for one in page if one in held]


def _numbers(reader: Engine, asked: Select[int]) -> list[int]:
    return transactions.read(reader, lambda connection: list(connection.execute(asked).scalars()))


def _ids(selection: Selection) -> Select[int]:
    return _narrowed(select(article.c.id), selection)


def _narrowed(asked: Select[int], selection: Selection) -> Select[int]:
    if selection.since:
        asked = asked.where(article.c.first_seen_at >= selection.since)
    if selection.until:
        asked = asked.where(article.c.first_seen_at < selection.until)
    if not selection.with_licensed:
        asked = asked.where(article.c.rights.not_in((Rights.LICENSED.value, Rights.RESEARCH.value)))
    return asked.where(article.c.source == selection.source) if selection.source else asked


def _rows(connection: Connection, ids: list[int]) -> list[Row]:
    """The rows of the view, in the order of the numbers; one that was forgotten meanwhile is left out."""
    found = connection.execute(select(_ARTICLES).where(_ARTICLES.c.id.in_(ids)))
    rows = {row.id: tuple(map(_in_text, row)) for row in found}
    return [rows[one] for one in ids if one in rows]


def _in_text(cell: object) -> object:
    """An instant as SQLite has it."""
    if isinstance(cell, datetime):
        return f"{cell.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"
    return cell
