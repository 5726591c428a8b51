"""Articles taken out of the corpus with everything that was made of them, so that no table tells them any more.

Every function works inside a transaction of its caller's. Which articles go is decided by `forgetting` and
`retention`; the space they leave is wiped by `store.database.wiping`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, ColumnElement, Connection, Table, delete, insert, select, update

from store.copies.fingerprints import drop_fingerprints
from store.copies.joining import renew_story
from store.keeping.near_misses import drop_near_misses
from store.ledger.writing import drop_ledger
from store.outbox.erasing import erase_alarms
from store.pages.shelf import drop_pages
from store.parts import in_parts
from store.polling.asking import erase_fetches
from store.rows import AnyRow
from store.schema import (
    address,
    alarm,
    article,
    crawl,
    failure,
    feed,
    forgetting,
    metadata,
    page,
    page_part,
    revision,
    story,
)
from store.search.index import unindex_article
from store.sql.dialects import among
from store.tombstones import bury
from store.urls import accepted_canonical, url_key
from store.watching.readings import drop_readings

#: Articles of one transaction; crawls wait for it.
BATCH = 50
#: Numbers that one statement names; drivers take tens of thousands.
_AT_ONCE = 500
_URL = re.compile(r"https?://[^\s<>\"«»]+")
#: What may follow an address in a sentence, or end one.
_MAYBE_OF_A_URL = ".,;:)]'"


@dataclass(frozen=True, kw_only=True)
class Erased:
    """How much went."""

    articles: int = 0
    revisions: int = 0
    pages: int = 0

    def __add__(self, other: Erased) -> Erased:
        return Erased(
            articles=self.articles + other.articles,
            revisions=self.revisions + other.revisions,
            pages=self.pages + other.pages,
        )


def urls_of(connection: Connection, article_ids: Collection[int]) -> set[str]:
    """Every address that led to these articles: listed, fetched, canonical."""
    rows = connection.execute(select(article.c.url, article.c.canonical_url).where(article.c.id.in_(article_ids))).all()
    canonical = {accepted_canonical(row.url, row.canonical_url) for row in rows if row.canonical_url}
    listed = connection.execute(select(address.c.url).where(address.c.article_id.in_(article_ids))).scalars()
    of_pages = select(page.c.url).join(revision, revision.c.id == page.c.revision_id)
    fetched = set(connection.execute(of_pages.where(revision.c.article_id.in_(article_ids))).scalars())
    of_parts = select(page_part.c.url).join(revision, revision.c.id == page_part.c.revision_id)
    fetched |= set(connection.execute(of_parts.where(revision.c.article_id.in_(article_ids))).scalars())
    return {row.url for row in rows} | set(listed) | fetched | {url for url in canonical if url}


def erase_articles(connection: Connection, article_ids: Collection[int], now: datetime) -> Erased:
    """Delete articles with all that points to them, and keep their addresses away from now on.

    Their stories go on with what is left of them. How many a source brought a day stays, as a mere count.
    """
    here = article.c.id.in_(article_ids)
    gone = connection.execute(select(article.c.id, article.c.url_key, article.c.story_id).where(here)).all()
    ids = [row.id for row in gone]
    keys = {url_key(url) for url in urls_of(connection, ids)} | {row.url_key for row in gone}
    bury(connection, keys, now)
    drop_readings(connection, keys)
    for row in _newest_texts(connection, ids):
        unindex_article(connection, row.id, row.title, row.standfirst, row.body)
    revision_ids = connection.execute(select(revision.c.id).where(revision.c.article_id.in_(ids))).scalars().all()
    pages = drop_pages(connection, revision_ids)
    drop_fingerprints(connection, ids)
    drop_ledger(connection, ids)
    _leave_stories(connection, gone, now)
    return Erased(articles=len(ids), revisions=len(revision_ids), pages=pages)


def erase_addresses(connection: Connection, keys: Collection[str], now: datetime) -> None:
    """Delete what is noted of addresses that became no article, and keep them away from now on."""
    bury(connection, keys, now)
    drop_near_misses(connection, keys)
    drop_readings(connection, keys)
    connection.execute(delete(address).where(among(connection, address.c.url_key, keys)))


def erase_from_log(connection: Connection, keys: Collection[str]) -> None:
    """Delete what the fetch log says of addresses, by their keys, and the polls that were of them alone."""
    wanted = set(keys)
    told = connection.execute(select(failure.c.id, failure.c.url, failure.c.detail))
    failures = [row.id for row in told if _names(f"{row.url} {row.detail}", wanted)]
    of_a_feed = select(feed.c.id).where(feed.c.url == crawl.c.feed_url).exists()
    polled = connection.execute(select(crawl.c.id, crawl.c.feed_url).where(~of_a_feed))
    crawls = [row.id for row in polled if _names(row.feed_url, wanted)]
    for table, ids in ((failure, failures), (crawl, crawls)):
        for some in in_parts(ids, _AT_ONCE):
            _delete_with_dependents(connection, table, table.c.id.in_(some))
    erase_alarms(connection, lambda told: _names(" ".join(map(str, told.values())), wanted))
    erase_fetches(connection, wanted)
    _blank(connection, crawl, crawl.c.reason, wanted)
    _blank(connection, feed, feed.c.last_reason, wanted)
    _blank(connection, alarm, alarm.c.evidence, wanted)


def note_erasure(connection: Connection, by: str, now: datetime) -> int:
    """Begin a line on what is forgotten, without any of it; its number."""
    row = {"at": now, "by": by, "articles": 0, "revisions": 0, "pages": 0}
    number: int = connection.execute(insert(forgetting).values(row).returning(forgetting.c.id)).scalar_one()
    return number


def count_erased(connection: Connection, number: int, erased: Erased) -> None:
    """Add to the line what a transaction deleted."""
    more = {
        "articles": forgetting.c.articles + erased.articles,
        "revisions": forgetting.c.revisions + erased.revisions,
        "pages": forgetting.c.pages + erased.pages,
    }
    connection.execute(update(forgetting).where(forgetting.c.id == number).values(more))


def _newest_texts(connection: Connection, article_ids: Collection[int]) -> Sequence[AnyRow]:
    newest = (revision.c.article_id == article.c.id) & (revision.c.number == article.c.revision)
    columns = (article.c.id, revision.c.title, revision.c.standfirst, revision.c.body)
    return connection.execute(select(*columns).join(revision, newest).where(article.c.id.in_(article_ids))).all()


def _leave_stories(connection: Connection, articles: Sequence[AnyRow], now: datetime) -> None:
    """Move articles into a story of none but them, and let their own go on with what is left of them."""
    apart = connection.execute(insert(story).values(first_seen_at=now).returning(story.c.id)).scalar_one()
    ids = [row.id for row in articles]
    connection.execute(update(article).where(article.c.id.in_(ids)).values(story_id=apart))
    for story_id in sorted({row.story_id for row in articles}):
        renew_story(connection, story_id)
    _delete_with_dependents(connection, article, article.c.id.in_(ids))
    connection.execute(delete(story).where(story.c.id == apart))


def _delete_with_dependents(connection: Connection, table: Table, which: ColumnElement[bool]) -> None:
    """Delete rows, and before them all rows of other tables that point to them, however far."""
    for other in metadata.tables.values():
        for key in other.foreign_keys:
            if key.column.table is table and other is not table:
                _delete_with_dependents(connection, other, key.parent.in_(select(key.column).where(which)))
    connection.execute(delete(table).where(which))


def _names(text: str, keys: Collection[str]) -> bool:
    """Whether one of the addresses in a text has one of these keys."""
    return any(url_key(read) in keys for found in _URL.findall(text) for read in _readings(found))


def _readings(found: str) -> Iterator[str]:
    """What may be meant where an address ends in a text: with or without the signs that follow it."""
    yield found
    yield found.partition("'")[0]
    while found.endswith(tuple(_MAYBE_OF_A_URL)):
        found = found[:-1]
        yield found


def _blank(connection: Connection, table: Table, column: Column[str], keys: Collection[str]) -> None:
    """Empty the sentences that name one of these addresses."""
    rows = connection.execute(select(table.c.id, column.label("said")).where(column.contains("://"))).all()
    ids = [row.id for row in rows if _names(row.said, keys)]
    for some in in_parts(ids, _AT_ONCE):
        connection.execute(update(table).where(table.c.id.in_(some)).values({column: ""}))
