"""Kept articles as the topic reads them: the newest text, and the facts that filters ask.

What a topic does not look at (authors, pictures, removed blocks) is left where it is, so that a hundred thousand
articles can be read again in seconds.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, Select, func, select

from store.rows import AnyRow
from store.schema import address, article, near_miss, revision
from store.sql.transactions import read
from store.types import Article
from store.urls import url_key

#: A connection to an existing corpus, as `store.database.open_reader` makes it.
Reader = Engine


@dataclass(frozen=True, kw_only=True)
class KeptText:
    """A kept article, with no more of it than a topic reads."""

    id: int
    source: str
    #: The topic it was kept for; empty for none.
    topic: str
    first_seen_at: datetime
    article: Article


@dataclass(frozen=True, kw_only=True)
class MissedTitle:
    """What is known of a near miss that a changed query can be asked about."""

    url: str
    source: str
    title: str
    score: float


def kept_texts(reader: Reader, ids: Collection[int]) -> list[KeptText]:
    """The articles of these numbers, in no order; those that are gone are left out."""
    asked = _texts().where(article.c.id.in_(ids))
    return list(map(_kept, read(reader, lambda connection: connection.execute(asked).all())))


def kept_text(reader: Reader, article_id: int) -> KeptText | None:
    """One article by its number; None when there is none."""
    row = read(reader, lambda connection: connection.execute(_texts().where(article.c.id == article_id)).first())
    return _kept(row) if row is not None else None


def kept_text_at(reader: Reader, url: str) -> KeptText | None:
    """The article that an address leads to; None when none is kept."""
    led = select(address.c.article_id).where(address.c.url_key == url_key(url))
    same = article.c.id.in_(led) | (article.c.url_key == url_key(url))
    row = read(reader, lambda connection: connection.execute(_texts().where(same)).first())
    return _kept(row) if row is not None else None


def matching_ids(reader: Reader) -> set[int]:
    """The numbers of the articles that are on their topic as it was when they were kept."""
    asked = select(article.c.id).where(article.c.topic != "")
    return set(read(reader, lambda connection: connection.execute(asked).scalars().all()))


def count_kept(reader: Reader) -> int:
    """How many articles are kept, on the topic or not."""
    asked = select(func.count()).select_from(article)
    return read(reader, lambda connection: connection.execute(asked).scalar_one())


def missed_titles(reader: Reader) -> list[MissedTitle]:
    """The near misses, the nearest first."""
    columns = select(near_miss.c.url, near_miss.c.source, near_miss.c.title, near_miss.c.score)
    in_order = columns.order_by(near_miss.c.score.desc(), near_miss.c.id.desc())
    rows = read(reader, lambda connection: connection.execute(in_order).all())
    return [MissedTitle(**row._mapping) for row in rows]


def _texts() -> Select[tuple[object, ...]]:
    is_newest = (revision.c.article_id == article.c.id) & (revision.c.number == article.c.revision)
    columns = (
        article.c.id,
        article.c.source,
        article.c.topic,
        article.c.url,
        article.c.first_seen_at,
        article.c.published_at,
        article.c.language,
        revision.c.title,
        revision.c.standfirst,
        revision.c.body,
    )
    return select(*columns).join(revision, is_newest)


def _kept(row: AnyRow) -> KeptText:
    return KeptText(
        id=row.id,
        source=row.source,
        topic=row.topic,
        first_seen_at=row.first_seen_at,
        article=Article(
            url=row.url,
            title=row.title,
            standfirst=row.standfirst,
            body=row.body,
            published_at=row.published_at,
            language=row.language,
        ),
    )
