"""What becomes of a new article in the transaction that keeps it: a story of its own, or a copy.

It judges sameness by address and by text, and writes the rows but for those of the full-text index. What becomes of an
article that is here already is `store.keeping.revising`; whether an article is wanted is decided above.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from itertools import cycle

from sqlalchemy import Connection, Table, bindparam, case, insert, select, union_all, update

from store.copies.fingerprints import add_fingerprints, counting_day
from store.copies.joining import copy_columns, note_recognised
from store.copies.pickups import note_pickups
from store.copies.prints import TextPrint
from store.copies.recognition import Twin, recognise
from store.keeping.near_misses import drop_near_misses
from store.rows import AnyRow, match_row, revision_row
from store.schema import address, article, revision, story, volume
from store.sql.dialects import next_id, upsert
from store.sql.worded import Worded, at_once
from store.types import Article, Cause, Match, Verdict
from store.urls import accepted_canonical, foreign_canonical, url_key

_KEYS = ("identity", "fetched", "listed")
_OF_ITS_KEY = article.c.url_key.in_([bindparam(name) for name in _KEYS])
_LED = address.c.url_key.in_([bindparam(name) for name in _KEYS]) & address.c.article_id.is_not(None)
_LEADS_HERE = union_all(select(article.c.id).where(_OF_ITS_KEY), select(address.c.article_id).where(_LED))
# What has an address as its own goes before what it once led to.
_OWN_FIRST = case((_OF_ITS_KEY, 0), else_=1)
_HELD = Worded(
    lambda _: select(article.c.id).where(article.c.id.in_(_LEADS_HERE)).order_by(_OWN_FIRST, article.c.id).limit(1)
)
_IDS = Worded(lambda dialect: select(next_id(dialect, article), next_id(dialect, revision)))
_IDS_WITH_STORY = Worded(lambda dialect: select(*(next_id(dialect, each) for each in (article, revision, story))))
_ADD_REVISION = insert(revision).returning(revision.c.id)
_ADD_STORY = Worded.insert(story, ("id", "first_seen_at", "first_article_id", "articles"))
_COUNT_COPY = Worded(
    lambda _: update(story).where(story.c.id == bindparam("its_story")).values(articles=story.c.articles + 1)
)
_COUNT_DAY = Worded(
    lambda dialect: upsert(
        dialect, volume, lambda new: {name: volume.c[name] + new[name] for name in ("articles", "copies")}
    ),
    ("source", "day", "articles", "copies"),
)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What keeping an article came to."""

    verdict: Verdict
    article_id: int
    #: The revision that was written; None when the text is not new.
    revision_id: int | None = None
    #: Whether that is the text on display; a fuller one before it may stay.
    is_shown: bool = True
    #: Whether the article is, so that the index has yet to learn of it.
    is_new: bool = False


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """An article on its way in, with what was made of it before the transaction."""

    found: Article
    print: TextPrint
    #: Of its identity, the first of `keys_of`.
    key: str
    source: str
    match: Match | None
    now: datetime
    #: Of its text, where it was made before.
    text_hash: str = ""

    @cached_property
    def text_row(self) -> dict[str, object]:
        """The columns of its first revision that come from the article itself."""
        return revision_row(self.found, self.text_hash)


def keys_of(found: Article, listed_url: str) -> tuple[str, str, str]:
    """The keys an article may be known by: its identity first, then where it was fetched, then where it was listed."""
    canonical = accepted_canonical(found.url, found.canonical_url) if found.canonical_url else None
    return url_key(canonical or found.url), url_key(found.url), url_key(listed_url)


def held_article(connection: Connection, keys: Iterable[str]) -> AnyRow | None:
    """The article that one of these addresses, at most three, already leads to."""
    found = _HELD.rows(connection, **dict(zip(_KEYS, cycle(keys), strict=False)))
    return connection.execute(select(article).where(article.c.id == found[0][0])).one() if found else None


