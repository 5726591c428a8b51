"""`vigie crawl` and `vigie demo`: one crawl in the foreground, with progress and a table at the end."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.answers.amounts import amount
from scheduler.cli.answers.silence import is_silence
from scheduler.cli.exit_codes import EXIT_INTERRUPTED, EXIT_OTHERS_AT_IT
from scheduler.cli.long_work.claiming import claim_sites
from scheduler.cli.options import (
    ConfigOption,
    JsonOption,
    VerboseOption,
    WaitOption,
    configuration_of,
    set_up_logging,
)

if TYPE_CHECKING:
    from scheduler.configuration.loading import Configuration
    from store.types import CrawlReport, Feed

_DEMO_DATABASE = "vigie-demo.db"
_DEMO_QUERIES = (
    "SELECT partner, kind, amount_most, months, source FROM partnerships ORDER BY amount_most DESC, partner LIMIT 5",
    "SELECT published_at, source, title FROM articles WHERE story_id IN (SELECT story_id FROM copies) ORDER BY 1",
)


def add_commands(app: typer.Typer) -> None:
    app.command()(crawl)
    app.command()(demo)


def crawl(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Names of sources; all when none.")
    ] = None,
    url: Annotated[
        list[str] | None, typer.Option("--url", metavar="URL", help="One article page; may be given again.")
    ] = None,
    wait: WaitOption = True,
    config: ConfigOption = None,
    json: JsonOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Crawl now: all sources, those named, or single pages.

    No site is crawled twice at once: where the daemon, or another crawl, is at one, this one waits until it is done.
    """
    from scheduler.cli.answers import screen
    from scheduler.configuration.loading import PLACEHOLDER_CONTACT
    from scheduler.configuration.readiness import unasked
    from scheduler.configuration.risks import risks_taken
    from scheduler.configuration.site_rules import past_their_day
    from scheduler.sentinel.duty import look_once

    set_up_logging(verbose=verbose, quiet_level=logging.WARNING)
    configuration = configuration_of(config)
    feeds = _feeds(configuration, names or [], url or [])
    if configuration.contact == PLACEHOLDER_CONTACT:
        screen.note("No contact is configured: sites cannot tell who asks. `vigie init` writes one down.")
    named = {feed.source for feed in feeds}
    risks = risks_taken(source for source in configuration.sources() if source.name in named)
    for sentence in (*unasked(configuration), *past_their_day(configuration.site_rules, datetime.now(UTC)), *risks):
        screen.note(sentence)
    crawled = _crawl_in_foreground(configuration, feeds, wait=wait)
    for alarm in look_once(configuration, datetime.now(UTC)).opened:
        screen.note(f"Alarm, {alarm.kind.value}: {alarm.source or 'Vigie'}: {alarm.evidence}. To do: {alarm.advice}.")
    _show(crawled, as_json=json)
    raise typer.Exit(_exit_code(crawled))


def _feeds(configuration: Configuration, names: Sequence[str], urls: Sequence[str]) -> list[Feed]:
    from crawler.errors import BadSource
    from crawler.sources import chosen, page_feed

    sources = configuration.sources()
    try:
        pages = [page_feed(url, sources) for url in urls]
        named = chosen(sources, names) if names or not urls else []
    except BadSource as error:  # a mistake in the arguments: usage, not a crawl that failed
        raise typer.BadParameter(f"{error.source!r}: {error.problem}") from error
    return pages + [feed for source in named for feed in source.feeds]


def demo(verbose: VerboseOption = False) -> None:
    """Crawl the bundled press web, offline, into ./vigie-demo.db.

    Show what a person gets: what each source brought, the articles, and two queries with their answers.
    """
    from scheduler.crawls.jobs import warm_up

    warm_up()  # the fork server imports what crawls need while we read what follows
    from crawler.press_web import PressWeb, press_web_folder
    from scheduler.cli.answers import screen
    from scheduler.configuration.loading import load_configuration
    from store.console import answer
    from store.database import reader_of
    from store.reading import latest_articles

    set_up_logging(verbose=verbose, quiet_level=logging.WARNING)
    with PressWeb() as web:
        configuration = load_configuration(
            press_web_folder() / "vigie.toml", store_url=f"sqlite:///{_DEMO_DATABASE}", proxy=web.proxy
        )
        feeds = [feed for source in configuration.sources() for feed in source.feeds]
        crawled = _crawl_in_foreground(configuration, feeds)
    if crawled.was_stopped:
        _show(crawled, as_json=False)
        raise typer.Exit(EXIT_INTERRUPTED)
    screen.print_reports(crawled.reports)
    with reader_of(configuration.store.url) as reader:
        screen.out.print(screen.headline_table(latest_articles(reader, 20)))
    for query in _DEMO_QUERIES:
        screen.out.print(f'$ vigie sql "{query}"', style="bold", soft_wrap=True)
        found = answer(Path(_DEMO_DATABASE), query)
        screen.out.print(screen.answer_table(found.columns, found.rows))
    screen.out.print(
        f"The database is ./{_DEMO_DATABASE}. Run the demo again: nothing is fetched twice. Ask it yourself:"
    )
    screen.out.print(f"VIGIE_STORE__URL=sqlite:///{_DEMO_DATABASE} vigie sql", style="bold", soft_wrap=True)


