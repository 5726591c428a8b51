"""What becomes of one article in the transaction that keeps it: new, a copy, a revision, or nothing new.

It judges sameness by address and by text, writes the rows and keeps the index in step. Whether an article is wanted
is decided above.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Integer, bindparam, insert, select, update

from store.changes import changed_fields
from store.copies.fingerprints import add_fingerprints, counting_day
from store.copies.joining import copy_columns, join_story, note_recognised
from store.copies.prints import TextPrint, prepared_print
from store.copies.recognition import recognise
from store.rows import AnyRow, article_of, match_row, revision_row, text_hash
from store.schema import address, article, revision, story, volume
from store.search.index import index_article, unindex_article
from store.types import Article, Cause, Match, Verdict
from store.urls import accepted_canonical, url_key

# Made once: wording a statement anew takes as long as executing it.
_BY_KEY = select(article).where(article.c.url_key.in_(bindparam("keys", expanding=True))).order_by(article.c.id)
_LED = address.c.url_key.in_(bindparam("keys", expanding=True)) & address.c.article_id.is_not(None)
_BY_ADDRESS = select(article).where(article.c.id.in_(select(address.c.article_id).where(_LED))).order_by(article.c.id)
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
    """The article that one of these addresses already leads to."""
    wanted = {"keys": list(set(keys))}
    row = connection.execute(_BY_KEY, wanted).first()
    return row if row is not None else connection.execute(_BY_ADDRESS, wanted).first()


def add_article(connection: Connection, arrival: Arrival) -> Kept:
    """Write an article that no address leads to: a copy when its text is here already, else a story of its own."""
    found, now = arrival.found, arrival.now
    recognised = recognise(connection, arrival.print, counting_day(found.published_at, now))
    twin = recognised.twin
    story_id = twin.story_id if twin else _add_story(connection, now)
    row = _current(found, arrival.print) | {
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
    revision_id = _add_revision(connection, article_id, 1, found, now, Cause.PUBLISHER)
    note_recognised(connection, article_id, found.word_count, recognised)
    index_article(connection, article_id, found.title, found.standfirst, found.body)
    return Kept(verdict=Verdict.COPY if twin else Verdict.KEPT, article_id=article_id, revision_id=revision_id)


def update_article(connection: Connection, held: AnyRow, found: Article, match: Match | None, now: datetime) -> Kept:
    """Note that an article was seen again, with a revision when its publisher changed the text."""
    # Another address of the same article (AMP, print) words its frame differently: that is no edit.
    same_address = url_key(found.url) in (held.url_key, url_key(held.url))
    connection.execute(update(article).where(article.c.id == held.id).values(last_seen_at=now))
    if not same_address:
        return Kept(verdict=Verdict.UNCHANGED, article_id=held.id)
    return revise_article(connection, held, found, match, now, Cause.PUBLISHER)


def revise_article(
    connection: Connection, held: AnyRow, found: Article, match: Match | None, now: datetime, cause: Cause
) -> Kept:
    """Write a revision when the text is another than the newest one. A match replaces the one that is kept.

    Of our own readings, any field that a person sees makes a revision; of a publisher's pages, the text alone.
    """
    is_newest = (revision.c.article_id == held.id) & (revision.c.number == held.revision)
    columns = select(revision, article.c.url, article.c.canonical_url).join(article)
    newest = connection.execute(columns.where(is_newest)).one()
    by_us = cause is Cause.EXTRACTOR
    if not (changed_fields(article_of(newest), found) if by_us else newest.text_hash != text_hash(found)):
        return Kept(verdict=Verdict.UNCHANGED, article_id=held.id)
    number = held.revision + 1
    revision_id = _add_revision(connection, held.id, number, found, now, cause)
    print_ = prepared_print(found)
    changed = _current(found, print_) | {"revision": number}
    matched = match_row(match) if match else {}
    connection.execute(update(article).where(article.c.id == held.id).values(changed | matched))
    unindex_article(connection, held.id, newest.title, newest.standfirst, newest.body)
    index_article(connection, held.id, found.title, found.standfirst, found.body)
    _recognise_again(connection, held, found, print_)
    return Kept(verdict=Verdict.REVISED, article_id=held.id, revision_id=revision_id)


def _recognise_again(connection: Connection, held: AnyRow, found: Article, print_: TextPrint) -> None:
    """Let a changed text be found, and join the story that it tells when the article has none but its own."""
    if held.copy_of is not None:
        return
    recognised = recognise(connection, print_, counting_day(found.published_at, held.first_seen_at), held.id)
    is_alone = connection.execute(select(story.c.articles).where(story.c.id == held.story_id)).scalar() == 1
    if recognised.twin and is_alone:
        join_story(connection, held, found.word_count, recognised)
    elif recognised.sightings is not None:
        add_fingerprints(connection, held.id, recognised.sightings)


def _current(found: Article, print_: TextPrint) -> dict[str, object]:
    """The columns of `article` that follow its newest text, so that its own address is compared with what it says."""
    return {
        "url": found.url,
        "canonical_url": found.canonical_url,
        "fingerprint": print_.exact,
        "published_at": found.published_at,
        "language": found.language,
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


def _add_revision(
    connection: Connection, article_id: int, number: int, found: Article, now: datetime, cause: Cause
) -> int:
    row = {"article_id": article_id, "number": number, "seen_at": now, "cause": cause.value}
    revision_id: int = connection.execute(_ADD_REVISION, row | revision_row(found)).scalar_one()
    return revision_id
