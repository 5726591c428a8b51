"""Stories as a person reads a list of them, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, func, select

from store.schema import article, revision, story
from store.sql.transactions import read


@dataclass(frozen=True, kw_only=True)
class StoryLine:
    """A story as one line of a list."""

    id: int
    first_seen_at: datetime
    first_source: str
    #: Of the article that speaks for it.
    title: str
    articles: int
    sources: int
    #: All its articles, in the order in which they came.
    article_ids: tuple[int, ...]


def latest_stories(reader: Engine, count: int) -> list[StoryLine]:
    """The stories that were first seen last, newest first."""
    return read(reader, lambda connection: _latest(connection, count))


def _latest(connection: Connection, count: int) -> list[StoryLine]:
    # Chosen before their articles are looked at: in a large corpus the headlines of all would take seconds.
    chosen = select(story).order_by(story.c.first_seen_at.desc(), story.c.id.desc()).limit(count).subquery()
    first, shown = article.alias("first"), article.alias("shown")
    speaks = shown.c.id == func.coalesce(chosen.c.shown_article_id, chosen.c.first_article_id)
    newest = (revision.c.article_id == shown.c.id) & (revision.c.number == shown.c.revision)
    columns = select(chosen.c.id, chosen.c.first_seen_at, first.c.source, revision.c.title)
    joined = columns.join(first, first.c.id == chosen.c.first_article_id).join(shown, speaks).join(revision, newest)
    rows = connection.execute(joined.order_by(chosen.c.first_seen_at.desc(), chosen.c.id.desc())).all()
    members = _members(connection, [row.id for row in rows])
    return [
        StoryLine(
            id=row.id,
            first_seen_at=row.first_seen_at,
            first_source=row.source,
            title=row.title,
            articles=len(members[row.id]),
            sources=len({source for _, source in members[row.id]}),
            article_ids=tuple(article_id for article_id, _ in members[row.id]),
        )
        for row in rows
    ]


def _members(connection: Connection, story_ids: list[int]) -> dict[int, list[tuple[int, str]]]:
    """Articles and their sources, by story."""
    found: dict[int, list[tuple[int, str]]] = {each: [] for each in story_ids}
    columns = select(article.c.story_id, article.c.id, article.c.source).where(article.c.story_id.in_(story_ids))
    for story_id, article_id, source in connection.execute(columns.order_by(article.c.id)):
        found[story_id].append((article_id, source))
    return found
