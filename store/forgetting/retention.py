"""Retention: what is kept for a time goes when the time is over, in batches so small that crawls are not held up.

How long is decided above. Texts that go leave tombstones and a line without content, as forgotten ones do; the space
they leave is overwritten by the database as far as it does that by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from sqlalchemy import Connection, Engine, delete, func, insert, select

from store.copies.fingerprints import prune_fingerprints
from store.copies.judging import WINDOW_DAYS
from store.database import open_database
from store.forgetting.erasure import BATCH, count_erased, erase_articles, note_erasure
from store.forgetting.steadiness import ClockReading, look_at_clock
from store.keeping.near_misses import count_over_time, prune_near_misses
from store.outbox.erasing import count_messages, prune_messages
from store.pages.shelf import prune_pages
from store.polling.asking import prune_fetches, prune_site_files
from store.polling.progress import prune_progress
from store.polling.walks import prune_walks
from store.schema import article, crawl, failure, forgetting, revision, setting
from store.sql.transactions import read, write
from store.watching.alarms import prune_alarms
from store.watching.readings import prune_readings
from store.watching.rhythms import prune_rhythms

#: Rows of the fetch log that one transaction deletes.
_LOG_BATCH = 1000
#: Pages of one transaction.
_PAGE_BATCH = 100
#: Copies are looked for in a window; boilerplate is known by the days before it.
FINGERPRINTS_DAYS = WINDOW_DAYS * 3 // 2
#: The row of `setting` that says when this was last done.
_DONE_AT = "pruned_at"
#: What the line on a run is called.
_BY = "retention"
_EVERY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class RetentionTerms:
    """How many days things are kept; None for ever."""

    #: Fetched pages, since they were fetched.
    pages_days: int
    #: Articles with all their texts, since they were first seen.
    articles_days: int | None
    #: Polls and failures, since they ended, and messages that do not wait any more, since they were made.
    log_days: int | None
    #: What nearly matched the topic, since it was read.
    near_misses_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class PrunedCounts:
    """What went, or in a dry run would go."""

    pages: int = 0
    dictionaries: int = 0
    articles: int = 0
    revisions: int = 0
    crawls: int = 0
    failures: int = 0
    near_misses: int = 0
    #: To people, through sinks.
    messages: int = 0

    def __add__(self, other: PrunedCounts) -> PrunedCounts:
        sums = {name: count + getattr(other, name) for name, count in asdict(self).items()}
        return PrunedCounts(**sums)


def what_would_go(reader: Engine, terms: RetentionTerms, now: datetime) -> PrunedCounts:
    """The counts of a dry run. Raises StoreUnavailable and its kinds, as all functions here."""

    def count(connection: Connection) -> PrunedCounts:
        pages = prune_pages(connection, _before(terms.pages_days, now), dry_run=True)
        old = article.c.first_seen_at < _before(terms.articles_days, now)
        texts = select(func.count()).select_from(revision).join(article, article.c.id == revision.c.article_id)
        polls = crawl.c.ended_at < _before(terms.log_days, now)
        failures = select(func.count()).select_from(failure).join(crawl, crawl.c.id == failure.c.crawl_id)
        return PrunedCounts(
            pages=pages.pages,
            dictionaries=pages.dictionaries,
            articles=connection.execute(select(func.count()).select_from(article).where(old)).scalar_one(),
            revisions=connection.execute(texts.where(old)).scalar_one(),
            crawls=connection.execute(select(func.count()).select_from(crawl).where(polls)).scalar_one(),
            failures=connection.execute(failures.where(polls)).scalar_one(),
            near_misses=count_over_time(connection, _before(terms.near_misses_days, now)),
            messages=count_messages(connection, _before(terms.log_days, now)),
        )

    return read(reader, count)


def is_due(reader: Engine, now: datetime) -> bool:
    """Whether `prune` has not been done for a day."""
    done_at = select(setting.c.value).where(setting.c.name == _DONE_AT)
    last = read(reader, lambda connection: connection.execute(done_at).scalar())
    return last is None or not timedelta(0) <= now - datetime.fromisoformat(last) < _EVERY


def prune_if_due(
    url: str, terms: RetentionTerms, moment: ClockReading, is_stopped: Callable[[], bool]
) -> PrunedCounts | None:
    """Prune the corpus at an address; None when that was done today, or the clock cannot be trusted with it."""
    engine = open_database(url)
    try:
        steadiness = write(engine, lambda connection: look_at_clock(connection, moment))
        if not steadiness.is_enough or not is_due(engine, moment.now):
            return None
        return prune(engine, terms, moment.now, is_stopped)
    finally:
        engine.dispose()


def prune(
    engine: Engine, terms: RetentionTerms, now: datetime, is_stopped: Callable[[], bool] = lambda: False
) -> PrunedCounts:
    """Delete what is over its time, and give what went. Between two batches it ends when it `is_stopped`."""
    steps = (
        partial(_prune_pages, before=_before(terms.pages_days, now)),
        partial(_prune_fingerprints, now=now),
        partial(_prune_log, before=_before(terms.log_days, now)),
        partial(_prune_messages, before=_before(terms.log_days, now)),
        partial(_prune_site_files, before=_before(terms.log_days, now), now=now),
        partial(_prune_near_misses, before=_before(terms.near_misses_days, now)),
        partial(_prune_articles, before=_before(terms.articles_days, now), now=now),
    )
    pruned = PrunedCounts()
    for step in steps:
        more = True
        while more and not is_stopped():
            went, more = write(engine, step)
            pruned += went
    if not is_stopped():
        write(engine, partial(_note_done, now=now))
    return pruned


def _prune_pages(connection: Connection, before: datetime) -> tuple[PrunedCounts, bool]:
    batch = prune_pages(connection, before, at_most=_PAGE_BATCH)
    return PrunedCounts(pages=batch.pages, dictionaries=batch.dictionaries), batch.more


def _prune_fingerprints(connection: Connection, now: datetime) -> tuple[PrunedCounts, bool]:
    """Texts so old that no copy of them is looked for. Nothing that a person sees goes with them."""
    prune_fingerprints(connection, now.toordinal() - FINGERPRINTS_DAYS)
    return PrunedCounts(), False


def _prune_log(connection: Connection, before: datetime) -> tuple[PrunedCounts, bool]:
    oldest = select(crawl.c.id).where(crawl.c.ended_at < before).order_by(crawl.c.id).limit(_LOG_BATCH)
    ids = connection.execute(oldest).scalars().all()
    failures = connection.execute(delete(failure).where(failure.c.crawl_id.in_(ids))).rowcount
    prune_fetches(connection, ids)
    connection.execute(delete(crawl).where(crawl.c.id.in_(ids)))
    prune_progress(connection, before)
    prune_walks(connection, before)
    prune_alarms(connection, before)
    prune_readings(connection, before)
    prune_rhythms(connection, before)
    return PrunedCounts(crawls=len(ids), failures=failures), len(ids) == _LOG_BATCH


def _prune_messages(connection: Connection, before: datetime) -> tuple[PrunedCounts, bool]:
    count, more = prune_messages(connection, before)
    return PrunedCounts(messages=count), more


def _prune_site_files(connection: Connection, before: datetime, now: datetime) -> tuple[PrunedCounts, bool]:
    prune_site_files(connection, before, now)
    return PrunedCounts(), False


def _prune_near_misses(connection: Connection, before: datetime) -> tuple[PrunedCounts, bool]:
    count, more = prune_near_misses(connection, before)
    return PrunedCounts(near_misses=count), more


def _prune_articles(connection: Connection, before: datetime, now: datetime) -> tuple[PrunedCounts, bool]:
    oldest = select(article.c.id).where(article.c.first_seen_at < before).order_by(article.c.first_seen_at)
    ids = connection.execute(oldest.limit(BATCH)).scalars().all()
    if not ids:
        return PrunedCounts(), False
    erased = erase_articles(connection, ids, now)
    this_run = (forgetting.c.by == _BY) & (forgetting.c.at == now)
    line = connection.execute(select(forgetting.c.id).where(this_run)).scalar()
    count_erased(connection, line or note_erasure(connection, _BY, now), erased)
    return PrunedCounts(articles=erased.articles, revisions=erased.revisions, pages=erased.pages), len(ids) == BATCH


def _note_done(connection: Connection, now: datetime) -> None:
    connection.execute(delete(setting).where(setting.c.name == _DONE_AT))
    connection.execute(insert(setting).values(name=_DONE_AT, value=now.isoformat()))


def _before(days: int | None, now: datetime) -> datetime:
    """What was before this instant is over its time."""
    return datetime.min.replace(tzinfo=UTC) if days is None else now - timedelta(days=days)
