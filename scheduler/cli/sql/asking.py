"""`vigie sql`: a person's own questions, asked once or in a conversation."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.answers.output import OutputOption, check_parquet, opened
from scheduler.cli.options import ConfigOption, configuration_of, endurable
from scheduler.cli.sql.formats import AnswerFormat, write_answer

if TYPE_CHECKING:
    from store.console import Limits


def add_commands(app: typer.Typer) -> None:
    app.command()(sql)


def sql(
    query: Annotated[str | None, typer.Argument(metavar="QUERY", help="A query that only reads.")] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", metavar="FILE", help="Read the query from a file; - for input.")
    ] = None,
    saved: Annotated[
        str | None, typer.Option("--saved", "-s", metavar="NAME", help="Run a query of [queries] in vigie.toml.")
    ] = None,
    format: Annotated[AnswerFormat, typer.Option(help="How the answer is written.")] = AnswerFormat.TABLE,  # noqa: A002
    output: OutputOption = None,
    limit: Annotated[int, typer.Option(min=0, metavar="ROWS", help="Rows at most; 0 for all.")] = 1000,
    timeout: Annotated[
        float, typer.Option(min=0.1, callback=endurable, metavar="SECONDS", help="How long it may take.")
    ] = 30.0,
    config: ConfigOption = None,
) -> None:
    """Ask the corpus a question in SQL. Nothing can be changed.

    Without a query, on a terminal, it is a conversation with history and completion.
    """
    from store.console import Limits
    from store.database import database_path

    if sum(given is not None for given in (query, file, saved)) > 1:
        raise typer.BadParameter("give one of QUERY, --file FILE and --saved NAME")
    text = _read(file) if query is None and saved is None else query
    _check(format, output, is_conversation=text is None and saved is None)
    configuration = configuration_of(config)
    database = database_path(configuration.store.url) or configuration.store.url
    limits = Limits(rows=limit or None, time_s=timeout)
    if saved is not None:
        text = saved_query(configuration.queries, saved)
    if text is not None:
        _refuse_command(text)
        _answer(database, text, limits, format, output)
        return
    from scheduler.cli.sql.shell import Shell

    Shell(database, configuration.queries, limits, format).converse()


def _check(format_: AnswerFormat, output: Path | None, *, is_conversation: bool) -> None:
    """Raise BadParameter or StoreError, before anything is asked, when the answer cannot be written like that."""
    if is_conversation and (output is not None or format_ is AnswerFormat.PARQUET):
        raise typer.BadParameter("give a query, --file FILE or --saved NAME: a conversation writes to the terminal")
    if format_ is AnswerFormat.PARQUET:
        check_parquet(output)


def _answer(database: Path | str, query: str, limits: Limits, format_: AnswerFormat, output: Path | None) -> None:
    from store.console import ask

    with ask(database, query, limits) as reply, opened(output) as sink:
        write_answer(sink, reply, format_)
    if reply.truncated:
        print(f"Only the first {limits.rows} rows; --limit 0 gives all.", file=sys.stderr)


def _refuse_command(text: str) -> None:
    """Raise BadParameter for a command of the conversation, which SQL would call a syntax error."""
    if text.lstrip().startswith("."):
        raise typer.BadParameter(f"{text.split()[0]} is for the conversation: run `vigie sql` alone and type it there")


def saved_query(queries: Mapping[str, str], name: str) -> str:
    """The query of that name. Raises BadParameter, naming those there are."""
    if name in queries:
        return queries[name]
    known = f"there are {', '.join(sorted(queries))}" if queries else "[queries] in vigie.toml has none"
    raise typer.BadParameter(f"no saved query is called {name!r}; {known}")


def _read(file: Path | None) -> str | None:
    """The query of a file or of standard input; None when a person sits there and waits to be asked."""
    if file is None and sys.stdin.isatty():
        return None
    try:
        text = sys.stdin.buffer.read().decode() if file is None or str(file) == "-" else file.read_text("utf-8")
    except OSError as error:
        raise typer.BadParameter(f"{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise typer.BadParameter(f"{file or 'the input'} is not UTF-8 text") from error
    if not text.strip():
        raise typer.BadParameter("give a query, --file FILE or --saved NAME")
    return text
