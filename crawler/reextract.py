"""Kept pages read again by today's extractor and topic, in processes of their own, in the order they were given.

It compares nothing and writes nothing; what a page gave, or why it gave nothing, goes back to whoever asked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import BrokenExecutor, Future
from concurrent.futures import TimeoutError as WorkTimedOut
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from crawler.crawl.batch import EXTRACTION_TIMEOUT_S
from crawler.crawl.fork_server import start_fork_server
from crawler.crawl.pipe_locks import PoolContext
from crawler.crawl.workers import PAGES_PER_WORKER, begin_worker
from crawler.errors import CrawlerError, ExtractionFailed, NotAnArticle
from crawler.judging.subject import Subject
from crawler.logs import form_here
from crawler.pages import PackedSubject, PageToRead, read_page
from store.ledger import Ledger
from store.types import Article, Match

T = TypeVar("T")

#: Modules that the fork server imports once, so that a worker starts in milliseconds.
_PRELOAD = ["crawler.crawl.fork_socket", "crawler.reextract"]
#: Pages in memory for each worker: the one it reads, and some that wait while a slow one holds up the order.
_AHEAD = 4


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
    context = PoolContext(_PRELOAD)
    start_fork_server()
    pool = ProcessPool(
        max_workers=workers,
        max_tasks=PAGES_PER_WORKER,
        initializer=begin_worker,
        initargs=[form_here(), memory_mb],
        context=context,
    )
    watched = PackedSubject.of(subject)
    waiting: deque[tuple[T, PageToRead, Future[Rereading]]] = deque()
    left = iter(pages)
    try:
        while True:
            for beside, page in islice(left, _AHEAD * workers - len(waiting)):
                waiting.append((beside, page, pool.schedule(read_page_again, args=(page, watched), timeout=timeout_s)))
            if not waiting:
                return
            beside, page, reading = waiting.popleft()
            yield beside, _result(reading, page.page.url, timeout_s, memory_mb)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]  # pebble forgot one annotation
        pool.join()


def read_page_again(page: PageToRead, watched: PackedSubject) -> Rereading:
    """One page, here and now; the same call as when it was fetched."""
    try:
        found = read_page(page, watched)
    except NotAnArticle as error:
        return _gave_none(error)
    if found.lost is not None:  # all that is kept was read once; less of it is no better reading
        return _gave_none(found.lost)
    return Rereading(article=found.article, match=found.judged.match, ledger=found.judged.ledger)


def _result(reading: Future[Rereading], url: str, timeout_s: float, memory_mb: int) -> Rereading:
    try:
        return reading.result()
    except WorkTimedOut:
        return _gave_none(ExtractionFailed(url, f"stopped after {timeout_s:g} s"))
    except ProcessExpired as error:
        return _gave_none(ExtractionFailed(url, f"the process died with code {error.exitcode}"))
    except MemoryError:
        return _gave_none(ExtractionFailed(url, f"it needs more than {memory_mb} MB of memory"))
    except BrokenExecutor as error:
        raise CrawlerError(
            f"the processes that read pages died ({error}); see what ended them, and try again"
        ) from error
    except Exception as error:  # noqa: BLE001 - the page's door: a fault of ours costs this page, and is told
        return Rereading(reason="internal error", detail=f"{type(error).__name__}: {error}", broke=True)


def _gave_none(error: NotAnArticle) -> Rereading:
    return Rereading(reason=error.reason, detail=error.detail, broke=isinstance(error, ExtractionFailed))
