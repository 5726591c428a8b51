"""`vigie deploy`: what a supervisor needs to run the daemon, printed."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from scheduler.cli.options import ConfigOption


class Kind(StrEnum):
    """What runs the daemon."""

    SYSTEMD = "systemd"
    CONTAINER = "container"


def add_commands(app: typer.Typer) -> None:
    app.command()(deploy)


def deploy(
    kind: Annotated[Kind, typer.Argument(help="systemd: a hardened unit. container: a Containerfile.")],
    user: Annotated[str, typer.Option(metavar="NAME", help="Who runs the unit; you, when not said.")] = "",
    config: ConfigOption = None,
) -> None:
    """Print a systemd unit or a Containerfile.

    Paths are those of this installation, and of the configuration in the working directory. Nothing is installed.
    """
    from scheduler.daemon.deployment import container_file, obstacles, systemd_unit

    if kind is Kind.CONTAINER:
        if user or config:
            raise typer.BadParameter("--user and --config are for systemd: a container has its own user and places")
        print(container_file(), end="")
        return
    import getpass
    import shlex
    from pathlib import Path

    from scheduler.cli.answers import screen
    from scheduler.configuration.files import FILE_NAME
    from scheduler.configuration.reloading import daemon_configuration
    from scheduler.errors import BadConfiguration

    file = config or Path(FILE_NAME)
    if not file.exists():
        raise BadConfiguration(f"{file} is not there; `vigie init` writes one, or name another with --config FILE")
    configuration = daemon_configuration(file)  # a unit for what could not run would be a trap
    chosen = user or getpass.getuser()
    if any(map(str.isspace, chosen)):
        raise typer.BadParameter(f"--user {chosen!r}: expected the name of one user")
    print(systemd_unit(configuration, file, chosen), end="")
    for sentence in obstacles(configuration, file, chosen):
        screen.note(sentence)
    asked = "".join(f" {name} {shlex.quote(str(value))}" for name, value in (("--user", user), ("-c", config)) if value)
    screen.note(f"To install it: `vigie deploy systemd{asked} | sudo tee /etc/systemd/system/vigie.service`,")
    screen.note("then `sudo systemctl daemon-reload && sudo systemctl enable --now vigie`.")
