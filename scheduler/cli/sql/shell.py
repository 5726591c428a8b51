"""A conversation in SQL: statements of several lines up to a semicolon, and commands that begin with a dot."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from scheduler.cli.answers import screen
from scheduler.cli.sql.formats import AnswerFormat, blocks, write_answer
from scheduler.cli.sql.prompt import remember, remembered
from scheduler.configuration.loading import state_folder
from store.console import Limits, ask
from store.errors import StoreError
from store.views import VIEWS, View

_PROMPT, _MORE = "vigie> ", "  ...> "
_GREETING = "Ask in SQL, up to a semicolon; .help lists what else there is, Ctrl-D leaves."
_HELP = (
    (".views", "what can be asked"),
    (".schema VIEW", "the columns of a view, what they mean, and an example; without a name, of all"),
    (".saved NAME", "run a query of [queries] in vigie.toml; without a name, list them"),
    (".format FORMAT", "how answers are written: table, csv, json, jsonl"),
    (".help", "this"),
    (".quit", "leave; so does Ctrl-D"),
    ("Ctrl-C", "stop a query, or drop what was typed"),
    ("Tab", "complete a word"),
)
_WORDS = (
    "SELECT",
    "DISTINCT",
    "FROM",
    "WHERE",
    "GROUP",
    "BY",
    "HAVING",
    "ORDER",
    "LIMIT",
    "JOIN",
    "LEFT",
    "AND",
    "OR",
    "NOT",
    "IN",
    "LIKE",
    "BETWEEN",
    "IS",
    "NULL",
    "AS",
    "DESC",
    "COUNT",
    "SUM",
    "MIN",
    "MAX",
    "AVG",
    "CASE",
    "WHEN",
    "THEN",
    "ELSE",
    "END",
    "WITH",
    "UNION",
)
#: Parquet is no conversation.
_FORMATS = [one.value for one in AnswerFormat if one is not AnswerFormat.PARQUET]


class Shell:
    """Asks a database what a person types."""

    def __init__(self, database: Path | str, queries: Mapping[str, str], limits: Limits, format_: AnswerFormat) -> None:
        self._database = database
        self._queries = queries
        self._limits = limits
        self._format = format_

    def converse(self) -> None:
        """Read statements and commands until the person leaves."""
        screen.note(_GREETING)
        columns = {column.name for view in VIEWS for column in view.columns}
        commands = {command.split()[0] for command, _ in _HELP if command.startswith(".")}
        with remembered(state_folder() / "sql_history", {*_WORDS, *commands, *columns, *(view.name for view in VIEWS)}):
            while self._turn():
                pass

    def _turn(self) -> bool:
        """Answer what is typed next; whether the conversation goes on."""
        try:
            statement = self._statement()
            if statement == ".quit":
                return False
            self._settle(statement)
        except KeyboardInterrupt:  # between two handlers of its own: Ctrl-C stops a query, never the conversation
            screen.note("stopped")
        return True

    def _statement(self) -> str:
        """What is typed next, once it is whole; Ctrl-D leaves, Ctrl-C begins anew."""
        lines: list[str] = []
        try:
            while not _is_whole("\n".join(lines)):
                lines.append(input(_MORE if lines else _PROMPT))
        except EOFError:
            screen.note("")
            return ".quit"
        except KeyboardInterrupt:
            screen.note("")
            return ""
        statement = "\n".join(lines).strip()
        remember(statement)
        return statement

    def _settle(self, statement: str) -> None:
        try:
            if statement.startswith("."):
                self._command(*statement.rstrip("; ").split(maxsplit=1))
            elif statement:
                self._answer(statement)
        except StoreError as error:
            screen.note(f"vigie: {error}")
        except KeyboardInterrupt:
            screen.note("stopped")

    def _command(self, command: str, argument: str = "") -> None:
        commands = {
            ".views": lambda: _show(_pairs((view.name, view.meaning) for view in VIEWS)),
            ".schema": lambda: self._schema(argument),
            ".saved": lambda: self._saved(argument),
            ".format": lambda: self._set_format(argument),
            ".help": lambda: _show(_pairs(_HELP)),
        }
        commands.get(command, lambda: screen.note(f"there is no {command}; .help lists what there is"))()

    def _schema(self, name: str) -> None:
        chosen = [view for view in VIEWS if name in ("", view.name)]
        if not chosen:
            screen.note(f"there is no view {name}; there are {', '.join(view.name for view in VIEWS)}")
            return
        _show(*map(_column_table, chosen))

    def _saved(self, name: str) -> None:
        if name in self._queries:
            self._answer(self._queries[name])
            return
        if name:
            screen.note(f"no saved query is called {name!r}")
        if not self._queries:
            screen.note("[queries] in vigie.toml has none")
        _show(_pairs(sorted(self._queries.items())))

    def _set_format(self, name: str) -> None:
        if name not in _FORMATS:
            screen.note(f"expected one of {', '.join(_FORMATS)}")
            return
        self._format = AnswerFormat(name)

    def _answer(self, query: str) -> None:
        with ask(self._database, query, self._limits) as reply:
            if self._format is AnswerFormat.TABLE:
                for block in blocks(reply):
                    _show(screen.answer_table(reply.columns, block))
            else:
                write_answer(sys.stdout.buffer, reply, self._format)
                sys.stdout.buffer.flush()
        if reply.truncated:
            screen.note(f"Only the first {self._limits.rows} rows; `vigie sql --limit 0` gives all.")


def _is_whole(text: str) -> bool:
    """Whether a statement has its semicolon, outside quotes and comments; a command is one line."""
    return text.startswith(".") or sqlite3.complete_statement(text) or bool(text and not text.strip())


def _show(*drawn: RenderableType) -> None:
    """Show a page at a time what is longer than the screen."""
    lines = sum(len(screen.out.render_lines(one)) for one in drawn)
    if lines < screen.out.height or not screen.out.is_terminal:
        screen.out.print(*drawn)
        return
    with screen.out.pager():
        screen.out.print(*drawn)


def _pairs(pairs: Iterable[tuple[str, str]]) -> Table:
    made = screen.table("", "")
    made.show_header = False
    for name, meaning in pairs:
        made.add_row(Text(name, "bold"), screen.foreign(meaning))
    return made


def _column_table(view: View) -> Table:
    made = screen.table("column", "type", "meaning", "example", title=f"{view.name}: {view.meaning}")
    for column in view.columns:
        made.add_row(*map(Text, (column.name, column.type, column.meaning, column.example)))
    return made
