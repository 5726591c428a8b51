"""What the pages of a source are compressed with: dictionaries made of its newest pages, renewed, and retired.

A dictionary holds the whole text of the pages it is made of. It therefore lives no longer than the oldest of them may
be kept, and goes when one of them is forgotten. Every function works inside a transaction of its caller's.
"""

from __future__ import annotations

import json
import logging
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from statistics import median

from sqlalchemy import Connection, delete, func, insert, select, update

from store.errors import DamagedPage, DatabaseBusy
from store.pages.compression import Packer, compress_dictionary, decompress, make_dictionary
from store.pages.parts import drop_parts
from store.schema import page, page_dictionary

logger = logging.getLogger(__name__)

#: Pages that a dictionary is made of. They are then kept in a few bytes each, so that it costs nothing by itself.
MADE_OF = 4
#: After so many pages it is asked whether newer pages make a better one: a redesign costs 16 pages at most.
_ASK_EVERY = 16
#: How much more than the others the newest pages have to take before that is tried again: a trial costs 10 ms.
_GROWN = 1.1
#: Pages that one dictionary serves at most, which bounds the work of doing without it: 128 take about a second.
_MOST_PAGES = 128
#: Newest pages that a new dictionary is tried on, and how much smaller it has to make them.
_TRIED = 2
_BETTER = 0.9
#: Pages that were compressed alone and get their first dictionary in one go.
_MOST_ALONE = 64
#: Dictionaries in memory, of 2 MB at most.
_MOST_AT_HAND = 8


@dataclass(frozen=True, kw_only=True)
class PlainPage:
    """The bytes of a kept page."""

    revision_id: int
    fetched_at: datetime
    body: bytes
    #: What it takes in the database, by the dictionary that it is kept with.
    stored_bytes: int


@dataclass(frozen=True, kw_only=True)
class Dictionary:
    """What pages of a source are compressed with; while it has none, no number and no bytes."""

    id: int | None
    body: bytes

    @cached_property
    def packer(self) -> Packer:
        return Packer(self.body)


class DictionariesAtHand:
    """The dictionaries that were needed last, by number; a number always means the same dictionary."""

    def __init__(self) -> None:
        self._bodies: OrderedDict[int, bytes] = OrderedDict()

    def body(self, connection: Connection, dictionary_id: int | None) -> bytes:
        """The dictionary of that number; empty for None.

        Raises DatabaseBusy when it was retired since the page was read that needs it: that one reads otherwise now.
        And DamagedPage when it is damaged, as are then all pages that need it.
        """
        if dictionary_id is None:
            return b""
        if dictionary_id not in self._bodies:
            wanted = select(page_dictionary.c.body).where(page_dictionary.c.id == dictionary_id)
            stored = connection.execute(wanted).scalar()
            if stored is None:
                raise DatabaseBusy(f"dictionary {dictionary_id} of the kept pages was replaced meanwhile; try again")
            try:
                self._bodies[dictionary_id] = decompress(stored)
            except ValueError as error:
                raise DamagedPage(f"dictionary {dictionary_id} of the kept pages is damaged: {error}") from error
        self._bodies.move_to_end(dictionary_id)
        while len(self._bodies) > _MOST_AT_HAND:
            self._bodies.popitem(last=False)
        return self._bodies[dictionary_id]

    def plain(self, connection: Connection, revision_id: int, dictionary_id: int | None, frame: bytes) -> bytes:
        """The bytes of a stored page. Raises DamagedPage when they are damaged."""
        dictionary = self.body(connection, dictionary_id)
        try:
            return decompress(frame, dictionary)
        except ValueError as error:
            raise DamagedPage(f"the kept page of revision {revision_id} is damaged: {error}") from error


def newest_dictionary(connection: Connection, source: str) -> int | None:
    """The number of the dictionary that new pages of a source are compressed with; None when it has none."""
    newest = select(func.max(page_dictionary.c.id)).where(page_dictionary.c.source == source)
    found: int | None = connection.execute(newest).scalar()
    return found


