"""Views of why articles are on the topic, and of what nearly was."""

from __future__ import annotations

from store.views.view import View, columns

MATCHES = View(
    name="matches",
    meaning="one row per article and term of the topic that it holds",
    query="""
        SELECT a.id AS article_id, a.topic, BEFORE(found.value, ':') AS zone, AFTER(found.value, ':') AS term,
               a.score, a.source, a.first_seen_at
        FROM article AS a, EACH(a.matched) AS found
    """,
    columns=columns(
        """
article_id | integer | the article | 17
topic | text | the topic | Microsoft en France
zone | text | best place that holds the term: title, lead or body | title
term | text | word, phrase or prefix as the topic's query has it, or the entry of a list | microsoft
score | number | how well the whole article answers the topic, 0 to 1; NULL when kept before there were scores | 0.74
source | text | name of the source | DSI Magazine
first_seen_at | instant | when vigie first had the article | 2026-09-14T08:00:03Z
"""
    ),
)

NEAR_MISSES = View(
    name="near_misses",
    meaning="one row per article that lacked little to be on the topic, without its text: recall is audited here",
    query="""
        SELECT url, source, title, published_at, seen_at, topic, score, found, missing FROM near_miss
    """,
    columns=columns(
        """
url | text | where it was fetched | http://dsi-magazine.example/actualites/lire-tablette-901.html
source | text | name of the source | DSI Magazine
title | text | headline | Microsoft présente une tablette
published_at | instant | when its publisher says it appeared; NULL when unknown | 2026-09-14T07:30:00Z
seen_at | instant | when vigie read its page | 2026-09-14T08:00:03Z
topic | text | the topic | Microsoft en France
score | number | how well it answers the topic, 0 to 1, what is missing counted as nothing | 0.37
found | JSON | list of zone:term that it holds | ["title:microsoft"]
missing | JSON | list of what the query asks besides, in words | ["accord NEAR/5 signer (12 words apart, not 5)"]
"""
    ),
)
