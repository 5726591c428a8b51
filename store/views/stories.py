"""Views of stories: one row each, and which source had it when."""

from __future__ import annotations

from store.views.view import View, columns

STORIES = View(
    name="stories",
    meaning="one row per story: articles that are copies of each other count once",
    query="""
        SELECT s.id, s.first_seen_at, f.id AS first_article_id, f.source AS first_source,
               d.id AS shown_article_id, r.title, d.url, s.articles, s.articles - 1 AS copies,
               (SELECT COUNT(DISTINCT a.source) FROM article AS a WHERE a.story_id = s.id) AS sources
        FROM story AS s
        JOIN article AS f ON f.id = s.first_article_id
        JOIN article AS d ON d.id = COALESCE(s.shown_article_id, s.first_article_id)
        JOIN revision AS r ON r.article_id = d.id AND r.number = d.revision
    """,
    columns=columns(
        """
id | integer | stable number of the story | 12
first_seen_at | instant | when vigie first had it | 2026-09-14T08:00:03Z
first_article_id | integer | the article that was seen first | 9
first_source | text | its source | Agence Hexagone Presse
shown_article_id | integer | the article that speaks for it: the first, or a fuller text where that was a teaser | 9
title | text | the headline of that article | Microsoft s'allie à un assureur lyonnais
url | text | its address | http://agence-hexagone.example/depeches/…
articles | integer | articles that tell it | 3
copies | integer | articles but the first | 2
sources | integer | different sources among them | 3
"""
    ),
)

COPIES = View(
    name="copies",
    meaning="one row per article that is a copy: of which one, and how alike they are",
    query="""
        SELECT a.story_id, a.id AS article_id, a.source, r.title, a.url, a.copy_of, o.source AS copied_source,
               a.copy_kind AS kind, a.copy_score AS score, a.published_at, a.first_seen_at,
               SECONDS(o.first_seen_at, a.first_seen_at) AS lag_s
        FROM article AS a
        JOIN article AS o ON o.id = a.copy_of
        JOIN revision AS r ON r.article_id = a.id AND r.number = a.revision
    """,
    columns=columns(
        """
story_id | integer | the story | 12
article_id | integer | the copy | 14
source | text | its source | Gazette du Rhône
title | text | its headline | Un assureur lyonnais choisit Microsoft
url | text | its address | http://gazette-du-rhone.example/economie/…
copy_of | integer | the article that it was recognised by | 9
copied_source | text | the source of that | Agence Hexagone Presse
kind | text | exact, near (edited), excerpt (a part), teaser (its beginning), embedding (and more) or merged | near
score | number | share of the shorter text that stands in the longer, 0 to 1; NULL when a person merged them | 0.87
published_at | instant | when its publisher says it appeared; NULL when unknown | 2026-09-14T09:05:00Z
first_seen_at | instant | when vigie first had it | 2026-09-14T09:10:00Z
lag_s | integer | seconds after the article it copies, by first sight | 4197
"""
    ),
)

COVERAGE = View(
    name="coverage",
    meaning="one row per story and source: who had it, and why another had not",
    query="""
        SELECT s.id AS story_id, w.source,
               CASE WHEN a.id IS NULL AND EXISTS (
                        SELECT 1 FROM failure AS x
                        WHERE x.source = w.source
                          AND x.at BETWEEN LATER(s.first_seen_at, -86400) AND LATER(s.first_seen_at, 172800)
                    ) THEN 'could not fetch'
                    WHEN a.id IS NULL THEN 'not seen'
                    WHEN r.access = 'stub' THEN 'stub'
                    WHEN a.id = s.first_article_id THEN 'first'
                    ELSE 'copy' END AS state,
               a.id AS article_id, a.url, a.first_seen_at, SECONDS(s.first_seen_at, a.first_seen_at) AS lag_s
        FROM story AS s
        CROSS JOIN (SELECT DISTINCT source FROM feed) AS w
        LEFT JOIN article AS a ON a.story_id = s.id AND a.source = w.source
        LEFT JOIN revision AS r ON r.article_id = a.id AND r.number = a.revision
    """,
    columns=columns(
        """
story_id | integer | the story | 12
source | text | a source that is watched | Gazette du Rhône
state | text | first, copy, stub (only its beginning), not seen, or could not fetch (it had failures that day) | copy
article_id | integer | its article; NULL when it has none | 14
url | text | the article's address; NULL likewise | http://gazette-du-rhone.example/economie/…
first_seen_at | instant | when vigie first had it; NULL likewise | 2026-09-14T09:10:00Z
lag_s | integer | seconds after the story's first article; NULL likewise | 4197
"""
    ),
)
