"""Rows as CSV, JSON and JSON Lines: nothing lost, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from itertools import count, islice

from store.formats.lines import csv_lines, json_array, json_lines

ODD = [('=HYPERLINK("x")', -1), ("+33 1", 2.5), ("-5", None), ("@moi", 0), ("\tx", 1), ("\rx", 1), ('a,b\n"c"', 1)]


def test_csv_disarms_formulas_in_text_and_leaves_numbers() -> None:
    rows = list(csv.reader(io.StringIO("".join(csv_lines(("title", "n"), ODD)), newline="")))
    assert rows == [
        ["title", "n"],
        ['\'=HYPERLINK("x")', "-1"],
        ["'+33 1", "2.5"],
        ["'-5", ""],
        ["'@moi", "0"],
        ["'\tx", "1"],
        ["'\rx", "1"],
        ['a,b\n"c"', "1"],
    ]


def test_csv_disarms_a_formula_in_a_column_name_and_in_base64() -> None:
    assert list(csv_lines(("=1+1",), [(b"\xf8",)])) == ['"\'=1+1"\n', '"\'+A=="\n']


def test_json_keeps_numbers_nulls_and_accents_and_bytes_as_base64() -> None:
    columns = ("titre", "n", "x", "page")
    rows = [("été", 1, None, b"\x00\xff"), ("=1", -2.5, None, b"")]
    text = "".join(json_array(columns, rows))
    assert "été" in text
    assert json.loads(text) == [
        {"titre": "été", "n": 1, "x": None, "page": "AP8="},
        {"titre": "=1", "n": -2.5, "x": None, "page": ""},
    ]
    assert [json.loads(line) for line in json_lines(columns, rows)] == json.loads(text)


def test_json_of_no_rows_is_an_empty_array() -> None:
    assert json.loads("".join(json_array(("a",), []))) == []
    assert not list(json_lines(("a",), []))


def test_json_loses_no_column_that_is_named_twice() -> None:
    assert json.loads("".join(json_lines(("a", "a", "a_2"), [(1, 2, 3)]))) == {"a": 1, "a_2": 2, "a_2_2": 3}


def test_infinity_and_what_is_no_number_do_not_make_invalid_json() -> None:
    assert json.loads("".join(json_array(("n", "m"), [(float("inf"), float("nan"))]))) == [{"n": "inf", "m": "nan"}]


def test_rows_are_written_as_they_come() -> None:
    endless = ((number,) for number in count())
    assert list(islice(csv_lines(("n",), endless), 3)) == ['"n"\n', '"0"\n', '"1"\n']
    assert list(islice(json_array(("n",), endless), 1)) == ['[\n{"n": 2}']
