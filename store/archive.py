"""The only write side of the corpus: what is polled, what is known, what is kept, and how each poll went.

Every method is one transaction, tried again when another writer came between or the server was restarted. It judges
sameness (address, text) but not worth: whether an article is wanted is decided above. Take turns: an Archive serves
one thread at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy import Connection, Engine

from store.catalogue import note_sources
from store.database import open_database
from store.keeping.deliveries import Delivery, prepared
from store.keeping.looking import note_lost, note_same, note_unavailable
from store.keeping.receiving import receive_all
from store.keeping.rereading import reread_article
from store.ledger import Ledger
from store.ledger.writing import told_on, write_ledger
from store.pages.shelf import PageShelf
from store.polling.asking import SiteFiles
from store.polling.attempts import give_back
from store.polling.handing import Handing
from store.polling.leases import Leases
from store.polling.polls import next_polls, note_plans, record_poll, registered_feeds
from store.polling.progress import Progresses
from store.polling.quiet_polls import QuietPoll, record_quiet_polls
from store.polling.waiting import with_work_waiting
from store.polling.walks import Walks
from store.site_memory import keep_block, read_memory, write_memory
from store.sql.transactions import read, write
from store.types import (
    PAGES_PER_POLL,
    Admission,
    Article,
    Asked,
    CrawlReport,
    EditKind,
    Entry,
    Feed,
    Match,
    PlannedPoll,
    PollState,
    SiteMemory,
    Source,
    Validators,
    Verdict,
)

_NOTHING = Asked()


class Archive:
    """The corpus, open for writing. Use it as a context manager, or close it."""

    def __init__(self, engine: Engine, looks: Sequence[timedelta] = ()) -> None:
        """`looks`: how long after its first sight each article is looked at again; never when there are none."""
        self._engine = engine
        self._looks = tuple(looks)
        self._handing = Handing(engine, self._looks)
        self._shelf = PageShelf(engine)

    @classmethod
    def open(cls, url: str, looks: Sequence[timedelta] = (), *, lean: bool = False) -> Self:
        """Open the database at `url` as `open_database` does. Raises StoreUnavailable and its kinds."""
        return cls(open_database(url, lean=lean), looks)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def register(self, feeds: Iterable[Feed]) -> list[Feed]:
        """The same feeds with what is remembered of them; feeds seen for the first time get a row."""
        wanted = list(feeds)
        return write(self._engine, lambda connection: registered_feeds(connection, wanted))

    def with_work_waiting(self, feeds: Iterable[Feed], now: datetime) -> frozenset[tuple[str, str]]:
        """Of these feeds, source and address of those with work that does not depend on what they list now."""
        wanted, looks = list(feeds), bool(self._looks)
        return read(self._engine, lambda connection: with_work_waiting(connection, wanted, now, with_looks=looks))

    def note_sources(self, catalogue: Iterable[Source]) -> None:
        """Note whose the sources of the catalogue are, and which of them publish press releases."""
        wanted = list(catalogue)
        write(self._engine, lambda connection: note_sources(connection, wanted))

    def admit(self, polled: Feed, entries: Sequence[Entry], now: datetime, most: int = PAGES_PER_POLL) -> Admission:
        """Note what a feed lists, and tell which of its pages have to be fetched, `most` in all.

        What is admitted stays pending until `keep` or `fail` settles it, so that a crawl that is killed is taken up
        by the next one, even when the feed answers 304 to that one. One Archive gives a page once, whichever of its
        feeds list it: open one per crawl.
        """
        return self._handing.admit(polled, entries, now, most)

    def try_next(self, polled: Feed) -> Entry | None:
        """The next page of a feed that is on trial, once the last such page has come to an end; None without one."""
        return self._handing.try_next(polled)

    def keep(self, delivery: Delivery) -> Verdict:
        """Put an article where it belongs: a new article, a copy, a revision, or nothing new."""
        return self.keep_all([delivery])[0]

    def keep_all(self, deliveries: Sequence[Delivery]) -> list[Verdict]:
        """Keep articles that wait, in order: all of them, or none when one cannot be kept.

        A transaction has a price of its own, which they share. Others wait for it: hand over at most `MOST_TOGETHER`.
        """
        arriving = [prepared(each, self.dialect, self._shelf) for each in deliveries]
        received = write(self._engine, lambda connection: receive_all(connection, arriving, self._shelf, self._looks))
        ended = zip(deliveries, received, strict=True)
        for source in sorted({delivery.source for delivery, done in ended if done.wants_dictionary}):
            self._shelf.renew(source)
        return [done.verdict for done in received]

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
    def dialect(self) -> str:
        """What kind of database it is: `sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @property
    def site_files(self) -> SiteFiles:
        """What sites said of being asked."""
        return SiteFiles(self._engine)

    @property
    def leases(self) -> Leases:
        """Who crawls which site."""
        return Leases(self._engine)

    @property
    def walks(self) -> Walks:
        """How far back archives have been walked."""
        return Walks(self._engine)

    @property
    def progress(self) -> Progresses:
        """How far the crawls under way have come."""
        return Progresses(self._engine)

    def site_memory(self, name: str) -> SiteMemory:
        """What is remembered of the pages of a site, by its registered domain."""
        return write(self._engine, lambda connection: read_memory(connection, name))

    def remember_site(self, memory: SiteMemory, before: SiteMemory | None = None) -> None:
        """Replace what is remembered of a site; `before` is that which it has grown out of, read or written here."""
        write(self._engine, lambda connection: write_memory(connection, memory, before))

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

    def record(
        self, report: CrawlReport, validators: Validators | None, cut_off: Collection[str] = (), asked: Asked = _NOTHING
    ) -> None:
        """Write down how a poll went. `validators` replace the feed's; None leaves them as they are.

        `cut_off` are addresses of pages that it ended without: they are as if they had not been begun. `asked` is
        what it asked of sites.
        """

        def recorded(connection: Connection) -> None:
            give_back(connection, cut_off)
            record_poll(connection, report, validators, asked)

        write(self._engine, recorded)

    def record_quiet(self, polls: Sequence[QuietPoll]) -> None:
        """Write down polls that found nothing new: all of them, or none."""
        write(self._engine, lambda connection: record_quiet_polls(connection, polls))

    def next_polls(self) -> dict[tuple[str, str], PollState]:
        """Of each feed that was ever polled, by source and address: of its state what tells whether it is due."""
        return read(self._engine, next_polls)

    def schedule(self, planned: Iterable[PlannedPoll]) -> None:
        """Set when feeds are polled next, and what that was reckoned from."""
        plans = list(planned)
        write(self._engine, lambda connection: note_plans(connection, plans))
