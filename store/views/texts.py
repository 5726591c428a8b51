"""Views of articles, and of what is listed in their cells."""

from __future__ import annotations

from store.views.view import View, columns

_TEXT_COLUMNS = """
title | text | headline | Microsoft et le Cigref prolongent leur accord
standfirst | text | lead paragraph, empty when there is none | L'accord est reconduit pour deux ans.
body | text | clean text, one paragraph a line, without title and standfirst | Ces derniers mois, …
authors | JSON | list of names; one row each in `authors` | ["Claire Vasseur"]
author_roles | JSON | object of names and what they are, where the page says it | {"Claire Vasseur": "journaliste"}
published_at | instant | when its publisher says it appeared; NULL when unknown | 2026-09-14T07:30:00Z
published_from | text | evidence for it: json-ld, meta, microdata, time element, text, address, entry, htmldate, \
site rule, import | json-ld
published_raw | text | the date as it was written, also one that cannot be; NULL when none was | 2026-09-14T09:30+02:00
modified_at | instant | when its publisher says it was last changed; NULL when unknown | 2026-09-14T09:02:00Z
modified_from | text | evidence for it | meta
language | text | ISO 639-1 code | fr
section | text | the publisher's section | Cloud
tags | JSON | list of its publisher's keywords | ["cloud", "partenariat"]
credit | text | the agency or title it was taken from, as the page credits it; else empty | AFP
image | text | URL of the main picture | http://dsi-magazine.example/img/843.jpg
access | text | free, stub (only the beginning was served) or unknown | free
directives | JSON | list of what the page asks of robots: noarchive, nosnippet, noindex … | ["noarchive"]
word_count | integer | words of the body | 412
body_markdown | text | body with intertitles, lists, quotes, bold lines marked (CommonMark); or empty | **Un accord**
encoding | text | by which its page was read; NULL when it came as text, or before this was noted | utf-8
"""

ARTICLES = View(
    name="articles",
    meaning="one row per article, with its newest text",
    query="""
        SELECT a.id, a.url, a.canonical_url, a.source, r.title, r.standfirst, r.body,
               r.authors, r.author_roles, r.published_at, r.published_from, r.published_raw, r.modified_at,
               r.modified_from, r.language, r.section, r.tags, r.credit, r.image, r.access, r.directives,
               r.word_count, r.body_markdown, r.encoding,
               a.story_id, a.copy_of,
               (SELECT COUNT(*) FROM revision AS x WHERE x.article_id = a.id AND x.kind <> 'removed') AS revisions,
               a.removed_at, a.paywalled_at, a.rights, a.rights_reason, a.topic, a.matched, a.score,
               a.first_seen_at, a.last_seen_at, DAY(a.first_seen_at) AS day, MONTH(r.published_at) AS month
        FROM article AS a JOIN revision AS r ON r.article_id = a.id AND r.number = a.revision
    """,
    columns=columns(
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
revisions | integer | how many texts of it are kept: see `revisions` | 1
removed_at | instant | since when its publisher has removed it (404, 410); NULL while it is there | 2026-09-15T07:00:02Z
paywalled_at | instant | since when only its beginning is shown; NULL while it is not | 2026-09-15T07:00:02Z
rights | text | licensed or research (exports leave it out), reserved (its text is not kept), else empty | licensed
rights_reason | text | why it may be kept, or by what it is reserved (noindex …); else empty | contrat de 2026
topic | text | the topic it was kept for; empty when everything is kept | Microsoft en France
matched | JSON | list of zone:term where the query matched; one row each in `matches` | ["title:microsoft"]
score | number | how well it answers the topic, 0 to 1; NULL off the topic, or kept before there were scores | 0.74
first_seen_at | instant | when vigie first had it | 2026-09-14T08:00:03Z
last_seen_at | instant | when vigie last read its page | 2026-09-14T08:00:03Z
day | text | day of first_seen_at, UTC | 2026-09-14
month | text | month of published_at, UTC; NULL when unknown | 2026-09
"""
    ),
)

REVISIONS = View(
    name="revisions",
    meaning="one row per text of an article over time",
    query="""
        SELECT r.article_id, r.number, r.seen_at, a.url, a.source, r.title, r.standfirst, r.body,
               r.authors, r.author_roles, r.published_at, r.published_from, r.published_raw, r.modified_at,
               r.modified_from, r.language, r.section, r.tags, r.credit, r.image, r.access, r.directives,
               r.word_count, r.body_markdown, r.encoding,
               r.removed, r.cause, r.kind, r.kinds, r.words_added, r.words_cut, r.shown, a.removed_at
        FROM revision AS r JOIN article AS a ON a.id = r.article_id
    """,
    columns=columns(
        """
article_id | integer | the article | 17
number | integer | 1 for the first text, then 2, 3 … | 2
seen_at | instant | when vigie read this text | 2026-09-14T11:00:08Z
url | text | where the article was fetched | http://gazette-du-rhone.example/economie/2026/09/usine-77.html
source | text | name of the source | Gazette du Rhône
"""
        + _TEXT_COLUMNS.strip()
        + """
removed | JSON | list of {"rule", "text"}; one row each in `removed_blocks` | [{"rule": "comments", "text": "…"}]
cause | text | who changed the text: publisher, extractor (`vigie reextract`) or import (a stub filled) | publisher
kind | text | the most telling of `kinds`; empty for a first text, and for what is not its publisher's | amount
kinds | JSON | what was edited: removed, paywalled, restored, opened, correction, headline, amount, names, standfirst, \
cut, addition, rewording; the most telling first | ["amount", "addition"]
words_added | integer | words of the body that came, counters and chrome aside; NULL for a first text | 24
words_cut | integer | words that went; NULL likewise | 2
shown | integer | 0 when a fuller text before it stays on display: it is paywalled or removed since | 1
removed_at | instant | since when its publisher has removed the article; NULL while it is there | 2026-09-15T07:00:02Z
"""
    ),
)

AUTHORS = View(
    name="authors",
    meaning="one row per article and author, of its newest text",
    query="""
        SELECT a.id AS article_id, name.value AS name, a.source, r.title, a.first_seen_at
        FROM article AS a JOIN revision AS r ON r.article_id = a.id AND r.number = a.revision,
             EACH(r.authors) AS name
    """,
    columns=columns(
        """
article_id | integer | the article | 17
name | text | an author | Claire Vasseur
source | text | name of the source | DSI Magazine
title | text | headline | Microsoft et le Cigref prolongent leur accord
first_seen_at | instant | when vigie first had the article | 2026-09-14T08:00:03Z
"""
    ),
)

REMOVED_BLOCKS = View(
    name="removed_blocks",
    meaning="one row per block that was judged not to be the article",
    query="""
        SELECT r.article_id, r.number, a.source, MEMBER(block.value, rule) AS rule, MEMBER(block.value, text) AS text
        FROM revision AS r JOIN article AS a ON a.id = r.article_id, EACH(r.removed) AS block
    """,
    columns=columns(
        """
article_id | integer | the article | 17
number | integer | the revision it was removed from | 1
source | text | name of the source | DSI Magazine
rule | text | the rule that removed it | comments
text | text | its text, cut at 500 characters | Cliquez ici pour vous connecter
"""
    ),
)
