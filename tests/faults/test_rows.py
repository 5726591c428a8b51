"""Each row of the daemon, its children and the database is tested, by tests that are where `rows` says."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TypeGuard

import pytest

from tests.faults.rows import ROWS

_ROOT = Path(__file__).parents[2]


def test_no_row_is_left_out() -> None:
    assert ROWS.keys() == {*range(1, 10), *range(56, 62)}


@pytest.mark.parametrize("row", ROWS)
def test_the_tests_of_a_row_are_there(row: int) -> None:
    for place in ROWS[row]:
        file, _, name = place.partition("::")
        functions = {node.name for node in ast.walk(ast.parse((_ROOT / file).read_text("utf-8"))) if _is_test(node)}
        assert name in functions, place


def _is_test(node: ast.AST) -> TypeGuard[ast.FunctionDef]:
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
