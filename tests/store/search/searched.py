"""A corpus of each kind to search in, and what hypothesis makes articles and queries of: few words, many spellings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from hypothesis import assume
from hypothesis import strategies as st
from sqlalchemy import Connection, insert

from store.errors import BadQuery
from store.query.clauses import Clause
from store.query.matching import ReadText
from store.query.parsing import parse_query
from store.schema import article, revision, story
from store.search.index import index_article

FIRST_SEEN = datetime(2026, 11, 3, 23, 30, tzinfo=UTC)
_SPELT = """
    partenariat partenariats signer signée signent l’État état Microsoft accord accords-cadres cœur coeur aujourd’hui
    publique public de la O’Brien 2026 œuvre
"""
_WORDS = tuple(_SPELT.split())
_SIGNS = (" ", " ", " ", ", ", " : ", " « ", " » ", "-", "’", " – ", "… ", "\u00a0")
_DAYS = tuple(date(2026, 11, day) for day in range(1, 6))
_SOURCES = ("Le Quotidien", "LE  QUOTIDIEN", "L’Écho des DSI", "Échos")


@dataclass(frozen=True, kw_only=True)
class Written:
    """An article as a test writes it."""

    title: str
    lead: str
    body: str
    source: str
    language: str
    published_at: datetime | None

    def read(self) -> ReadText:
        day = (self.published_at or FIRST_SEEN).date()
        return ReadText(self.title, self.lead, self.body, source=self.source, language=self.language, day=day)


def add(connection: Connection, written: Written, wanted: int | None = None) -> int:
    """The number of the article, kept and indexed: the next one, or the wanted one."""
    story_id = connection.execute(insert(story).values(first_seen_at=FIRST_SEEN).returning(story.c.id)).scalar_one()
    facts = {"source": written.source, "language": written.language, "published_at": written.published_at}
    row = facts | {"url_key": f"a{story_id}", "url": f"http://a.example/{story_id}", "story_id": story_id}
    row |= {"first_seen_at": FIRST_SEEN, "last_seen_at": FIRST_SEEN, "revision": 1, "fingerprint": str(story_id)}
    row |= {"id": wanted} if wanted else {}
    number: int = connection.execute(insert(article).values(row).returning(article.c.id)).scalar_one()
    texts = {"title": written.title, "standfirst": written.lead, "body": written.body}
    of_revision = {"article_id": number, "number": 1, "seen_at": FIRST_SEEN, "text_hash": str(number), "authors": "[]"}
    of_revision |= {"published_from": "", "modified_from": "", "language": written.language, "section": "", "image": ""}
    of_revision |= {"access": "free", "word_count": 1, "removed": "[]"}
    connection.execute(insert(revision).values(of_revision | texts))
    index_article(connection, number, written.title, written.lead, written.body)
    return number


_word = st.sampled_from(_WORDS)


@st.composite
def _paragraph(draw: st.DrawFn, most: int) -> str:
    words = draw(st.lists(_word, max_size=most))
    return "".join(word + draw(st.sampled_from(_SIGNS)) for word in words)


@st.composite
def articles(draw: st.DrawFn) -> Written:
    published = draw(st.none() | st.sampled_from(_DAYS))
    return Written(
        title=draw(_paragraph(4)),
        lead=draw(_paragraph(5)),
        body="\n".join(draw(st.lists(_paragraph(8), max_size=3))),
        source=draw(st.sampled_from(_SOURCES)),
        language=draw(st.sampled_from(("fr", "en", ""))),
        published_at=datetime(published.year, published.month, published.day, 23, 59, 59, tzinfo=UTC)
        if published
        else None,
    )


_phrase = st.lists(_word, min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"')
_prefix = st.sampled_from(("part*", "sign*", "état*", "coe*", "20*", "accords*", "aujourd*"))
_exact = (_word | _phrase).map("={}".format)
_frequent = st.tuples(_word | _phrase | _exact | _prefix, st.integers(1, 3)).map(lambda pair: f"{pair[0]}>={pair[1]}")
_side = _word | _phrase | _exact | _prefix | st.just("@liste")
_near = st.tuples(_side, st.sampled_from((1, 2, 3, 20)), _side).map(lambda near: f"{near[0]} NEAR/{near[1]} {near[2]}")
_of_text = st.tuples(
    st.sampled_from(("", "", "title:", "lead:", "body:")),
    _word | _word | _phrase | _prefix | _exact | _frequent | _near | st.just("@liste"),
).map("".join)
_of_facts = st.sampled_from(
    ("lang:fr", 'source:"le quotidien"', "source:Échos", "source:L*", "since:2026-11-03", "until:2026-11-02")
)


def _combined(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.tuples(part, st.sampled_from((" AND ", " OR ", " AND NOT ")), part)
    return pairs.map(lambda pair: f"({''.join(pair)})") | part.map("NOT ({})".format)


#: The list is `LISTS`.
queries = st.recursive(_of_text | _of_text | _of_facts, _combined, max_leaves=6)
LISTS = {"liste": ("Microsoft", "accord cadre", "part*")}


def readable(query: str) -> Clause:
    """The clause of a query that hypothesis made; NEAR between the same word twice is none."""
    try:
        return parse_query(query, LISTS)
    except BadQuery as bad:
        assume("two different words" not in bad.problem)
        raise
