"""Views of sources, and of what their articles took from press releases."""

from __future__ import annotations

from store.views.view import View, columns

SOURCES = View(
    name="sources",
    meaning="one row per source of the catalogue: whose it is, and what it publishes",
    query="""
        SELECT s.name, OWNER(s.name, s) AS owner, s.kind, s.homepage FROM source AS s
    """,
    columns=columns(
        """
name | text | name of the source | Gazette du Rhône
owner | text | the group that owns it; the source itself when none is known | Groupe Rhodanien
kind | text | press or press_release (the newsroom of a company, of a ministry) | press
homepage | text | its address; empty when the catalogue has none | http://gazette-du-rhone.example
"""
    ),
)

PICKUPS = View(
    name="pickups",
    meaning="one row per article and press release that it took text from",
    query="""
        SELECT p.article_id, p.source, p.owner, p.title, p.url, p.release_id, p.release_source, p.release_title,
               p.share, ROW_NUMBER() OVER (PARTITION BY p.article_id ORDER BY p.share DESC, p.release_id) AS rank,
               p.taken_words, p.added_words, p.paragraphs, COUNT_OF(p.kept_paragraphs) AS paragraphs_kept,
               p.kept_paragraphs, p.quotes, COUNT_OF(p.kept_quotes) AS quotes_kept, p.kept_quotes, p.added,
               p.appeared_at, p.release_appeared_at, SECONDS(p.release_appeared_at, p.appeared_at) AS lag_s
        FROM (
            SELECT k.article_id, a.source, OWNER(a.source, w) AS owner, r.title, a.url, k.release_id,
                   b.source AS release_source, t.title AS release_title, k.share, k.taken_words, k.added_words,
                   k.paragraphs, k.kept_paragraphs, k.quotes, k.kept_quotes, k.added,
                   APPEARED(a) AS appeared_at, APPEARED(b) AS release_appeared_at
            FROM pickup AS k
            JOIN article AS a ON a.id = k.article_id
            JOIN revision AS r ON r.article_id = a.id AND r.number = a.revision
            JOIN article AS b ON b.id = k.release_id
            JOIN revision AS t ON t.article_id = b.id AND t.number = b.revision
            LEFT JOIN source AS w ON w.name = a.source
        ) AS p
    """,
    columns=columns(
        """
article_id | integer | the article | 14
source | text | its source | Canal Distribution
owner | text | owner group of its source; the source itself when no owner is known | Solmar Médias
title | text | its headline | Larzac Habitat rénove avec Microsoft
url | text | its address | http://canal-distribution.example/articles/…
release_id | integer | the press release, an article of a source of kind press_release | 3
release_source | text | its source | Microsoft France newsroom
release_title | text | its headline | Microsoft et le groupe Larzac Habitat concluent un partenariat
share | number | of the article's words, those that stand in the release in runs of seven or more: 0 to 1 | 0.62
rank | integer | 1 for the release that the article took most from, then 2, 3 … | 1
taken_words | integer | the article's words that are the release's | 210
added_words | integer | the article's other words | 129
paragraphs | integer | paragraphs of the release, its standfirst among them, without intertitles | 7
paragraphs_kept | integer | of these, those that the article has at least half of | 4
kept_paragraphs | JSON | list of {"number", "share", "text"}; its words, cut at 300 characters | [{"number": 1, …}]
quotes | integer | quotations in the release, of five words or more | 2
quotes_kept | integer | of these, those that the article has | 1
kept_quotes | JSON | list of them | ["Nous avançons ensemble, dit-elle"]
added | JSON | list of the article's paragraphs that are mostly not the release's, cut likewise | ["Les syndicats …"]
appeared_at | instant | the article's plausible publication, as in `stories` | 2026-09-17T11:30:00Z
release_appeared_at | instant | the release's | 2026-09-17T08:00:00Z
lag_s | integer | seconds from one to the other; negative when the article was earlier | 12600
"""
    ),
)