def current_dictionary(connection: Connection, source: str) -> Dictionary:
    """What new pages of a source are compressed with, read from the database; an empty one when it has none."""
    newest = newest_dictionary(connection, source)
    return Dictionary(id=newest, body=DictionariesAtHand().body(connection, newest))


def is_due(newest: int | None, served: int, kept: int) -> bool:
    """Whether a source has enough pages for its first dictionary, or had so many that it may need another.

    `served`: pages that its newest one serves. `kept`: pages of the source; they matter where it has none.
    """
    if newest is None:
        return kept >= MADE_OF
    return served % _ASK_EVERY == 0 or served >= _MOST_PAGES


def renew(connection: Connection, source: str) -> bool:
    """Make a new dictionary of a source's newest pages when it has none, or one that serves them less well."""
    current = newest_dictionary(connection, source)
    shares = _shares(connection, current)
    is_used_up = current is None or len(shares) >= _MOST_PAGES
    if not is_used_up and not may_be_better(shares):
        return False
    at_hand = DictionariesAtHand()
    newest = _newest_pages(connection, at_hand, source, MADE_OF + _TRIED)
    if len(newest) < MADE_OF:
        return False
    if not is_used_up and not _made_smaller(newest[:_TRIED], newest[_TRIED:]):
        return False
    _add_dictionary(connection, at_hand, source, newest[:MADE_OF])
    return True


def made_of_any(connection: Connection, revision_ids: Collection[int]) -> list[int]:
    """The dictionaries that hold the text of one of these revisions' pages, also of pages that are gone."""
    wanted = set(revision_ids)
    rows = connection.execute(select(page_dictionary.c.id, page_dictionary.c.made_of))
    return [row.id for row in rows if not wanted.isdisjoint(json.loads(row.made_of))]


def retire(connection: Connection, dictionary_ids: Collection[int]) -> None:
    """Delete dictionaries; the pages that need one are compressed anew, with the newest that stays, or a new one.

    A page that is damaged goes with its dictionary: nobody can read it, and somebody's words may not stay for it.
    """
    at_hand = DictionariesAtHand()
    sources = select(page_dictionary.c.source).where(page_dictionary.c.id.in_(dictionary_ids)).distinct()
    for source in connection.execute(sources).scalars().all():
        heir = _heir(connection, at_hand, source, dictionary_ids)
        served = select(page.c.revision_id).where(page.c.source == source, page.c.dictionary_id.in_(dictionary_ids))
        _compress_anew(connection, at_hand, connection.execute(served).scalars().all(), heir)
    _drop_unreadable(connection, dictionary_ids)
    connection.execute(delete(page_dictionary).where(page_dictionary.c.id.in_(dictionary_ids)))


def drop_idle_dictionaries(connection: Connection, source: str) -> None:
    """Delete those of a source that serve no page. Others do: its crawls may have read articles of other sources."""
    serves = select(page.c.revision_id).where(page.c.dictionary_id == page_dictionary.c.id).exists()
    connection.execute(delete(page_dictionary).where(page_dictionary.c.source == source, ~serves))


def _drop_unreadable(connection: Connection, dictionary_ids: Collection[int]) -> None:
    left = select(page.c.revision_id, page.c.url).where(page.c.dictionary_id.in_(dictionary_ids))
    for row in connection.execute(left).all():
        logger.warning("a kept page goes that is damaged url=%r", row.url)
        drop_parts(connection, [row.revision_id])
        connection.execute(delete(page).where(page.c.revision_id == row.revision_id))


def _heir(connection: Connection, at_hand: DictionariesAtHand, source: str, doomed: Collection[int]) -> int | None:
    others = (page_dictionary.c.source == source) & page_dictionary.c.id.not_in(doomed)
    heir: int | None = connection.execute(select(func.max(page_dictionary.c.id)).where(others)).scalar()
    if heir is not None:
        return heir
    newest = _newest_pages(connection, at_hand, source, MADE_OF)
    return _add_dictionary(connection, at_hand, source, newest) if len(newest) == MADE_OF else None


