"""`vigie sources show NAME`: what was asked of a source, for its publisher to see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.answers.output import OutputOption, opened, write_text
from scheduler.cli.options import ConfigOption, beginning, configuration_of

if TYPE_CHECKING:
    from scheduler.sources.asked import Sum
    from store.polling.asked import AskedLine, SiteWord
    from store.types import Source

#: Requests that a table lists; the other formats give all.
_LAST = 40


class LedgerFormat(StrEnum):
    """How the requests are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def show(
    name: Annotated[str, typer.Argument(metavar="SOURCE", help="Name of the source.")],
    since: Annotated[
        datetime | None, typer.Option(parser=beginning, metavar="DATE", help="Asked then or later; UTC.")
    ] = None,
    format: Annotated[LedgerFormat, typer.Option(help="A table shows the last requests.")] = LedgerFormat.TABLE,  # noqa: A002
    output: OutputOption = None,
    config: ConfigOption = None,
) -> None:
    """Show every request to a source, for its publisher.

    What it says of being asked, each request with what came of it, and each that was not sent with the reason:
    robots.txt, the guard, or a site that wanted to be left alone. Requests are kept as long as the log of polls is
    ([retention] log_days).
    """
    from scheduler.sources.asked import delays_s, sites_of, summed
    from store.database import reader_of
    from store.polling.asked import lines_asked, words_of

    configuration = configuration_of(config)
    source = _chosen(configuration.sources(), name)
    with reader_of(configuration.store.url) as reader:
        if format is LedgerFormat.CSV:
            with opened(output) as sink:
                write_text(sink, _csv(lines_asked(reader, source.name, since)))
            return
        words = words_of(reader, sites_of(source))
        lines = list(lines_asked(reader, source.name, since))
    delays = delays_s(words, configuration.network.delay_s)
    with opened(output) as sink:
        if format is LedgerFormat.JSON:
            write_text(sink, [_document(source, summed(lines), delays, words, lines)])
        else:
            write_text(sink, _screen(source, summed(lines), delays, words, lines))


def _chosen(watched: list[Source], name: str) -> Source:
    from crawler.errors import BadSource
    from crawler.sources import chosen

    try:
        return chosen(watched, [name])[0]
    except BadSource as error:
        raise typer.BadParameter(str(error)) from error


def _csv(lines: Iterable[AskedLine]) -> Iterator[str]:
    from store.formats.lines import csv_lines
    from store.polling.asked import AskedLine

    rows = (asdict(line) | {"at": line.at.strftime("%Y-%m-%dT%H:%M:%SZ")} for line in lines)
    return csv_lines([field.name for field in fields(AskedLine)], (list(row.values()) for row in rows))


def _document(
    source: Source, total: Sum, delays: dict[str, float], words: list[SiteWord], lines: list[AskedLine]
) -> str:
    from scheduler.cli.answers.documents import document

    said = [{name: value for name, value in asdict(word).items() if name != "body"} for word in words]
    found = {
        "source": source.name,
        "rights": source.rights.value or "respect",
        "rights_reason": source.rights_reason,
        "verify_tls": source.verify_tls,
        "delay_s": delays,
        "summary": total,
        "files": said,
        "requests": lines,
    }
    return f"{document(found)}\n"


def _screen(
    source: Source, total: Sum, delays: dict[str, float], words: list[SiteWord], lines: list[AskedLine]
) -> Iterator[str]:
    from scheduler.cli.answers import screen

    with screen.out.capture() as captured:
        screen.out.print(_summary(source, total, delays))
        if words:
            screen.out.print(_files(words))
        if lines:
            screen.out.print(_requests(lines))
    yield captured.get()
    if not lines:
        screen.note("Nothing has been asked of it yet, or what was is older than the log is kept.")


def _summary(source: Source, total: Sum, delays: dict[str, float]) -> object:
    from scheduler.cli.answers import screen

    made = screen.table("", "", title=source.name)
    made.show_header = False
    rights = f"{source.rights.value}: {source.rights_reason}" if source.rights.value else "respected"
    rows = {
        "requests": f"{total.requests:,}, {total.requests_a_day:.1f} a day, {total.most_on_a_day:,} on the busiest",
        "from, to": f"{screen.local(total.first_at)}, {screen.local(total.last_at)}",
        "received": f"{total.bytes:,} bytes; {total.unchanged:,} answers said that nothing had changed",
        "for": _counts(total.by_purpose),
        "answers": ", ".join(f"{count:,} × {status}" for status, count in total.by_status.items()),
        "not sent": _counts(total.by_refusal) or "none",
        "pause": ", ".join(f"{delay_s:g} s at {site}" for site, delay_s in delays.items()) or "not asked yet",
        "rights": rights,
    }
    if not source.verify_tls:
        rows["certificates"] = "not verified: verify_tls = false"
    for label, said in rows.items():
        made.add_row(label, screen.foreign(said))
    return made


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {what}" for what, count in counts.items())


def _files(words: list[SiteWord]) -> object:
    from scheduler.cli.answers import screen

    made = screen.table("file", "fetched", "what follows")
    for word in words:
        made.add_row(screen.foreign(word.url), screen.local(word.fetched_at), screen.foreign(word.decision))
    return made


def _requests(lines: list[AskedLine]) -> object:
    from scheduler.cli.answers import screen

    numbers = ("status", "bytes", "ms")
    left_out = max(len(lines) - _LAST, 0)
    title = f"the last {_LAST}; {left_out:,} before them" if left_out else None
    made = screen.table("at", "for", "decision", *numbers, "address", numbers=numbers, title=title)
    for line in islice(lines, left_out, None):
        status = "–" if line.status is None else str(line.status)
        figures = (status, f"{line.bytes:,}", str(line.took_ms))
        made.add_row(screen.local(line.at), line.purpose, line.decision, *figures, screen.foreign(line.url))
    return made
