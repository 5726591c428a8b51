"""Crawls that only look at something: into a database that is thrown away.

What sites said of when they want to be left alone goes there with them, and comes back: a site cannot tell who keeps
what it says from who only looks. Where there is no corpus, none is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from tempfile import TemporaryDirectory

from crawler.context.site_turns import believed
from store.archive import Archive
from store.database import open_reader, reader_of
from store.errors import StoreError, StoreUnavailable
from store.polling.asking import sites_away
from store.types import Absence


@contextmanager
def trial_store(corpus_url: str) -> Iterator[str]:
    """The address of a database for a crawl that keeps nothing in the corpus.

    Raises StoreError when no database can be made for it.
    """
    with TemporaryDirectory(prefix="vigie-") as folder:
        store_url = f"sqlite:///{folder}/trial.db"
        if before := away_sites(corpus_url):
            with Archive.open(store_url) as trial:
                trial.site_files.leave_alone(_absences(before))
        yield store_url
        after = away_sites(store_url)
        with suppress(StoreError):  # a corpus that cannot be written just now: the answer is worth more
            _tell(corpus_url, {site: until for site, until in after.items() if until != before.get(site)})


def away_sites(store_url: str) -> dict[str, datetime]:
    """Until when sites asked to be left alone, by registered domain; of a database that is not there, none."""
    now = datetime.now(UTC)
    try:
        with reader_of(store_url) as reader:
            return believed(sites_away(reader, now), now)
    except StoreError:
        return {}


def existing_archive(store_url: str) -> Archive | None:
    """A corpus, open for writing; None where there is none, and none is made."""
    try:
        open_reader(store_url).dispose()  # what opens it to write makes, or upgrades, it
        return Archive.open(store_url)
    except StoreUnavailable:
        return None


def _tell(corpus_url: str, away: dict[str, datetime]) -> None:
    corpus = existing_archive(corpus_url) if away else None
    if corpus is not None:
        with corpus:
            corpus.site_files.leave_alone(_absences(away))


def _absences(away: dict[str, datetime]) -> list[Absence]:
    return [Absence(site=site, until=until) for site, until in away.items()]
