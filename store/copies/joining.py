"""Articles put into stories and taken out of them, with what a story says of its articles kept in step.

Why an article belongs somewhere is known elsewhere; every function works inside a transaction.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, insert, select, update

from store.copies.fingerprints import drop_fingerprints, restore_fingerprints
from store.copies.recognition import Recognised, Twin
from store.rows import AnyRow
from store.schema import article, revision, story

#: The columns of an article that is no copy.
_FIRST: dict[str, object] = {"copy_of": None, "copy_kind": "", "copy_score": None}


def copy_columns(twin: Twin | None) -> dict[str, object]:
    """The columns of `article` that say what it is a copy of."""
    if twin is None:
        return _FIRST
    return {"copy_of": twin.article_id, "copy_kind": twin.kind.value, "copy_score": round(twin.score, 4)}


def note_recognised(connection: Connection, article_id: int, words: int, recognised: Recognised) -> None:
    """Write what follows for its story when an article was just put into it: who is shown."""
    if recognised.twin is not None and recognised.twin.is_fuller:
        _show_fuller(connection, recognised.twin.story_id, article_id, words)


def join_story(connection: Connection, moved: AnyRow, words: int, recognised: Recognised) -> None:
    """Move an article, which has a story to itself, into that of its twin."""
    assert recognised.twin is not None
    drop_fingerprints(connection, [moved.id])
    place = {"story_id": recognised.twin.story_id} | copy_columns(recognised.twin)
    connection.execute(update(article).where(article.c.id == moved.id).values(place))
    if recognised.twin.is_fuller:
        restore_fingerprints(connection, moved.id)
        _show_fuller(connection, recognised.twin.story_id, moved.id, words)
    for story_id in (moved.story_id, recognised.twin.story_id):
        renew_story(connection, story_id)


def add_story(connection: Connection, first: AnyRow) -> int:
    """A new story of one kept article; the one that it leaves is to be renewed."""
    row = {"first_seen_at": first.first_seen_at, "first_article_id": first.id, "articles": 1}
    story_id: int = connection.execute(insert(story).values(row).returning(story.c.id)).scalar_one()
    connection.execute(update(article).where(article.c.id == first.id).values(_FIRST | {"story_id": story_id}))
    restore_fingerprints(connection, first.id)
    return story_id


def renew_story(connection: Connection, story_id: int) -> None:
    """Count a story's articles anew; when its first has left, the oldest is the first. Without articles it goes."""
    this_story = story.c.id == story_id
    own = select(article.c.id).where(article.c.story_id == story_id)
    columns = select(article.c.id, article.c.first_seen_at, article.c.copy_of).join(story)
    in_order = columns.where(this_story).order_by(
        article.c.id != story.c.first_article_id, article.c.first_seen_at, article.c.id
    )
    first = connection.execute(in_order.limit(1)).first()
    if first is None:
        connection.execute(delete(story).where(this_story))
        return
    count = connection.execute(select(func.count()).select_from(own.subquery())).scalar_one()
    row = {"articles": count, "first_article_id": first.id, "first_seen_at": first.first_seen_at}
    connection.execute(update(story).where(this_story).values(row))
    shown_elsewhere = this_story & story.c.shown_article_id.not_in(own)
    connection.execute(update(story).where(shown_elsewhere).values(shown_article_id=None))
    _follow_first(connection, story_id, first)


def _follow_first(connection: Connection, story_id: int, first: AnyRow) -> None:
    """Let copies of what is in another story now be copies of their own story's first article."""
    own = article.alias("own")
    elsewhere = article.c.copy_of.not_in(select(own.c.id).where(own.c.story_id == story_id))
    orphans = (article.c.story_id == story_id) & (article.c.id != first.id) & elsewhere
    connection.execute(update(article).where(orphans).values(copy_of=first.id))
    if first.copy_of is not None:
        connection.execute(update(article).where(article.c.id == first.id).values(_FIRST))
        restore_fingerprints(connection, first.id)


def _show_fuller(connection: Connection, story_id: int, article_id: int, words: int) -> None:
    """Let an article speak for its story when it says more than the one that does so now."""
    shown = func.coalesce(story.c.shown_article_id, story.c.first_article_id)
    newest = (revision.c.article_id == article.c.id) & (revision.c.number == article.c.revision)
    counted = select(revision.c.word_count).select_from(story).join(article, article.c.id == shown)
    said = connection.execute(counted.join(revision, newest).where(story.c.id == story_id)).scalar()
    if said is None or said < words:
        connection.execute(update(story).where(story.c.id == story_id).values(shown_article_id=article_id))
