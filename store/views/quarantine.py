"""The view of pages that are asked no more, because crawls died with them."""

from __future__ import annotations

from store.views.view import View, columns

QUARANTINE = View(
    name="quarantine",
    meaning="one row per page that is asked no more, because crawls died with it; `vigie crawl --url` tries it again",
    query="""
        SELECT a.url, f.source, f.url AS feed_url, a.begun AS crawls, a.first_seen_at, a.settled_at AS since
        FROM address AS a
        JOIN feed AS f ON f.id = a.feed_id
        WHERE a.state = 'quarantined'
    """,
    columns=columns(
        """
url | text | address of the page | http://dsi-magazine.example/actualites/lire-accord.html
source | text | name of the source | DSI Magazine
feed_url | text | the feed, sitemap or section page that listed it | http://dsi-magazine.example/rss
crawls | integer | crawls that died with the page in hand | 3
first_seen_at | instant | when a feed listed it first | 2026-09-14T08:00:04Z
since | instant | since when it is asked no more | 2026-09-14T09:10:00Z
"""
    ),
)
