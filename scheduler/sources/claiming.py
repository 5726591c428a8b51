"""Sites on trial, taken like those of a crawl, so that none is asked by two at once while a corpus is being filled.

Where there is no corpus nobody crawls, and nothing is taken: trying a source makes no database.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from scheduler.crawls.leasing import Leasing
from scheduler.crawls.trial import existing_archive


@contextmanager
def corpus_leasing(store_url: str, purpose: str) -> Iterator[Leasing | None]:
    """Leases of a corpus for somebody who keeps nothing in it, given back in the end; None where there is none."""
    archive = existing_archive(store_url)
    if archive is None:
        yield None
        return
    with archive:
        leasing = Leasing(leases=archive.leases, purpose=purpose)
        try:
            yield leasing
        finally:
            leasing.give_back()
