"""Files that put Vigie to work: a unit for systemd, a recipe for a container; with this installation's paths filled in.

They are written in `scheduler/deploy`; nothing is installed here.
"""

from __future__ import annotations

import pwd
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from string import Template

from scheduler.configuration.loading import Configuration
from scheduler.configuration.sink_tables import AtomSink
from store.database import database_path

#: What systemd would take for the end of a word, a quote or a specifier (systemd.syntax(7), systemd.unit(5)).
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "%": "%%", "\n": "\\n"})
#: Of an ExecStart, where a dollar would be a variable.
_DOLLAR = str.maketrans({"$": "$$"})


class _Unit(Template):
    """systemd has uses of its own for dollars and for a single at sign."""

    delimiter = "@@"


def systemd_unit(configuration: Configuration, file: Path, user: str) -> str:
    """A hardened unit for the daemon of a configuration file, run by a user."""
    folder = file.absolute().parent
    command = [str(vigie_command()), "run", "--config", str(file.absolute())]
    return _Unit(_text("vigie.service")).substitute(
        user=user,
        folder=str(folder).translate(_ESCAPES),
        command=_words(command).translate(_DOLLAR),
        writable=_words([str(each) for each in _written_folders(configuration, folder)]) or "-/nonexistent",
    )


def obstacles(configuration: Configuration, file: Path, user: str) -> list[str]:
    """What would keep the unit from starting, or should not be so: a sentence each, with what to do."""
    absent = [one for one in _written_folders(configuration, file.absolute().parent) if not one.is_dir()]
    said = [f"There is no folder {one}: make it, or systemd starts nothing (226/NAMESPACE)." for one in absent]
    if user == "root":
        said.append("It runs as root, which it has no need of: name another user with --user NAME.")
    try:
        pwd.getpwnam(user)
    except KeyError:
        said.append(f"There is no user {user!r} here (217/USER): `sudo useradd --system {user}` makes one.")
    return said


def container_file() -> str:
    """The recipe of a container. Its paths are those inside."""
    return _text("Containerfile")


def vigie_command() -> Path:
    """The command of this installation."""
    return Path(sys.executable).with_name("vigie")


def _written_folders(configuration: Configuration, folder: Path) -> list[Path]:
    """Where the daemon writes: beside the database, and where feeds for readers are written to."""
    path = database_path(configuration.store.url)
    written = [folder / path] if path is not None else []
    written += [Path(sink.file) for sink in configuration.sink if isinstance(sink, AtomSink)]
    return sorted({file.parent for file in written})


def _words(words: Sequence[str]) -> str:
    return " ".join(_word(word) for word in words)


def _word(word: str) -> str:
    plain = word.translate(_ESCAPES)
    return f'"{plain}"' if plain != word or any(map(str.isspace, word)) else word


def _text(name: str) -> str:
    return (files("scheduler") / "deploy" / name).read_text("utf-8")
