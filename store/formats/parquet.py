"""Rows as Parquet, with typed columns. pyarrow is an extra that only those who ask for it install."""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from tempfile import TemporaryFile
from typing import IO, Any, Literal

from store.errors import StoreError
from store.formats.lines import Row, distinct, plain

#: Of a column; "mixed" is written as text.
Kind = Literal["integer", "number", "text", "bytes", "instant", "mixed"]

#: A group of rows is written when its texts have one of these: columns are compressed group by group.
_GROUP_BYTES = 8 << 20
_GROUP_ROWS = 50_000
_CELL_BYTES = 16
#: Rows that are read back from the temporary file at once.
_BATCH_ROWS = 500
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_INTEGERS = range(-(1 << 63), 1 << 63)


def write_parquet(sink: IO[bytes], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write rows whose types only they themselves know: they wait in a temporary file until the last one was seen.

    A column of integers, numbers, instants or bytes is typed so; one of several kinds holds text.
    Raises StoreError when pyarrow is not installed.
    """
    require_pyarrow()
    kinds: list[set[Kind]] = [set() for _ in columns]
    with TemporaryFile() as waiting:
        for batch in _batches(rows):
            for seen, cells in zip(kinds, zip(*batch, strict=True), strict=True):
                seen.update(_kind(cell) for cell in cells if cell is not None)
            marshal.dump(batch, waiting)
        waiting.seek(0)
        settled = [_common(seen) for seen in kinds]
        write_typed(sink, list(zip(distinct(columns), settled, strict=True)), _read_back(waiting))


def write_typed(sink: IO[bytes], columns: Sequence[tuple[str, Kind]], rows: Iterable[Row]) -> None:
    """Write rows whose columns have a name and a kind, group by group. Instants come as text."""
    require_pyarrow()
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema([(name, _arrow_type(kind)) for name, kind in columns])
    target = pyarrow.PythonFile(_Forward(sink), mode="w")
    with parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        for group in _groups(rows):
            cells = zip(*group, strict=True)
            arrays = [_array(values, kind) for values, (_, kind) in zip(cells, columns, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))


def require_pyarrow() -> None:
    """Raise StoreError, with what to install, unless Parquet can be written."""
    if find_spec("pyarrow") is None:
        raise StoreError("Parquet needs pyarrow, which is not installed: pip install 'vigie[parquet]'")


def _kind(cell: object) -> Kind:
    match cell:
        case int():
            return "integer" if cell in _INTEGERS else "mixed"
        case float():
            return "number"
        case bytes():
            return "bytes"
    return "instant" if _INSTANT.fullmatch(str(cell)) else "text"


def _common(kinds: set[Kind]) -> Kind:
    if len(kinds) == 1:
        return next(iter(kinds))
    if kinds <= {"text", "instant"}:
        return "text"
    return "number" if kinds == {"integer", "number"} else "mixed"


def _arrow_type(kind: Kind) -> Any:  # noqa: ANN401 - pyarrow has no types
    import pyarrow

    return {
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "text": pyarrow.string(),
        "mixed": pyarrow.string(),
        "bytes": pyarrow.binary(),
        "instant": pyarrow.timestamp("ms", "UTC"),
    }[kind]


def _array(values: Sequence[object], kind: Kind) -> Any:  # noqa: ANN401
    import pyarrow

    if kind == "mixed":
        return pyarrow.array((None if cell is None else str(plain(cell)) for cell in values), pyarrow.string())
    if kind == "instant":
        return pyarrow.array(values, pyarrow.string()).cast(pyarrow.timestamp("ms", "UTC"))
    return pyarrow.array(values, _arrow_type(kind))


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    return _cut(rows, _BATCH_ROWS, _GROUP_BYTES)


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    return _cut(rows, _GROUP_ROWS, _GROUP_BYTES)


def _cut(rows: Iterable[Row], most_rows: int, most_bytes: int) -> Iterator[list[Row]]:
    group: list[Row] = []
    group_bytes = 0
    for row in rows:
        group.append(row)
        group_bytes += sum(_CELL_BYTES + (len(cell) if isinstance(cell, str | bytes) else 0) for cell in row)
        if len(group) >= most_rows or group_bytes >= most_bytes:
            yield group
            group, group_bytes = [], 0
    if group:
        yield group


def _read_back(waiting: IO[bytes]) -> Iterator[Row]:
    while True:
        try:
            batch = marshal.load(waiting)  # noqa: S302 - written above
        except EOFError:
            return
        yield from batch


class _Forward:
    """A file that is only written forwards, such as a pipe, which does not know where it is."""

    def __init__(self, sink: IO[bytes]) -> None:
        self._sink = sink
        self._written = 0
        self.closed = False

    def write(self, piece: bytes) -> int:
        self._sink.write(piece)
        self._written += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._written

    def flush(self) -> None:
        self._sink.flush()

    def close(self) -> None:
        """What is written stays open: it is its opener's."""
        self.closed = True
