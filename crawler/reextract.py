"""Kept pages read again by today's extractor and topic, in processes of their own, in the order they were given.

It compares nothing and writes nothing; what a page gave, or why it gave nothing, goes back to whoever asked.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from crawler.batch import EXTRACTION_TIMEOUT_S
from crawler.errors import ExtractionFailed, NotAnArticle
from crawler.judging.subject import Subject
from crawler.pages import PackedSubject, PageToRead, read_page
from crawler.processes.spreading import in_order
from crawler.processes.workers import Workers
from store.ledger import Ledger
from store.types import Article, Match

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Rereading:
    """What a page gives today."""

    #: None when it gives none.
    article: Article | None = None
    #: None also for an article that is off the topic.
    match: Match | None = None
    #: What it says of partners; None likewise, and where none are watched.
    ledger: Ledger | None = None
    #: Why there is no article: a word of the failure vocabulary, and how that was recognised.
    reason: str = ""
    detail: str = ""
    #: Whether the extractor broke on it or was stopped, which says nothing of the page.
    broke: bool = False


def reread(
    pages: Iterable[tuple[T, PageToRead]],
    subject: Subject,
    *,
    workers: int,
    timeout_s: float = EXTRACTION_TIMEOUT_S,
    memory_mb: int = 768,
) -> Generator[tuple[T, Rereading]]:
    """Each page with what it gives today; whatever stands beside a page comes back beside that.

    A page that kills its process, holds it for longer than `timeout_s`, or wants more memory, is a reading that broke.
    A few pages are in memory at a time. Closing the iterator ends the processes. Raises CrawlerError when no process
    can be had.
    """
    watched = PackedSubject.of(subject)
    processes = Workers(workers, timeout_s, memory_mb=memory_mb)
    yield from in_order(processes, workers, (partial(_reread, processes, each, page, watched) for each, page in pages))


def read_page_again(page: PageToRead, watched: PackedSubject) -> Rereading:
    """One page, here and now; the same call as when it was fetched."""
    try:
        found = read_page(page, watched)
    except NotAnArticle as error:
        return _gave_none(error)
    if found.lost is not None:  # all that is kept was read once; less of it is no better reading
        return _gave_none(found.lost)
    return Rereading(article=found.article, match=found.judged.match, ledger=found.judged.ledger)


async def _reread(processes: Workers, beside: T, page: PageToRead, watched: PackedSubject) -> tuple[T, Rereading]:
    try:
        return beside, await processes.run(page.page.url, read_page_again, page, watched)
    except ExtractionFailed as error:
        return beside, _gave_none(error)
    except Exception as error:  # noqa: BLE001 - the page's door: a fault of ours costs this page, and is told
        return beside, Rereading(reason="internal error", detail=f"{type(error).__name__}: {error}", broke=True)


def _gave_none(error: NotAnArticle) -> Rereading:
    return Rereading(reason=error.reason, detail=error.detail, broke=isinstance(error, ExtractionFailed))
