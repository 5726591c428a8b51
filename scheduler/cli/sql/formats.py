"""How the answer to a query is written: a table for people, or a format for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from io import StringIO
from itertools import islice
from typing import IO, TYPE_CHECKING

from scheduler.cli.answers.output import write_text

if TYPE_CHECKING:
    from store.console import Reply

#: Rows of one table; a longer answer is several, so that its length takes no memory.
_BLOCK_ROWS = 1000
_FILE_WIDTH = 120


class AnswerFormat(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    PARQUET = "parquet"


def write_answer(sink: IO[bytes], reply: Reply, format_: AnswerFormat) -> None:
    """Write an answer as it comes in; a table is as wide as the terminal, or as a line of a log."""
    writers: dict[AnswerFormat, Callable[[IO[bytes], Reply], None]] = {
        AnswerFormat.TABLE: _write_tables,
        AnswerFormat.PARQUET: _write_parquet,
    }
    writers.get(format_, _lines_writer(format_))(sink, reply)


def blocks(reply: Reply) -> Iterator[list[tuple[object, ...]]]:
    """The rows in tables' worths; one empty block when there are none."""
    rows = iter(reply)
    block = list(islice(rows, _BLOCK_ROWS))
    yield block
    while block := list(islice(rows, _BLOCK_ROWS)):
        yield block


def _write_tables(sink: IO[bytes], reply: Reply) -> None:
    from scheduler.cli.answers import screen
    from scheduler.cli.answers.paper import paper

    # In a file nobody wants the colours of a terminal.
    drawn_on = screen.out if sink is sys.stdout.buffer else paper(_FILE_WIDTH, StringIO())
    for block in blocks(reply):
        with drawn_on.capture() as drawn:
            drawn_on.print(screen.answer_table(reply.columns, block))
        write_text(sink, [drawn.get()])


def _write_parquet(sink: IO[bytes], reply: Reply) -> None:
    from store.formats.parquet import write_parquet

    write_parquet(sink, reply.columns, reply)


def _lines_writer(format_: AnswerFormat) -> Callable[[IO[bytes], Reply], None]:
    from store.formats import lines

    render = {
        AnswerFormat.CSV: lines.csv_lines,
        AnswerFormat.JSON: lines.json_array,
        AnswerFormat.JSONL: lines.json_lines,
    }
    return lambda sink, reply: write_text(sink, render[format_](reply.columns, reply))
