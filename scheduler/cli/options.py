"""Options that several commands share, and what they lead to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:  # pydantic takes a fifth of a second, which `vigie --help` has not
    from scheduler.config import Configuration

ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", "-c", metavar="FILE", help="Configuration; else ./vigie.toml, else the built-in profile."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Log what happens, to standard error.")]


def configuration_of(file: Path | None) -> Configuration:
    """The configuration a command runs under. Raises BadConfiguration."""
    from scheduler.config import load_configuration

    return load_configuration(file)


def set_up_logging(*, verbose: bool, quiet_level: int) -> int:
    """Send logs to standard error, and give the level, for the processes that are started."""
    import logging

    level = logging.INFO if verbose else quiet_level
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for library in ("apscheduler", "alembic"):
        logging.getLogger(library).setLevel(max(level, logging.WARNING))
    return level
