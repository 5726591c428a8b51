"""`vigie import`: articles from a file, through the same door as a crawl."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.options import ConfigOption, configuration_of

if TYPE_CHECKING:
    from crawler.batch import TopicRequest
    from scheduler.importing import ImportedLine
    from store.types import Verdict

#: Bad lines that are told one by one.
_SHOWN = 20


class Keep(StrEnum):
    """Which articles are kept."""

    MATCHING = "matching"
    ALL = "all"


def add_commands(app: typer.Typer) -> None:
    app.command(name="import")(import_)


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="One JSON object a line: url, source, title …")],
    keep: Annotated[
        Keep | None, typer.Option(help="Only what is on topic, or all; else as the configuration says.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Keep articles from elsewhere, one JSON object a line.

    Its fields: url, source, title, standfirst, body, authors, published_at, language.

    Known addresses are only seen again, so that an import that was cut off goes on. Exit code 1 when lines were bad.
    """
    configuration = configuration_of(config)
    topic = configuration.topic_request
    if keep is not None:
        topic = replace(topic, keep_all=keep is Keep.ALL)
    counts = _imported(file, configuration.store.url, topic)
    _tell(counts)
    raise typer.Exit(1 if counts[None] else 0)


def _imported(file: Path, store_url: str, topic: TopicRequest) -> Counter[Verdict | None]:
    from datetime import UTC, datetime

    from scheduler.cli.steps import steps
    from scheduler.importing import import_lines
    from store.archive import Archive

    counts: Counter[Verdict | None] = Counter()
    total = _lines_of(file)
    with Archive.open(store_url) as archive, file.open("rb") as lines, steps("import: lines read") as tell:
        for line in import_lines(archive, lines, topic, datetime.now(UTC)):
            counts[line.verdict] += 1
            tell(line.number, total)
            _complain(line, counts[None])
    return counts


def _lines_of(file: Path) -> int:
    """How many lines a file has. Raises BadParameter when it cannot be read."""
    try:
        with file.open("rb") as lines:
            return sum(1 for _ in lines)
    except OSError as error:
        raise typer.BadParameter(f"{file} cannot be read: {error.strerror}") from error


def _complain(line: ImportedLine, bad: int) -> None:
    from scheduler.cli import screen

    if line.verdict is not None or bad > _SHOWN:
        return
    screen.note(f"line {line.number}: {screen.foreign(line.problem).plain}")
    if bad == _SHOWN:
        screen.note("further bad lines are only counted")


def _tell(counts: Counter[Verdict | None]) -> None:
    parts = [f"{count} {verdict.value}" for verdict, count in counts.items() if verdict is not None]
    if counts[None]:
        parts.append(f"{counts[None]} bad")
    print(f"{counts.total()} articles read: {', '.join(parts) or 'nothing'}", file=sys.stderr)
