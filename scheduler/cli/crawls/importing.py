"""`vigie import`: articles from a file, through the same door as a crawl."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.answers.amounts import amount
from scheduler.cli.options import STDIN, ConfigOption, configuration_of

if TYPE_CHECKING:
    from crawler.batch import TopicRequest
    from scheduler.configuration.loading import Configuration
    from scheduler.tasks.importing import ImportedLine, Offer
    from store.types import Verdict

#: Bad lines that are told one by one.
_SHOWN = 20
#: Enough to see whether a file is HTML.
_HEAD_BYTES = 1024


class Keep(StrEnum):
    """Which articles are kept."""

    MATCHING = "matching"
    ALL = "all"


class ImportTerms(StrEnum):
    """On what terms the texts of a file came."""

    PUBLIC = "public"
    LICENSED = "licensed"


def add_commands(app: typer.Typer) -> None:
    app.command(name="import")(import_)


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="One JSON object a line, or an export of Europresse as HTML; - is standard input."
        ),
    ],
    keep: Annotated[
        Keep | None, typer.Option(help="Only what is on topic, or all; else as the configuration says.")
    ] = None,
    rights: Annotated[
        ImportTerms | None, typer.Option(help="Terms of the texts; `vigie export` leaves licensed ones out.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Keep articles from JSON lines or from Europresse.

    Fields of a line: url, source, title, standfirst, body, authors, published_at, language, rights.

    Exports of Europresse (HTML) are licensed texts and want --rights licensed. They fill the bodies of stubs that are
    kept, found by source, date, title and lead.

    Known addresses are only seen again, so that an import that was cut off goes on. Exit code 1 when lines were bad.
    """
    configuration = configuration_of(config)
    topic = configuration.topic_request
    if keep is not None:
        topic = replace(topic, keep_all=keep is Keep.ALL)
    with _on_disk(file) as there:
        counts = _imported(_opened(there, str(file), rights), configuration, topic, rights)
    _tell(counts)
    raise typer.Exit(1 if counts[None] else 0)


@contextmanager
def _on_disk(file: Path) -> Iterator[Path]:
    """A file that can be read from its beginning again: what comes through a pipe is written into one first."""
    is_stdin = str(file) == STDIN
    if not is_stdin and not file.is_fifo():
        yield file
        return
    with NamedTemporaryFile(prefix="vigie-") as copy:
        with nullcontext(sys.stdin.buffer) if is_stdin else file.open("rb") as piped:
            shutil.copyfileobj(piped, copy)
        copy.flush()
        yield Path(copy.name)


@dataclass(frozen=True, kw_only=True)
class _Offered:
    """What a file has to be read."""

    offers: Iterable[tuple[int, Offer]]
    #: Lines, or articles.
    total: int
    #: What one of them is called.
    what: str


def _opened(file: Path, name: str, rights: ImportTerms | None) -> _Offered:
    """What stands in a file that a person calls `name`.

    Raises BadParameter when it cannot be read, or is on terms that were not said.
    """
    from crawler.errors import BadLine
    from scheduler.tasks.importing import documents_of, lines_of

    try:
        with file.open("rb") as lines:
            is_html = lines.read(_HEAD_BYTES).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
            lines.seek(0)
            body = lines.read() if is_html else b""
            total = 0 if is_html else sum(1 for _ in lines)
    except OSError as error:
        raise typer.BadParameter(f"{name} cannot be read: {error.strerror}") from error
    if not is_html:
        return _Offered(offers=lines_of(file), total=total, what="line")
    if rights is not ImportTerms.LICENSED:
        raise typer.BadParameter(f"{name} is HTML, as press archives export it: say --rights licensed if it is")
    try:
        documents = documents_of(body)
    except BadLine as error:
        raise typer.BadParameter(f"{name}: {error}") from error
    return _Offered(offers=documents, total=len(documents), what="article")


def _imported(
    offered: _Offered, configuration: Configuration, topic: TopicRequest, rights: ImportTerms | None
) -> Counter[Verdict | None]:
    from datetime import UTC, datetime

    from crawler.judging.subject import Subject
    from scheduler.cli.long_work.steps import steps
    from scheduler.tasks.importing import Importer
    from store.archive import Archive
    from store.ledger.decisions import decisions_at
    from store.types import Rights

    counts: Counter[Verdict | None] = Counter()
    store_url = configuration.store.url
    with Archive.open(store_url) as archive, steps(f"import: {offered.what}s read") as tell:
        importer = Importer(
            archive=archive,
            judged_by=Subject.of(topic, decisions_at(store_url)),
            now=datetime.now(UTC),
            rights=Rights.LICENSED if rights is ImportTerms.LICENSED else Rights.PUBLIC,
            catalogue=tuple(configuration.sources()),
        )
        for line in importer.keep_each(offered.offers):
            counts[line.verdict] += 1
            tell(line.number, offered.total)
            _complain(line, counts[None], offered.what)
    return counts


def _complain(line: ImportedLine, bad: int, what: str) -> None:
    from scheduler.cli.answers import screen

    if line.verdict is not None or bad > _SHOWN:
        return
    screen.note(f"{what} {line.number}: {screen.foreign(line.problem).plain}")
    if bad == _SHOWN:
        screen.note(f"further bad {what}s are only counted")


def _tell(counts: Counter[Verdict | None]) -> None:
    parts = [_counted(verdict, count) for verdict, count in counts.items() if verdict is not None]
    if counts[None]:
        parts.append(f"{counts[None]} bad")
    total = counts.total()
    print(f"{amount(total, 'article')} read: {', '.join(parts) or 'nothing'}", file=sys.stderr)


def _counted(verdict: Verdict, count: int) -> str:
    """As `crawl` says it: 2 kept, 7 copies."""
    return amount(count, "copy", "copies") if verdict.value == "copy" else f"{count:,} {verdict.value}"
