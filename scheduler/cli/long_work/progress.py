"""A crawl as it goes: a moving line on a terminal, plain lines elsewhere. Ctrl-C ends it cleanly."""

from __future__ import annotations

from collections.abc import Callable

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from crawler.batch import CrawlEvent, PageSettled, PollEnded
from scheduler.cli.answers import screen
from scheduler.cli.long_work.ctrl_c import first_ctrl_c
from scheduler.crawls.jobs import CrawlJob
from store.types import CrawlReport


def follow(
    job: CrawlJob,
    feeds: int,
    and_tell: Callable[[CrawlEvent], None],
    plain: Callable[[CrawlEvent], None] | None = None,
) -> list[CrawlReport]:
    """Show a job until it ends, and give its reports; `and_tell` is told each event too.

    `plain` says what happens where nobody watches; else a line a page does. Raises what `CrawlJob.run` raises.
    """
    with first_ctrl_c("stopping: pages under way are finished", job.stop):
        if not screen.is_terminal():
            return job.run(_both(plain or _plain_line, and_tell))
        with _bar() as bar:
            return job.run(_both(_moving_line(bar, feeds), and_tell))


def _both(show: Callable[[CrawlEvent], None], tell: Callable[[CrawlEvent], None]) -> Callable[[CrawlEvent], None]:
    def on_event(event: CrawlEvent) -> None:
        show(event)
        tell(event)

    return on_event


def _bar() -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.fields[pages]} pages"), BarColumn(20), MofNCompleteColumn())
    return Progress(
        *columns,
        TextColumn("feeds"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[last]}"),
        console=screen.err,
        transient=True,
    )


def _moving_line(bar: Progress, feeds: int) -> Callable[[CrawlEvent], None]:
    task = bar.add_task("crawl", total=feeds, pages=0, last="")
    pages = 0

    def show(event: CrawlEvent) -> None:
        nonlocal pages
        if isinstance(event, PageSettled):
            pages += 1
            bar.update(task, pages=pages, last=screen.foreign(f"{event.source}: {event.title or event.url}").plain[:60])
        if isinstance(event, PollEnded):
            bar.advance(task)

    return show


def _plain_line(event: CrawlEvent) -> None:
    if isinstance(event, PageSettled):
        screen.note(f"{event.source}: {event.result}: {screen.foreign(event.title or event.url).plain}")
