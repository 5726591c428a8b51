"""The only write side of the corpus: what is polled, what is known, what is kept, and how each poll went.

Every method is one transaction. It judges sameness (address, text) but not worth: whether an article is wanted is
decided above. Take turns: an Archive serves one thread at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, Self

from sqlalchemy import Connection, Engine, insert, select, update

from store.admission import admit_entries, note_failure, settle
from store.database import open_database
from store.fingerprint import fingerprint
from store.rows import (
    AnyRow,
    crawl_row,
    failure_row,
    match_row,
    poll_state,
    revision_row,
    text_hash,
)
from store.schema import address, article, crawl, failure, feed, revision, story
from store.types import Admission, Article, CrawlReport, Entry, Feed, Match, Outcome, Validators, Verdict
from store.urls import accepted_canonical, url_key


class Archive:
    """The corpus, open for writing. Use it as a context manager, or close it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        #: Keys of the pages that `admit` has given out.
        self._given: set[str] = set()

    @classmethod
    def open(cls, url: str) -> Self:
        """Open the database at `url`, made or upgraded when need be. Raises StoreUnavailable and its kinds."""
        return cls(open_database(url))

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def register(self, feeds: Iterable[Feed]) -> list[Feed]:
        """The same feeds with what is remembered of them; feeds seen for the first time get a row."""
        with self._transaction() as connection:
            return [_registered(connection, wanted) for wanted in feeds]

    def admit(self, polled: Feed, entries: Sequence[Entry], now: datetime) -> Admission:
        """Note what a feed lists, and tell which of its pages have to be fetched.

        What is admitted stays pending until `keep` or `fail` settles it, so that a crawl that is killed is taken up
        by the next one, even when the feed answers 304 to that one. One Archive gives a page once, whichever of its
        feeds list it: open one per crawl.
        """
        listed = {url_key(entry.url): entry for entry in entries}
        with self._transaction() as connection:
            feed_id = _feed_row(connection, polled).id
            admission = admit_entries(connection, feed_id, listed, self._given, now)
        self._given |= {url_key(entry.url) for entry in admission.to_fetch}
        return admission

    def keep(
        self, found: Article, *, source: str, listed_url: str, match: Match | None, wanted: bool, now: datetime
    ) -> Verdict:
        """Put an article where it belongs: a new article, a copy, a revision, or nothing new.

        `listed_url` is the address that led to it, which redirects or `rel=canonical` may have replaced. What is
        not `wanted` is remembered as off topic, unless it is a new text of an article that was kept before.
        """
        canonical = accepted_canonical(found.url, found.canonical_url) if found.canonical_url else None
        keys = (url_key(canonical or found.url), url_key(found.url), url_key(listed_url))
        with self._transaction() as connection:
            held = _held(connection, keys)
            if held is None and not wanted:
                settle(connection, listed_url, now, state="off topic")
                return Verdict.OFF_TOPIC
            if held is None:
                article_id, verdict = _add_article(connection, found, keys[0], source, match, now)
            else:
                article_id, verdict = held.id, _update_article(connection, held, found, match, now)
            settle(connection, listed_url, now, state="kept", article_id=article_id)
        return verdict

    def fail(self, url: str, reason: str, now: datetime, *, temporary: bool) -> bool:
        """Note that a page could not be had, and tell whether the next poll will try again."""
        with self._transaction() as connection:
            return note_failure(connection, url, reason, now, temporary=temporary)

    def record(self, report: CrawlReport, validators: Validators | None) -> None:
        """Write down how a poll went. `validators` replace the feed's; None leaves them as they are."""
        with self._transaction() as connection:
            crawl_id = connection.execute(insert(crawl).values(crawl_row(report)).returning(crawl.c.id)).scalar_one()
            if report.failures:
                connection.execute(insert(failure), [failure_row(one, crawl_id) for one in report.failures])
            this_feed = (feed.c.source == report.source) & (feed.c.url == report.feed_url)
            connection.execute(update(feed).where(this_feed).values(_after_poll(report, validators)))

    def schedule(self, planned: Iterable[tuple[Feed, datetime, float]]) -> None:
        """Set when feeds are polled next, and the interval in seconds that led there."""
        with self._transaction() as connection:
            for polled, next_poll_at, interval_s in planned:
                this_feed = (feed.c.source == polled.source) & (feed.c.url == polled.url)
                connection.execute(
                    update(feed).where(this_feed).values(next_poll_at=next_poll_at, interval_s=interval_s)
                )

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._engine.begin() as connection:
            yield connection


