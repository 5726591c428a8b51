"""Views of stories: one row each, their copies, and which source had them when."""

from __future__ import annotations

from store.views.view import View, columns

STORIES = View(
    name="stories",
    meaning="one row per story: articles that are copies of each other count once",
    query="""
        SELECT x.id, x.first_seen_at, x.first_article_id, x.first_source, x.shown_article_id, x.title, x.url,
               x.articles, x.copies, x.sources, x.appeared_at, x.appeared_source, x.credit, x.origin_url,
               COALESCE(NULLIF(x.origin_source, ''), NULLIF(x.credit, ''), x.appeared_source) AS origin,
               x.owners, COUNT_OF(x.owners) - 1 AS independent_copies
        FROM (
            SELECT s.id, s.first_seen_at, f.id AS first_article_id, f.source AS first_source,
                   d.id AS shown_article_id, r.title, d.url, s.articles, s.articles - 1 AS copies,
                   (SELECT COUNT(DISTINCT a.source) FROM article AS a WHERE a.story_id = s.id) AS sources,
                   APPEARED(e) AS appeared_at, e.source AS appeared_source,
                   COALESCE((SELECT c.credit FROM article AS a
                             JOIN revision AS c ON c.article_id = a.id AND c.number = a.revision
                             WHERE a.story_id = s.id AND c.credit <> ''
                             GROUP BY c.credit ORDER BY COUNT(*) DESC, MIN(a.id) LIMIT 1), '') AS credit,
                   COALESCE((SELECT a.canonical_url FROM article AS a WHERE a.story_id = s.id AND a.origin_key <> ''
                             ORDER BY a.id LIMIT 1), '') AS origin_url,
                   (SELECT o.source FROM article AS a JOIN article AS o ON o.url_key = a.origin_key
                    WHERE a.story_id = s.id ORDER BY a.id LIMIT 1) AS origin_source,
                   (SELECT GATHER(g.owner) FROM (
                        SELECT DISTINCT OWNER(a.source, w) AS owner
                        FROM article AS a LEFT JOIN source AS w ON w.name = a.source
                        WHERE a.story_id = s.id ORDER BY 1) AS g) AS owners
            FROM story AS s
            JOIN article AS f ON f.id = s.first_article_id
            JOIN article AS d ON d.id = COALESCE(s.shown_article_id, s.first_article_id)
            JOIN revision AS r ON r.article_id = d.id AND r.number = d.revision
            LEFT JOIN article AS e ON e.id = (SELECT y.id FROM article AS y WHERE y.story_id = s.id
                                              ORDER BY APPEARED(y), y.id LIMIT 1)
        ) AS x
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
appeared_at | instant | earliest plausible publication; a day without a time counts as its end | 2026-09-14T07:41:00Z
appeared_source | text | the source that published it then | Agence Hexagone Presse
credit | text | the agency that most of them credit; else empty | AHP
origin_url | text | the page of another site that one of them names as its canonical address; else empty | http://…
origin | text | who had it first, as far as can be told: the source of that page, `credit`, or `appeared_source` | AHP
owners | JSON | list of the groups that own its sources; one without a known owner is its own | ["Groupe Rhodanien"]
independent_copies | integer | owner groups but the first: copies within one group count once | 1
"""
    ),
)

COPIES = View(
    name="copies",
    meaning="one row per article that is a copy: of which one, how alike they are, and how late it was",
    query="""
        SELECT c.story_id, c.article_id, c.source, c.title, c.url, c.copy_of, c.copied_source, c.kind, c.score,
               c.published_at, c.first_seen_at, SECONDS(c.copied_seen_at, c.first_seen_at) AS lag_s, c.appeared_at,
               SECONDS(c.story_appeared_at, c.appeared_at) AS appeared_lag_s, c.owner, c.copied_owner,
               CASE WHEN c.owner = c.copied_owner THEN 1 ELSE 0 END AS same_owner, c.credit, c.origin_url
        FROM (
            SELECT a.story_id, a.id AS article_id, a.source, r.title, a.url, a.copy_of, o.source AS copied_source,
                   a.copy_kind AS kind, a.copy_score AS score, a.published_at, a.first_seen_at,
                   o.first_seen_at AS copied_seen_at, APPEARED(a) AS appeared_at,
                   (SELECT MIN(APPEARED(y)) FROM article AS y
                    WHERE y.story_id = a.story_id) AS story_appeared_at,
                   OWNER(a.source, w) AS owner, OWNER(o.source, v) AS copied_owner, r.credit,
                   CASE WHEN a.origin_key <> '' THEN a.canonical_url ELSE '' END AS origin_url
            FROM article AS a
            JOIN article AS o ON o.id = a.copy_of
            JOIN revision AS r ON r.article_id = a.id AND r.number = a.revision
            LEFT JOIN source AS w ON w.name = a.source
            LEFT JOIN source AS v ON v.name = o.source
        ) AS c
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
appeared_at | instant | its plausible publication, as in `stories` | 2026-09-14T09:05:00Z
appeared_lag_s | integer | seconds after the story's earliest plausible publication | 5040
owner | text | owner group of its source; the source itself when no owner is known | Groupe Rhodanien
copied_owner | text | owner group of the source it copies, likewise | Agence Hexagone Presse
same_owner | integer | 1 when both belong to one group | 0
credit | text | the agency or title that it credits; else empty | AHP
origin_url | text | the page of another site that it names as its canonical address; else empty | http://…
"""
    ),
)

