"""`vigie crawl` and `vigie demo`: one crawl in the foreground, with progress and a table at the end."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.options import ConfigOption, JsonOption, VerboseOption, configuration_of, set_up_logging

if TYPE_CHECKING:
    from scheduler.config import Configuration
    from store.types import CrawlReport, Feed

_DEMO_DATABASE = "vigie-demo.db"
_DEMO_QUERIES = (
    "SELECT source, title, word_count FROM articles ORDER BY published_at DESC LIMIT 5",
    "SELECT title, first_source, copies FROM stories WHERE copies > 0",
)


def add_commands(app: typer.Typer) -> None:
    app.command()(crawl)
    app.command()(demo)


def crawl(
    names: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Sources; all when none.")] = None,
    url: Annotated[list[str] | None, typer.Option("--url", help="One article page; may be given again.")] = None,
    config: ConfigOption = None,
    json: JsonOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Crawl now: every source of the configuration, or those named, or single pages."""
    from crawler.sources import chosen, page_feed
    from scheduler.cli import screen
    from scheduler.config import PLACEHOLDER_CONTACT

    level = set_up_logging(verbose=verbose, quiet_level=logging.WARNING)
    configuration = configuration_of(config)
    sources = configuration.sources()
    feeds = [page_feed(one, sources) for one in url or []]
    if names or not url:
        feeds += [feed for source in chosen(sources, names or []) for feed in source.feeds]
    if configuration.contact == PLACEHOLDER_CONTACT:
        screen.note("No contact is configured: sites cannot tell who asks. `vigie init` writes one down.")
    reports = _crawl_in_foreground(configuration, feeds, level)
    _show(reports, as_json=json)
    raise typer.Exit(1 if any(report.failures for report in reports) else 0)


def demo(verbose: VerboseOption = False) -> None:
    """Crawl the bundled press web, offline, into ./vigie-demo.db, and show what a person gets."""
    from scheduler.jobs import warm_up

    warm_up()  # the fork server imports what crawls need while we read what follows
    from crawler.press_web import PressWeb, press_web_folder
    from scheduler.cli import screen
    from scheduler.config import load_configuration
    from store.console import answer
    from store.database import open_reader
    from store.reading import latest_articles

    level = set_up_logging(verbose=verbose, quiet_level=logging.WARNING)
    with PressWeb() as web:
        configuration = load_configuration(
            press_web_folder() / "vigie.toml", store_url=f"sqlite:///{_DEMO_DATABASE}", proxy=web.proxy
        )
        feeds = [feed for source in configuration.sources() for feed in source.feeds]
        reports = _crawl_in_foreground(configuration, feeds, level)
    screen.print_reports(reports)
    reader = open_reader(configuration.store.url)
    screen.out.print(screen.headline_table(latest_articles(reader, 10)))
    for query in _DEMO_QUERIES:
        screen.out.print(f'$ vigie sql "{query}"', style="bold")
        found = answer(Path(_DEMO_DATABASE), query)
        screen.out.print(screen.answer_table(found.columns, found.rows))
    screen.out.print(f"The database is ./{_DEMO_DATABASE}. Run the demo again: nothing is fetched twice.")


def _crawl_in_foreground(configuration: Configuration, feeds: Sequence[Feed], log_level: int) -> list[CrawlReport]:
    """Run one batch with progress, and plan the next polls, so that a daemon learns of it."""
    from scheduler.cli.progress import follow
    from scheduler.jobs import CrawlJob
    from scheduler.planning import batch_of, plan_next_polls, polled
    from store.archive import Archive

    with Archive.open(configuration.store.url) as archive:
        known = archive.register(polled(feeds))
        job = CrawlJob(batch_of(configuration, feeds), log_level)
        reports = follow(job, len(feeds))
        plan_next_polls(archive, configuration, known, reports)
    return reports


def _show(reports: Sequence[CrawlReport], *, as_json: bool) -> None:
    from scheduler.cli import screen

    if as_json:
        from scheduler.cli.documents import reports_document

        print(reports_document(reports))
        return
    screen.print_reports(reports)
    screen.note(_summary(reports))


def _summary(reports: Sequence[CrawlReport]) -> str:
    """One sentence on the whole crawl."""
    failed = [report for report in reports if report.outcome.value == "failed"]
    kept = sum(report.kept for report in reports)
    copies = sum(report.copies for report in reports)
    if reports and len(failed) == len(reports):
        reasons = {report.failures[0].reason for report in failed if report.failures}
        why = f" ({reasons.pop()})" if len(reasons) == 1 else ""
        return f"None of the {len(reports)} feeds could be crawled{why}: is the network up? Nothing stored was lost."
    sentence = f"{kept} articles kept, {copies} copies recognised, from {len(reports)} feeds"
    return f"{sentence}; {len(failed)} failed, see the table." if failed else f"{sentence}."
