"""The only write side of the corpus: what is polled, what is known, what is kept, and how each poll went.

Every method is one transaction. It judges sameness (address, text) but not worth: whether an article is wanted is
decided above. Take turns: an Archive serves one thread at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from store.database import open_database
from store.fingerprint import fingerprint
from store.rows import (
    AnyRow,
    crawl_row,
    entry_from_json,
    entry_to_json,
    failure_row,
    match_row,
    poll_state,
    revision_row,
    text_hash,
)
from store.schema import address, article, crawl, failure, feed, revision, story
from store.types import Admission, Article, CrawlReport, Entry, Feed, Match, Outcome, Validators, Verdict
from store.urls import accepted_canonical, url_key

#: Pages one poll fetches at most; the rest waits for the next poll, so that one sitemap cannot hold a crawl for hours.
PAGES_PER_POLL = 200
#: Attempts after which a page that fails for a passing reason is given up.
MAX_ATTEMPTS = 3
#: A feed that stamps every entry with "now" would have every page fetched at every poll.
_RECHECK_AFTER = timedelta(hours=1)


class Archive:
    """The corpus, open for writing. Use it as a context manager, or close it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

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

        What is admitted stays pending until `keep`, `reject` or `fail` settles it, so that a crawl that is killed is
        taken up by the next poll, even when the feed answers 304 to that one.
        """
        listed = {url_key(entry.url): entry for entry in entries}
        with self._transaction() as connection:
            feed_id = _feed_row(connection, polled).id
            known = _known(connection, listed)
            fresh = [key for key in listed if key not in known]
            edited = [key for key, row in known.items() if _edited(row, listed[key], now)]
            _add_pending(connection, {key: listed[key] for key in fresh}, feed_id, now)
            _reopen(connection, {key: listed[key] for key in edited}, feed_id)
            pending = _pending(connection, feed_id)
        waiting = {url_key(entry.url) for entry in pending}
        return Admission(
            to_fetch=tuple(pending[:PAGES_PER_POLL]),
            known=sum(key not in waiting for key in listed),
            postponed=len(pending[PAGES_PER_POLL:]),
        )

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
                _settle(connection, listed_url, now, state="off topic")
                return Verdict.OFF_TOPIC
            if held is None:
                article_id, verdict = _add_article(connection, found, keys[0], source, match, now)
            else:
                article_id, verdict = held.id, _update_article(connection, held, found, match, now)
            _settle(connection, listed_url, now, state="kept", article_id=article_id)
        return verdict

    def fail(self, url: str, reason: str, now: datetime, *, temporary: bool) -> bool:
        """Note that a page could not be had, and tell whether the next poll will try again."""
        with self._transaction() as connection:
            row = connection.execute(select(address.c.attempts).where(address.c.url_key == url_key(url))).first()
            attempts = (row.attempts if row else 0) + 1
            again = temporary and attempts < MAX_ATTEMPTS
            settled = {"reason": reason, "attempts": attempts}
            _settle(connection, url, None if again else now, state="pending" if again else "failed", **settled)
        return again and row is not None

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
    if row is not None:
        return row
    added = insert(feed).values(source=wanted.source, url=wanted.url, kind=wanted.kind.value).returning(feed)
    return connection.execute(added).one()


def _registered(connection: Connection, wanted: Feed) -> Feed:
    return replace(wanted, state=poll_state(_feed_row(connection, wanted)))


def _known(connection: Connection, listed: dict[str, Entry]) -> dict[str, AnyRow]:
    columns = (address.c.url_key, address.c.state, address.c.settled_at)
    rows = connection.execute(select(*columns).where(address.c.url_key.in_(listed)))
    return {row.url_key: row for row in rows}


def _edited(row: AnyRow, entry: Entry, now: datetime) -> bool:
    """Whether the feed says that a kept article has changed since it was read."""
    if row.state != "kept" or entry.modified_at is None:
        return False
    return bool(row.settled_at < entry.modified_at <= now and row.settled_at + _RECHECK_AFTER <= now)


def _add_pending(connection: Connection, entries: dict[str, Entry], feed_id: int, now: datetime) -> None:
    if not entries:
        return
    waiting = {"feed_id": feed_id, "state": "pending", "first_seen_at": now}
    rows = [
        waiting | {"url_key": key, "url": entry.url, "entry": entry_to_json(entry)} for key, entry in entries.items()
    ]
    connection.execute(sqlite_insert(address).on_conflict_do_nothing(), rows)


def _reopen(connection: Connection, entries: dict[str, Entry], feed_id: int) -> None:
    for key, entry in entries.items():
        again = {"state": "pending", "feed_id": feed_id, "attempts": 0, "entry": entry_to_json(entry)}
        connection.execute(update(address).where(address.c.url_key == key).values(again))


def _pending(connection: Connection, feed_id: int) -> list[Entry]:
    waiting = (address.c.feed_id == feed_id) & (address.c.state == "pending")
    rows = connection.execute(select(address.c.entry).where(waiting)).scalars()
    entries = [entry_from_json(stored) for stored in rows]
    # Undated entries first: they stand in the feed now, while an old date says that nobody waits for the page.
    return sorted(entries, key=lambda entry: -entry.published_at.timestamp() if entry.published_at else -1e18)


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
    matched = match_row(match) if match else {}
    connection.execute(update(article).where(article.c.id == held.id).values(seen | changed | matched))
    return Verdict.REVISED


def _settle(connection: Connection, url: str, now: datetime | None, **columns: object) -> None:
    """Write what became of an address; one that no feed listed (a page named by a person) gets its row now."""
    row = {"settled_at": now} | columns
    if now is not None:
        row["entry"] = None
    done = connection.execute(update(address).where(address.c.url_key == url_key(url)).values(row))
    if done.rowcount == 0 and now is not None:
        connection.execute(insert(address).values(row | {"url_key": url_key(url), "url": url, "first_seen_at": now}))


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
