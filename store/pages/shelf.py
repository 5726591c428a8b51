"""The fetched pages beside the articles: kept in few bytes, and dropped.

A page belongs to the revision that its publisher's text became; what a better extractor makes of it later are
revisions without a page of their own. Whether a page may be kept at all is decided above.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, bindparam, delete, func, select

from store.errors import StoreError
from store.pages.dictionaries import (
    MADE_OF,
    Dictionary,
    current_dictionary,
    is_due,
    made_of_any,
    renew,
    retire,
)
from store.pages.parts import drop_parts, header_text, packed_parts, put_parts
from store.parts import in_parts
from store.schema import address, page, page_dictionary
from store.sql.transactions import read, write
from store.sql.worded import Worded
from store.types import FetchedPage
from store.urls import url_key

logger = logging.getLogger(__name__)

#: Sources whose dictionary is at hand, as many as a crawl polls at once: 7 MB at most each, 2 MB mostly.
_MOST_AT_HAND = 32
#: What is asked before a page is kept: its source's newest dictionary, the pages that this serves, those of the source
#: as far as they matter, and what the feed said of this one.
_NEWEST = select(func.max(page_dictionary.c.id)).where(page_dictionary.c.source == bindparam("its_source"))
_OF_SOURCE = select(page.c.revision_id).where(page.c.source == bindparam("its_source")).limit(MADE_OF)
_STANDING = Worded(
    lambda _: select(
        _NEWEST.scalar_subquery(),
        select(func.count()).where(page.c.dictionary_id == _NEWEST.scalar_subquery()).scalar_subquery(),
        select(func.count()).select_from(_OF_SOURCE.subquery()).scalar_subquery(),
        select(address.c.entry).where(address.c.url_key == bindparam("its_key")).scalar_subquery(),
    )
)
_ADD = Worded.insert(page, [column.name for column in page.c])
#: Values that one statement names; drivers take tens of thousands.
_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class PackedPage:
    """A page on its way into the database."""

    page: FetchedPage
    source: str
    dictionary: Dictionary
    #: zstd, made with that dictionary.
    frame: bytes
    #: Rows of what follows the first page of its article.
    parts: list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class PagesPruned:
    """What a batch of retention came to."""

    pages: int
    dictionaries: int
    #: What they took in the database.
    stored_bytes: int
    #: Whether another batch has more to do.
    more: bool


class PageShelf:
    """The way of pages into a corpus. It remembers the dictionaries of some sources; one thread at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: OrderedDict[str, Dictionary] = OrderedDict()

    def pack(self, fetched: FetchedPage, source: str) -> PackedPage:
        """Compress a page before the transaction that keeps it."""
        if source not in self._known:
            self._remember(source, read(self._engine, lambda connection: current_dictionary(connection, source)))
        return _packed(fetched, source, self._known[source])

    def pack_within(self, connection: Connection, fetched: FetchedPage, source: str) -> PackedPage:
        """Compress a page that nobody expected to be kept, in the transaction that does."""
        self._remember(source, current_dictionary(connection, source))
        return _packed(fetched, source, self._known[source])

    def take(
        self,
        connection: Connection,
        fetched: FetchedPage | None,
        packed: PackedPage | None,
        source: str,
        revision_id: int | None,
        listed_url: str,
    ) -> bool:
        """Keep a page, packed before or not, beside the revision that was written; nothing where either is None."""
        if fetched is None or revision_id is None:
            return False
        return self.put(connection, packed or self.pack_within(connection, fetched, source), revision_id, listed_url)

    def put(self, connection: Connection, packed: PackedPage, revision_id: int, listed_url: str) -> bool:
        """Keep a page beside its revision, with what the feed said of it, before that is settled.

        Tells whether its source wants another dictionary (`renew`).
        """
        keys = {"its_source": packed.source, "its_key": url_key(listed_url)}
        ((newest, served, kept, entry),) = _STANDING.rows(connection, **keys)
        if newest != packed.dictionary.id:
            # Renewed by another process, or gone with a page that was forgotten.
            packed = self.pack_within(connection, packed.page, packed.source)
        _ADD.write(connection, _row(packed) | {"revision_id": revision_id, "entry": entry})
        put_parts(connection, revision_id, packed.parts)
        return is_due(newest, served + 1, kept + 1)

    def renew(self, source: str) -> None:
        """Let a source have the dictionary that its newest pages ask for. They are kept either way."""
        try:
            is_renewed = write(self._engine, lambda connection: renew(connection, source))
        except StoreError as error:
            logger.warning("no new dictionary source=%r error=%s", source, error)
            return
        if is_renewed:
            self._known.pop(source, None)

    def _remember(self, source: str, dictionary: Dictionary) -> None:
        self._known[source] = dictionary
        self._known.move_to_end(source)
        while len(self._known) > _MOST_AT_HAND:
            self._known.popitem(last=False)


