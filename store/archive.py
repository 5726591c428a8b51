"""The only write side of the corpus: what is polled, what is known, what is kept, and how each poll went.

Every method is one transaction, tried again when another writer came between or the server was restarted. It judges
sameness (address, text) but not worth: whether an article is wanted is decided above. Take turns: an Archive serves
one thread at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy import Connection, Engine

from store.admission import PAGES_PER_POLL, admit_entries, refuse, settle
from store.catalogue import note_sources
from store.copies.prints import prepared_print
from store.database import open_database
from store.database.transactions import write
from store.forgetting.tombstones import buried
from store.keeping import Arrival, keys_of
from store.leases import Leases
from store.ledger import Ledger
from store.ledger.writing import told_on, write_ledger
from store.looking import note_lost, note_read, note_same, note_unavailable
from store.near_misses import drop_near_misses, note_near_miss
from store.pages.shelf import PageShelf
from store.placing import known_article, place_article
from store.polls import feed_row, note_plans, record_poll, registered_feed
from store.rechecks import RECHECKS_PER_POLL, due_rechecks
from store.rereading import reread_article
from store.site_memory import keep_block, read_memory, write_memory
from store.types import (
    Admission,
    Article,
    CrawlReport,
    EditKind,
    Entry,
    Feed,
    FetchedPage,
    Match,
    NearMiss,
    PlannedPoll,
    SiteMemory,
    Source,
    Validators,
    Verdict,
)
from store.urls import url_key


class Archive:
    """The corpus, open for writing. Use it as a context manager, or close it."""

    def __init__(self, engine: Engine, looks: Sequence[timedelta] = ()) -> None:
        """`looks`: how long after its first sight each article is looked at again; never when there are none."""
        self._engine = engine
        self._looks = tuple(looks)
        #: Keys of the pages that `admit` has given out.
        self._given: set[str] = set()
        self._shelf = PageShelf(engine)

    @classmethod
    def open(cls, url: str, looks: Sequence[timedelta] = ()) -> Self:
        """Open the database at `url`, made or upgraded when need be. Raises StoreUnavailable and its kinds."""
        return cls(open_database(url), looks)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def register(self, feeds: Iterable[Feed]) -> list[Feed]:
        """The same feeds with what is remembered of them; feeds seen for the first time get a row."""
        wanted = list(feeds)
        return write(self._engine, lambda connection: [registered_feed(connection, each) for each in wanted])

    def note_sources(self, catalogue: Iterable[Source]) -> None:
        """Note whose the sources of the catalogue are, and which of them publish press releases."""
        wanted = list(catalogue)
        write(self._engine, lambda connection: note_sources(connection, wanted))

    def admit(self, polled: Feed, entries: Sequence[Entry], now: datetime) -> Admission:
        """Note what a feed lists, and tell which of its pages have to be fetched.

        What is admitted stays pending until `keep` or `fail` settles it, so that a crawl that is killed is taken up
        by the next one, even when the feed answers 304 to that one. One Archive gives a page once, whichever of its
        feeds list it: open one per crawl.
        """
        listed = {url_key(entry.url): entry for entry in entries}

        def admitted(connection: Connection) -> Admission:
            admission = admit_entries(connection, feed_row(connection, polled).id, listed, self._given, now)
            taken = self._given | _keys(admission.to_fetch)
            most = min(RECHECKS_PER_POLL, PAGES_PER_POLL - len(admission.to_fetch))
            again = due_rechecks(connection, polled.source, now, self._looks, taken, most)
            return replace(admission, to_recheck=again)

        admission = write(self._engine, admitted)
        self._given |= _keys(admission.to_fetch) | _keys(each.entry for each in admission.to_recheck)
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
        validators: Validators | None = None,
        ledger: Ledger | None = None,
        near_miss: NearMiss | None = None,
    ) -> Verdict:
        """Put an article where it belongs: a new article, a copy, a revision, or nothing new.

        `listed_url` is the address that led to it, which redirects or `rel=canonical` may have replaced. What is
        not `wanted` is remembered as off topic, unless it is a new text of an article that was kept before; with
        `near_miss` it is noted without its text. `page` is what it was read from, kept beside it unless that is None;
        `validators` tell later whether that has changed; without them it is not looked at again. `ledger` is what it
        says of partners. What was forgotten stays so.
        """
        keys = keys_of(found, listed_url)
        arrival = Arrival(found=found, print=prepared_print(found), key=keys[0], source=source, match=match, now=now)
        packed = self._shelf.pack(page, source) if page is not None and wanted else None

        def kept(connection: Connection) -> tuple[Verdict, bool]:
            held = known_article(connection, keys, arrival)
            refusal = _refusal(connection, keys, listed_url, now, wanted=wanted or held is not None)
            if refusal is Verdict.OFF_TOPIC:
                return _note_off_topic(connection, arrival, near_miss), False
            if refusal is not None:
                return refusal, False
            done = place_article(connection, arrival, held)
            if ledger is not None and done.revision_id is not None and done.is_shown:
                write_ledger(connection, done.article_id, ledger, told_on(found, now), now)
            wants_dictionary = False
            if page is not None and done.revision_id is not None:
                its_page = packed or self._shelf.pack_within(connection, page, source)
                wants_dictionary = self._shelf.put(connection, its_page, done.revision_id, listed_url)
            if validators is not None:
                note_read(connection, held, done.article_id, arrival, listed_url, validators, self._looks)
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

    @property
    def leases(self) -> Leases:
        """Who crawls which site."""
        return Leases(self._engine)

    def site_memory(self, name: str) -> SiteMemory:
        """What is remembered of the pages of a site, by its registered domain."""
        return write(self._engine, lambda connection: read_memory(connection, name))

    def remember_site(self, memory: SiteMemory) -> None:
        """Replace what is remembered of a site."""
        write(self._engine, lambda connection: write_memory(connection, memory))

    def keep_block(self, site: str, key: str, *, keep: bool) -> bool:
        """Note a person's word that a block belongs to a site's articles, or does not; whether one is there."""
        return write(self._engine, lambda connection: keep_block(connection, site, key, keep=keep))

    def same(self, url: str, now: datetime) -> Verdict:
        """Note that the page of a kept article has not changed."""
        return write(self._engine, lambda connection: note_same(connection, url, now, self._looks))

    def lose(self, url: str, kind: EditKind, now: datetime) -> Verdict | None:
        """Note that a kept article is removed, or paywalled as a whole; None when no article is kept from there."""
        return write(self._engine, lambda connection: note_lost(connection, url, kind, now, self._looks))

    def fail(self, url: str, reason: str, now: datetime, *, temporary: bool) -> bool:
        """Note that a page could not be had, and tell whether the next poll will try again."""

        def failed(connection: Connection) -> bool:
            return note_unavailable(connection, url, reason, now, self._looks, temporary=temporary)

        return write(self._engine, failed)

    def record(self, report: CrawlReport, validators: Validators | None) -> None:
        """Write down how a poll went. `validators` replace the feed's; None leaves them as they are."""
        write(self._engine, lambda connection: record_poll(connection, report, validators))

    def schedule(self, planned: Iterable[PlannedPoll]) -> None:
        """Set when feeds are polled next, and what that was reckoned from."""
        plans = list(planned)
        write(self._engine, lambda connection: note_plans(connection, plans))


def _keys(entries: Iterable[Entry]) -> set[str]:
    return {url_key(entry.url) for entry in entries}


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


def _note_off_topic(connection: Connection, arrival: Arrival, near_miss: NearMiss | None) -> Verdict:
    """Note a near miss, or that there is none any more."""
    if near_miss is None:
        drop_near_misses(connection, [arrival.key])
        return Verdict.OFF_TOPIC
    note_near_miss(connection, near_miss, arrival.found, key=arrival.key, source=arrival.source, now=arrival.now)
    return Verdict.NEAR_MISS
