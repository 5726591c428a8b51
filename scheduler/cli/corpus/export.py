"""`vigie export`: articles in bulk, for other programs and for feed readers, or the pages they were read from."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.answers.output import OutputOption, check_parquet, opened
from scheduler.cli.corpus.exporting import Articles, ExportFormat, outcome_words, write_articles
from scheduler.cli.exit_codes import EXIT_FAILED
from scheduler.cli.options import ConfigOption, beginning, configuration_of, countable, end, query_as_given
from scheduler.cli.source_names import not_blank, source_meant

if TYPE_CHECKING:
    from store.formats.rss import Channel

#: Where readers find the articles of a feed that nobody said more of.
_NO_SITE = "http://localhost/"


def add_commands(app: typer.Typer) -> None:
    app.command()(export)


def web_address(text: str | None) -> str | None:
    """The address as it is. Raises BadParameter for what is none of the web."""
    if text is not None and not text.startswith(("http://", "https://")):
        raise typer.BadParameter(f"expected an address that begins with http:// or https://, got {text!r}")
    return text


QueryOption = Annotated[
    str | None, typer.Option("--query", "-q", metavar="WORDS", help="Only what `vigie search` finds.")
]
SinceOption = Annotated[
    datetime | None, typer.Option(parser=beginning, metavar="DATE", help="First seen then or later; UTC.")
]
UntilOption = Annotated[
    datetime | None, typer.Option(parser=end, metavar="DATE", help="First seen before then, or on that day.")
]
SourceOption = Annotated[str | None, typer.Option(callback=not_blank, metavar="NAME", help="Only of this source.")]
LimitOption = Annotated[
    int | None,
    typer.Option(min=1, callback=countable, metavar="N", help="At most; of RSS the newest, 50 unless given."),
]
LinkOption = Annotated[
    str | None,
    typer.Option(callback=web_address, metavar="URL", help=f"Of RSS: the page it belongs to; else {_NO_SITE}"),
]
OwnUseOption = Annotated[
    bool, typer.Option("--own-use", "--licensed", help="Also what may not be handed on: for yourself alone.")
]


def export(
    format: Annotated[ExportFormat, typer.Option(help="How the articles are written.")],  # noqa: A002
    query: QueryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    limit: LimitOption = None,
    link: LinkOption = None,
    own_use: OwnUseOption = False,
    output: OutputOption = None,
    config: ConfigOption = None,
) -> None:
    """Write articles to a file or to standard output.

    All of them, or those that meet every condition. As WARC, the pages that are kept of them. Unless --own-use is
    given, articles that came under a licence or for research are left out, and of texts whose publisher limits what is
    quoted (nosnippet, max-snippet) no more is written than that. What was withheld is counted in the end.
    """
    from scheduler.configuration.named_lists import lists_for
    from store.database import reader_of
    from store.export import Selection

    _check(format, output)
    _check_meaning(format, since, until, query, link)
    configuration = configuration_of(config)
    source = source_meant(configuration, source) if source else ""
    only_whole = format is ExportFormat.WARC
    selection = Selection(since=since, until=until, source=source, for_own_use=own_use, only_whole=only_whole)
    lists = lists_for(configuration, query or "")
    is_watched = sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())
    channel = _channel(configuration.topic.name, link or _NO_SITE)
    with query_as_given(), reader_of(configuration.store.url) as reader, opened(output) as sink:
        articles = Articles(
            reader=reader, selection=selection, query=query, lists=lists, limit=limit, is_watched=is_watched
        )
        write_articles(sink, format, articles, channel)
    if said := outcome_words(articles):
        print(f"vigie: {said}", file=sys.stderr)
    for damage in articles.damaged:
        print(f"vigie: {damage}", file=sys.stderr)
    if articles.damaged:
        raise typer.Exit(EXIT_FAILED)


def _channel(topic: str, link: str) -> Channel:
    from store.formats.rss import Channel

    return Channel(
        title=f"Vigie: {topic}" if topic else "Vigie",
        link=link,
        description=f"Articles on {topic}" if topic else "Articles of the press",
        built_at=datetime.now(UTC),
    )


def _check_meaning(
    format_: ExportFormat, since: datetime | None, until: datetime | None, query: str | None, link: str | None
) -> None:
    """Raise BadParameter for options that ask for nothing, or that would not be heeded."""
    if since is not None and until is not None and until <= since:
        raise typer.BadParameter("--until is before --since: no article is first seen between them")
    if query is not None and not query.strip():
        raise typer.BadParameter("--query is empty; leave it out for all articles")
    if link is not None and format_ is not ExportFormat.RSS:
        raise typer.BadParameter("--link belongs to --format rss")


def _check(format_: ExportFormat, output: Path | None) -> None:
    """Raise BadParameter or StoreError, before anything is asked, when the format cannot be written there."""
    if format_ is ExportFormat.PARQUET:
        check_parquet(output)
    if format_ is ExportFormat.WARC and output is None and sys.stdout.isatty():
        raise typer.BadParameter("WARC is no text: name a file with --output FILE")
