"""Articles that came in a span with the whole of their stories, and what publishers edited in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from store.quoting import excerpt, shortened
from store.review.asking import Span, ask
from store.rows import AnyRow
from store.text import clean_line

#: Stories that are looked at: no review tells of more, and an archive that was filled in one day has a million.
_MOST_STORIES = 1000
_MOST_EDITS = 500
#: Characters that a review shows of an article.
_LONGEST_EXCERPT = 280
_LONGEST_TITLE = 250

_ARTICLES = """
    SELECT a.id, a.story_id, a.source, OWNER(a.source, w) AS owner, a.url, r.title, r.standfirst,
           substr(r.body, 1, 1000) AS body, r.directives, r.access, a.rights, r.credit, r.word_count AS words,
           APPEARED(a) AS appeared_at, a.first_seen_at, s.first_seen_at AS story_seen_at, a.removed_at,
           CASE WHEN a.id = COALESCE(s.shown_article_id, s.first_article_id) THEN 1 ELSE 0 END AS speaks
    FROM article AS a
    JOIN revision AS r ON r.article_id = a.id AND r.number = a.revision
    JOIN story AS s ON s.id = a.story_id
    LEFT JOIN source AS w ON w.name = a.source
    WHERE a.story_id IN (
        SELECT y.story_id FROM article AS y
        WHERE y.first_seen_at >= :since AND y.first_seen_at < :until
        GROUP BY y.story_id
        ORDER BY MAX(COALESCE(y.published_at, y.first_seen_at)) DESC, y.story_id DESC LIMIT :most
    ) AND a.first_seen_at < :until
    ORDER BY a.story_id, appeared_at, a.id
"""
_COUNTS = """
    SELECT COUNT(*) AS articles, COUNT(DISTINCT story_id) AS stories, COUNT(DISTINCT source) AS sources
    FROM article WHERE first_seen_at >= :since AND first_seen_at < :until
"""
_EDITS = """
    SELECT a.id AS article_id, a.source, a.url, r.kinds, r.seen_at, r.title,
           COALESCE((SELECT b.title FROM revision AS b WHERE b.article_id = a.id AND b.number < r.number
                     AND b.title <> '' ORDER BY b.number DESC LIMIT 1), '') AS title_before
    FROM revision AS r JOIN article AS a ON a.id = r.article_id
    WHERE r.seen_at >= :since AND r.seen_at < :until AND r.cause = 'publisher' AND r.kind <> ''
    ORDER BY r.seen_at, r.id LIMIT :most
"""


@dataclass(frozen=True, kw_only=True)
class ArrivedArticle:
    """An article of a story that had some in the span, whenever it came itself."""

    id: int
    story_id: int
    source: str
    #: The group of its source; the source itself when none is known.
    owner: str
    url: str
    title: str
    #: Empty where nothing of it may be shown.
    excerpt: str
    access: str
    #: Of its body.
    words: int
    credit: str
    #: As in the view `stories`.
    appeared_at: datetime
    first_seen_at: datetime
    #: When the first article of its story was seen.
    story_seen_at: datetime
    is_removed: bool
    #: Whether it speaks for its story.
    speaks: bool


@dataclass(frozen=True, kw_only=True)
class ArrivalCounts:
    """How many came in the span."""

    articles: int = 0
    stories: int = 0
    sources: int = 0


@dataclass(frozen=True, kw_only=True)
class EditedArticle:
    """What a publisher edited in an article at one time."""

    article_id: int
    source: str
    url: str
    #: Words of `EditKind`, the most telling first.
    kinds: tuple[str, ...]
    seen_at: datetime
    title: str
    title_before: str


def arrivals(reader: Engine, span: Span) -> list[ArrivedArticle]:
    """All articles of the stories of a span, by story and then by when they appeared; of a thousand stories at most."""
    instants = ("appeared_at", "first_seen_at", "story_seen_at", "removed_at")
    return [_arrival(row) for row in ask(reader, _ARTICLES, span, instants, most=_MOST_STORIES)]


def arrival_counts(reader: Engine, span: Span) -> ArrivalCounts:
    """How many there are in all."""
    (row,) = ask(reader, _COUNTS, span)
    return ArrivalCounts(**row._mapping)


def edited_articles(reader: Engine, span: Span) -> list[EditedArticle]:
    """What publishers edited in a span, in order; some hundreds at most."""
    rows = ask(reader, _EDITS, span, ("seen_at",), most=_MOST_EDITS)
    return [_edited(row) for row in rows]


def may_quote(rights: str, directives: str) -> tuple[str, ...] | None:
    """What the page asks of robots, from its JSON; None where the text came on terms that let nothing of it out."""
    return None if rights else tuple(json.loads(directives))


def _edited(row: AnyRow) -> EditedArticle:
    titles = {name: shortened(clean_line(row._mapping[name]), _LONGEST_TITLE) for name in ("title", "title_before")}
    return EditedArticle(**{**row._mapping, **titles, "kinds": tuple(json.loads(row.kinds))})


def _arrival(row: AnyRow) -> ArrivedArticle:
    directives = may_quote(row.rights, row.directives)
    shown = ""
    if directives is not None:
        length = _LONGEST_EXCERPT
        shown = excerpt(row.standfirst, row.body, directives, longest=length, longest_body=length)
    names: Sequence[str] = ("id", "story_id", "source", "owner", "url", "title", "access", "words", "credit")
    fields = {name: row._mapping[name] for name in (*names, "appeared_at", "first_seen_at", "story_seen_at")}
    fields["title"] = shortened(clean_line(row.title), _LONGEST_TITLE)
    return ArrivedArticle(**fields, excerpt=shown, is_removed=row.removed_at is not None, speaks=bool(row.speaks))
