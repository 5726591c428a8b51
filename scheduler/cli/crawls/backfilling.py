"""`vigie backfill`: what a source published before it was watched, step by step, from where the last call stopped."""

from __future__ import annotations

import logging
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.answers.amounts import amount
from scheduler.cli.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from scheduler.cli.options import ConfigOption, JsonOption, VerboseOption, beginning, configuration_of, set_up_logging

if TYPE_CHECKING:
    from scheduler.configuration.loading import Configuration
    from scheduler.crawls.leasing import Leasing
    from scheduler.tasks.backfilling import WalkEnding, WalkTally
    from store.archive import Archive
    from store.types import CrawlReport, Source
    from store.types.archives import ArchiveWalk


def add_commands(app: typer.Typer) -> None:
    app.command()(backfill)


def backfill(
    name: Annotated[str, typer.Argument(metavar="SOURCE", help="Name of the source.")],
    since: Annotated[
        datetime,
        typer.Option(parser=beginning, metavar="DATE", help="How far back: nothing that appeared before; UTC."),
    ],
    pages: Annotated[
        int, typer.Option(min=1, metavar="N", help="Pages that this call asks for at most, lists included.")
    ] = 500,
    restart: Annotated[bool, typer.Option("--restart", help="Begin anew, not where the last call stopped.")] = False,
    config: ConfigOption = None,
    json: JsonOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Fetch what a source published before it was watched.

    Sitemaps, the pages of sections and those of feeds are walked, newest first, as politely as ever; what is known is
    not asked for again. The next call goes on where this one stops, and a daemon may run meanwhile. Exit code 1 when it
    got stuck.
    """
    from scheduler.cli.answers import screen
    from scheduler.configuration.loading import PLACEHOLDER_CONTACT
    from scheduler.configuration.risks import risks_taken

    set_up_logging(verbose=verbose, quiet_level=logging.WARNING)
    configuration = configuration_of(config)
    source = _source(configuration, name)
    if configuration.contact == PLACEHOLDER_CONTACT:
        screen.note("No contact is configured: sites cannot tell who asks. `vigie init` writes one down.")
    for sentence in risks_taken([source]):
        screen.note(sentence)
    _check_date(since)
    _walk(configuration, source, since, pages, restart=restart, as_json=json)


def _source(configuration: Configuration, name: str) -> Source:
    from crawler.errors import BadSource
    from crawler.sources import chosen

    try:
        (source,) = chosen(configuration.sources(), [name])
    except BadSource as error:
        raise typer.BadParameter(f"{error.source!r}: {error.problem}") from error
    return source


def _check_date(since: datetime) -> None:
    if since >= datetime.now(UTC):
        raise typer.BadParameter("--since: expected a date that is past")


def _walk(
    configuration: Configuration, source: Source, since: datetime, pages: int, *, restart: bool, as_json: bool
) -> None:
    from scheduler.crawls.leasing import Leasing
    from scheduler.tasks.backfilling import WalkEnding, begun, walk_back
    from store.archive import Archive

    with Archive.open(configuration.store.url) as archive:
        leasing = Leasing(leases=archive.leases, purpose="vigie backfill")
        steps = _Steps(configuration, archive, source, leasing)
        begun(archive, source, since, datetime.now(UTC), restart=restart)
        try:
            tally, ending = walk_back(
                archive, source, pages, steps.run, lambda: steps.was_stopped, lambda: datetime.now(UTC)
            )
        finally:
            leasing.give_back()
        walk, pages_left = archive.walks.of(source.name), archive.walks.pages_left(source.name)
    _show(source, tally, ending, walk, pages_left, as_json=as_json)
    if ending is WalkEnding.STUCK:
        raise typer.Exit(EXIT_FAILED)
    if ending is WalkEnding.STOPPED:
        raise typer.Exit(EXIT_INTERRUPTED)


class _Steps:
    """The steps of one call, shown as they go. The site is free between two of them."""

    def __init__(self, configuration: Configuration, archive: Archive, source: Source, leasing: Leasing) -> None:
        self._configuration = configuration
        self._archive = archive
        self._source = source
        self._leasing = leasing
        self.was_stopped = False

    def run(self, most: int) -> list[CrawlReport]:
        from scheduler.cli.long_work.claiming import claim_sites
        from scheduler.cli.long_work.progress import follow
        from scheduler.crawls.chronicle import Chronicle
        from scheduler.crawls.jobs import CrawlJob, longest_s
        from scheduler.tasks.backfilling import archive_feed, step_batch

        self._let_others_pass()
        batch = step_batch(self._configuration, self._source, most)
        claim_sites(self._leasing, [archive_feed(self._source)], longest_s(batch), wait=True)
        chronicle = Chronicle(self._archive.progress, lambda: datetime.now(UTC))
        job = CrawlJob(batch)
        try:
            with chronicle.batch(self._leasing.holder, 1) as on_event:
                return follow(job, 1, on_event)
        finally:
            self.was_stopped = job.was_stopped
            self._leasing.give_back()

    def _let_others_pass(self) -> None:
        """Leave the site to a daemon for one of its ticks, when a poll of it is due: news go before history."""
        from scheduler.lock import running_daemon

        now = datetime.now(UTC)
        due = [feed.state.next_poll_at for feed in self._archive.register(self._source.feeds)]
        is_due = any(at is not None and at <= now for at in due)
        if is_due and running_daemon(self._configuration.store.url) is not None:
            time.sleep(timedelta(seconds=self._configuration.schedule.tick_s + 1).total_seconds())


def _show(
    source: Source, tally: WalkTally, ending: WalkEnding, walk: ArchiveWalk | None, pages_left: int, *, as_json: bool
) -> None:
    from scheduler.cli.answers import screen
    from scheduler.cli.answers.documents import document

    lists_left = len(walk.waiting) if walk else 0
    if as_json:
        counts = {key: value for key, value in vars(tally).items() if key not in ("steps", "reason")}
        told = {"source": source.name, "since": walk.since if walk else None, "found": walk.found if walk else 0}
        left = {"pages_left": pages_left, "lists_left": lists_left, "ended": ending.value, "reason": tally.reason}
        print(document(told | counts | left))
    lists_read = len(walk.walked) if walk else 0
    screen.note(
        f"{source.name}: {amount(tally.asked, 'page')} asked for; "
        f"{amount(tally.kept, 'article')} kept, {amount(tally.copies, 'copy', 'copies')}, "
        f"{tally.off_topic:,} off topic, {tally.failed:,} failed."
    )
    found = walk.found if walk else 0
    screen.note(f"In all {amount(found, 'address', 'addresses')} found on {amount(lists_read, 'list')}.")
    rest = f"{amount(pages_left, 'page')} and {amount(lists_left, 'list')}"
    screen.note(f"Left: {rest}. {_why(ending, tally, walk)}")


def _why(ending: WalkEnding, tally: WalkTally, walk: ArchiveWalk | None) -> str:
    since = f"{walk.since:%Y-%m-%d}" if walk else ""
    if ending.value == "done" and not tally.steps:
        return f"All of it since {since} was walked before; --restart does it again."
    sentences = {
        "done": f"All of it since {since} is walked.",
        "bound": "That is as many pages as were allowed; the same command goes on from here.",
        "stopped": "Stopped; the same command goes on from here.",
        "stuck": f"The last step came to nothing ({tally.reason or 'no answer'}); the same command tries again.",
    }
    return sentences[ending.value]
