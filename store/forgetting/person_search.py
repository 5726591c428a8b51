"""Where the corpus names a person: texts old and new, bylines, chrome, addresses, feeds' words, and kept pages.

It reads all of it, since no index holds older texts, chrome or pages: some minutes for a million articles. A name is
found as it is given or surname first, in any case and accents; other spellings are other names.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar
from urllib.parse import unquote

from sqlalchemy import Column, Connection, Engine, Select, func, select

from store.errors import BadQuery, DamagedPage
from store.forgetting.forget import Reach, UnreadPage
from store.forgetting.told_elsewhere import emptied
from store.pages.dictionaries import DictionariesAtHand
from store.pages.parts import parts_of
from store.query.parsing import check_is_text
from store.rows import AnyRow
from store.schema import (
    address,
    article,
    failure,
    near_miss,
    page,
    page_part,
    recheck,
    request,
    revision,
    site,
    site_block,
)
from store.sql.transactions import read
from store.telling import TellProgress
from store.text import fold, words
from store.urls import url_key

#: Texts that are read at once, and pages.
_AT_ONCE = 500
_PAGES_AT_ONCE = 50
T = TypeVar("T")

#: What joins words to others in addresses, and in JSON, where a line ends.
_BETWEEN = re.compile(r"_|\\n")
_TAG = re.compile(r"<[^>]*>")
#: A letter as scripts and JSON write it.
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")

_TEXTS = select(
    revision.c.id,
    revision.c.article_id,
    article.c.url,
    article.c.canonical_url,
    revision.c.title,
    revision.c.standfirst,
    revision.c.body,
    revision.c.body_markdown,
    revision.c.authors,
    revision.c.author_roles,
    revision.c.credit,
    revision.c.tags,
    revision.c.section,
    revision.c.image,
    revision.c.published_raw,
).join(article, article.c.id == revision.c.article_id)
_CHROME = select(revision.c.id, revision.c.article_id, revision.c.removed)
_FAILURES = select(failure.c.id, failure.c.url, failure.c.detail)
#: Where redirects led is noted nowhere else.
_REQUESTS = select(request.c.id, request.c.url).where(request.c.url.is_not(None))
_NEAR_MISSES = select(near_miss.c.id, near_miss.c.url_key, near_miss.c.url, near_miss.c.title)
_ADDRESSES = select(address.c.url_key, address.c.url, address.c.entry, address.c.article_id)
_LOOKS = select(recheck.c.article_id, recheck.c.entry)
_LEARNED = select(site_block.c.site, site_block.c.key, site_block.c.text).where(site_block.c.text != "")
_PAGES = select(
    page.c.revision_id, page.c.dictionary_id, page.c.body, page.c.entry, page.c.url, revision.c.article_id
).join(revision, revision.c.id == page.c.revision_id)


class PersonName:
    """A name to look for. Raises BadQuery when it has no word in it."""

    def __init__(self, name: str) -> None:
        check_is_text(name)
        parts = words(name)
        if not parts:
            raise BadQuery(name, "expected a name, such as Claire Vasseur")
        # Surname first is one of the rotations, wherever the surname begins.
        self._orders = {f" {' '.join(parts[start:] + parts[:start])} " for start in range(len(parts))}
        self._rarest = max(parts, key=len)

    def is_in(self, text: str) -> bool:
        """Whether a text names the person."""
        text = unquote(text)
        # Folding is a third of the work, and rules out nearly every text.
        if self._rarest not in fold(text):
            return False
        said = f" {' '.join(words(_BETWEEN.sub(' ', text)))} "
        return any(order in said for order in self._orders)


def reach_of_person(reader: Engine, name: str, progress: TellProgress | None = None) -> Reach:
    """The articles that name a person, with the addresses that do, and what tells of the person beside other articles.

    `progress` is told texts and pages read, and how many there are. Raises BadQuery for a name without a word.
    """
    wanted = PersonName(name)
    told = _ReadCounter(progress, reader)
    articles = {row.article_id for row in told(_scan(reader, _TEXTS, revision.c.id, 0)) if wanted.is_in(_said(row))}
    lone = {url_key(row.url) for row in _scan(reader, _FAILURES, failure.c.id, 0) if wanted.is_in(_said(row))}
    lone |= {url_key(row.url) for row in _scan(reader, _REQUESTS, request.c.id, 0) if wanted.is_in(row.url)}
    for row in _scan(reader, _NEAR_MISSES, near_miss.c.id, 0):
        lone |= {row.url_key, url_key(row.url)} if wanted.is_in(_said(row)) else set()
    for row in _scan(reader, _ADDRESSES, address.c.url_key, ""):
        if wanted.is_in(_said(row)):
            lone |= {row.url_key} if row.article_id is None else set()
            articles |= {row.article_id} if row.article_id is not None else set()
    pages, unread = [], []
    for row, said, is_whole in told(_scan_pages(reader)):
        if row.article_id in articles:
            continue
        if wanted.is_in(said):
            pages.append(row.revision_id)
        elif not is_whole:
            unread.append(UnreadPage(article_id=row.article_id, url=row.url))
    return Reach(
        by="person",
        articles=tuple(sorted(articles)),
        lone_keys=frozenset(lone),
        pages=tuple(pages),
        unread=tuple(unread),
        told_elsewhere=tuple(
            (row.id, emptied(row.removed, wanted.is_in))
            for row in _scan(reader, _CHROME, revision.c.id, 0)
            if row.article_id not in articles and wanted.is_in(row.removed)
        ),
        feeds_words=tuple(
            row.article_id
            for row in _scan(reader, _LOOKS, recheck.c.article_id, 0)
            if row.article_id not in articles and wanted.is_in(_said(row))
        ),
        learned=tuple((row.site, row.key) for row in _scan_learned(reader) if wanted.is_in(row.text)),
    )


class _ReadCounter:
    """Counts what is read, and tells of it."""

    def __init__(self, progress: TellProgress | None, reader: Engine) -> None:
        self._progress = progress
        self._done = 0
        self._total = read(reader, _texts_and_pages) if progress else 0

    def __call__(self, rows: Iterable[T]) -> Iterator[T]:
        for row in rows:
            self._done += 1
            if self._progress and self._done % _AT_ONCE == 0:
                self._progress(self._done, self._total)
            yield row
        if self._progress:
            self._progress(self._done, self._total)


def _texts_and_pages(connection: Connection) -> int:
    counts = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (revision, page)]
    return sum(counts)


def _scan(reader: Engine, query: Select[Any], key: Column[Any], start: object) -> Iterator[AnyRow]:
    """The rows of a query in the order of its first column, in short reads that hold nobody up."""
    while rows := read(reader, partial(_all, query=query.where(key > start).order_by(key).limit(_AT_ONCE))):
        yield from rows
        start = rows[-1][0]


def _all(connection: Connection, query: Select[Any]) -> Sequence[AnyRow]:
    return connection.execute(query).all()


def _scan_learned(reader: Engine) -> Iterator[AnyRow]:
    """What is learned of the chrome of each site."""
    for (name,) in read(reader, partial(_all, query=select(site.c.name))):
        yield from read(reader, partial(_all, query=_LEARNED.where(site_block.c.site == name)))


class _ToldPage(NamedTuple):
    row: AnyRow
    #: What stands on it and on its further pages, and what its feed said; of a damaged one as much as can be read.
    said: str
    is_whole: bool


def _scan_pages(reader: Engine) -> Iterator[_ToldPage]:
    """The kept pages."""
    at_hand = DictionariesAtHand()
    after = 0
    while some := read(reader, partial(_told_pages, at_hand=at_hand, after=after)):
        yield from some
        after = some[-1].row.revision_id


def _told_pages(connection: Connection, at_hand: DictionariesAtHand, after: int) -> list[_ToldPage]:
    some = _PAGES.where(page.c.revision_id > after).order_by(page.c.revision_id).limit(_PAGES_AT_ONCE)
    rows = connection.execute(some).all()
    numbers = [row.revision_id for row in rows]
    with_parts = select(page_part.c.revision_id).where(page_part.c.revision_id.in_(numbers)).distinct()
    further = set(connection.execute(with_parts).scalars())
    return [_told_page(connection, at_hand, row, has_parts=row.revision_id in further) for row in rows]


def _told_page(connection: Connection, at_hand: DictionariesAtHand, row: AnyRow, *, has_parts: bool) -> _ToldPage:
    said, is_whole = [], True
    try:
        said.append(_told(at_hand.plain(connection, row.revision_id, row.dictionary_id, row.body)))
        said += [_told(part.body) for part in (parts_of(connection, row.revision_id) if has_parts else ())]
    except DamagedPage:
        is_whole = False
    return _ToldPage(row, "\n".join([*said, _said(row)]), is_whole)


def _told(body: bytes) -> str:
    """What stands on a page: its text, then its tags, whose attributes name people too."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("cp1252", "replace")
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return html.unescape(f"{_TAG.sub(' ', text)} {' '.join(_TAG.findall(text))}")


def _said(row: AnyRow) -> str:
    return "\n".join(value for value in row if isinstance(value, str))
