"""`vigie run` and `vigie status`: the daemon, and how it and its sources are."""

from __future__ import annotations

import logging
import signal
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.options import ConfigOption, JsonOption, VerboseOption, configuration_of

logger = logging.getLogger(__name__)


def add_commands(app: typer.Typer) -> None:
    app.command()(run)
    app.command()(status)


class LogFormat(StrEnum):
    """How `vigie run` writes its log."""

    TEXT = "text"
    JSON = "json"


def run(
    once: Annotated[
        bool, typer.Option("--once", help="Poll what is due, deliver, tidy up, and end: for cron.")
    ] = False,
    log_format: Annotated[
        LogFormat | None, typer.Option("--log-format", help="How the log is written; else as vigie.toml says.")
    ] = None,
    config: ConfigOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Watch: poll each source when it is due.

    SIGTERM or Ctrl-C ends it, a second one at once. SIGHUP reads the configuration again.
    """
    from crawler.logs import set_up_logs
    from scheduler.configuration.files import file_in
    from scheduler.configuration.loading import supervisor_environment
    from scheduler.configuration.readiness import unready
    from scheduler.configuration.reloading import Orders, daemon_configuration
    from scheduler.configuration.risks import risks_taken
    from scheduler.configuration.site_rules import past_their_day
    from scheduler.daemon.life import run_daemon
    from scheduler.daemon.systemd import Supervisor

    file = config or file_in(Path.cwd())  # once it is gone, nobody has asked for the built-in profile
    orders = Orders(file=file, log_format=log_format.value if log_format else "", verbose=verbose)
    configuration = daemon_configuration(orders.file)
    set_up_logs(orders.log_form(configuration))
    for sentence in (
        *past_their_day(configuration.site_rules, datetime.now(UTC)),
        *risks_taken(configuration.sources()),
        *unready(configuration),
    ):
        logger.warning("%s", sentence)
    if once:
        from scheduler.daemon.once import run_once

        raise typer.Exit(0 if run_once(configuration) else 1)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # until the daemon listens: there is nothing yet to read again
    run_daemon(configuration, orders, Supervisor(supervisor_environment()))


def status(
    config: ConfigOption = None,
    json: JsonOption = False,
    days: Annotated[int, typer.Option(min=1, max=365, metavar="N", help="Count articles of the last N days.")] = 14,
    everything: Annotated[bool, typer.Option("--all", help="Show every source and every alarm.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Show it anew every two seconds, until Ctrl-C.")] = False,
) -> None:
    """Say how the daemon and each source are.

    Exit code 1 when no daemon runs or it hangs, an alarm is open, or a delivery was given up or fails again and again;
    else 0. A poll that failed once is shown, and opens an alarm only when it goes on.
    """
    if watch and (json or not sys.stdout.isatty()):
        raise typer.BadParameter("--watch is for a terminal; without it, or with --json, the status is shown once")
    from scheduler.cli.answers import screen
    from scheduler.monitoring.status import StatusReader

    with StatusReader(configuration_of(config)) as reader:
        if watch:
            from scheduler.cli.watching.live_status import show_until_interrupted

            raise typer.Exit(0 if show_until_interrupted(reader, days, everything=everything) else 1)
        now = datetime.now(UTC)
        found = reader.look(now, days)
    if json:
        from scheduler.cli.answers.documents import document

        print(document(found))
    else:
        from scheduler.cli.watching.status_screen import status_text

        screen.out.print(status_text(found, now, width=screen.out.width, everything=everything))
    raise typer.Exit(0 if found.healthy else 1)
