"""Views of the ledger: partners, agreements, the people and words behind them."""

from __future__ import annotations

from store.views.view import View, columns

PARTNERS = View(
    name="partners",
    meaning="one row per partner that an article names",
    query="""
        SELECT p.id, p.name, p.type, p.state, p.first_seen_at,
               (SELECT MAX(a.first_seen_at) FROM mention AS m JOIN article AS a ON a.id = m.article_id
                WHERE m.partner_id = p.id) AS last_seen_at,
               (SELECT COUNT(DISTINCT m.article_id) FROM mention AS m WHERE m.partner_id = p.id) AS articles,
               (SELECT COUNT(*) FROM partnership AS s WHERE s.partner_id = p.id) AS partnerships
        FROM partner AS p
    """,
    columns=columns(
        """
id | integer | stable number of the partner | 3
name | text | its name, whatever alias an article has | Cigref
type | text | company, start-up, school, research, ministry, public body, association, group or unknown | association
state | text | known (the profile names it), candidate (found by a pattern), accepted or dropped by a person | known
first_seen_at | instant | when vigie first had an article that names it | 2026-09-14T08:00:03Z
last_seen_at | instant | when vigie first had the newest of them; NULL when they are gone | 2026-09-20T10:00:00Z
articles | integer | articles that name it | 4
partnerships | integer | agreements with it, in `partnerships` | 1
"""
    ),
)

#: Of several statements the one that got furthest speaks for an agreement, then the surest, then the earliest.
_SPEAKS = """
    CASE x.status WHEN 'rumoured' THEN 2 WHEN 'announced' THEN 1 ELSE 0 END, x.confidence DESC, x.told_on, x.sentence,
    x.article_id
"""


_SUM = "x.amount_least IS NOT NULL OR x.amount_most IS NOT NULL"


def _said(column: str, *, where: str = "", otherwise: str = "") -> str:
    """What the first of an agreement's statements says that says anything."""
    says = where or f"x.{column} IS NOT NULL"
    told = f"agreement AS x WHERE x.partnership_id = s.id AND ({says})"
    first = f"SELECT x.{column} FROM {told} ORDER BY {_SPEAKS} LIMIT 1"  # noqa: S608 - made of this module's words
    return f"COALESCE(({first}), {otherwise}) AS {column}" if otherwise else f"({first}) AS {column}"


PARTNERSHIPS = View(
    name="partnerships",
    meaning="one row per agreement, however many articles tell of it: as the surest of those that got furthest says",
    query=f"""
        SELECT s.id, p.name AS partner, p.type AS partner_type, g.kind, g.status, {_said("dated_from")},
               {_said("dated_to")}, g.told_on, {_said("months")}, {_said("amount_least", where=_SUM)},
               {_said("amount_most", where=_SUM)}, {_said("amount_per", where=_SUM, otherwise="''")},
               {_said("subjects", where="x.subjects <> '[]'", otherwise="'[]'")}, {_said("beneficiaries")},
               {_said("people", where="x.people <> '[]'", otherwise="'[]'")}, g.sentence, g.article_id, a.source, a.url,
               g.confidence, (SELECT COUNT(*) FROM agreement AS e WHERE e.partnership_id = s.id) AS articles,
               (SELECT COUNT(DISTINCT b.source) FROM agreement AS e JOIN article AS b ON b.id = e.article_id
                WHERE e.partnership_id = s.id) AS sources, s.first_seen_at, s.last_seen_at
        FROM partnership AS s
        JOIN partner AS p ON p.id = s.partner_id
        JOIN agreement AS g ON g.id = (
            SELECT x.id FROM agreement AS x WHERE x.partnership_id = s.id ORDER BY {_SPEAKS} LIMIT 1
        )
        JOIN article AS a ON a.id = g.article_id
        WHERE p.state <> 'dropped'
    """,  # noqa: S608 - made of the constants above
    columns=columns(
        """
id | integer | stable number of the agreement | 5
partner | text | who agreed with the organisation that is watched | Cigref
partner_type | text | as in `partners` | association
kind | text | partnership, contract, framework agreement, investment, hosting, research, dispute … | partnership
status | text | rumoured, announced, signed, renewed, ended or denied | renewed
dated_from | text | first day that its date may mean; NULL when not said | 2008-02-18
dated_to | text | last such day; NULL likewise | 2008-02-18
told_on | text | day the article appeared, else was first seen | 2008-02-19
months | integer | how long it runs; NULL when not said | 24
amount_least | integer | euros, at least; NULL when not said | 4000000000
amount_most | integer | euros, at most; NULL when not said | 4000000000
amount_per | text | year, month or unit when paid again and again; else empty | year
subjects | JSON | list of what it is about | ["research chair", "internship"]
beneficiaries | integer | people or organisations it is to train or equip; NULL when not said | 550
people | JSON | list of {"name", "role", "organisation"} | [{"name": "Jeanne Morel", "role": "présidente", …}]
sentence | text | the sentence that says so | Microsoft et le Cigref prolongent leur accord pour deux ans.
article_id | integer | the article it stands in | 17
source | text | name of its source | DSI Magazine
url | text | its address | http://dsi-magazine.example/actualites/lire-microsoft-843.html
confidence | number | from 0 to 1: a rank, not a probability | 0.9
articles | integer | articles that tell of it, in `partner_timeline` | 3
sources | integer | sources of these | 2
first_seen_at | instant | when vigie first had one of them | 2026-09-14T08:00:03Z
last_seen_at | instant | when vigie first had the newest of them | 2026-09-15T09:00:00Z
"""
    ),
)