COVERAGE = View(
    name="coverage",
    meaning="one row per story and source that is watched: who had it, and why another had not",
    query="""
        SELECT w.story_id, w.source,
               CASE WHEN a.id IS NOT NULL AND r.access = 'stub' THEN 'stub'
                    WHEN a.id IS NOT NULL AND a.copy_of IS NULL THEN 'first'
                    WHEN a.id IS NOT NULL THEN 'copy'
                    WHEN w.failure_id IS NOT NULL THEN 'could not fetch'
                    WHEN w.was_polled = 0 THEN 'not watched'
                    ELSE 'not seen' END AS state,
               a.id AS article_id, a.url, a.first_seen_at, SECONDS(w.first_seen_at, a.first_seen_at) AS lag_s,
               CASE WHEN a.id IS NULL THEN COALESCE(x.reason, '') ELSE '' END AS reason,
               CASE WHEN a.id IS NULL THEN COALESCE(x.url, '') ELSE '' END AS failed_url,
               CASE WHEN a.id IS NULL THEN COALESCE(
                   (SELECT g.kind FROM alarm AS g
                    WHERE g.source = w.source AND g.opened_at <= LATER(w.first_seen_at, 172800)
                      AND COALESCE(g.closed_at, g.seen_at) >= LATER(w.first_seen_at, -86400)
                    ORDER BY g.opened_at, g.id LIMIT 1), '') ELSE '' END AS alarm
        FROM (
            SELECT s.id AS story_id, s.first_seen_at, f.source,
                   (SELECT MIN(y.id) FROM article AS y WHERE y.story_id = s.id AND y.source = f.source) AS article_id,
                   (SELECT z.id FROM failure AS z
                    WHERE z.source = f.source AND z.reason NOT IN ('not html', 'list page', 'login page')
                      AND z.at BETWEEN LATER(s.first_seen_at, -86400) AND LATER(s.first_seen_at, 172800)
                    ORDER BY CASE z.stage WHEN 'feed' THEN 0 ELSE 1 END, z.id LIMIT 1) AS failure_id,
                   (SELECT COUNT(*) FROM (
                        SELECT 1 FROM crawl AS p
                        WHERE p.source = f.source
                          AND p.started_at BETWEEN LATER(s.first_seen_at, -86400) AND LATER(s.first_seen_at, 172800)
                        LIMIT 1) AS q) AS was_polled
            FROM story AS s
            CROSS JOIN (SELECT DISTINCT source FROM feed) AS f
        ) AS w
        LEFT JOIN article AS a ON a.id = w.article_id
        LEFT JOIN revision AS r ON r.article_id = a.id AND r.number = a.revision
        LEFT JOIN failure AS x ON x.id = w.failure_id
    """,
    columns=columns(
        """
story_id | integer | the story | 12
source | text | a source that is watched | Gazette du Rhône
state | text | first, copy, stub (its beginning), not seen, could not fetch (it failed then), not watched then | copy
article_id | integer | its first article of the story; NULL when it has none | 14
url | text | the article's address; NULL likewise | http://gazette-du-rhone.example/economie/…
first_seen_at | instant | when vigie first had it; NULL likewise | 2026-09-14T09:10:00Z
lag_s | integer | seconds after the story's first article; NULL likewise | 4197
reason | text | why something could not be fetched, a day before to two days after; else empty | http 403
failed_url | text | its address: a page that may have been the article, or the feed itself; else empty | http://…
alarm | text | what was wrong with the source then, the kind of its first alarm in that time; else empty | consent wall
"""
    ),
)
