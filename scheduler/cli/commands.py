"""The commands, put together: what went wrong in one of them becomes a message for a person, and an exit code."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from crawler.errors import BadSiteRule, CrawlerError
from scheduler.cli.corpus import articles, digest, edits, export, search, stories
from scheduler.cli.crawls import backfilling, crawling, importing, pages, replay
from scheduler.cli.exit_codes import EXIT_CONFIGURATION, EXIT_FAILED, EXIT_OTHERS_AT_IT, EXIT_USAGE, leave_interrupted
from scheduler.cli.judging import partners, topic
from scheduler.cli.sources import watched
from scheduler.cli.sql import asking
from scheduler.cli.upkeep import database, forgetting, setup, sinks
from scheduler.cli.watching import daemon, deploying
from scheduler.errors import AlreadyRunning, BadConfiguration, SchedulerError
from store.errors import OutOfBounds, StoreError

app = typer.Typer(
    name="vigie",
    help="Watch the press on a topic: clean, deduplicated articles, in SQL.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # boxes break messages into pieces, and cost a fifth of a second
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _group in (
    crawling,
    backfilling,
    daemon,
    articles,
    search,
    asking,
    export,
    pages,
    replay,
    importing,
    stories,
    topic,
    edits,
    partners,
    forgetting,
    database,
    digest,
    setup,
    watched,
    sinks,
    deploying,
):
    _group.add_commands(app)


def _version(is_asked: bool) -> None:
    if is_asked:
        from importlib.metadata import version

        print(f"vigie {version('vigie')}")
        raise typer.Exit


@app.callback()
def _app(
    _version_asked: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """What comes before a command."""


def run_command() -> None:
    """Run the command of the command line. What went wrong is one message for a person, and an exit code."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # what a terminal of windows-1252 has no sign for ends no answer
    try:
        app()
    except (CrawlerError, SchedulerError, StoreError) as error:
        print(f"vigie: {error}", file=sys.stderr)
        sys.exit(_exit_code(error))
    except UnicodeEncodeError as error:
        if all(map(_is_text, sys.argv)):
            raise
        print(f"vigie: {error.object!r} is not UTF-8 text; save the script that says so as UTF-8", file=sys.stderr)
        sys.exit(EXIT_USAGE)
    except OverflowError as error:
        # What databases, clocks and calendars make of a number of twenty digits.
        print(f"vigie: a number or a date that was given is out of all bounds ({error})", file=sys.stderr)
        sys.exit(EXIT_USAGE)
    except KeyboardInterrupt:
        leave_interrupted()
    except SystemExit as ended:
        if _is_of_ctrl_c(ended):
            leave_interrupted()
        raise
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone (`vigie sql … | head`): nobody is left to tell
        sys.exit(EXIT_FAILED)
    except OSError as error:
        # A full disk under `vigie sql … > file`, which has no name here.
        print(f"vigie: {error.filename or 'standard output'}: {error.strerror or error}", file=sys.stderr)
        sys.exit(EXIT_FAILED)


def _is_text(argument: str) -> bool:
    """Whether an argument came as UTF-8: Python keeps other bytes as lone surrogates (PEP 383), no database does."""
    return not any("\udc80" <= sign <= "\udcff" for sign in argument)


def _is_of_ctrl_c(ended: SystemExit) -> bool:
    """Whether Typer ended a command, without a word, that Ctrl-C interrupted."""
    error: BaseException | None = ended
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _exit_code(error: Exception) -> int:
    if isinstance(error, BadConfiguration | BadSiteRule):
        return EXIT_CONFIGURATION
    if isinstance(error, OutOfBounds):
        return EXIT_USAGE
    return EXIT_OTHERS_AT_IT if isinstance(error, AlreadyRunning) else EXIT_FAILED
