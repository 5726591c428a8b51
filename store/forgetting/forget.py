"""Forgetting at a person's request: what an address, a source or a name reaches, and its erasure.

First `reach_of_…` looks and changes nothing, so that a person may see it; then `forget` erases that, in small
transactions, so that crawls go on. Whoever calls it has the free space wiped afterwards (`store.database.wiping`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, Engine, delete, or_, select, update

from store.forgetting.erasure import (
    BATCH,
    Erased,
    count_erased,
    erase_addresses,
    erase_articles,
    erase_from_log,
    note_erasure,
    urls_of,
)
from store.forgetting.told_elsewhere import Emptied, told_of
from store.keeping.near_misses import drop_near_misses_of, near_misses_at
from store.outbox.erasing import erase_alarms
from store.pages.dictionaries import drop_idle_dictionaries
from store.pages.shelf import drop_pages
from store.parts import in_parts
from store.polling.asking import erase_fetches_of
from store.polling.rechecks import forget_entries
from store.polling.walks import drop_walk
from store.schema import (
    address,
    alarm,
    article,
    crawl,
    failure,
    feed,
    near_miss,
    page,
    reading,
    revision,
    rhythm,
)
from store.schema import source as catalogued
from store.site_memory import empty_texts
from store.sql.transactions import read, write
from store.telling import TellProgress
from store.urls import url_key

#: Addresses of one transaction.
_ADDRESSES_AT_ONCE = 1000


@dataclass(frozen=True, kw_only=True)
class UnreadPage:
    """A kept page that cannot be read, as a line for a person."""

    article_id: int
    url: str


@dataclass(frozen=True, kw_only=True)
class Reach:
    """What a request to forget is about."""

    #: "url", "source" or "person": the only word of the request that is kept.
    by: str
    #: Numbers of the articles that go.
    articles: tuple[int, ...] = ()
    #: Keys of addresses without an article: pending, off topic, failed, or unknown until now.
    lone_keys: frozenset[str] = frozenset()
    #: Revisions whose page goes, while the article stays: a comment below it names the person.
    pages: tuple[int, ...] = ()
    #: Texts of other articles among whose removed blocks it is told, and what stays of these blocks.
    told_elsewhere: Emptied = ()
    #: Articles that stay, and are looked at again with what their feed said of them, which goes.
    feeds_words: tuple[int, ...] = ()
    #: Blocks of learned chrome, by site and key, whose text goes.
    learned: tuple[tuple[str, str], ...] = ()
    #: Kept pages of articles that stay, which are damaged, so that nobody can tell what they name.
    unread: tuple[UnreadPage, ...] = ()
    #: The source whose feeds, polls and failures go too; empty unless it is one that is forgotten.
    source: str = ""

    @property
    def is_anything(self) -> bool:
        around = self.pages or self.told_elsewhere or self.feeds_words or self.learned
        return bool(self.articles or self.lone_keys or around)


@dataclass(frozen=True, kw_only=True)
class ReachedArticle:
    """An article that a request reaches, as a line for a person."""

    id: int
    source: str
    title: str
    url: str
    #: Other articles with the same text, which stay unless they are reached themselves.
    copies_left: tuple[int, ...]


def reach_of_urls(reader: Engine, urls: Collection[str], *, with_copies: bool = False) -> Reach:
    """The articles that these addresses lead to, and the addresses themselves, whether they are known or not.

    An empty one is none: it would lead to every article whose publisher names no canonical address.
    """
    urls = [url for url in urls if url.strip()]
    keys = frozenset(map(url_key, urls))

    def look(connection: Connection) -> Reach:
        led = select(address.c.article_id).where(address.c.url_key.in_(keys), address.c.article_id.is_not(None))
        fetched = select(revision.c.article_id).join(page, page.c.revision_id == revision.c.id)
        same = or_(
            article.c.url_key.in_(keys),
            article.c.id.in_(led),
            article.c.url.in_(urls),
            article.c.canonical_url.in_(urls),
            article.c.id.in_(fetched.where(page.c.url.in_(urls))),
        )
        if with_copies:
            same |= article.c.story_id.in_(select(article.c.story_id).where(same))
        found = connection.execute(select(article.c.id).where(same).order_by(article.c.id)).scalars().all()
        lone = keys | near_misses_at(connection, urls)
        return Reach(by="url", articles=tuple(found), lone_keys=lone, told_elsewhere=told_of(connection, found))

    return read(reader, look)


def reach_of_source(reader: Engine, source: str) -> Reach:
    """All articles of a source, and all addresses that its feeds listed; nothing when there is no such source."""

    def look(connection: Connection) -> Reach:
        tables = (article, feed, crawl, near_miss)
        if not any(connection.execute(select(t.c.id).where(t.c.source == source).limit(1)).all() for t in tables):
            return Reach(by="source")
        found = connection.execute(select(article.c.id).where(article.c.source == source).order_by(article.c.id))
        feeds = select(feed.c.id).where(feed.c.source == source)
        lone = select(address.c.url_key).where(address.c.feed_id.in_(feeds), address.c.article_id.is_(None))
        missed = select(near_miss.c.url_key).where(near_miss.c.source == source)
        keys = frozenset(connection.execute(lone.union(missed)).scalars())
        return Reach(by="source", source=source, articles=tuple(found.scalars()), lone_keys=keys)

    return read(reader, look)


def reached_articles(reader: Engine, reach: Reach, most: int) -> list[ReachedArticle]:
    """The first articles of a request, for a person to look at before they go."""

    def look(connection: Connection) -> list[ReachedArticle]:
        newest = (revision.c.article_id == article.c.id) & (revision.c.number == article.c.revision)
        columns = select(article.c.id, article.c.source, article.c.url, article.c.story_id, revision.c.title)
        texts = columns.join(revision, newest)
        gone = set(reach.articles)
        return [
            ReachedArticle(
                id=row.id,
                source=row.source,
                title=row.title,
                url=row.url,
                copies_left=tuple(sorted(set(_of_story(connection, row.story_id)) - gone)),
            )
            for some in in_parts(reach.articles[:most], BATCH)
            for row in connection.execute(texts.where(article.c.id.in_(some)).order_by(article.c.id)).all()
        ]

    return read(reader, look)


def forget(engine: Engine, reach: Reach, now: datetime, progress: TellProgress | None = None) -> Erased:
    """Erase what a request reaches, and give what went. `progress` is told articles done and articles in all.

    One that is cut off leaves whole articles only; the same request goes on from there.
    """
    number = write(engine, lambda connection: _erase_what_names_them(connection, reach, now))
    erased = Erased()
    for some in in_parts(reach.articles, BATCH):
        erased += write(engine, partial(_erase_batch, number=number, article_ids=some, now=now))
        if progress:
            progress(erased.articles, len(reach.articles))
    for keys in in_parts(sorted(reach.lone_keys), _ADDRESSES_AT_ONCE):
        write(engine, partial(erase_addresses, keys=keys, now=now))
    if reach.source:
        write(engine, lambda connection: _erase_source(connection, reach.source, now))
    for blocks in in_parts(reach.told_elsewhere, _ADDRESSES_AT_ONCE):
        write(engine, partial(_empty_blocks, blocks=blocks))
    for some in in_parts(reach.feeds_words, _ADDRESSES_AT_ONCE):
        write(engine, partial(forget_entries, article_ids=some))
    write(engine, lambda connection: empty_texts(connection, reach.learned))
    dropped = Erased(pages=write(engine, lambda connection: _drop(connection, number, reach.pages)))
    return erased + dropped


def _erase_what_names_them(connection: Connection, reach: Reach, now: datetime) -> int:
    """First what would no longer be found once the articles are gone."""
    keys = set(reach.lone_keys)
    for some in in_parts(reach.articles, BATCH):
        keys |= {url_key(url) for url in urls_of(connection, some)}
    erase_from_log(connection, keys)
    return note_erasure(connection, reach.by, now)


def _erase_batch(connection: Connection, number: int, article_ids: Collection[int], now: datetime) -> Erased:
    erased = erase_articles(connection, article_ids, now)
    count_erased(connection, number, erased)
    return erased


def _empty_blocks(connection: Connection, blocks: Sequence[tuple[int, str]]) -> None:
    for revision_id, removed in blocks:
        connection.execute(update(revision).where(revision.c.id == revision_id).values(removed=removed))


def _drop(connection: Connection, number: int, revision_ids: Collection[int]) -> int:
    pages = drop_pages(connection, revision_ids) if revision_ids else 0
    count_erased(connection, number, Erased(pages=pages))
    return pages


def _erase_source(connection: Connection, source: str, now: datetime) -> None:
    """Delete what is left of a source once its articles and addresses are gone: feeds, polls, failures, its row."""
    feeds = select(feed.c.id).where(feed.c.source == source)
    # A crawl may have listed some since the request was looked at.
    lone = select(address.c.url_key).where(address.c.feed_id.in_(feeds), address.c.article_id.is_(None))
    erase_addresses(connection, connection.execute(lone).scalars().all(), now)
    # They led to articles of other sources, and wait no longer for another look.
    settled = {"feed_id": None, "state": "kept", "entry": None}
    connection.execute(update(address).where(address.c.feed_id.in_(feeds)).values(settled))
    polls = select(crawl.c.id).where(crawl.c.source == source)
    connection.execute(delete(failure).where(or_(failure.c.source == source, failure.c.crawl_id.in_(polls))))
    erase_fetches_of(connection, source)
    drop_near_misses_of(connection, source)
    drop_walk(connection, source)
    erase_alarms(connection, lambda told: told["source"] == source)
    drop_idle_dictionaries(connection, source)
    for table in (crawl, feed, alarm, reading, rhythm):
        connection.execute(delete(table).where(table.c.source == source))
    connection.execute(delete(catalogued).where(catalogued.c.name == source))


def _of_story(connection: Connection, story_id: int) -> Sequence[int]:
    return connection.execute(select(article.c.id).where(article.c.story_id == story_id)).scalars().all()