def add_article(connection: Connection, arrival: Arrival) -> Kept:
    """Write an article that no address leads to: a copy when its text is here already, else a story of its own."""
    found = arrival.found
    recognised = recognise(connection, arrival.print, counting_day(found.published_at, arrival.now))
    twin = recognised.twin
    article_id, revision_id, story_id = _ids(connection, twin)
    with at_once(connection):
        drop_near_misses(connection, [arrival.key])
        _count(connection, story_id, article_id, arrival, is_copy=twin is not None)
        _write_article(connection, arrival, {"id": article_id, "story_id": story_id} | copy_columns(twin))
        _write_first_text(connection, arrival, revision_id, article_id)
        if recognised.carries is not None:
            add_fingerprints(connection, article_id, recognised.carries)
    note_recognised(connection, article_id, found.word_count, recognised)
    note_pickups(connection, article_id, recognised)
    verdict = Verdict.COPY if twin else Verdict.KEPT
    return Kept(verdict=verdict, article_id=article_id, revision_id=revision_id, is_new=True)


def _ids(connection: Connection, twin: Twin | None) -> tuple[int, int, int]:
    """Ids of the rows to be written: of the article, its text, and its story, which is its twin's where it has one."""
    if twin is not None:
        ((article_id, revision_id),) = _IDS.rows(connection)
        return article_id, revision_id, twin.story_id
    ((article_id, revision_id, story_id),) = _IDS_WITH_STORY.rows(connection)
    return article_id, revision_id, story_id


def _write_article(connection: Connection, arrival: Arrival, place: dict[str, object]) -> None:
    row = current_columns(arrival.found, arrival.print) | match_row(arrival.match)
    row |= {"url_key": arrival.key, "source": arrival.source, "revision": 1}
    _insert(connection, article, row | {"first_seen_at": arrival.now, "last_seen_at": arrival.now} | place)


def _write_first_text(connection: Connection, arrival: Arrival, revision_id: int, article_id: int) -> None:
    first = {"id": revision_id, "article_id": article_id, "number": 1, "cause": Cause.PUBLISHER.value}
    _insert(connection, revision, arrival.text_row | first | {"seen_at": arrival.now})


def _insert(connection: Connection, table: Table, row: Mapping[str, object]) -> None:
    _inserting(table, tuple(row)).write(connection, row)


@cache
def _inserting(table: Table, columns: tuple[str, ...]) -> Worded:
    return Worded.insert(table, columns)


def current_columns(found: Article, print_: TextPrint) -> dict[str, object]:
    """The columns of `article` that follow its newest text, so that its own address is compared with what it says."""
    origin = foreign_canonical(found.url, found.canonical_url) if found.canonical_url else None
    return {
        "url": found.url,
        "canonical_url": found.canonical_url,
        "origin_key": url_key(origin) if origin else "",
        "fingerprint": print_.exact,
        "published_at": found.published_at,
        "language": found.language,
        "rights": found.rights.value,
        "rights_reason": found.rights_reason,
    }


def _count(connection: Connection, story_id: int, article_id: int, arrival: Arrival, *, is_copy: bool) -> None:
    """Count an article in its story, made when it is the first of it, and in its source's day."""
    if is_copy:
        _COUNT_COPY.write(connection, {"its_story": story_id})
    else:
        row = {"id": story_id, "first_seen_at": arrival.now, "first_article_id": article_id, "articles": 1}
        _ADD_STORY.write(connection, row)
    day = arrival.now.astimezone(UTC).date().isoformat()
    counted = {"source": arrival.source, "day": day, "articles": 1, "copies": int(is_copy)}
    _COUNT_DAY.write(connection, counted)


def add_revision(
    connection: Connection,
    article_id: int,
    number: int,
    found: Article,
    now: datetime,
    cause: Cause,
    edit: Mapping[str, object] | None = None,
) -> int:
    """Write a text of an article; its number. `edit` are the columns that say what was edited."""
    row = {"article_id": article_id, "number": number, "seen_at": now, "cause": cause.value}
    revision_id: int = connection.execute(_ADD_REVISION, row | revision_row(found) | dict(edit or {})).scalar_one()
    return revision_id
