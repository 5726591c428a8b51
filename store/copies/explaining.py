"""Why two articles are one story, or two: what was written down, what a person said, and both texts compared again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, select

from store.copies.decisions import decided
from store.copies.fingerprints import counting_day, sightings
from store.copies.judging import Likeness, likeness
from store.copies.prints import TextPrint
from store.rows import AnyRow
from store.schema import article, revision
from store.sql.transactions import read


@dataclass(frozen=True, kw_only=True)
class ComparedArticle:
    """One of the two, with what is written down about it."""

    id: int
    source: str
    title: str
    url: str
    #: Of publication, else of first sight.
    at: datetime
    words: int
    story_id: int
    copy_of: int | None
    copy_kind: str
    #: None when it is no copy, or by a person's word.
    copy_score: float | None


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """Two articles, and why they are where they are."""

    older: ComparedArticle
    newer: ComparedArticle
    #: Their newest texts, compared by today's rules.
    likeness: Likeness
    #: Share of the newer text that is boilerplate, and counts for nothing: 0 to 1.
    boilerplate: float
    #: What a person said: whether they are one story, and when; None when nobody did.
    decided: tuple[bool, datetime] | None

    @property
    def same_story(self) -> bool:
        return self.older.story_id == self.newer.story_id


def explain(reader: Engine, article_id: int, other_id: int) -> Explanation | None:
    """Compare two articles; None when one of them is not there."""

    def look(connection: Connection) -> Explanation | None:
        rows = _texts(connection, article_id, other_id)
        return _explained(connection, *rows) if len(rows) > 1 else None

    return read(reader, look)


def _explained(connection: Connection, older: AnyRow, newer: AnyRow) -> Explanation:
    texts = [TextPrint(row.body, row.title, row.fingerprint) for row in (older, newer)]
    days = [counting_day(row.published_at, row.first_seen_at) for row in (older, newer)]
    found = sightings(connection, texts[1], days[1])
    ignored = found.boilerplate
    return Explanation(
        older=_compared(older),
        newer=_compared(newer),
        likeness=likeness(texts[1], texts[0], abs(days[1] - days[0]), ignored),
        boilerplate=len(ignored) / len(texts[1].places) if texts[1].places else 0.0,
        decided=decided(connection, older.id, newer.id),
    )


def _texts(connection: Connection, *article_ids: int) -> list[AnyRow]:
    """Both articles with their newest texts, the one that was kept first before the other."""
    newest = (revision.c.article_id == article.c.id) & (revision.c.number == article.c.revision)
    columns = select(article, revision.c.title, revision.c.body, revision.c.word_count).join(revision, newest)
    return list(connection.execute(columns.where(article.c.id.in_(article_ids)).order_by(article.c.id)))


def _compared(row: AnyRow) -> ComparedArticle:
    return ComparedArticle(
        id=row.id,
        source=row.source,
        title=row.title,
        url=row.url,
        at=row.published_at or row.first_seen_at,
        words=row.word_count,
        story_id=row.story_id,
        copy_of=row.copy_of,
        copy_kind=row.copy_kind,
        copy_score=row.copy_score,
    )
