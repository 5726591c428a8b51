"""The index of fingerprints: which texts share some with a new one. What that means is judged elsewhere.

Copies carry none, so it grows with stories. A fingerprint that many stories share is boilerplate ("À propos de
Microsoft", a lottery's form): it leads to nothing, and no more of it is stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from heapq import nsmallest
from itertools import chain

from sqlalchemy import Connection, Integer, bindparam, delete, insert, select, update

from store.copies.judging import WINDOW_DAYS
from store.copies.prints import Shingle, TextPrint
from store.schema import article, fingerprint, revision, story
from store.sql.dialects import among, among_named, each_of, one_parameter
from store.sql.worded import Worded

#: Days on which other stories had a fingerprint, from which on it is boilerplate.
BOILERPLATE_DAYS = 5
#: Stories likewise, whatever their days: it also bounds what one look-up reads.
BOILERPLATE_STORIES = 20


_COLUMNS = (fingerprint.c.hash, fingerprint.c.article_id, fingerprint.c.day)
_LOOK_UP = Worded(lambda dialect: select(*_COLUMNS).where(among_named(dialect, fingerprint.c.hash, "hashes")))
_ITS_ARTICLE, _ITS_DAY = bindparam("its_article", type_=Integer), bindparam("its_day", type_=Integer)
_ADD = Worded(
    lambda dialect: insert(fingerprint).from_select(
        _COLUMNS, select(each_of(dialect, "hashes"), _ITS_ARTICLE, _ITS_DAY)
    )
)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An article that may be what a text is a copy of."""

    article_id: int
    days_apart: int
    #: Fingerprints that both have and few others.
    shared: int


@dataclass(frozen=True, kw_only=True)
class Sightings:
    """Where the fingerprints of one text were seen before."""

    print: TextPrint
    #: Day of the text, as the index counts them.
    day: int
    #: For each fingerprint that is known: articles and their days.
    seen: dict[int, list[tuple[int, int]]]

    @cached_property
    def common(self) -> frozenset[int]:
        """The fingerprints that are boilerplate."""
        return frozenset(hash_ for hash_, rows in self.seen.items() if _is_common(rows))

    @cached_property
    def boilerplate(self) -> frozenset[Shingle]:
        """All shingles that are boilerplate: those of such fingerprints, and what stands between two in a row."""
        places: set[int] = set()
        before: int | None = None
        for place, hash_ in self.print.chosen:
            if hash_ not in self.common:
                before = None
                continue
            places.update(range(place if before is None else before, place + 1))
            before = place
        return frozenset(self.print.shingles[place] for place in places)

    @cached_property
    def _shared(self) -> Counter[tuple[int, int]]:
        """How many fingerprints each article within the window shares, boilerplate left out."""
        rare = chain.from_iterable(rows for hash_, rows in self.seen.items() if hash_ not in self.common)
        return Counter(row for row in rare if abs(row[1] - self.day) <= WINDOW_DAYS)

    def candidates(self, most: int) -> list[Candidate]:
        """Articles within the window that share most fingerprints; the nearest and oldest first."""
        shared = self._shared
        best = nsmallest(most, shared, key=lambda row: (-shared[row], abs(row[1] - self.day), row[0]))
        return [Candidate(article_id=id_, days_apart=abs(day - self.day), shared=shared[id_, day]) for id_, day in best]


def counting_day(published_at: datetime | None, first_seen_at: datetime) -> int:
    """The day that counts for an article: of publication when that is known, else of first sight; UTC."""
    return (published_at or first_seen_at).astimezone(UTC).toordinal()


def sightings(connection: Connection, print_: TextPrint, day: int) -> Sightings:
    """Look the fingerprints of a text up."""
    seen: dict[int, list[tuple[int, int]]] = {}
    wanted = one_parameter(connection, [hash_ for _, hash_ in print_.chosen])
    for hash_, article_id, its_day in _LOOK_UP.rows(connection, hashes=wanted):
        seen.setdefault(hash_, []).append((article_id, its_day))
    return Sightings(print=print_, day=day, seen=seen)


def add_fingerprints(connection: Connection, article_id: int, found: Sightings) -> None:
    """Let an article be found by its text. What it has already, and boilerplate, is left out."""
    known = {hash_ for hash_, rows in found.seen.items() if any(other == article_id for other, _ in rows)}
    new = {hash_ for _, hash_ in found.print.chosen} - found.common - known
    if new:
        hashes = one_parameter(connection, sorted(new))
        _ADD.write(connection, {"hashes": hashes, "its_article": article_id, "its_day": found.day})


def restore_fingerprints(connection: Connection, article_id: int) -> None:
    """Let a kept article be found by its newest text: it was a copy, and is one no longer."""
    columns = select(article.c.published_at, article.c.first_seen_at, revision.c.title, revision.c.body)
    newest = (revision.c.article_id == article.c.id) & (revision.c.number == article.c.revision)
    row = connection.execute(columns.join(revision, newest).where(article.c.id == article_id)).one()
    day = counting_day(row.published_at, row.first_seen_at)
    add_fingerprints(connection, article_id, sightings(connection, TextPrint(row.body, row.title), day))


def drop_fingerprints(connection: Connection, article_ids: Collection[int]) -> None:
    """Delete what articles are found by, and what names them as the text shown of a story.

    Call it while their texts are still there: fingerprints are found by making them again.
    """
    ids = list(article_ids)
    texts = select(revision.c.article_id, revision.c.title, revision.c.body)
    for row in connection.execute(texts.where(among(connection, revision.c.article_id, ids))).all():
        _delete(connection, row.article_id, (hash_ for _, hash_ in TextPrint(row.body, row.title).chosen))
    shown = among(connection, story.c.shown_article_id, ids)
    connection.execute(update(story).where(shown).values(shown_article_id=None))


def prune_fingerprints(connection: Connection, before_day: int) -> int:
    """Delete the fingerprints of earlier days, which `date.toordinal` counts; gives how many.

    Texts of the last `WINDOW_DAYS` are still looked up; half as long again is needed to know boilerplate by its days.
    """
    return connection.execute(delete(fingerprint).where(fingerprint.c.day < before_day)).rowcount


def _delete(connection: Connection, article_id: int, hashes: Iterable[int]) -> None:
    named = among(connection, fingerprint.c.hash, sorted(set(hashes)))
    connection.execute(delete(fingerprint).where(named, fingerprint.c.article_id == article_id))


def _is_common(rows: Collection[tuple[int, int]]) -> bool:
    if len(rows) < BOILERPLATE_DAYS:
        return False
    return len(rows) >= BOILERPLATE_STORIES or len({day for _, day in rows}) >= BOILERPLATE_DAYS
