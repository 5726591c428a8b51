"""`vigie export`: articles in bulk, for other programs and for feed readers, or the pages they were read from."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, cast

import typer

from scheduler.cli.options import ConfigOption, configuration_of
from scheduler.cli.output import OutputOption, check_parquet, opened, write_text

if TYPE_CHECKING:
    from store.export import Reader, Row, Selection
    from store.formats.rss import Channel

#: Articles of a feed, unless somebody asks for another number: readers fetch it again and again.
_FEED_LENGTH = 50
_A_DAY = len("2026-09-14")


class ExportFormat(StrEnum):
    """How articles are written."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    RSS = "rss"
    WARC = "warc"  #: not the articles, but the kept pages they were read from


def add_commands(app: typer.Typer) -> None:
    app.command()(export)


def beginning(text: str) -> datetime:
    """The instant that a person means; of a day its beginning, UTC. Raises BadParameter."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        expected = "expected a day or an instant, such as 2026-09-14 or 2026-09-14T08:00Z"
        raise typer.BadParameter(f"{expected}, got {text!r}") from error
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def end(text: str) -> datetime:
    """The same; of a day its end."""
    return beginning(text) + timedelta(days=1 if len(text) <= _A_DAY else 0)


def web_address(text: str) -> str:
    """The address as it is. Raises BadParameter for what is none of the web."""
    if not text.startswith(("http://", "https://")):
        raise typer.BadParameter(f"expected an address that begins with http:// or https://, got {text!r}")
    return text


def export(
    format: Annotated[ExportFormat, typer.Option(help="How the articles are written.")],  # noqa: A002
    query: Annotated[
        str | None, typer.Option("--query", "-q", metavar="WORDS", help="Only what `vigie search` finds.")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(parser=beginning, metavar="DATE", help="First seen then or later; UTC.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(parser=end, metavar="DATE", help="First seen before then, or on that day.")
    ] = None,
    source: Annotated[str, typer.Option(metavar="NAME", help="Only of this source.")] = "",
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Articles at most; of RSS the newest, 50 unless given.")
    ] = None,
    link: Annotated[
        str, typer.Option(callback=web_address, metavar="URL", help="Of RSS: the page it belongs to.")
    ] = "http://localhost/",
    licensed: Annotated[
        bool, typer.Option("--licensed", help="Also texts imported under a licence: for your own use alone.")
    ] = False,
    output: OutputOption = None,
    config: ConfigOption = None,
) -> None:
    """Write articles to a file or to standard output.

    All of them, or those that meet every condition. As WARC, the pages that are kept of them. Texts that were imported
    with --rights licensed are left out of every format, unless --licensed is given.
    """
    from scheduler.configuration.named_lists import lists_for
    from store.database import open_reader
    from store.export import Selection

    _check(format, output)
    configuration = configuration_of(config)
    reader = open_reader(configuration.store.url)
    articles = _Articles(
        reader=reader,
        selection=Selection(since=since, until=until, source=source, with_licensed=licensed),
        query=query,
        lists=lists_for(configuration, query or ""),
        limit=limit,
        is_watched=sys.stderr.isatty() and (output is not None or not sys.stdout.isatty()),
    )
    with opened(output) as sink:
        _write(sink, format, articles, _channel(configuration.topic.name, link))


def _channel(topic: str, link: str) -> Channel:
    from store.formats.rss import Channel

    return Channel(
        title=f"Vigie: {topic}" if topic else "Vigie",
        link=link,
        description=f"Articles on {topic}" if topic else "Articles of the press",
        built_at=datetime.now(UTC),
    )


def _check(format_: ExportFormat, output: Path | None) -> None:
    """Raise BadParameter or StoreError, before anything is asked, when the format cannot be written there."""
    if format_ is ExportFormat.PARQUET:
        check_parquet(output)
    if format_ is ExportFormat.WARC and output is None and sys.stdout.isatty():
        raise typer.BadParameter("WARC is no text: name a file with --output FILE")


@dataclass(frozen=True, kw_only=True)
class _Articles:
    """What is asked for, and how much of it."""

    reader: Reader
    selection: Selection
    query: str | None
    #: What `@name` stands for in it.
    lists: Mapping[str, tuple[str, ...]]
    limit: int | None
    #: Whether the terminal is free for a line that counts them.
    is_watched: bool

    def in_order(self) -> Iterator[Row]:
        """In the order they were first kept, with a line that counts them."""
        from scheduler.cli.counting import counted
        from store.export import count_articles, exported

        rows = islice(exported(self.reader, self.selection, self._ids()), self.limit)
        if not self.is_watched:
            return rows
        total = None if self.query else count_articles(self.reader, self.selection)
        return counted("articles", rows, min(total, self.limit or total) if total is not None else None)

    def newest(self) -> list[Row]:
        """The newest ones first."""
        from store.export import newest

        return newest(self.reader, self.selection, self.limit or _FEED_LENGTH, self._ids())

    def pages(self) -> Iterator[bytes]:
        """The records of their kept pages, in the same order."""
        from importlib.metadata import version

        from store.export import COLUMNS
        from store.pages.reading import pages_of_articles
        from store.pages.warc import warc_records

        place = [column.name for column in COLUMNS].index("id")
        ids = (cast("int", row[place]) for row in self.in_order())
        pages = pages_of_articles(self.reader, ids)
        return warc_records(pages, software=f"Vigie/{version('vigie')}", made_at=datetime.now(UTC))

    def _ids(self) -> Iterator[int] | None:
        from store.export import found_by

        return found_by(self.reader, self.query, self.lists) if self.query is not None else None


def _write(sink: IO[bytes], format_: ExportFormat, articles: _Articles, channel: Channel) -> None:
    from store.export import COLUMNS
    from store.formats import articles as formats

    match format_:
        case ExportFormat.CSV:
            write_text(sink, formats.articles_csv(COLUMNS, articles.in_order()))
        case ExportFormat.JSONL:
            write_text(sink, formats.articles_jsonl(COLUMNS, articles.in_order()))
        case ExportFormat.PARQUET:
            formats.write_articles_parquet(sink, COLUMNS, articles.in_order())
        case ExportFormat.RSS:
            write_text(sink, formats.articles_rss(COLUMNS, articles.newest(), channel))
        case ExportFormat.WARC:
            sink.writelines(articles.pages())
