"""Exported articles in each format: text in pieces, or bytes into a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from store.formats.lines import csv_lines, json_lines
from store.formats.parquet import Kind, write_typed
from store.formats.rss import Channel, rss_pieces
from store.views import ViewColumn

Row = Sequence[object]
#: Types of the views' columns, as Parquet has them; JSON stays text there.
_KINDS: dict[str, Kind] = {"integer": "integer", "number": "number", "instant": "instant"}


def articles_csv(columns: Sequence[ViewColumn], rows: Iterable[Row]) -> Iterator[str]:
    """One line per article, as `csv_lines` writes it."""
    return csv_lines(_names(columns), rows)


def articles_jsonl(columns: Sequence[ViewColumn], rows: Iterable[Row]) -> Iterator[str]:
    """One object per article; lists such as its authors are lists, and not text."""
    listed = [place for place, column in enumerate(columns) if column.type == "JSON"]
    return json_lines(_names(columns), (_decoded(row, listed) for row in rows))


def articles_rss(columns: Sequence[ViewColumn], rows: Iterable[Row], channel: Channel) -> Iterator[str]:
    """A feed, as `rss_pieces` writes it."""
    names = _names(columns)
    return rss_pieces(channel, (dict(zip(names, row, strict=True)) for row in rows))


def write_articles_parquet(sink: IO[bytes], columns: Sequence[ViewColumn], rows: Iterable[Row]) -> None:
    """A table with the columns' types. Raises StoreError when pyarrow is not installed."""
    write_typed(sink, [(column.name, _KINDS.get(column.type, "text")) for column in columns], rows)


def _names(columns: Sequence[ViewColumn]) -> list[str]:
    return [column.name for column in columns]


def _decoded(row: Row, places: Sequence[int]) -> list[object]:
    cells = list(row)
    for place in places:
        cells[place] = json.loads(str(cells[place]))
    return cells
