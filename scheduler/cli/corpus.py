"""`vigie articles`, `vigie show` and `vigie sql`: reading what is kept."""

from __future__ import annotations

import json as json_module
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.options import ConfigOption, JsonOption, configuration_of

if TYPE_CHECKING:
    from store.console import Answer
    from store.reading import ArticleRecord
    from store.rows import AnyRow


class AnswerFormat(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


def add_commands(app: typer.Typer) -> None:
    app.command()(articles)
    app.command()(show)
    app.command()(sql)


def articles(
    last: Annotated[int, typer.Option("--last", "-n", min=1, metavar="N", help="How many, newest first.")] = 20,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """List the articles that were kept last."""
    from store.database import open_reader
    from store.reading import latest_articles

    headlines = latest_articles(open_reader(configuration_of(config).store.url), last)
    if json:
        from scheduler.cli.documents import headlines_document

        print(headlines_document(headlines))
        return
    from scheduler.cli import screen

    screen.out.print(screen.headline_table(headlines))
    if not headlines:
        screen.note("Nothing is kept yet; `vigie crawl` looks for articles.")


def show(
    article_id: Annotated[int, typer.Argument(metavar="ID", help="Number of the article.")],
    removed: Annotated[bool, typer.Option("--removed", help="Also what was judged not to be the article.")] = False,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Read one article, with its history and its copies."""
    from store.database import open_reader
    from store.reading import article_record

    record = article_record(open_reader(configuration_of(config).store.url), article_id)
    if record is None:
        print(f"vigie: there is no article {article_id}; `vigie articles` lists them", file=sys.stderr)
        raise typer.Exit(1)
    if json:
        from scheduler.cli.documents import record_document

        print(record_document(record))
        return
    _print_record(record, with_removed=removed)


def sql(
    query: Annotated[str | None, typer.Argument(metavar="QUERY", help="A query that only reads.")] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", metavar="FILE", help="Read the query from a file; - for input.")
    ] = None,
    format: Annotated[AnswerFormat, typer.Option(help="How the answer is written.")] = AnswerFormat.TABLE,  # noqa: A002
    limit: Annotated[int, typer.Option(min=0, metavar="ROWS", help="Rows at most; 0 for all.")] = 1000,
    timeout: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="How long it may take.")] = 30.0,
    config: ConfigOption = None,
) -> None:
    """Ask the corpus a question in SQL. Nothing can be changed."""
    from scheduler.cli import screen
    from store.console import answer
    from store.database import database_path

    wanted = _query_text(query, file)
    path = database_path(configuration_of(config).store.url)
    found = answer(path, wanted, limit=limit or None, timeout_s=timeout)
    _print_answer(found, format)
    if found.truncated:
        screen.note(f"Only the first {limit} rows; --limit 0 gives all.")


def _query_text(query: str | None, file: Path | None) -> str:
    if (query is None) == (file is None):
        raise typer.BadParameter("give a query, or --file FILE")
    if query is not None:
        return query
    assert file is not None
    if str(file) == "-":
        return sys.stdin.read()
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise typer.BadParameter(f"{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise typer.BadParameter(f"{file} is not UTF-8 text") from error


def _print_answer(found: Answer, format_: AnswerFormat) -> None:
    from scheduler.cli import screen
    from store.console import render_csv, render_json, render_jsonl

    if format_ is AnswerFormat.TABLE:
        screen.out.print(screen.answer_table(found.columns, found.rows))
        return
    render = {AnswerFormat.CSV: render_csv, AnswerFormat.JSON: render_json, AnswerFormat.JSONL: render_jsonl}[format_]
    for piece in render(found):
        sys.stdout.write(piece)


def _print_record(record: ArticleRecord, *, with_removed: bool) -> None:
    from scheduler.cli import screen

    newest = record.revisions[-1]
    screen.out.print(screen.foreign(newest.title, "bold"))
    for line in _facts(record, newest):
        screen.out.print(screen.foreign(line, "dim"))
    paragraphs = [newest.standfirst, *newest.body.split("\n")] if newest.standfirst else newest.body.split("\n")
    for place, paragraph in enumerate(paragraphs):
        screen.out.print()
        screen.out.print(screen.foreign(paragraph, "italic" if newest.standfirst and not place else ""))
    if record.copies:
        screen.out.print("\nThe same story:")
        screen.out.print(screen.headline_table(record.copies))
    if with_removed:
        screen.out.print("\nRemoved:")
        blocks = json_module.loads(newest.removed)
        screen.out.print(screen.answer_table(("rule", "text"), [(block["rule"], block["text"]) for block in blocks]))


def _facts(record: ArticleRecord, newest: AnyRow) -> list[str]:
    from scheduler.cli import screen

    published = screen.local(newest.published_at, "unknown") + (
        f" ({newest.published_from})" if newest.published_from else ""
    )
    facts = [
        f"{record.source} · published {published} · first seen {screen.local(record.first_seen_at)}",
        record.url,
        f"{newest.word_count} words · {newest.language or 'language unknown'} · access {newest.access}",
    ]
    authors = json_module.loads(newest.authors)
    if authors:
        facts.insert(1, "by " + ", ".join(authors))
    if record.matched:
        facts.append(f"on topic {record.topic!r} by " + ", ".join(record.matched))
    if len(record.revisions) > 1:
        seen = ", ".join(f"{row.number} at {screen.local(row.seen_at)}" for row in record.revisions)
        facts.append(f"{len(record.revisions)} texts: {seen}")
    return facts
