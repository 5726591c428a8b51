"""Every bench starts: nothing it imports is gone, and it takes the options that its docstring shows.

No gate runs them, so a name that moves would break one for weeks without anybody's noticing.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from pathlib import Path

import pytest

from crawler.processes.workers import Workers
from scheduler.sentinel.silence import INTERVALS, interval
from tests.bench import bench_crawl, soak_figures
from tests.scheduler.sentinel.histories import HOUR, MONDAY, rhythm_with

FOLDER = Path(__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.py") if path != Path(__file__))
TREES = {name: ast.parse((FOLDER / f"{name}.py").read_text("utf-8")) for name in NAMES}
#: Those that a person runs.
PROGRAMS = [name for name in NAMES if "__main__" in (FOLDER / f"{name}.py").read_text("utf-8")]


@pytest.mark.parametrize("name", NAMES)
def test_all_that_a_bench_imports_is_there(name: str) -> None:
    importlib.import_module(f"tests.bench.{name}")
    for module, wanted in _imported_later(TREES[name]):
        found = importlib.import_module(module)
        assert not wanted or hasattr(found, wanted) or importlib.import_module(f"{module}.{wanted}"), (module, wanted)


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_bench_says_how_it_is_run_and_takes_what_it_says(name: str) -> None:
    said = ast.get_docstring(TREES[name]) or ""
    assert f"python tests/bench/{name}.py" in said or f"python -m tests.bench.{name}" in said
    assert set(re.findall(r"--[a-z][a-z-]+", _usage(said))) <= _options(TREES[name])


def test_the_crawl_in_one_process_hands_nothing_to_another() -> None:
    asked = {name for name, _ in inspect.getmembers(Workers, inspect.iscoroutinefunction) if not name.startswith("_")}
    assert asked <= vars(bench_crawl._InThisProcess).keys()


def test_a_silence_is_late_when_an_earlier_poll_could_have_told_it() -> None:
    rhythm = rhythm_with()  # .4 an hour, and three intervals of five thirds each
    limit_h = INTERVALS * interval(rhythm) / rhythm.expected[0]
    for hours, is_late in (((1.0, limit_h - 1, limit_h + 1), False), ((1.0, limit_h + 0.5, limit_h + 1.5), True)):
        polls = [MONDAY + one * HOUR for one in hours]
        assert soak_figures.was_late(rhythm, MONDAY, polls, opened_at=polls[-1] + HOUR / 60) is is_late


def _usage(said: str) -> str:
    """The indented lines of a docstring, which show the command."""
    return "\n".join(line for line in said.splitlines() if line.startswith("    "))


def _options(tree: ast.Module) -> set[str]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    asked = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "add_argument"]
    return {str(call.args[0].value) for call in asked if isinstance(call.args[0], ast.Constant)}


def _imported_later(tree: ast.Module) -> list[tuple[str, str]]:
    """Modules that functions import, each with a name that they want of it."""
    later = [node for function in tree.body if isinstance(function, ast.FunctionDef) for node in ast.walk(function)]
    named = [
        (node.module or "", each.name) for node in later if isinstance(node, ast.ImportFrom) for each in node.names
    ]
    return named + [(each.name, "") for node in later if isinstance(node, ast.Import) for each in node.names]
