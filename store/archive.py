"""The only write side of the corpus: what is polled, what is known, what is kept, and how each poll went.

Every method is one transaction, tried again when another writer came between or the server was restarted. It judges
sameness (address, text) but not worth: whether an article is wanted is decided above. Take turns: an Archive serves
one thread at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Self

from sqlalchemy import Connection, Engine, insert, select, update

from store.admission import admit_entries, note_failure, refuse, settle
from store.copies.prints import prepared_print
from store.database import open_database
from store.database.transactions import write
from store.forgetting.tombstones import buried
from store.keeping import Arrival, add_article, held_article, keys_of, update_article
from store.ledger import Ledger
from store.ledger.writing import told_on, write_ledger
from store.pages.shelf import PageShelf
from store.rereading import reread_article
from store.rows import AnyRow, crawl_row, failure_row, poll_state
from store.schema import crawl, failure, feed
from store.site_memory import keep_block, read_memory, write_memory
from store.types import (
    Admission,
    Article,
    CrawlReport,
    Entry,
    Feed,
    FetchedPage,
    Match,
    Outcome,
    SiteMemory,
    Validators,
    Verdict,
)
from store.urls import url_key


class Archive:
    """The corpus, open for writing. Use it as a context manager, or close it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        #: Keys of the pages that `admit` has given out.
        self._given: set[str] = set()
        self._shelf = PageShelf(engine)

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
        wanted = list(feeds)
        return write(self._engine, lambda connection: [_registered(connection, each) for each in wanted])

    def admit(self, polled: Feed, entries: Sequence[Entry], now: datetime) -> Admission:
        """Note what a feed lists, and tell which of its pages have to be fetched.

        What is admitted stays pending until `keep` or `fail` settles it, so that a crawl that is killed is taken up
        by the next one, even when the feed answers 304 to that one. One Archive gives a page once, whichever of its
        feeds list it: open one per crawl.
        """
        listed = {url_key(entry.url): entry for entry in entries}

        def admitted(connection: Connection) -> Admission:
            return admit_entries(connection, _feed_row(connection, polled).id, listed, self._given, now)

        admission = write(self._engine, admitted)
        self._given |= {url_key(entry.url) for entry in admission.to_fetch}
        return admission

    def keep(
        self,
        found: Article,
        *,
        source: str,
        listed_url: str,
        match: Match | None,
        wanted: bool,
        now: datetime,
        page: FetchedPage | None = None,
        ledger: Ledger | None = None,
    ) -> Verdict:
        """Put an article where it belongs: a new article, a copy, a revision, or nothing new.

        `listed_url` is the address that led to it, which redirects or `rel=canonical` may have replaced. What is
        not `wanted` is remembered as off topic, unless it is a new text of an article that was kept before. `page`
        is what it was read from, kept beside it unless that is None; `ledger` is what it says of partners. What was
        forgotten stays so.
        """
        keys = keys_of(found, listed_url)
        arrival = Arrival(found=found, print=prepared_print(found), key=keys[0], source=source, match=match, now=now)
        packed = self._shelf.pack(page, source) if page is not None and wanted else None

        def kept(connection: Connection) -> tuple[Verdict, bool]:
            held = held_article(connection, keys)
            refusal = _refusal(connection, keys, listed_url, now, wanted=wanted or held is not None)
            if refusal is not None:
                return refusal, False
            if held is None:
                done = add_article(connection, arrival)
            else:
                done = update_article(connection, held, found, match, now)
            if ledger is not None and done.revision_id is not None:
                write_ledger(connection, done.article_id, ledger, told_on(found, now), now)
            wants_dictionary = False
            if page is not None and done.revision_id is not None:
                its_page = packed or self._shelf.pack_within(connection, page, source)
                wants_dictionary = self._shelf.put(connection, its_page, done.revision_id, listed_url)
            # Last, since a page is kept with the entry that led to it, which a settled address has no more.
            settle(connection, listed_url, now, state="kept", article_id=done.article_id)
            return done.verdict, wants_dictionary

        verdict, wants_dictionary = write(self._engine, kept)
        if wants_dictionary:
            self._shelf.renew(source)
        return verdict

    def revise(
        self, revision_id: int, found: Article, *, match: Match | None, ledger: Ledger | None = None, now: datetime
    ) -> Verdict | None:
        """Write what the kept page of a revision says when it is read again, and whether that changed anything.

        It becomes a revision whose cause is our extractor; `match` and `ledger` replace those that are kept, also by
        none. None when nothing was written because the article is gone, or its publisher has changed it since.
        """

        def revised(connection: Connection) -> Verdict | None:
            done = reread_article(connection, revision_id, found, match, now)
            if done is None:
                return None
            write_ledger(connection, done.article_id, ledger or Ledger(), told_on(found, now), now)
            return done.verdict

        return write(self._engine, revised)

    def site_memory(self, name: str) -> SiteMemory:
        """What is remembered of the pages of a site, by its registered domain."""
        return write(self._engine, lambda connection: read_memory(connection, name))

    def remember_site(self, memory: SiteMemory) -> None:
        """Replace what is remembered of a site."""
        write(self._engine, lambda connection: write_memory(connection, memory))

    def keep_block(self, site: str, key: str, *, keep: bool) -> bool:
        """Note a person's word that a block belongs to a site's articles, or does not; whether one is there."""
        return write(self._engine, lambda connection: keep_block(connection, site, key, keep=keep))

    def fail(self, url: str, reason: str, now: datetime, *, temporary: bool) -> bool:
        """Note that a page could not be had, and tell whether the next poll will try again."""
        return write(self._engine, lambda connection: note_failure(connection, url, reason, now, temporary=temporary))

    def record(self, report: CrawlReport, validators: Validators | None) -> None:
        """Write down how a poll went. `validators` replace the feed's; None leaves them as they are."""
        write(self._engine, lambda connection: _record(connection, report, validators))

    def schedule(self, planned: Iterable[tuple[Feed, datetime, float]]) -> None:
        """Set when feeds are polled next, and the interval in seconds that led there."""
        plan = list(planned)

        def scheduled(connection: Connection) -> None:
            for polled, next_poll_at, interval_s in plan:
                this_feed = (feed.c.source == polled.source) & (feed.c.url == polled.url)
                planned = {"next_poll_at": next_poll_at, "interval_s": interval_s}
                connection.execute(update(feed).where(this_feed).values(planned))

        write(self._engine, scheduled)


def _refusal(
    connection: Connection, keys: Sequence[str], listed_url: str, now: datetime, *, wanted: bool
) -> Verdict | None:
    """Note why an article is not kept: it was forgotten, or nobody wants it; None when it is."""
    if buried(connection, keys):
        refuse(connection, keys, now)
        return Verdict.FORGOTTEN
    if not wanted:
        settle(connection, listed_url, now, state="off topic")
        return Verdict.OFF_TOPIC
    return None


def _record(connection: Connection, report: CrawlReport, validators: Validators | None) -> None:
    named = {url_key(url) for url in (report.feed_url, *(one.url for one in report.failures))}
    forgotten = buried(connection, named)
    if url_key(report.feed_url) in forgotten:
        return  # a page that a person named, and another had forgotten
    crawl_id = connection.execute(insert(crawl).values(crawl_row(report)).returning(crawl.c.id)).scalar_one()
    failures = [failure_row(one, crawl_id) for one in report.failures if url_key(one.url) not in forgotten]
    if failures:
        connection.execute(insert(failure), failures)
    this_feed = (feed.c.source == report.source) & (feed.c.url == report.feed_url)
    connection.execute(update(feed).where(this_feed).values(_after_poll(report, validators)))


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
