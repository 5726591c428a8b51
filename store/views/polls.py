"""Views of polls: how each went, what failed, how each source is, and how much it brings."""

from __future__ import annotations

from store.views.view import View, columns

CRAWLS = View(
    name="crawls",
    meaning="one row per poll of a feed, and how it ended",
    query="""
        SELECT id, source, feed_url, started_at, ended_at, outcome, reason, status, entries, known, first_seen, fetched,
               kept, copies, revisions, unchanged, off_topic, rechecked, failed, near_misses
        FROM crawl
    """,
    columns=columns(
        """
id | integer | number of the poll | 240
source | text | name of the source | DSI Magazine
feed_url | text | the feed, sitemap or section page that was polled | http://dsi-magazine.example/rss
started_at | instant | when the poll began | 2026-09-14T08:00:00Z
ended_at | instant | when its last page was settled | 2026-09-14T08:00:05Z
outcome | text | new, nothing matched, unchanged, not modified, same body, all known, empty, failed | not modified
reason | text | the outcome in words, or what failed | 304, not modified
status | integer | HTTP status of the feed; NULL when no answer came | 304
entries | integer | entries the feed lists | 5
known | integer | of these, handled by an earlier poll | 5
first_seen | integer | of these, never listed before by anybody | 2
fetched | integer | article pages that came back | 0
kept | integer | new articles | 0
copies | integer | new articles whose text another one has | 0
revisions | integer | known articles whose text changed | 0
unchanged | integer | known articles read again, with the same text | 0
off_topic | integer | pages that are not on the topic | 0
rechecked | integer | kept articles that were looked at again, since it was time | 3
failed | integer | pages, or the feed itself, that failed: see failures | 0
near_misses | integer | of the pages off the topic, those that nearly matched: see near_misses | 0
"""
    ),
)

FAILURES = View(
    name="failures",
    meaning="one row per address that could not be had, and why",
    query="""
        SELECT id, crawl_id, source, url, stage, reason, detail, at, temporary FROM failure
    """,
    columns=columns(
        """
id | integer | number of the failure | 31
crawl_id | integer | the poll it happened in | 240
source | text | name of the source | Quotidien Éco
url | text | the address | http://quotidien-eco.example/2026/10/cookies.html
stage | text | feed, robots, fetch, extract or keep | extract
reason | text | one or two words: http 404, timed out, robots, consent wall … | consent wall
detail | text | a sentence for a person | the page asks for cookies before it shows anything
at | instant | when | 2026-09-14T08:00:04Z
temporary | integer | 1 when it will be tried again, at most 3 times in all | 0
"""
    ),
)

SOURCE_HEALTH = View(
    name="source_health",
    meaning="one row per feed that is polled: how it is now, and since when",
    query="""
        SELECT f.source, f.url AS feed_url, f.kind,
               CASE WHEN f.last_poll_at IS NULL THEN 'never polled'
                    WHEN f.failures_in_a_row > 0 THEN 'failing'
                    WHEN f.last_new_at IS NULL OR f.last_new_at < LATER(NOW, -2592000) THEN 'silent'
                    ELSE 'healthy' END AS state,
               f.last_outcome, f.last_reason, f.failures_in_a_row, f.last_poll_at, f.last_ok_at, f.last_new_at,
               f.next_poll_at, f.interval_s,
               CASE WHEN f.pace_days > 0 THEN f.pace_entries / f.pace_days END AS entries_a_day, f.gaps,
               COALESCE((SELECT SUM(v.articles) FROM volume AS v
                         WHERE v.source = f.source AND v.day >= DAY(w.a_week_ago)), 0) AS articles_in_7_days,
               COALESCE((SELECT SUM(v.articles) FROM volume AS v
                         WHERE v.source = f.source AND v.day >= DAY(w.a_month_ago)), 0) AS articles_in_30_days
        FROM feed AS f
        CROSS JOIN (SELECT LATER(NOW, -604800) AS a_week_ago, LATER(NOW, -2592000) AS a_month_ago) AS w
    """,
    columns=columns(
        """
source | text | name of the source | DSI Magazine
feed_url | text | the feed, sitemap or section page | http://dsi-magazine.example/rss
kind | text | feed, sitemap, section or page | feed
state | text | healthy, silent (nothing new for 30 days), failing or never polled | healthy
last_outcome | text | outcome of the last poll, as in `crawls`; NULL before the first | not modified
last_reason | text | the outcome in words | 304, not modified
failures_in_a_row | integer | failed polls since the last one that did not fail | 0
last_poll_at | instant | the last poll; NULL before the first | 2026-09-14T08:00:05Z
last_ok_at | instant | the last poll that did not fail; NULL when none did | 2026-09-14T08:00:05Z
last_new_at | instant | the last poll that brought an article; NULL when none did | 2026-09-13T17:00:02Z
next_poll_at | instant | when the daemon polls it next; NULL when it never planned it | 2026-09-14T08:20:05Z
interval_s | number | seconds between polls that led to it; NULL likewise | 1200.0
entries_a_day | number | new entries it lists a day, the last days weighing most; 4 before anything is known | 25.5
gaps | integer | polls that found nothing known in it: entries may have come and gone unseen | 0
articles_in_7_days | integer | articles of the source, all feeds, in the last 7 days | 12
articles_in_30_days | integer | the same in the last 30 days | 51
"""
    ),
)

VOLUMES = View(
    name="volumes",
    meaning="one row per source and day: how many articles it brought",
    query="""
        SELECT source, day, substr(day, 1, 7) AS month, articles, copies FROM volume
    """,
    columns=columns(
        """
source | text | name of the source | DSI Magazine
day | text | day of first sight, UTC | 2026-09-14
month | text | its month | 2026-09
articles | integer | articles first seen that day | 4
copies | integer | of these, copies of an article that was there | 1
"""
    ),
)

DATES = View(
    name="dates",
    meaning="one row: instants that questions ask for, to be joined where databases count days differently",
    query="""
        SELECT NOW AS now, LATER(NOW, -86400) AS a_day_ago, LATER(NOW, -604800) AS a_week_ago,
               LATER(NOW, -2592000) AS a_month_ago, LATER(NOW, -31536000) AS a_year_ago
    """,
    columns=columns(
        """
now | instant | this moment | 2026-09-14T08:00:00Z
a_day_ago | instant | 24 hours ago | 2026-09-13T08:00:00Z
a_week_ago | instant | 7 days ago | 2026-09-07T08:00:00Z
a_month_ago | instant | 30 days ago | 2026-08-15T08:00:00Z
a_year_ago | instant | 365 days ago | 2025-09-14T08:00:00Z
"""
    ),
)