def _feed_row(connection: Connection, wanted: Feed) -> AnyRow:
    row = connection.execute(select(feed).where(feed.c.source == wanted.source, feed.c.url == wanted.url)).first()
    if row is not None and row.kind == wanted.kind.value:
        return row
    if row is not None:
        # Read in another way now: what was remembered to tell "nothing new" told it of the old way.
        anew = {"kind": wanted.kind.value, "etag": None, "last_modified": None, "body_hash": None}
        return connection.execute(update(feed).where(feed.c.id == row.id).values(anew).returning(feed)).one()
    added = insert(feed).values(source=wanted.source, url=wanted.url, kind=wanted.kind.value).returning(feed)
    return connection.execute(added).one()


def _registered(connection: Connection, wanted: Feed) -> Feed:
    return replace(wanted, state=poll_state(_feed_row(connection, wanted)))


def _held(connection: Connection, keys: Iterable[str]) -> AnyRow | None:
    """The article that one of these addresses already leads to."""
    wanted = set(keys)
    row = connection.execute(select(article).where(article.c.url_key.in_(wanted)).order_by(article.c.id)).first()
    if row is not None:
        return row
    led = select(address.c.article_id).where(address.c.url_key.in_(wanted), address.c.article_id.is_not(None))
    return connection.execute(select(article).where(article.c.id.in_(led)).order_by(article.c.id)).first()


def _add_article(
    connection: Connection, found: Article, key: str, source: str, match: Match | None, now: datetime
) -> tuple[int, Verdict]:
    twin = _twin(connection, fingerprint(found.body, found.title))
    story_id = twin.story_id if twin else _add_story(connection, now)
    row = {
        "url_key": key,
        "url": found.url,
        "canonical_url": found.canonical_url,
        "source": source,
        "story_id": story_id,
        "copy_of": twin.id if twin else None,
        "first_seen_at": now,
        "last_seen_at": now,
        "revision": 1,
        "fingerprint": fingerprint(found.body, found.title),
    }
    added = insert(article).values(row | match_row(match)).returning(article.c.id)
    article_id: int = connection.execute(added).scalar_one()
    _add_revision(connection, article_id, 1, found, now)
    return article_id, Verdict.COPY if twin else Verdict.KEPT


def _twin(connection: Connection, print_: str) -> AnyRow | None:
    """The first article that has the same text."""
    return connection.execute(select(article).where(article.c.fingerprint == print_).order_by(article.c.id)).first()


def _add_story(connection: Connection, now: datetime) -> int:
    story_id: int = connection.execute(insert(story).values(first_seen_at=now).returning(story.c.id)).scalar_one()
    return story_id


def _add_revision(connection: Connection, article_id: int, number: int, found: Article, now: datetime) -> None:
    row = {"article_id": article_id, "number": number, "seen_at": now}
    connection.execute(insert(revision).values(row | revision_row(found)))


def _update_article(
    connection: Connection, held: AnyRow, found: Article, match: Match | None, now: datetime
) -> Verdict:
    newest = (revision.c.article_id == held.id) & (revision.c.number == held.revision)
    known_hash = connection.execute(select(revision.c.text_hash).where(newest)).scalar_one()
    seen = {"last_seen_at": now}
    # Another address of the same article (AMP, print) words its frame differently: that is no edit.
    same_address = url_key(found.url) in (held.url_key, url_key(held.url))
    if not same_address or known_hash == text_hash(found):
        connection.execute(update(article).where(article.c.id == held.id).values(seen))
        return Verdict.UNCHANGED
    _add_revision(connection, held.id, held.revision + 1, found, now)
    changed = {"revision": held.revision + 1, "fingerprint": fingerprint(found.body, found.title)}
    # The newest text is compared with what its own address says next, not with another frame of it.
    changed |= {"url": found.url, "canonical_url": found.canonical_url}
    matched = match_row(match) if match else {}
    connection.execute(update(article).where(article.c.id == held.id).values(seen | changed | matched))
    return Verdict.REVISED


def _after_poll(report: CrawlReport, validators: Validators | None) -> dict[str, Any]:
    failed = report.outcome is Outcome.FAILED
    columns: dict[str, Any] = {
        "last_poll_at": report.ended_at,
        "last_outcome": report.outcome.value,
        "last_reason": report.reason,
        "failures_in_a_row": feed.c.failures_in_a_row + 1 if failed else 0,
    }
    if not failed:
        columns["last_ok_at"] = report.ended_at
    if report.kept or report.copies or report.revisions:
        columns["last_new_at"] = report.ended_at
    if validators is not None:
        columns |= {
            "etag": validators.etag,
            "last_modified": validators.last_modified,
            "body_hash": validators.body_hash,
        }
    return columns
