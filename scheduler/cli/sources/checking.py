"""`vigie sources check`: a verdict in words on each source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.exit_codes import EXIT_OTHERS_AT_IT
from scheduler.cli.long_work.claiming import claimed_to_try
from scheduler.cli.options import ConfigOption, JsonOption, WaitOption, configuration_of

if TYPE_CHECKING:
    from crawler.batch import CrawlEvent
    from scheduler.crawls.jobs import CrawlJob
    from store.types import CrawlReport


def add_to_group(group: typer.Typer) -> None:
    group.command()(check)


def check(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="Names of sources; all when none.")] = None,
    wait: WaitOption = True,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Try one poll and one article of each source, keeping nothing.

    Where the daemon, or another crawl, is at a site, this waits until it is done. Exit code 1 when one is neither
    healthy nor merely without anything new.
    """
    from crawler.errors import BadSource
    from crawler.sources import chosen
    from scheduler.cli.sources.found_screen import checks_document, print_checks
    from scheduler.sources.checking import check_sources
    from store.urls import site_of

    configuration = configuration_of(config)
    try:
        sources = chosen(configuration.sources(), names or [])
    except BadSource as error:
        raise typer.BadParameter(f"{error.source!r}: {error.problem}") from error
    feeds = [feed for source in sources for feed in source.feeds]
    with claimed_to_try(configuration, feeds, "vigie sources check", wait=wait) as held:
        checks = check_sources(sources, configuration, _followed, held)
    if json:
        print(checks_document(checks))
    else:
        print_checks(checks)
    if feeds and all(site_of(feed.url) in held for feed in feeds):
        raise typer.Exit(EXIT_OTHERS_AT_IT)
    raise typer.Exit(0 if all(one.is_well for one in checks) else 1)


def _followed(job: CrawlJob, feeds: int) -> list[CrawlReport]:
    from scheduler.cli.long_work.progress import follow

    return follow(job, feeds, lambda _event: None, plain=_plain_line)


def _plain_line(event: CrawlEvent) -> None:
    from crawler.batch import PollEnded
    from scheduler.cli.answers import screen

    if isinstance(event, PollEnded):
        screen.note(screen.foreign(f"tried {event.report.source}: {event.report.feed_url}").plain)
