"""Rows as Parquet: typed columns, any number of rows, and a clear word when the library is not installed."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from pyarrow import parquet

from store.formats.parquet import write_parquet, write_typed


def written(columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> parquet.ParquetFile:
    sink = io.BytesIO()
    write_parquet(sink, columns, rows)
    return parquet.ParquetFile(io.BytesIO(sink.getvalue()))


def test_columns_have_the_type_of_their_values() -> None:
    rows: list[tuple[object, ...]] = [
        (1, 1, "été", "2026-09-14T08:00:00Z", b"\x00", None),
        (2, 1.5, None, "2026-09-14T09:00:00Z", b"\xff", None),
    ]
    table = written(("id", "share", "title", "first_seen_at", "page", "nothing"), rows).read()
    assert [str(field.type) for field in table.schema] == [
        "int64",
        "double",
        "string",
        "timestamp[ms, tz=UTC]",
        "binary",
        "string",
    ]
    assert table.column("share").to_pylist() == [1.0, 1.5]
    assert table.column("title").to_pylist() == ["été", None]
    assert table.column("first_seen_at").to_pylist()[0] == datetime(2026, 9, 14, 8, tzinfo=UTC)
    assert table.column("page").to_pylist() == [b"\x00", b"\xff"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, "deux"], ["1", "deux"]),
        (["2026-09-14T08:00:00Z", "bientôt"], ["2026-09-14T08:00:00Z", "bientôt"]),
        ([b"\x00\xff", "x"], ["AP8=", "x"]),
        ([1, 1 << 70], ["1", str(1 << 70)]),
        ([1.5, "x"], ["1.5", "x"]),
    ],
)
def test_a_column_of_several_kinds_is_text(values: list[object], expected: list[str]) -> None:
    assert written(("a",), [(value,) for value in values]).read().column("a").to_pylist() == expected


def test_a_kind_that_shows_late_is_still_seen() -> None:
    rows: list[tuple[object, ...]] = [(None,)] * 3000 + [("mot",)]
    assert written(("a",), rows).read().column("a").to_pylist()[-1] == "mot"


def test_no_rows_are_a_table_all_the_same() -> None:
    read = written(("a", "b", "a"), []).read()
    assert (read.num_rows, read.schema.names) == (0, ["a", "b", "a_2"])


def test_long_texts_are_written_in_several_groups() -> None:
    file = written(("body",), [("x" * 1_000_000,)] * 60)
    assert file.num_row_groups > 1
    assert file.metadata.num_rows == 60


def test_a_pipe_that_does_not_know_its_place_is_written_to() -> None:
    class Pipe(io.BytesIO):
        def tell(self) -> int:
            raise OSError("Illegal seek")

    pipe = Pipe()
    write_typed(pipe, [("a", "integer")], [(1,), (None,)])
    assert parquet.read_table(io.BytesIO(pipe.getvalue())).column("a").to_pylist() == [1, None]


def test_without_pyarrow_one_is_told_what_to_install() -> None:
    program = """
import io, sys
sys.modules["pyarrow"] = None  # as if it were not installed
from store.errors import StoreError
from store.formats.parquet import write_parquet
try:
    write_parquet(io.BytesIO(), ("a",), [(1,)])
except StoreError as error:
    print(error)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert run.stdout == "Parquet needs pyarrow, which is not installed: pip install 'vigie[parquet]'\n", run.stderr