PARTNER_TIMELINE = View(
    name="partner_timeline",
    meaning="one row per article and agreement it tells of: the evidence, in order of telling when sorted by told_on",
    query="""
        SELECT g.id, p.name AS partner, g.told_on, g.kind, g.status, g.dated_from, g.dated_to, g.months, g.amount_least,
               g.amount_most, g.sentence, g.zone, g.starts, g.ends, g.confidence, g.partnership_id, g.article_id,
               a.source
        FROM agreement AS g
        JOIN partnership AS s ON s.id = g.partnership_id
        JOIN partner AS p ON p.id = s.partner_id
        JOIN article AS a ON a.id = g.article_id
        WHERE p.state <> 'dropped'
    """,
    columns=columns(
        """
id | integer | number of the statement | 7
partner | text | the partner | Cigref
told_on | text | day the article appeared, else was first seen | 2008-02-19
kind | text | as in `partnerships`, in this article's words | partnership
status | text | likewise | renewed
dated_from | text | likewise; NULL when not said | 2008-02-18
dated_to | text | likewise; NULL when not said | 2008-02-18
months | integer | likewise; NULL when not said | 24
amount_least | integer | likewise; NULL when not said | 13000000
amount_most | integer | likewise; NULL when not said | 13000000
sentence | text | the sentence that says so | Microsoft et le Cigref prolongent leur accord pour deux ans.
zone | text | where it stands: title, lead or body | body
starts | integer | its first character in that text, from 0 | 120
ends | integer | the character after its last | 181
confidence | number | from 0 to 1: a rank, not a probability | 0.9
partnership_id | integer | the agreement | 5
article_id | integer | the article | 17
source | text | name of its source | DSI Magazine
"""
    ),
)

PEOPLE = View(
    name="people",
    meaning="one row per article and person it names with a function",
    query="""
        SELECT n.id, n.name, n.role, n.organisation, n.article_id, a.source, a.first_seen_at
        FROM person AS n JOIN article AS a ON a.id = n.article_id
    """,
    columns=columns(
        """
id | integer | number of the row | 12
name | text | the person | Jeanne Morel
role | text | the function as written; empty when not said | présidente du Cigref
organisation | text | whose: a partner, the organisation that is watched, or as written; else empty | Cigref
article_id | integer | the article | 17
source | text | name of its source | DSI Magazine
first_seen_at | instant | when vigie first had it | 2026-09-14T08:00:03Z
"""
    ),
)

QUOTES = View(
    name="quotes",
    meaning="one row per quotation: who said what",
    query="""
        SELECT q.id, q.speaker, q.role, q.organisation, q.text, q.zone, q.starts, q.ends, q.article_id, a.source,
               a.first_seen_at
        FROM quote AS q JOIN article AS a ON a.id = q.article_id
    """,
    columns=columns(
        """
id | integer | number of the row | 21
speaker | text | who said it; empty when the text names nobody | Jeanne Morel
role | text | the speaker's function; empty when not said | présidente du Cigref
organisation | text | whose; empty when not said | Cigref
text | text | the words, without their marks | Nous avançons ensemble.
zone | text | where they stand: title, lead or body | body
starts | integer | their first character in that text, from 0 | 240
ends | integer | the character after their last | 263
article_id | integer | the article | 17
source | text | name of its source | DSI Magazine
first_seen_at | instant | when vigie first had it | 2026-09-14T08:00:03Z
"""
    ),
)
