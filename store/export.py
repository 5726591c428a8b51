"""Articles in bulk: the rows of the view `articles`, page by page, so that any number takes the same memory.

An export may go anywhere: unless it is for our own use, no text is in it that may not be handed on (`store.quoting`).

Each page is a short read of its own: an export that takes an hour holds up no writer, keeps no old version of the
database alive, and survives a restart of the server. What is kept meanwhile comes at the end; an article whose text
changes meanwhile comes with the old text or the new one. How rows are written down is `store.formats`.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from itertools import islice

from sqlalchemy import Connection, Engine, Select, column, func, select, table

from store.query.parsing import parse_query
from store.quoting import OWN_USE, public_texts
from store.schema import article
from store.search.hits import matching_articles
from store.sql import transactions
from store.views import VIEWS, ViewColumn

#: Articles read at once; some 2 MB of text.
_PAGE_ROWS = 500
(_VIEW,) = (view for view in VIEWS if view.name == "articles")
#: The columns of the exported rows, in order.
COLUMNS: tuple[ViewColumn, ...] = _VIEW.columns
_ARTICLES = table(_VIEW.name, *(column(one.name) for one in COLUMNS))
_STANDFIRST, _BODY, _MARKDOWN, _DIRECTIVES, _RIGHTS = map(
    [one.name for one in COLUMNS].index, ("standfirst", "body", "body_markdown", "directives", "rights")
)

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
    #: Also those that may not be handed on, with all of their text.
    for_own_use: bool = False
    #: Only those that may be handed on as they are, and their pages with them.
    only_whole: bool = False


class Withheld(StrEnum):
    """Why an article, or its text, is not in an export."""

    LICENCE = "licence"  #: the article came for our own use alone, and is left out
    QUOTING = "quoting"  #: its publisher limits what is quoted (nosnippet, max-snippet): it comes without its text


def count_articles(reader: Engine, selection: Selection) -> int:
    """How many articles an export of this selection has now."""
    counted = _narrowed(select(func.count(article.c.id)), selection)
    if not selection.for_own_use:
        counted = counted.where(article.c.rights.not_in(OWN_USE))
    return transactions.read(reader, lambda connection: connection.execute(counted).scalar_one())


def exported(
    reader: Engine, selection: Selection, ids: Iterable[int] | None = None, withheld: Counter[Withheld] | None = None
) -> Iterator[Row]:
    """The articles in the order they were first kept; with `ids` only those of them, in the order of these.

    Cells are int, float, str and None: instants come as `2026-09-14T08:00:03Z`, lists and objects as JSON.
    What is not handed on is counted in `withheld`. Raises StoreUnavailable when the database cannot be read any more.
    """
    pages = _kept(reader, selection) if ids is None else _selected(reader, selection, ids)
    return _read(reader, selection, pages, Counter() if withheld is None else withheld)


def found_by(reader: Engine, query: str, lists: Mapping[str, Sequence[str]] | None = None) -> Iterator[int]:
    """The numbers of the articles that a query of `store.search.hits` finds, in the order they were first kept.

    `lists` are what `@name` stands for. Raises BadQuery, and StoreUnavailable.
    """
    clause = parse_query(query, lists)
    # Eight bytes a number: they are read at once, so that nothing is held open while articles are written.
    found = transactions.read(reader, lambda connection: array("q", matching_articles(connection, clause)))
    return reversed(found)


def newest(
    reader: Engine,
    selection: Selection,
    count: int,
    ids: Iterable[int] | None = None,
    withheld: Counter[Withheld] | None = None,
) -> list[Row]:
    """The `count` articles that were first kept last, newest first; with `ids` only of those; else like `exported`."""
    backwards = _kept_last(reader, selection) if ids is None else sorted(ids, reverse=True)
    pages = _selected(reader, selection, backwards, min(count, _PAGE_ROWS))
    return list(islice(_read(reader, selection, pages, Counter() if withheld is None else withheld), count))


def _kept(reader: Engine, selection: Selection) -> Iterator[list[int]]:
    """Numbers of the articles selected, a page at a time."""
    last = 0
    while page := _numbers(reader, _ids(selection).where(article.c.id > last).order_by(article.c.id)):
        yield page
        last = page[-1]


def _kept_last(reader: Engine, selection: Selection) -> Iterator[int]:
    """The same numbers one by one, from the last to the first."""
    asked = _ids(selection).order_by(article.c.id.desc())
    page = _numbers(reader, asked)
    while page:
        yield from page
        page = _numbers(reader, asked.where(article.c.id < page[-1]))


def _selected(
    reader: Engine, selection: Selection, ids: Iterable[int], at_once: int = _PAGE_ROWS
) -> Iterator[list[int]]:
    """Those of these numbers that the selection holds, in their order, a page at a time."""
    waiting = iter(ids)
    while page := list(islice(waiting, at_once)):
        held = set(_numbers(reader, _ids(selection).where(article.c.id.in_(page))))
        yield [one for one in page if one in held]


def _numbers(reader: Engine, asked: Select[int]) -> list[int]:
    return transactions.read(reader, lambda connection: list(connection.execute(asked.limit(_PAGE_ROWS)).scalars()))


def _ids(selection: Selection) -> Select[int]:
    return _narrowed(select(article.c.id), selection)


def _narrowed(asked: Select[int], selection: Selection) -> Select[int]:
    if selection.since:
        asked = asked.where(article.c.first_seen_at >= selection.since)
    if selection.until:
        asked = asked.where(article.c.first_seen_at < selection.until)
    return asked.where(article.c.source == selection.source) if selection.source else asked


def _read(
    reader: Engine, selection: Selection, pages: Iterable[list[int]], withheld: Counter[Withheld]
) -> Iterator[Row]:
    """The rows of these articles, as far as they may be handed on."""
    for page in pages:
        for row in transactions.read(reader, partial(_rows, ids=page)):
            why = None if selection.for_own_use else _withheld(row)
            if why is not None:
                withheld[why] += 1
            if why is None:
                yield row
            elif why is Withheld.QUOTING and not selection.only_whole:
                yield _without_text(row)


def _withheld(row: Row) -> Withheld | None:
    """Why an article may not be handed on as it is; None when it may."""
    if row[_RIGHTS] in OWN_USE:
        return Withheld.LICENCE
    return None if _public_texts(row) == (row[_STANDFIRST], row[_BODY]) else Withheld.QUOTING


def _without_text(row: Row) -> Row:
    """The row with what may be quoted alone."""
    cells = list(row)
    cells[_STANDFIRST], cells[_BODY] = _public_texts(row)
    cells[_MARKDOWN] = ""
    return tuple(cells)


def _public_texts(row: Row) -> tuple[str, str]:
    return public_texts(str(row[_STANDFIRST]), str(row[_BODY]), json.loads(str(row[_DIRECTIVES])))


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
