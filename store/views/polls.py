"""Views of polls: how each went, what failed, how each source is, and how much it brings."""

from __future__ import annotations

from store.views.view import View, columns

CRAWLS = View(
    name="crawls",
    meaning="one row per poll of a feed, and how it ended",
    query="""
        SELECT id, source, feed_url, started_at, ended_at, outcome, reason, status, entries, known, first_seen, fetched,
               kept, copies, revisions, unchanged, off_topic, rechecked, failed, near_misses,
               ending, empty_pages, makeshift, words
        FROM crawl
    """,
    columns=columns(
        """
id | integer | number of the poll | 240
source | text | name of the source | DSI Magazine
feed_url | text | the feed, sitemap or section page that was polled | http://dsi-magazine.example/rss
started_at | instant | when the poll began | 2026-09-14T08:00:00Z
ended_at | instant | when its last page was settled | 2026-09-14T08:00:05Z
outcome | text | new, nothing matched, unchanged, not modified, same body, all known, empty, failed, cut off | new
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
ending | text | new, not modified, same body, all known, off topic, or why nothing came; empty when cut off | robots
empty_pages | integer | new pages in which no article could be read | 0
makeshift | integer | new pages whose text or date was not found by its marks, and was read by a fallback | 0
words | integer | median length of the new articles, in words; NULL without any | 412
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

FETCHES = View(
    name="fetches",
    meaning="one row per request to a site, and per request that was not sent",
    query="""
        SELECT f.id, f.crawl_id, c.source, c.feed_url, f.at, f.purpose, COALESCE(f.url, c.feed_url) AS url, f.decision,
               f.status, f.bytes, f.took_ms
        FROM request AS f JOIN crawl AS c ON c.id = f.crawl_id
    """,
    columns=columns(
        """
id | integer | number of the request | 912
crawl_id | integer | the poll that made it | 240
source | text | name of the source that was polled | DSI Magazine
feed_url | text | its feed, sitemap or section page | http://dsi-magazine.example/rss
at | instant | when | 2026-09-14T08:00:00Z
purpose | text | feed, page, recheck, robots (robots.txt) or rights (tdmrep.json) | feed
url | text | the address | http://dsi-magazine.example/rss
decision | text | asked, or why it was not: robots, private address, asked to wait, bad address … | asked
status | integer | HTTP status; NULL without an answer | 304
bytes | integer | of the answer's body, as it came over the wire | 0
took_ms | integer | milliseconds until the answer was there | 84
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
                    WHEN COALESCE(f.last_entry_at, f.last_new_at) < w.a_month_ago THEN 'silent'
                    WHEN COALESCE(f.last_entry_at, f.last_new_at) IS NULL THEN 'silent'
                    ELSE 'healthy' END AS state,
               f.last_outcome, f.last_ending, f.ending_polls, f.ending_since, f.last_reason, f.failures_in_a_row,
               f.last_poll_at, f.last_ok_at, f.last_new_at,
               f.next_poll_at, f.interval_s,
               CASE WHEN f.pace_days > 0 THEN f.pace_entries / f.pace_days END AS entries_a_day, f.gaps,
               COALESCE((SELECT SUM(v.articles) FROM volume AS v
                         WHERE v.source = f.source AND v.day >= DAY(w.a_week_ago)), 0) AS articles_in_7_days,
               COALESCE((SELECT SUM(v.articles) FROM volume AS v
                         WHERE v.source = f.source AND v.day >= DAY(w.a_month_ago)), 0) AS articles_in_30_days,
               f.last_entry_at, f.newest_at,
               (SELECT COUNT(*) FROM alarm AS a WHERE a.closed_at IS NULL AND a.source = f.source
                AND a.feed_url IN ('', f.url)) AS alarms,
               COALESCE((SELECT a.kind FROM alarm AS a WHERE a.closed_at IS NULL AND a.source = f.source
                         AND a.feed_url IN ('', f.url) ORDER BY a.opened_at, a.id LIMIT 1), '') AS alarm
        FROM feed AS f
        CROSS JOIN (SELECT LATER(NOW, -604800) AS a_week_ago, LATER(NOW, -2592000) AS a_month_ago) AS w
        WHERE f.kind <> 'archive'
    """,
    columns=columns(
        """
source | text | name of the source | DSI Magazine
feed_url | text | the feed, sitemap or section page | http://dsi-magazine.example/rss
kind | text | feed, sitemap, section or page | feed
state | text | healthy, silent (no new entry for 30 days, on the topic or not), failing or never polled | healthy
last_outcome | text | outcome of the last poll, as in `crawls`; NULL before the first | not modified
last_ending | text | its ending, as in `crawls`; empty before the first | not modified
ending_polls | integer | polls in a row that ended so | 3
ending_since | instant | the first of them; NULL before the first poll | 2026-09-14T06:00:05Z
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
last_entry_at | instant | the last poll that listed an entry nobody had seen; NULL when none did | 2026-09-13T17:00:02Z
newest_at | instant | the newest date that it printed when it was last read; NULL without dates | 2026-09-13T16:48:00Z
alarms | integer | alarms that are open for it, or for its whole source: see alarms | 0
alarm | text | kind of the one that is open longest; empty when there is none | silent
"""
    ),
)

ALARMS = View(
    name="alarms",
    meaning="one row per alarm: what was wrong with a source or with vigie itself, since when, and what to do",
    query="""
        SELECT a.id, a.kind, a.source, a.feed_url, CASE WHEN a.closed_at IS NULL THEN 1 ELSE 0 END AS is_open,
               a.opened_at, a.seen_at, a.closed_at,
               SECONDS(a.opened_at, a.held_until) AS lasted_s, a.evidence, a.advice
        FROM (SELECT g.*, COALESCE(g.closed_at, g.seen_at) AS held_until FROM alarm AS g) AS a
    """,
    columns=columns(
        """
id | integer | number of the alarm | 7
kind | text | what is wrong: silent, ageing, redesign, blocked, consent wall, timed out, disk … | silent
source | text | name of the source; empty when it is about vigie itself | DSI Magazine
feed_url | text | the feed it is about; empty when it is about the whole source | http://dsi-magazine.example/rss
is_open | integer | 1 while it holds | 1
opened_at | instant | when it was noticed | 2026-09-14T08:05:00Z
seen_at | instant | the last time it still held | 2026-09-14T11:35:00Z
closed_at | instant | when it held no more; NULL while it is open | 2026-09-14T11:40:00Z
lasted_s | integer | seconds from its opening to its end, or to the last time it was seen | 12900
evidence | text | the figures, in a sentence | nothing new for 3 days 4 h, since …
advice | text | what to do, in a sentence | open the site in a browser …
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
