"""Rows as CSV, JSON and JSON Lines."""

from __future__ import annotations

import base64
import csv
import io
import itertools
import json
import math
from collections.abc import Iterable, Iterator, Sequence

Row = Sequence[object]
#: What spreadsheets take for the beginning of a formula (OWASP, CSV Injection).
_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """A header and one line per row, every cell quoted (RFC 4180), null as an empty one, bytes as base64.

    Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers never do.
    """
    buffer = io.StringIO()
    write = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow
    for row in itertools.chain([columns], rows):
        write(map(_csv_cell, row))
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def json_array(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """One array of objects, a row a line; a column named twice becomes `name`, `name_2`."""
    separator = "[\n"
    for line in json_lines(columns, rows):
        yield separator + line.removesuffix("\n")
        separator = ",\n"
    yield "\n]\n" if separator == ",\n" else "[]\n"


def json_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """One JSON object per line (jsonlines.org), as in `json_array`."""
    names = distinct(columns)
    for row in rows:
        cells = dict(zip(names, map(plain, row), strict=True))
        yield json.dumps(cells, ensure_ascii=False, allow_nan=False) + "\n"


def distinct(columns: Sequence[str]) -> list[str]:
    """The columns by names of their own.

    >>> distinct(["id", "title", "id"])
    ['id', 'title', 'id_2']
    """
    names: list[str] = []
    for column in columns:
        name, copies = column, 1
        while name in names:
            copies += 1
            name = f"{column}_{copies}"
        names.append(name)
    return names


def plain(cell: object) -> object:
    """A cell with as text what JSON has no word for: bytes, infinity, and what is no number."""
    if isinstance(cell, bytes):
        return base64.b64encode(cell).decode()
    return str(cell) if isinstance(cell, float) and not math.isfinite(cell) else cell


def _csv_cell(cell: object) -> object:
    cell = plain(cell)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_MARKS) else cell
