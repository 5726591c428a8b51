"""`vigie sources import` and `vigie sources export`: OPML, in which feed readers exchange what they watch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.answers.amounts import amount
from scheduler.cli.answers.output import OutputOption, opened
from scheduler.cli.options import ConfigOption, bytes_of, configuration_of

if TYPE_CHECKING:
    from crawler.feeds.opml import OutlineReading
    from scheduler.sources.outlining import TakenOutlines


def add_to_group(group: typer.Typer) -> None:
    group.command("import")(import_)
    group.command()(export)


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An OPML file, or - for standard input.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be added, and write nothing.")] = False,
    config: ConfigOption = None,
) -> None:
    """Watch the feeds of an OPML file: write them into vigie.toml.

    Feeds that are watched already are left out. Exit code 1 when an outline could not be taken; the output says which.
    """
    from crawler.feeds.opml import read_opml
    from scheduler.sources.file import file_to_change, own_sources, write_sources
    from scheduler.sources.outlining import take_outlines

    target = file_to_change(config)
    configuration = configuration_of(config)
    reading = read_opml(bytes_of(file))
    taken = take_outlines(reading.outlines, configuration.sources(), own_sources(target))
    beside_profile = False
    if (taken.added or taken.joined) and not dry_run:
        beside_profile = write_sources(target, taken.added, taken.joined)
    _tell(reading, taken, target, dry_run=dry_run, beside_profile=beside_profile)
    raise typer.Exit(1 if reading.bad else 0)


def export(
    output: OutputOption = None,
    config: ConfigOption = None,
) -> None:
    """Write what is watched as OPML 2.0.

    Other readers take its feeds; sitemaps, section pages and owners mean something to another vigie only.
    """
    from datetime import UTC, datetime

    from crawler.feeds.opml import write_opml
    from scheduler.cli.answers import screen

    sources = configuration_of(config).sources()
    with opened(output) as sink:
        sink.write(write_opml(sources, "Vigie", datetime.now(UTC)))
    if output is not None:
        screen.note(f"{output}: {amount(len(sources), 'source')}.")


def _tell(reading: OutlineReading, taken: TakenOutlines, target: Path, *, dry_run: bool, beside_profile: bool) -> None:
    from scheduler.cli.answers import screen

    for source in taken.added:
        screen.out.print(screen.foreign(f"added {source.name}: {', '.join(feed.url for feed in source.feeds)}"))
    for feed in taken.joined:
        screen.out.print(screen.foreign(f"added to {feed.source}: {feed.url}"))
    for feed, owner in taken.doubles:
        screen.out.print(screen.foreign(f"watched already, by {owner}: {feed.url}", "dim"))
    for bad in reading.bad:
        screen.out.print(screen.foreign(f"left out line {bad.line}, {bad.name or 'without a name'}: {bad.why}", "red"))
    feeds = sum(len(source.feeds) for source in taken.added) + len(taken.joined)
    done = f"To be written into {target}" if dry_run else f"Written into {target}"
    screen.note(f"{done}: {feeds}; watched already: {len(taken.doubles)}; could not be taken: {len(reading.bad)}.")
    if beside_profile:
        screen.note(f"The sources of the profile go on being watched: {target} says so with profile_sources = true.")
        screen.note("With false those of the file alone are.")
