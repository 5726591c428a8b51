"""Options that several commands share, and what they lead to."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from scheduler.cli.exit_codes import EXIT_FAILED, EXIT_USAGE

if TYPE_CHECKING:  # pydantic takes a fifth of a second, which `vigie --help` has not
    from scheduler.configuration.loading import Configuration

#: How standard input is called where a file may stand.
STDIN = "-"
#: Of a file that is read whole, at most.
_MOST_BYTES = 64_000_000
#: Of a query: a server counts its milliseconds in 31 bits, 24 days.
_LONGEST_WAIT_S = 2_000_000
#: Characters of a day; an instant has more.
_A_DAY = len("2026-09-14")

ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", "-c", metavar="FILE", help="Configuration; else ./vigie.toml, else the built-in profile."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
WaitOption = Annotated[
    bool, typer.Option("--wait/--no-wait", help="Wait for sites that are being crawled, or leave them out.")
]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Log what happens, to standard error.")]


def beginning(text: str) -> datetime:
    """The instant that a person means; of a day its beginning, UTC. Raises BadParameter."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        expected = "expected a day or an instant, such as 2026-09-14 or 2026-09-14T08:00Z"
        raise typer.BadParameter(f"{expected}, got {text!r}") from error
    return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)


def end(text: str) -> datetime:
    """The same; of a day its end."""
    return beginning(text) + timedelta(days=1 if len(text) <= _A_DAY else 0)


def countable(number: int | None) -> int | None:
    """The number as it is. Raises BadParameter for one that no list is as long as."""
    if number is not None and number > sys.maxsize // 2:
        raise typer.BadParameter(f"expected a smaller number than {number}")
    return number


def endurable(seconds: float) -> float:
    """The number as it is. Raises BadParameter for one that neither servers nor pipes can wait for."""
    if seconds > _LONGEST_WAIT_S:
        raise typer.BadParameter(f"expected a smaller number than {seconds:g}: a query may take {_LONGEST_WAIT_S:g} s")
    return seconds


def bytes_of(name: str) -> bytes:
    """What is in a file, or comes on standard input where it is called `-`. Raises BadParameter."""
    try:
        with nullcontext(sys.stdin.buffer) if name == STDIN else Path(name).open("rb") as opened:
            found: bytes = opened.read(_MOST_BYTES + 1)
    except OSError as error:
        raise typer.BadParameter(f"{name} cannot be read: {error.strerror}") from error
    if len(found) > _MOST_BYTES:
        raise typer.BadParameter(f"{name} is larger than {_MOST_BYTES // 10**6} MB, as no page and no list of feeds is")
    return found


def configuration_of(file: Path | None) -> Configuration:
    """The configuration a command runs under. Raises BadConfiguration."""
    from scheduler.configuration.loading import load_configuration

    return load_configuration(file)


def refuse(message: str, exit_code: int = EXIT_FAILED) -> NoReturn:
    """End the command with a line that says what to do."""
    print(f"vigie: {message}", file=sys.stderr)
    raise typer.Exit(exit_code)


@contextmanager
def query_as_given() -> Iterator[None]:
    """Where a query of the command line is read: one that cannot be is usage, told with the place in it."""
    from store.errors import BadQuery

    try:
        yield
    except BadQuery as error:
        refuse(str(error), EXIT_USAGE)


def set_up_logging(*, verbose: bool, quiet_level: int) -> None:
    """Send logs to standard error, as text; processes that are started write likewise."""
    import logging

    from crawler.logs import LogForm, set_up_logs

    set_up_logs(LogForm(level=logging.INFO if verbose else quiet_level))
