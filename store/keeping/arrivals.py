"""What becomes of a new article in the transaction that keeps it: a story of its own, or a copy.

It judges sameness by address and by text, and writes the rows but for those of the full-text index. What becomes of an
article that is here already is `store.keeping.revising`; whether an article is wanted is decided above.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle

from sqlalchemy import Connection, Integer, bindparam, case, insert, select, union_all, update

from store.copies.fingerprints import counting_day
from store.copies.joining import copy_columns, note_recognised
from store.copies.pickups import note_pickups
from store.copies.prints import TextPrint
from store.copies.recognition import recognise
from store.rows import AnyRow, match_row, revision_row
from store.schema import address, article, revision, story, volume
from store.types import Article, Cause, Match, Verdict
from store.urls import accepted_canonical, foreign_canonical, url_key

# Made once: wording a statement anew takes as long as executing it.
_KEYS = ("identity", "fetched", "listed")
_OF_ITS_KEY = article.c.url_key.in_([bindparam(name) for name in _KEYS])
_LED = address.c.url_key.in_([bindparam(name) for name in _KEYS]) & address.c.article_id.is_not(None)
_LEADS_HERE = union_all(select(article.c.id).where(_OF_ITS_KEY), select(address.c.article_id).where(_LED))
# What has an address as its own goes before what it once led to.
_OWN_FIRST = case((_OF_ITS_KEY, 0), else_=1)
_HELD = select(article).where(article.c.id.in_(_LEADS_HERE)).order_by(_OWN_FIRST, article.c.id).limit(1)
_COUNT_COPY = update(story).where(story.c.id == bindparam("its_story")).values(articles=story.c.articles + 1)
_COUNT_FIRST = _COUNT_COPY.values(first_article_id=bindparam("its_first"))
_COUNT_DAY = (
    update(volume)
    .where(volume.c.source == bindparam("its_source"), volume.c.day == bindparam("its_day"))
    .values(articles=volume.c.articles + 1, copies=volume.c.copies + bindparam("more", type_=Integer))
)
_ADD_STORY = insert(story).returning(story.c.id)
_ADD_ARTICLE = insert(article).returning(article.c.id)
_ADD_REVISION = insert(revision).returning(revision.c.id)


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


def keys_of(found: Article, listed_url: str) -> tuple[str, str, str]:
    """The keys an article may be known by: its identity first, then where it was fetched, then where it was listed."""
    canonical = accepted_canonical(found.url, found.canonical_url) if found.canonical_url else None
    return url_key(canonical or found.url), url_key(found.url), url_key(listed_url)


def held_article(connection: Connection, keys: Iterable[str]) -> AnyRow | None:
    """The article that one of these addresses, at most three, already leads to."""
    return connection.execute(_HELD, dict(zip(_KEYS, cycle(keys), strict=False))).first()


def add_article(connection: Connection, arrival: Arrival) -> Kept:
    """Write an article that no address leads to: a copy when its text is here already, else a story of its own."""
    found, now = arrival.found, arrival.now
    recognised = recognise(connection, arrival.print, counting_day(found.published_at, now))
    twin = recognised.twin
    story_id = twin.story_id if twin else _add_story(connection, now)
    row = current_columns(found, arrival.print) | {
        "url_key": arrival.key,
        "source": arrival.source,
        "story_id": story_id,
        "first_seen_at": now,
        "last_seen_at": now,
        "revision": 1,
    }
    row |= copy_columns(twin) | match_row(arrival.match)
    article_id: int = connection.execute(_ADD_ARTICLE, row).scalar_one()
    _count(connection, story_id, article_id, arrival.source, now, is_copy=twin is not None)
    revision_id = add_revision(connection, article_id, 1, found, now, Cause.PUBLISHER)
    note_recognised(connection, article_id, found.word_count, recognised)
    note_pickups(connection, article_id, recognised)
    verdict = Verdict.COPY if twin else Verdict.KEPT
    return Kept(verdict=verdict, article_id=article_id, revision_id=revision_id, is_new=True)


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


def _add_story(connection: Connection, now: datetime) -> int:
    story_id: int = connection.execute(_ADD_STORY, {"first_seen_at": now}).scalar_one()
    return story_id


def _count(
    connection: Connection, story_id: int, article_id: int, source: str, now: datetime, *, is_copy: bool
) -> None:
    """Count an article in its story, and in its source's day."""
    counted = {"its_story": story_id, "its_first": article_id}
    connection.execute(_COUNT_COPY if is_copy else _COUNT_FIRST, counted)
    this_day = {"its_source": source, "its_day": now.astimezone(UTC).date().isoformat(), "more": int(is_copy)}
    if connection.execute(_COUNT_DAY, this_day).rowcount == 0:
        row = {"source": source, "day": this_day["its_day"], "articles": 1, "copies": int(is_copy)}
        connection.execute(insert(volume), row)


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