def drop_pages(connection: Connection, revision_ids: Collection[int]) -> int:
    """Delete the pages of these revisions, and every trace of their text in dictionaries; how many pages there were.

    Other pages that need such a dictionary are compressed anew, which takes some 10 ms each. Revisions whose pages
    are gone already are to be named too: a dictionary may still hold their text.
    """
    dropped = 0
    for some in in_parts(sorted(revision_ids), _AT_ONCE):
        drop_parts(connection, some)
        dropped += connection.execute(delete(page).where(page.c.revision_id.in_(some))).rowcount
    retire(connection, made_of_any(connection, revision_ids))
    return dropped


def prune_pages(
    connection: Connection, older_than: datetime, *, dry_run: bool = False, at_most: int = _AT_ONCE
) -> PagesPruned:
    """Delete pages fetched before an instant, and dictionaries that hold the text of such pages or serve none.

    One call is one batch of `at_most` pages, or of one source's dictionaries once the pages are gone: call it in new
    transactions while there is `more`. A dry run counts all of it at once, and deletes nothing.
    """
    if dry_run:
        return _what_would_go(connection, older_than)
    old = select(page.c.revision_id, func.length(page.c.body).label("stored_bytes")).where(
        page.c.fetched_at < older_than
    )
    rows = connection.execute(old.order_by(page.c.fetched_at).limit(at_most)).all()
    for some in in_parts([row.revision_id for row in rows], _AT_ONCE):
        drop_parts(connection, some)
        connection.execute(delete(page).where(page.c.revision_id.in_(some)))
    stored_bytes = sum(row.stored_bytes for row in rows)
    if len(rows) == at_most:
        return PagesPruned(pages=at_most, dictionaries=0, stored_bytes=stored_bytes, more=True)
    dictionaries, more = _prune_dictionaries(connection, older_than)
    return PagesPruned(pages=len(rows), dictionaries=dictionaries, stored_bytes=stored_bytes, more=more)


def _prune_dictionaries(connection: Connection, older_than: datetime) -> tuple[int, bool]:
    """Retire those of one source; how many, and whether other sources have some."""
    select_doomed = select(page_dictionary.c.id, page_dictionary.c.source).where(_is_doomed(older_than))
    rows = connection.execute(select_doomed.order_by(page_dictionary.c.source)).all()
    of_first = [row.id for row in rows if row.source == rows[0].source]
    retire(connection, of_first)
    return len(of_first), len(rows) > len(of_first)


def _what_would_go(connection: Connection, older_than: datetime) -> PagesPruned:
    counts = select(func.count().label("pages"), func.coalesce(func.sum(func.length(page.c.body)), 0).label("bytes"))
    old = connection.execute(counts.where(page.c.fetched_at < older_than)).one()
    doomed = select(func.count()).select_from(page_dictionary).where(_is_doomed(older_than))
    dictionaries: int = connection.execute(doomed).scalar_one()
    return PagesPruned(pages=old.pages, dictionaries=dictionaries, stored_bytes=int(old.bytes), more=False)


def _is_doomed(older_than: datetime) -> ColumnElement[bool]:
    """Dictionaries that may not be kept, or need not: those that serve no page, but for each source's newest."""
    newest = select(func.max(page_dictionary.c.id)).group_by(page_dictionary.c.source)
    serves = select(page.c.revision_id).where(page.c.dictionary_id == page_dictionary.c.id).exists()
    return (page_dictionary.c.oldest_at < older_than) | (~serves & page_dictionary.c.id.not_in(newest))


def _packed(fetched: FetchedPage, source: str, dictionary: Dictionary) -> PackedPage:
    return PackedPage(
        page=fetched,
        source=source,
        dictionary=dictionary,
        frame=dictionary.packer.compress(fetched.body),
        parts=packed_parts(fetched),
    )


def _row(packed: PackedPage) -> dict[str, Any]:
    fetched = packed.page
    return {
        "source": packed.source,
        "url": fetched.url,
        "fetched_at": fetched.fetched_at,
        "status": fetched.status,
        "headers": header_text(fetched),
        "sha256": fetched.sha256,
        "html_bytes": len(fetched.body),
        "dictionary_id": packed.dictionary.id,
        "body": packed.frame,
    }