def _shares(connection: Connection, dictionary_id: int | None) -> list[float]:
    """What part of its HTML each page takes that a dictionary serves, newest first."""
    columns = select(func.length(page.c.body).label("stored"), page.c.html_bytes)
    served = columns.where(page.c.dictionary_id == dictionary_id).order_by(page.c.fetched_at.desc())
    return [row.stored / max(row.html_bytes, 1) for row in connection.execute(served)]


def may_be_better(shares: Sequence[float]) -> bool:
    """Whether another dictionary is worth a trial: the first time, and then when newer pages take more than others.

    `shares`: the part of its HTML that each page takes which the present one serves, newest first.
    """
    newest, others = shares[: MADE_OF + _TRIED], shares[MADE_OF + _TRIED :]
    return len(shares) <= _ASK_EVERY or median(newest) > _GROWN * median(others)


def _made_smaller(pages: Sequence[PlainPage], others: Iterable[PlainPage]) -> bool:
    """Whether a dictionary made of the others makes these pages smaller than they are kept now."""
    packer = Packer(make_dictionary(one.body for one in others))
    candidate = sum(len(packer.compress(one.body)) for one in pages)
    return candidate < _BETTER * sum(one.stored_bytes for one in pages)


def _add_dictionary(
    connection: Connection, at_hand: DictionariesAtHand, source: str, pages: Sequence[PlainPage]
) -> int:
    """Make a dictionary of these pages, and let it serve them and those that have none, but for damaged ones."""
    body = make_dictionary(one.body for one in pages)
    row = {
        "source": source,
        "made_of": json.dumps([one.revision_id for one in pages]),
        "oldest_at": min(one.fetched_at for one in pages),
        "body": compress_dictionary(body),
    }
    added = insert(page_dictionary).values(row).returning(page_dictionary.c.id)
    dictionary_id: int = connection.execute(added).scalar_one()
    lone = select(page.c.revision_id).where(page.c.source == source, page.c.dictionary_id.is_(None))
    newest_first = lone.order_by(page.c.fetched_at.desc(), page.c.revision_id.desc()).limit(_MOST_ALONE)
    served = {one.revision_id for one in pages} | set(connection.execute(newest_first).scalars())
    _compress_anew(connection, at_hand, sorted(served), dictionary_id)
    return dictionary_id


def _compress_anew(
    connection: Connection, at_hand: DictionariesAtHand, revision_ids: Iterable[int], dictionary_id: int | None
) -> None:
    packer = Packer(at_hand.body(connection, dictionary_id))
    for revision_id in revision_ids:
        this_page = page.c.revision_id == revision_id
        row = connection.execute(select(page.c.dictionary_id, page.c.body).where(this_page)).one()
        try:
            plain = at_hand.plain(connection, revision_id, row.dictionary_id, row.body)
        except DamagedPage:
            continue
        anew = {"dictionary_id": dictionary_id, "body": packer.compress(plain)}
        connection.execute(update(page).where(this_page).values(anew))


def _newest_pages(connection: Connection, at_hand: DictionariesAtHand, source: str, count: int) -> list[PlainPage]:
    """The newest pages of a source, newest first; without those among them that are damaged."""
    columns = select(page.c.revision_id, page.c.fetched_at, page.c.dictionary_id, page.c.body)
    newest = columns.where(page.c.source == source).order_by(page.c.fetched_at.desc(), page.c.revision_id.desc())
    found = []
    for row in connection.execute(newest.limit(count)).all():
        with suppress(DamagedPage):
            body = at_hand.plain(connection, row.revision_id, row.dictionary_id, row.body)
            found.append(
                PlainPage(revision_id=row.revision_id, fetched_at=row.fetched_at, body=body, stored_bytes=len(row.body))
            )
    return found
