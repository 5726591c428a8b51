"""The views people query, and what each column means: the public interface of the corpus.

They are the same on every database. Renaming a column breaks somebody's spreadsheet: say so in the changelog. The
README's tables are checked against `VIEWS`, so that no column goes undocumented.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ViewColumn:
    """A column of a view, for people: its SQL type, its meaning and unit, and an example."""

    name: str
    type: str
    meaning: str
    example: str


@dataclass(frozen=True, kw_only=True)
class View:
    """A view, its meaning, its query, and its columns in order."""

    name: str
    meaning: str
    query: str
    columns: tuple[ViewColumn, ...]


def _columns(table: str) -> tuple[ViewColumn, ...]:
    """Columns from lines of `name | type | meaning | example`."""
    rows = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return tuple(ViewColumn(name=n, type=t, meaning=m, example=e) for n, t, m, e in rows)


_TEXT_COLUMNS = """
title | text | headline | Microsoft et le Cigref prolongent leur accord
standfirst | text | lead paragraph, empty when there is none | L'accord est reconduit pour deux ans.
body | text | clean text, one paragraph a line, without title and standfirst | Ces derniers mois, …
authors | JSON | list of names | ["Claire Vasseur"]
published_at | instant | when its publisher says it appeared; NULL when unknown | 2026-09-14T07:30:00Z
published_from | text | evidence for it: json-ld, meta, microdata, time element, text, entry, htmldate | json-ld
modified_at | instant | when its publisher says it was last changed; NULL when unknown | 2026-09-14T09:02:00Z
modified_from | text | evidence for it | meta
language | text | ISO 639-1 code | fr
section | text | the publisher's section | Cloud
image | text | URL of the main picture | http://dsi-magazine.example/img/843.jpg
access | text | free, stub (only the beginning was served) or unknown | free
word_count | integer | words of the body | 412
"""

ARTICLES = View(
    name="articles",
    meaning="one row per article, with its newest text",
    query="""
        SELECT a.id, a.url, a.canonical_url, a.source, r.title, r.standfirst, r.body, r.authors,
               r.published_at, r.published_from, r.modified_at, r.modified_from, r.language, r.section, r.image,
               r.access, r.word_count, a.story_id, a.copy_of, a.revision AS revisions, a.topic, a.matched,
               a.first_seen_at, a.last_seen_at
        FROM article AS a JOIN revision AS r ON r.article_id = a.id AND r.number = a.revision
    """,
    columns=_columns(
        """
id | integer | stable number of the article | 17
url | text | where it was fetched | http://dsi-magazine.example/actualites/lire-microsoft-843.html
canonical_url | text | where its publisher says it lives; empty when it does not say | http://dsi-magazine.example/…-843.html
source | text | name of the source | DSI Magazine
"""
        + _TEXT_COLUMNS.strip()
        + """
story_id | integer | the story it belongs to; copies share it | 12
copy_of | integer | the article that had this text first; NULL for the first | 9
revisions | integer | how many texts of it are kept | 1
topic | text | the topic it was kept for; empty when everything is kept | Microsoft en France
matched | JSON | where the query matched, as zone:term | ["title:microsoft", "lead:partenariat"]
first_seen_at | instant | when vigie first had it | 2026-09-14T08:00:03Z
last_seen_at | instant | when vigie last read its page | 2026-09-14T08:00:03Z
"""
    ),
)

REVISIONS = View(
    name="revisions",
    meaning="one row per text of an article over time",
    query="""
        SELECT r.article_id, r.number, r.seen_at, a.url, a.source, r.title, r.standfirst, r.body, r.authors,
               r.published_at, r.published_from, r.modified_at, r.modified_from, r.language, r.section, r.image,
               r.access, r.word_count, r.removed
        FROM revision AS r JOIN article AS a ON a.id = r.article_id
    """,
    columns=_columns(
        """
article_id | integer | the article | 17
number | integer | 1 for the first text, then 2, 3 … | 2
seen_at | instant | when vigie read this text | 2026-09-14T11:00:08Z
url | text | where the article was fetched | http://gazette-du-rhone.example/economie/2026/09/usine-77.html
source | text | name of the source | Gazette du Rhône
"""
        + _TEXT_COLUMNS.strip()
        + """
removed | JSON | what was judged not to be the article: list of {"rule", "text"} | [{"rule": "comments", "text": "…"}]
"""
    ),
)

STORIES = View(
    name="stories",
    meaning="one row per story: articles with the same text count once",
    query="""
        SELECT s.id, s.first_seen_at, f.id AS first_article_id, f.source AS first_source, r.title, f.url,
               n.articles, n.articles - 1 AS copies, n.sources
        FROM story AS s
        JOIN (SELECT story_id, MIN(id) AS first_id, COUNT(*) AS articles, COUNT(DISTINCT source) AS sources
              FROM article GROUP BY story_id) AS n ON n.story_id = s.id
        JOIN article AS f ON f.id = n.first_id
        JOIN revision AS r ON r.article_id = f.id AND r.number = f.revision
    """,
    columns=_columns(
        """
id | integer | stable number of the story | 12
first_seen_at | instant | when vigie first had it | 2026-09-14T08:00:03Z
first_article_id | integer | the article that was seen first | 9
first_source | text | its source | Agence Hexagone Presse
title | text | its headline | Microsoft s'allie à un assureur lyonnais
url | text | its address | http://agence-hexagone.example/depeches/…
articles | integer | articles that have this text | 3
copies | integer | articles but the first | 2
sources | integer | different sources among them | 3
"""
    ),
)

CRAWLS = View(
    name="crawls",
    meaning="one row per poll of a feed, and how it ended",
    query="""
        SELECT id, source, feed_url, started_at, ended_at, outcome, reason, status, entries, known, fetched, kept,
               copies, revisions, unchanged, off_topic, failed
        FROM crawl
    """,
    columns=_columns(
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
fetched | integer | article pages that came back | 0
kept | integer | new articles | 0
copies | integer | new articles whose text another one has | 0
revisions | integer | known articles whose text changed | 0
unchanged | integer | known articles read again, with the same text | 0
off_topic | integer | pages that are not on the topic | 0
failed | integer | pages, or the feed itself, that failed: see failures | 0
"""
    ),
)

FAILURES = View(
    name="failures",
    meaning="one row per address that could not be had, and why",
    query="""
        SELECT id, crawl_id, source, url, stage, reason, detail, at, temporary FROM failure
    """,
    columns=_columns(
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

VIEWS = (ARTICLES, REVISIONS, STORIES, CRAWLS, FAILURES)
