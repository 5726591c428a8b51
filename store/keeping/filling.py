"""Texts of a press archive, met with what is here of the same articles: a stub is filled, anything else stays.

An archive has no addresses of its own on the web, and prints other headlines: the article is found by its source, its
day, and how it begins. Every function works inside a transaction of the archive's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, select, update

from store.copies.prints import TextPrint
from store.keeping.arrivals import Arrival, Kept, add_revision
from store.keeping.revising import next_number, show_text, shown_text
from store.rows import AnyRow, article_of
from store.schema import article, revision
from store.text import words
from store.types import Access, Article, Cause, Match, Rights, Verdict

#: What is online in the evening is dated the next day in print, and a weekend may lie between.
_DAYS_APART = timedelta(days=3)
#: The instants that have so many days before them, or after them: archives print dates as far off as 9999.
_FIRST, _LAST = datetime.min.replace(tzinfo=UTC) + _DAYS_APART, datetime.max.replace(tzinfo=UTC) - _DAYS_APART
#: Shingles of a beginning.
_LEAD_SHINGLES = 60
#: Share of them that is enough with a headline in other words, and with nearly the same one.
_SAME_LEAD, _ALIKE_LEAD = 0.8, 0.5
#: Share of the words of both headlines that they have in common.
_ALIKE_TITLE = 0.5
#: A beginning shorter than this says too little in itself.
_TELLING_SHINGLES = 10


def counterpart(connection: Connection, arrival: Arrival) -> AnyRow | None:
    """The stub that a licensed text is the whole of: of its source and day, with its lead; None when none is here.

    Only a stub may be: a whole text that is here already has a copy in the archive, and no article is lost for it.
    """
    found = arrival.found
    if not is_from_an_archive(found) or found.published_at is None:
        return None
    newest = (revision.c.article_id == article.c.id) & (revision.c.number == article.c.revision)
    first, last = max(found.published_at, _FIRST) - _DAYS_APART, min(found.published_at, _LAST) + _DAYS_APART
    near = article.c.published_at.between(first, last)
    columns = (article.c.id, article.c.published_at, revision.c.title, revision.c.standfirst, revision.c.body)
    stubs = select(*columns).join(revision, newest).where(near, revision.c.access == Access.STUB.value)
    rows = connection.execute(stubs.where(article.c.source == arrival.source)).all()
    nearest = sorted(rows, key=lambda row: (abs(row.published_at - found.published_at), row.id))
    same = (row.id for row in nearest if is_same_article(found, row.title, f"{row.standfirst}\n{row.body}"))
    number = next(same, None)
    return connection.execute(select(article).where(article.c.id == number)).first() if number else None


def is_from_an_archive(found: Article) -> bool:
    """Whether a text is one of a press archive: licensed, and not by the terms of a source that is crawled."""
    return found.rights is Rights.LICENSED and not found.rights_reason


def is_same_article(found: Article, title: str, text: str) -> bool:
    """Whether a beginning is that of a whole text; by lead and title."""
    lead = TextPrint(text).shingles[:_LEAD_SHINGLES]
    if len(lead) < _TELLING_SHINGLES:
        return words(found.title) == words(title)
    places = TextPrint(f"{found.standfirst}\n{found.body}").places
    share = sum(shingle in places for shingle in lead) / len(lead)
    return share >= (_ALIKE_LEAD if _alike(found.title, title) else _SAME_LEAD)


def fill_stub(connection: Connection, held: AnyRow, found: Article, match: Match | None, now: datetime) -> Kept:
    """Put a licensed text in the place of the beginning that was kept; nothing happens where the whole was.

    Headline and dates stay those of the web; the stub stays as what its publisher shows.
    """
    shown = shown_text(connection, held)
    stub = article_of(shown)
    if stub.access is not Access.STUB or found.word_count <= stub.word_count:
        return Kept(verdict=Verdict.UNCHANGED, article_id=held.id)
    whole = replace(
        stub,
        standfirst=stub.standfirst or found.standfirst,
        body=found.body,
        body_markdown="",
        authors=stub.authors or found.authors,
        access=Access.UNKNOWN,
        rights=Rights.LICENSED,
        removed=(),
    )
    number = next_number(connection, held)
    revision_id = add_revision(connection, held.id, number, whole, now, Cause.IMPORT)
    connection.execute(update(revision).where(revision.c.id == shown.id).values(shown=0))
    walled = update(article).where(article.c.id == held.id, article.c.paywalled_at.is_(None))
    connection.execute(walled.values(paywalled_at=shown.seen_at))
    show_text(connection, held, shown, whole, match, number)
    return Kept(verdict=Verdict.REVISED, article_id=held.id, revision_id=revision_id)


def _alike(title: str, other: str) -> bool:
    one, another = set(words(title)), set(words(other))
    return bool(one) and len(one & another) >= _ALIKE_TITLE * len(one | another)
