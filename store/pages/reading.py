"""The read side of kept pages: one of them, or all in constant memory, as they were fetched."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from typing import NoReturn, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, func, select

from store.errors import DamagedPage
from store.pages.dictionaries import DictionariesAtHand
from store.pages.parts import parts_of
from store.rows import AnyRow, article_of, entry_from_json
from store.schema import article, page, revision
from store.sql.transactions import read
from store.types import Article, Cause, Entry, FetchedPage, Match

T = TypeVar("T")
#: Takes a page that cannot be read, with its address; the others go on.
TellDamage = Callable[[DamagedPage], None]

#: Pages read at once, of two hundred kilobytes as a rule.
_AT_ONCE = 16


@dataclass(frozen=True, kw_only=True)
class PageChoice:
    """Which of the kept pages."""

    #: Those of this source; of all when it is empty.
    source: str = ""
    #: Those fetched then or later.
    since: datetime | None = None
    #: Those of revisions with a higher number: where an earlier run ended.
    after: int = 0


@dataclass(frozen=True, kw_only=True)
class KeptPage:
    """The page of an article whose publisher has not changed it since, and what is kept of that article."""

    revision_id: int
    article_id: int
    source: str
    page: FetchedPage
    #: What the feed said of it; None for a page that a person named.
    entry: Entry | None
    #: The newest text, by whatever extractor.
    held: Article
    match: Match | None


def fetched_pages(reader: Engine, choice: PageChoice) -> Iterator[FetchedPage]:
    """The chosen pages, of earlier texts too, in the order they were kept. Raises DamagedPage where one is damaged."""
    for batch in _batches(reader, choice, _fetched, _refuse):
        yield from batch


def pages_of_articles(
    reader: Engine, article_ids: Iterable[int], tell: TellDamage | None = None
) -> Iterator[FetchedPage]:
    """The pages of these articles, in their order, of earlier texts first; `tell` takes damaged ones, else raised."""
    at_hand = DictionariesAtHand()
    waiting = iter(article_ids)

    def some(connection: Connection, ids: list[int]) -> list[FetchedPage | DamagedPage]:
        of_these = select(page, revision.c.article_id).join(revision).where(revision.c.article_id.in_(ids))
        rows = connection.execute(of_these.order_by(page.c.revision_id)).all()
        in_order = sorted(rows, key=lambda row: ids.index(row.article_id))
        return [_or_damage(_fetched, connection, at_hand, row) for row in in_order]

    while ids := list(islice(waiting, _AT_ONCE)):
        yield from _readable(read(reader, partial(some, ids=ids)), tell or _refuse)


def kept_pages(reader: Engine, choice: PageChoice, tell: TellDamage | None = None) -> Iterator[KeptPage]:
    """The chosen pages that are the newest of their article, likewise."""
    for batch in _batches(reader, choice, _kept, tell or _refuse, _is_newest()):
        yield from batch


def count_kept_pages(reader: Engine, choice: PageChoice) -> int:
    """How many `kept_pages` gives."""
    chosen = select(func.count()).select_from(page).where(_is_newest(), *_chosen(choice))
    found: int = read(reader, lambda connection: connection.execute(chosen).scalar_one())
    return found


def has_later_text() -> ColumnElement[bool]:
    """Whether its publisher has changed the text of an article since a row of `revision`, in a query of that table.

    That its page is gone or behind a paywall by now changes nothing of the text that stays on display.
    """
    later = revision.alias("later")
    is_later = (later.c.article_id == revision.c.article_id) & (later.c.number > revision.c.number)
    return select(later.c.id).where(is_later, later.c.cause != Cause.EXTRACTOR.value, later.c.shown == 1).exists()


def _batches(
    reader: Engine,
    choice: PageChoice,
    made: Callable[[Connection, DictionariesAtHand, AnyRow], T],
    tell: TellDamage,
    *conditions: ColumnElement[bool],
) -> Iterator[list[T]]:
    """Pages in the order of their revisions, a few in each transaction: no writer waits, memory is bounded."""
    at_hand = DictionariesAtHand()
    query = select(page).where(*_chosen(choice), *conditions).order_by(page.c.revision_id).limit(_AT_ONCE)
    after = choice.after
    while True:

        def some(connection: Connection, after: int = after) -> tuple[list[T | DamagedPage], int]:
            rows = connection.execute(query.where(page.c.revision_id > after)).all()
            last = rows[-1].revision_id if rows else after
            return [_or_damage(made, connection, at_hand, row) for row in rows], last

        batch, after = read(reader, some)
        if not batch:
            return
        yield list(_readable(batch, tell))


def _or_damage(
    made: Callable[[Connection, DictionariesAtHand, AnyRow], T],
    connection: Connection,
    at_hand: DictionariesAtHand,
    row: AnyRow,
) -> T | DamagedPage:
    """What is made of a page; its damage is told outside the transaction, which may be tried again."""
    try:
        return made(connection, at_hand, row)
    except DamagedPage as error:
        return DamagedPage(f"{row.url}: {error}")


def _readable(batch: Iterable[T | DamagedPage], tell: TellDamage) -> Iterator[T]:
    for one in batch:
        if isinstance(one, DamagedPage):
            tell(one)
        else:
            yield one


def _refuse(damage: DamagedPage) -> NoReturn:
    raise damage


def _chosen(choice: PageChoice) -> list[ColumnElement[bool]]:
    conditions = [page.c.revision_id > choice.after]
    if choice.source:
        conditions.append(page.c.source == choice.source)
    if choice.since is not None:
        conditions.append(page.c.fetched_at >= choice.since)
    return conditions


def _is_newest() -> ColumnElement[bool]:
    its_text = (revision.c.id == page.c.revision_id) & (revision.c.shown == 1)
    return select(revision.c.id).where(its_text, ~has_later_text()).exists()


def _fetched(connection: Connection, at_hand: DictionariesAtHand, row: AnyRow) -> FetchedPage:
    return FetchedPage(
        url=row.url,
        fetched_at=row.fetched_at,
        status=row.status,
        headers=tuple((name, value) for name, value in json.loads(row.headers)),
        body=at_hand.plain(connection, row.revision_id, row.dictionary_id, row.body),
        parts=parts_of(connection, row.revision_id),
    )


def _kept(connection: Connection, at_hand: DictionariesAtHand, row: AnyRow) -> KeptPage:
    of_article = select(revision.c.article_id).where(revision.c.id == row.revision_id).scalar_subquery()
    known = (article.c.url, article.c.canonical_url, article.c.topic, article.c.matched)
    is_newest = (revision.c.article_id == of_article) & (revision.c.number == article.c.revision)
    newest = connection.execute(select(revision, *known).join(article).where(is_newest)).one()
    matched = tuple(json.loads(newest.matched))
    return KeptPage(
        revision_id=row.revision_id,
        article_id=newest.article_id,
        source=row.source,
        page=_fetched(connection, at_hand, row),
        entry=entry_from_json(row.entry) if row.entry else None,
        held=article_of(newest),
        match=Match(topic=newest.topic, found=matched) if newest.topic or matched else None,
    )
