"""What our writing promises of the rows, asked in SQL: each query gives the rows that break a promise, and how."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, text

#: The rows that break a promise, one column for the sentence.
_ARTICLES_AND_REVISIONS = """
    SELECT 'article ' || a.id || ' has ' || COUNT(r.id) || ' texts up to number ' || COALESCE(MAX(r.number), 0)
           || ', and shows number ' || a.revision
    FROM article AS a LEFT JOIN revision AS r ON r.article_id = a.id
    GROUP BY a.id, a.revision
    HAVING COUNT(r.id) <> COALESCE(MAX(r.number), 0)
        OR COALESCE(MAX(CASE r.shown WHEN 1 THEN r.number END), 0) <> a.revision
    ORDER BY a.id
    """
#: What is removed, or paywalled, has a text that says so and stays behind the one on display.
_HIDDEN_TEXTS = """
    SELECT 'article ' || a.id || ' is removed or paywalled, and no text of it says so'
    FROM article AS a
    WHERE (a.removed_at IS NOT NULL OR a.paywalled_at IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM revision AS r WHERE r.article_id = a.id AND r.shown = 0)
    ORDER BY a.id
    """
_STORY_COUNTS = """
    SELECT 'story ' || s.id || ' counts ' || s.articles || ' articles and has ' || COUNT(a.id)
    FROM story AS s LEFT JOIN article AS a ON a.story_id = s.id
    GROUP BY s.id, s.articles
    HAVING COUNT(a.id) <> s.articles OR COUNT(a.id) = 0
    ORDER BY s.id
    """
_STORY_FIRSTS = """
    SELECT 'story ' || s.id || ' begins with article ' || COALESCE(CAST(s.first_article_id AS text), 'NULL')
           || ', which is not its own or a copy'
    FROM story AS s LEFT JOIN article AS a ON a.id = s.first_article_id
    WHERE a.id IS NULL OR a.story_id <> s.id OR a.copy_of IS NOT NULL
    ORDER BY s.id
    """
_STORY_SHOWN = """
    SELECT 'story ' || s.id || ' shows article ' || s.shown_article_id || ', which is not its own'
    FROM story AS s LEFT JOIN article AS a ON a.id = s.shown_article_id AND a.story_id = s.id
    WHERE s.shown_article_id IS NOT NULL AND a.id IS NULL
    ORDER BY s.id
    """
_COPIES = """
    SELECT 'article ' || a.id || ' is a copy of article ' || a.copy_of || ', of another story'
    FROM article AS a JOIN article AS b ON b.id = a.copy_of
    WHERE b.story_id <> a.story_id OR b.id = a.id
    ORDER BY a.id
    """
_ADDRESSES = """
    SELECT 'address ' || url_key || ' is ' || state || CASE
        WHEN state NOT IN ('pending', 'kept', 'off topic', 'failed', 'quarantined') THEN ', which is no state'
        WHEN state = 'pending' AND entry IS NULL THEN ' without what its feed said'
        WHEN state = 'pending' THEN ' without a feed that fetches it'
        WHEN state = 'kept' AND article_id IS NULL THEN ' without an article'
        WHEN settled_at IS NULL THEN ' since no instant'
        ELSE ' and still has what its feed said' END
    FROM address
    WHERE state NOT IN ('pending', 'kept', 'off topic', 'failed', 'quarantined')
       OR (state = 'pending' AND (entry IS NULL OR feed_id IS NULL))
       OR (state = 'kept' AND article_id IS NULL)
       OR (state <> 'pending' AND (settled_at IS NULL OR entry IS NOT NULL))
    ORDER BY url_key
    """
_FAILURES = """
    SELECT 'poll ' || c.id || ' counts ' || c.failed || ' failures and has ' || COUNT(f.id)
    FROM crawl AS c LEFT JOIN failure AS f ON f.crawl_id = c.id
    GROUP BY c.id, c.failed HAVING COUNT(f.id) > c.failed
    ORDER BY c.id
    """
#: An article's day of first sight.
_DAY = {
    "sqlite": "substr(first_seen_at, 1, 10)",
    "postgresql": "to_char(first_seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')",
}
#: What is forgotten goes on counting.
_VOLUMES = """
    SELECT a.source || ' brought ' || a.articles || ' articles on ' || a.day || ', and '
           || COALESCE(v.articles, 0) || ' are counted'
    FROM (SELECT source, {day} AS day, COUNT(*) AS articles FROM article GROUP BY 1, 2) AS a
    LEFT JOIN volume AS v ON v.source = a.source AND v.day = a.day
    WHERE COALESCE(v.articles, 0) < a.articles
    ORDER BY 1
    """
_VOLUME_SUM = """
    SELECT 'the volumes count ' || counted || ' articles; ' || kept || ' are kept and ' || gone || ' were forgotten'
    FROM (SELECT (SELECT COALESCE(SUM(articles), 0) FROM volume) AS counted,
                 (SELECT COUNT(*) FROM article) AS kept,
                 (SELECT COALESCE(SUM(articles), 0) FROM forgetting) AS gone) AS sums
    WHERE counted <> kept + gone
    """


def _articles(connection: Connection) -> Iterable[str]:
    return _sentences(connection, _ARTICLES_AND_REVISIONS, _HIDDEN_TEXTS)


def _stories(connection: Connection) -> Iterable[str]:
    return _sentences(connection, _STORY_COUNTS, _STORY_FIRSTS, _STORY_SHOWN, _COPIES)


def _addresses(connection: Connection) -> Iterable[str]:
    return _sentences(connection, _ADDRESSES)


def _polls(connection: Connection) -> Iterable[str]:
    return _sentences(connection, _FAILURES)


def _volumes(connection: Connection) -> Iterable[str]:
    return _sentences(connection, _VOLUMES.format(day=_DAY[connection.dialect.name]), _VOLUME_SUM)


def _sentences(connection: Connection, *queries: str) -> list[str]:
    return [sentence for query in queries for sentence in connection.execute(text(query)).scalars()]


CHECKS = {
    "articles and their texts": _articles,
    "stories and copies": _stories,
    "addresses": _addresses,
    "polls": _polls,
    "volumes": _volumes,
}
