"""The read side for the command line: the latest articles, one article with its history, and the state of the feeds.

It reads through a connection that cannot write. People's own SQL goes through `store.console`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, bindparam, select, text

from store.rows import AnyRow, article_of, poll_state
from store.schema import Instant, address, article, feed, revision
from store.sql.transactions import read
from store.types import Article, PollState
from store.urls import url_key


@dataclass(frozen=True, kw_only=True)
class Headline:
    """An article as one line of a list."""

    id: int
    source: str
    title: str
    url: str
    published_at: datetime | None
    first_seen_at: datetime
    copy_of: int | None
    revisions: int
    access: str
    word_count: int
    #: As in `ArticleRecord`.
    removed_at: datetime | None = None
    paywalled_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ArticleRecord:
    """An article with everything that is kept about it. Revisions come oldest first; each is a row of the table."""

    id: int
    url: str
    canonical_url: str
    source: str
    story_id: int
    copy_of: int | None
    first_seen_at: datetime
    last_seen_at: datetime
    topic: str
    matched: tuple[str, ...]
    #: Since when its publisher has removed it; None while it is there.
    removed_at: datetime | None
    #: Since when only its beginning is shown of what was free; None while it is not.
    paywalled_at: datetime | None
    revisions: tuple[AnyRow, ...]
    #: Number of the text on display, which is not the last one when the article is removed or paywalled by now.
    shown: int
    #: The other articles of its story.
    copies: tuple[Headline, ...]

    @property
    def newest(self) -> AnyRow:
        """The text on display."""
        return next(row for row in self.revisions if row.number == self.shown)


def latest_articles(reader: Engine, count: int) -> list[Headline]:
    """The articles that were seen last, newest first."""
    return _headlines(reader, "ORDER BY first_seen_at DESC, id DESC LIMIT :count", count=count)


def article_record(reader: Engine, article_id: int) -> ArticleRecord | None:
    """One article in full; None when there is none of that number."""
    history = select(revision).where(revision.c.article_id == article_id).order_by(revision.c.number)
    row, revisions = read(
        reader,
        lambda connection: (
            connection.execute(select(article).where(article.c.id == article_id)).first(),
            connection.execute(history).all(),
        ),
    )
    if row is None:
        return None
    others = _headlines(
        reader, "WHERE story_id = :story AND id <> :this ORDER BY id", story=row.story_id, this=article_id
    )
    return ArticleRecord(
        id=row.id,
        url=row.url,
        canonical_url=row.canonical_url,
        source=row.source,
        story_id=row.story_id,
        copy_of=row.copy_of,
        first_seen_at=row.first_seen_at,
        last_seen_at=row.last_seen_at,
        topic=row.topic,
        matched=tuple(json.loads(row.matched)),
        removed_at=row.removed_at,
        paywalled_at=row.paywalled_at,
        revisions=tuple(revisions),
        shown=row.revision,
        copies=tuple(others),
    )


def newest_text(reader: Engine, url: str) -> Article | None:
    """The newest text of the article that an address was fetched for; None when none is kept."""
    joined = select(revision, article.c.url, article.c.canonical_url).join(
        article, (article.c.id == revision.c.article_id) & (article.c.revision == revision.c.number)
    )
    led = joined.join(address, address.c.article_id == article.c.id).where(address.c.url_key == url_key(url))
    row = read(reader, lambda connection: connection.execute(led).first())
    return article_of(row) if row is not None else None


def feed_states(reader: Engine) -> dict[tuple[str, str], PollState]:
    """What is remembered of each feed, by its source and URL."""
    rows = read(reader, lambda connection: connection.execute(select(feed)).all())
    return {(row.source, row.url): poll_state(row) for row in rows}


def _headlines(reader: Engine, clause: str, **parameters: int) -> list[Headline]:
    columns = "id, source, title, url, published_at, first_seen_at, copy_of, revisions, access, word_count"
    columns += ", removed_at, paywalled_at"
    query = text(f"SELECT {columns} FROM articles {clause}")  # noqa: S608 - the clauses are the two above
    instants = ("published_at", "first_seen_at", "removed_at", "paywalled_at")
    typed = query.columns(**dict.fromkeys(instants, Instant)).bindparams(
        *(bindparam(name, value) for name, value in parameters.items())
    )
    rows = read(reader, lambda connection: connection.execute(typed).all())
    return [Headline(**row._mapping) for row in rows]
