"""Where answers and exports go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

#: As `-` is for other programs.
_STANDARD_OUTPUT = Path("-")


def file_meant(output: Path | None) -> Path | None:
    """The file that `--output` names; None for standard output, also where a person writes `-` for it."""
    return None if output == _STANDARD_OUTPUT else output


OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        callback=file_meant,
        help="Write to this file, which appears when all is written.",
    ),
]


@contextmanager
def opened(output: Path | None) -> Iterator[IO[bytes]]:
    """The file, or standard output. What stood in the file before stays there until everything new is written.

    Raises BadParameter when nothing can be written there.
    """
    if output is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    # A device, a named pipe and a link are written to, not replaced: /dev/stdout is a link, to a file when redirected.
    is_file = not output.is_symlink() and (output.is_file() or not output.exists())
    place = output.with_name(f"{output.name}.partial") if is_file else output
    whole = False
    try:
        with _created(place, output) as sink:
            yield sink
        whole = True
    except OSError as error:
        error.filename = error.filename or str(output)  # of a write, the system does not say where to
        raise
    finally:
        if is_file and whole:
            place.replace(output)
        elif is_file:
            place.unlink(missing_ok=True)


def check_parquet(output: Path | None) -> None:
    """Raise BadParameter or StoreError, before anything is asked, when Parquet cannot be written."""
    from store.formats.parquet import require_pyarrow

    if output is None and sys.stdout.isatty():
        raise typer.BadParameter("Parquet is no text: name a file with --output FILE")
    require_pyarrow()


def write_text(sink: IO[bytes], pieces: Iterable[str]) -> None:
    """Write text: as UTF-8 whatever the locale, but before a person as the terminal shows it."""
    is_shown = sink is sys.stdout.buffer and sys.stdout.isatty()
    encoding = sys.stdout.encoding if is_shown else "utf-8"
    for piece in pieces:
        sink.write(piece.encode(encoding, errors="replace"))


def _created(place: Path, output: Path) -> IO[bytes]:
    try:
        return place.open("wb")
    except OSError as error:
        raise typer.BadParameter(f"{output} cannot be written: {error.strerror}") from error
