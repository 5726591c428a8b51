"""What a person says about stories: these two articles are one, this one is not of that story. It is remembered.

A later run asks what was decided (`recognition`) and undoes none of it; another decision does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, insert, select, update

from store.copies.joining import add_story, renew_story
from store.copies.judging import CopyKind
from store.rows import AnyRow
from store.schema import article, decision, story
from store.sql.transactions import write


@dataclass(frozen=True, kw_only=True)
class Split:
    """A story of its own that was made of articles of another."""

    story_id: int
    #: The article that was named, and those that went with it.
    article_ids: tuple[int, ...]


def split_story(engine: Engine, article_id: int, now: datetime) -> Split | None:
    """Take an article out of its story, with those that have its very words: the same text cannot tell two stories.

    Other copies stay, also those that were recognised by this one: each may be split off in turn. None, and nothing
    changed, when there is no such article, or its story has no other text.
    """

    def split(connection: Connection) -> Split | None:
        held = connection.execute(select(article).where(article.c.id == article_id)).first()
        if held is None:
            return None
        moved = _of_its_words(connection, held)
        left = [each for each in _members(connection, held.story_id) if each not in moved]
        if not left:
            return None
        story_id = add_story(connection, held)
        for other_id in moved[1:]:
            same = {"copy_of": held.id, "copy_kind": CopyKind.EXACT.value, "copy_score": 1.0, "story_id": story_id}
            connection.execute(update(article).where(article.c.id == other_id).values(same))
        for renewed in (story_id, held.story_id):
            renew_story(connection, renewed)
        for each in moved:
            _decide(connection, each, left, now, is_same=False)
        return Split(story_id=story_id, article_ids=tuple(moved))

    return write(engine, split)


def merge_stories(engine: Engine, article_id: int, other_id: int, now: datetime) -> int | None:
    """Make the stories of two articles one, the older, and give its number; None when one of them is not there.

    What was decided between articles of the two stories before, is forgotten.
    """

    def merge(connection: Connection) -> int | None:
        story_ids = _stories_of(connection, (article_id, other_id))
        if not story_ids:
            return None
        into, *rest = story_ids
        for out_of in rest:
            _forget_decisions(connection, _members(connection, into), _members(connection, out_of))
            _move_all(connection, into=into, out_of=out_of)
        _decide(connection, article_id, [other_id], now, is_same=True)
        return into

    return write(engine, merge)


def decided(connection: Connection, article_id: int, other_id: int) -> tuple[bool, datetime] | None:
    """What a person said of two articles: whether they are one story, and when; None when nobody did."""
    low, high = sorted((article_id, other_id))
    pair = (decision.c.article_id == low) & (decision.c.other_id == high)
    row = connection.execute(select(decision.c.is_same, decision.c.decided_at).where(pair)).first()
    return (bool(row.is_same), row.decided_at) if row is not None else None


def _decide(connection: Connection, article_id: int, others: Iterable[int], now: datetime, *, is_same: bool) -> None:
    pairs = [tuple(sorted((article_id, other))) for other in others if other != article_id]
    for low, high in pairs:
        pair = (decision.c.article_id == low) & (decision.c.other_id == high)
        connection.execute(delete(decision).where(pair))
    rows = [{"article_id": low, "other_id": high, "is_same": int(is_same), "decided_at": now} for low, high in pairs]
    if rows:
        connection.execute(insert(decision), rows)


def _forget_decisions(connection: Connection, some: Collection[int], others: Collection[int]) -> None:
    for one, other in ((some, others), (others, some)):
        between = decision.c.article_id.in_(one) & decision.c.other_id.in_(other)
        connection.execute(delete(decision).where(between))


def _move_all(connection: Connection, *, into: int, out_of: int) -> None:
    """Let the articles of a story be copies in another, the first of them by a person's word."""
    first = select(story.c.first_article_id).where(story.c.id == into).scalar_subquery()
    merged = {"copy_of": first, "copy_kind": CopyKind.MERGED.value, "copy_score": None}
    moved_first = (article.c.story_id == out_of) & article.c.copy_of.is_(None)
    connection.execute(update(article).where(moved_first).values(merged))
    connection.execute(update(article).where(article.c.story_id == out_of).values(story_id=into))
    renew_story(connection, out_of)
    renew_story(connection, into)


def _stories_of(connection: Connection, article_ids: Collection[int]) -> list[int]:
    """The stories of some articles, oldest first; none when an article is not there."""
    wanted = set(article_ids)
    rows = connection.execute(select(article.c.id, article.c.story_id).where(article.c.id.in_(wanted))).all()
    if len(rows) < len(wanted):
        return []
    ids = {row.story_id for row in rows}
    in_order = select(story.c.id).where(story.c.id.in_(ids)).order_by(story.c.first_seen_at, story.c.id)
    return list(connection.execute(in_order).scalars())


def _members(connection: Connection, story_id: int) -> list[int]:
    return list(connection.execute(select(article.c.id).where(article.c.story_id == story_id)).scalars())


def _of_its_words(connection: Connection, held: AnyRow) -> list[int]:
    """An article, and after it those of its story that have the same words, oldest first."""
    same = (article.c.story_id == held.story_id) & (article.c.fingerprint == held.fingerprint)
    others = select(article.c.id).where(same, article.c.id != held.id).order_by(article.c.id)
    return [held.id, *connection.execute(others).scalars()]