@dataclass(frozen=True, kw_only=True)
class _Crawled:
    """What a crawl in the foreground came to."""

    reports: Sequence[CrawlReport] = ()
    #: Whether Ctrl-C ended it.
    was_stopped: bool = False


def _crawl_in_foreground(configuration: Configuration, feeds: Sequence[Feed], *, wait: bool = True) -> _Crawled:
    """Run one batch with progress, and plan the next polls, so that a daemon learns of it.

    No report when there is nothing that nobody else is crawling, and `wait` is not wanted.
    """
    from scheduler.cli.long_work.progress import follow
    from scheduler.crawls.chronicle import Chronicle
    from scheduler.crawls.jobs import CrawlJob, longest_s
    from scheduler.crawls.leasing import Leasing, among_sites
    from scheduler.crawls.planning import batch_of, plan_next_polls, polled
    from store.archive import Archive

    with Archive.open(configuration.store.url) as archive:
        leasing = Leasing(leases=archive.leases, purpose="vigie crawl")
        try:
            free = among_sites(feeds, claim_sites(leasing, feeds, longest_s(batch_of(configuration, feeds)), wait=wait))
            if not free:
                return _Crawled()
            # After the wait, since another crawl has just changed what is known of them.
            known = archive.register(polled(free))
            chronicle = Chronicle(archive.progress, lambda: datetime.now(UTC))
            with chronicle.batch(leasing.holder, len(free)) as on_event:
                job = CrawlJob(batch_of(configuration, free))
                reports = follow(job, len(free), on_event)
            plan_next_polls(archive, configuration, known, reports, datetime.now(UTC))
        finally:
            leasing.give_back()
    return _Crawled(reports=reports, was_stopped=job.was_asked_to_end)


def _exit_code(crawled: _Crawled) -> int:
    if crawled.was_stopped:
        return EXIT_INTERRUPTED
    if not crawled.reports:
        return EXIT_OTHERS_AT_IT
    return 1 if any(report.failures for report in crawled.reports) else 0


def _show(crawled: _Crawled, *, as_json: bool) -> None:
    from scheduler.cli.answers import screen

    if as_json:
        from scheduler.cli.answers.documents import reports_document

        print(reports_document(crawled.reports))
    elif crawled.reports:
        screen.print_reports(crawled.reports)
    screen.note(_of_a_stopped(crawled.reports) if crawled.was_stopped else _summary(crawled.reports))


def _of_a_stopped(reports: Sequence[CrawlReport]) -> str:
    """What `_summary` says, of a crawl that somebody ended."""
    if not reports:
        return "Stopped before any feed was done; the next crawl takes up the rest."
    return f"Stopped; the next crawl takes up the rest. {_summary(reports)}"


def _summary(reports: Sequence[CrawlReport]) -> str:
    """One sentence on the whole crawl."""
    if not reports:
        return "Nothing was crawled: others are at it. Without --no-wait, this waits for them."
    failed = [report for report in reports if report.outcome.value == "failed"]
    if len(failed) == len(reports):
        return _all_failed(failed)
    kept, copies = sum(report.kept for report in reports), sum(report.copies for report in reports)
    missed = sum(report.near_misses for report in reports)
    noted = f", {amount(missed, 'near miss', 'near misses')} noted" if missed else ""
    came = f"{amount(kept, 'article')} kept, {amount(copies, 'copy', 'copies')} recognised"
    sentence = f"{came}{noted}, from {amount(len(reports), 'address', 'addresses')}"
    return f"{sentence}; {len(failed)} failed, see the table." if failed else f"{sentence}."


def _all_failed(reports: Sequence[CrawlReport]) -> str:
    reasons = {report.failures[0].reason for report in reports if report.failures}
    why = f" ({', '.join(reasons)})" if len(reasons) == 1 else ""
    which = "The address could not" if len(reports) == 1 else f"None of {len(reports)} addresses could"
    question = ": is the network up?" if is_silence(reasons) else "."
    return f"{which} be crawled{why}{question} Nothing stored was lost."
