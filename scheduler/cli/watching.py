"""`vigie run` and `vigie status`: the daemon, and how it and its sources are."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.options import ConfigOption, JsonOption, VerboseOption, configuration_of, set_up_logging

if TYPE_CHECKING:
    from rich.table import Table

    from scheduler.status import Status

logger = logging.getLogger(__name__)


def add_commands(app: typer.Typer) -> None:
    app.command()(run)
    app.command()(status)


def run(config: ConfigOption = None, verbose: VerboseOption = False) -> None:
    """Watch: poll each source when it is due.

    SIGTERM or Ctrl-C ends it.
    """
    from scheduler.config import PLACEHOLDER_CONTACT
    from scheduler.daemon import run_daemon
    from scheduler.errors import BadConfiguration
    from scheduler.site_rules import past_their_day

    set_up_logging(verbose=verbose, quiet_level=logging.INFO)
    configuration = configuration_of(config)
    if configuration.contact == PLACEHOLDER_CONTACT:
        raise BadConfiguration(
            'contact: a daemon has to say whom a site may write to; set contact = "mailto:…" in vigie.toml '
            "(`vigie init` makes one) or VIGIE_CONTACT"
        )
    for sentence in past_their_day(configuration.site_rules, datetime.now(UTC)):
        logger.warning("%s", sentence)
    run_daemon(configuration)


def status(
    config: ConfigOption = None,
    json: JsonOption = False,
    days: Annotated[int, typer.Option(min=1, metavar="N", help="Count articles of the last N days.")] = 7,
) -> None:
    """Say how the daemon and each source are.

    Exit code 0 when all is well, 1 when something is not.
    """
    from scheduler.cli import screen
    from scheduler.status import status_of

    now = datetime.now(UTC)
    found = status_of(configuration_of(config), now, timedelta(days=days))
    if json:
        from scheduler.cli.documents import document

        print(document(found))
    else:
        screen.out.print(_daemon_line(found, now))
        screen.out.print(_source_table(found, now, days))
        for problem in _in_short(found):
            screen.out.print(screen.foreign(problem, "red"))
    raise typer.Exit(0 if found.healthy else 1)


def _daemon_line(found: Status, now: datetime) -> str:
    from scheduler.cli import screen

    holder = found.daemon
    if holder is None:
        return "The daemon is not running; `vigie run` starts it."
    ticked = f"last tick {_ago(holder.ticked_at, now)}" if holder.ticked_at else "no tick yet"
    return f"The daemon (process {holder.pid}) is up since {screen.local(holder.started_at)}, {ticked}."


def _source_table(found: Status, now: datetime, days: int) -> Table:
    from scheduler.cli import screen

    made = screen.table("source", "last poll", "how it went", "next", f"{days} days", numbers=(f"{days} days",))
    for line in found.feeds:
        state = line.state
        went = state.last_outcome.value if state.last_outcome else "not polled yet"
        if state.last_reason:
            went += f" ({state.last_reason})"
        style = "red" if state.failures_in_a_row else ""
        due = "now" if line.due else _in(state.next_poll_at, now)
        made.add_row(
            screen.foreign(line.source),
            _ago(state.last_poll_at, now),
            screen.foreign(went, style),
            due,
            str(line.articles),
        )
    return made


def _in_short(found: Status) -> list[str]:
    """What is not well and does not stand above already: the table has the reason of each feed that fails."""
    failing = [line.problem for line in found.feeds if line.problem]
    hanging = [problem for problem in found.problems if found.daemon and problem not in failing]
    return hanging + ([f"{len(failing)} of {len(found.feeds)} feeds fail."] if failing else [])


def _ago(instant: datetime | None, now: datetime) -> str:
    return f"{_span(now - instant)} ago" if instant else "–"


def _in(instant: datetime | None, now: datetime) -> str:
    return f"in {_span(instant - now)}" if instant else "–"


def _span(span: timedelta) -> str:
    seconds = max(int(span.total_seconds()), 0)
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {unit}"
    return f"{seconds} s"
