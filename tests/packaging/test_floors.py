"""The house stands: imports run downwards only, each library has one floor, no module waits for itself."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TypeVar

import pytest

Node = TypeVar("Node", bound=ast.AST)

ROOT = Path(__file__).parents[2]
#: From the ground up.
FLOORS = ("store", "crawler", "scheduler")
LIBRARIES = {
    "store": {"Stemmer", "alembic", "luqum", "psycopg", "pyarrow", "sqlalchemy", "zstandard"},
    "crawler": {"feedparser", "itemadapter", "parsel", "scrapy", "trafilatura", "twisted", "w3lib"},
    "scheduler": {"apscheduler", "prometheus_client", "pydantic", "pydantic_settings", "rich", "tomlkit", "typer"},
}
#: The rooms of the crawler that see the archive.
DOOR_TO_THE_ARCHIVE = {"crawler.context.crawl_context", "crawler.crawl.pipeline", "crawler.crawl.run"}
#: They are imported to check a configuration, or to end with a message, and what they import later takes a third of a
#: second, or all nouns, of which `--help` needs none.
WAITED_FOR_BY_EVERY_COMMAND = {"scheduler.errors", "store.urls.address", "store.database"}
LONGEST_FUNCTION_LINES = 42
#: Without `self`. Of more, some are one thing that has no name yet.
MOST_PARAMETERS = 8


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES: dict[str, ast.Module] = {
    module_name(path): ast.parse(path.read_text(), str(path))
    for floor in FLOORS
    for path in sorted((ROOT / floor).rglob("*.py"))
}


def floor_of(module: str) -> str:
    return module.partition(".")[0]


def doors(module: str, name: str) -> tuple[str, str] | None:
    """The rooms side by side that two modules are in, or are themselves; None where one is the package of the other."""
    here, there = module.split("."), name.split(".")
    for depth, (one, other) in enumerate(zip(here, there, strict=False), start=1):
        if one != other:
            return ".".join(here[:depth]), ".".join(there[:depth])
    return None


def rooms_behind(room: str, leads_to: Mapping[str, set[str]]) -> set[str]:
    """The rooms that a room needs, and all that these need."""
    found: set[str] = set()
    waiting = {room}
    while waiting:
        new = leads_to.get(waiting.pop(), set()) - found
        found |= new
        waiting |= new
    return found


@cache
def imported(module: str) -> set[str]:
    """Everything a module imports, wherever in it: at its top, in a function, for type checking."""
    return {name for node in ast.walk(MODULES[module]) for name in named_by(node)}


def imports() -> Iterator[tuple[str, str]]:
    return ((module, name) for module in MODULES for name in imported(module))


def nodes(kind: type[Node]) -> Iterator[tuple[str, Node]]:
    return ((module, node) for module, tree in MODULES.items() for node in ast.walk(tree) if isinstance(node, kind))


def reached(module: str) -> set[str]:
    """A module, and all of ours that are loaded with it, at once or later."""
    found: set[str] = set()
    waiting = {module}
    while waiting:
        one = waiting.pop()
        found.add(one)
        packages = {name for name in MODULES if one.startswith(f"{name}.")}
        waiting |= (packages | (imported(one) & MODULES.keys())) - found
    return found


def named_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom) and node.module:
        # `from store import types` names a module, `from store.types import Entry` what is in one.
        full_names = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from (name if name in MODULES else node.module for name in full_names)


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_has_rooms(floor: str) -> None:
    """The other tests here would hold for an empty house, or one that has moved."""
    assert sum(floor_of(module) == floor for module in MODULES) > 5


def test_imports_run_downwards_only() -> None:
    above = {floor: FLOORS[place + 1 :] for place, floor in enumerate(FLOORS)}
    upwards = {(module, name) for module, name in imports() if floor_of(name) in above[floor_of(module)]}
    assert upwards == set()


def test_a_library_is_used_on_its_own_floor_only() -> None:
    floor_of_library = {library: floor for floor, libraries in LIBRARIES.items() for library in libraries}
    strays = {
        (module, name)
        for module, name in imports()
        if floor_of_library.get(floor_of(name), floor_of(module)) != floor_of(module)
    }
    assert strays == set()


def test_every_library_of_a_floor_is_used_there() -> None:
    """A name that is spelt wrong here would guard nothing."""
    needless = {"itemadapter", "parsel", "pydantic", "w3lib"}  # part of another library, and guarded all the same
    for floor, libraries in LIBRARIES.items():
        used = {floor_of(name) for module in MODULES if floor_of(module) == floor for name in imported(module)}
        assert libraries - used <= needless


def test_no_module_waits_for_itself() -> None:
    """Imports inside functions and for type checking count: they would only hide the knot."""
    house = {module: {name for name in imported(module) if name in MODULES} for module in MODULES}
    assert len(tuple(TopologicalSorter(house).static_order())) == len(MODULES)


def test_no_rooms_wait_for_each_other() -> None:
    """Nor the rooms within one. A room is a package with all below it, or a module beside packages."""
    leads_to: defaultdict[str, set[str]] = defaultdict(set)
    for module, name in imports():
        if name in MODULES and (side_by_side := doors(module, name)):
            leads_to[side_by_side[0]].add(side_by_side[1])
    behind = {room: rooms_behind(room, leads_to) for room in tuple(leads_to)}
    knots = {frozenset(one for one in behind[room] if room in behind.get(one, ())) for room in behind}
    assert knots <= {frozenset()}


def test_no_group_of_commands_needs_another() -> None:
    """What several of them need stands below them."""
    below = {"scheduler.cli.answers", "scheduler.cli.long_work"}
    packages = {module.rpartition(".")[0] for module in MODULES if module.count(".") > 2}
    groups = {package for package in packages if package.startswith("scheduler.cli.")} - below
    needs = {side_by_side for module, name in imports() if (side_by_side := doors(module, name))}
    assert len(groups) > 5
    assert {(one, other) for one, other in needs if other in groups and one in groups | below} == set()


def test_imports_for_type_checking_alone_are_for_a_quick_command_line() -> None:
    using = {
        module
        for module, node in nodes(ast.Name)
        if node.id == "TYPE_CHECKING" and not module.startswith("scheduler.cli.")
    }
    assert using <= WAITED_FOR_BY_EVERY_COMMAND


def test_imports_name_their_room() -> None:
    """`import crawler` would be hidden by Scrapy's own parameter `crawler`; a relative import hides its floor."""
    whole = {(module, alias.name) for module, node in nodes(ast.Import) for alias in node.names}
    assert {each for each in whole if floor_of(each[1]) in FLOORS} == set()
    assert [module for module, node in nodes(ast.ImportFrom) if node.level] == []


def test_what_is_called_private_stays_in_its_module() -> None:
    ours = ((module, node) for module, node in nodes(ast.ImportFrom) if floor_of(node.module or "") in FLOORS)
    assert [(module, alias.name) for module, node in ours for alias in node.names if alias.name.startswith("_")] == []


def test_inside_the_crawler_only_the_door_sees_the_archive() -> None:
    seen_by = {module for module in MODULES if floor_of(module) == "crawler" and "store.archive" in imported(module)}
    assert seen_by <= DOOR_TO_THE_ARCHIVE


def test_spiders_and_extraction_work_without_a_database() -> None:
    rooms = ("console", "database", "polling.admission", "reading", "rows", "schema")
    writes_sql = {f"store.{room}" for room in rooms}
    assert {
        (module, name) for module, name in imports() if floor_of(module) == "crawler" and name in writes_sql
    } == set()


def test_what_reads_a_page_loads_neither_a_database_nor_what_fetches() -> None:
    """Pages are read in processes of their own, also where nothing is crawled: each would load for twice as long."""
    libraries = {name.partition(".")[0] for module in reached("crawler.pages") for name in imported(module)}
    assert libraries & {"scrapy", "sqlalchemy", "twisted"} == set()


def test_no_function_is_longer_than_a_screen() -> None:
    functions = [*nodes(ast.FunctionDef), *nodes(ast.AsyncFunctionDef)]
    lines = {(module, node.name): (node.end_lineno or 0) - node.lineno + 1 for module, node in functions}
    assert {each: count for each, count in lines.items() if count > LONGEST_FUNCTION_LINES} == {}


def test_no_function_takes_more_than_a_reader_keeps_in_mind() -> None:
    """But for commands, whose parameters are their options."""
    functions = [*nodes(ast.FunctionDef), *nodes(ast.AsyncFunctionDef)]
    counts = {
        (module, node.name): sum(argument.arg not in ("self", "cls") for argument in parameters(node.args))
        for module, node in functions
        if not module.startswith("scheduler.cli.")
    }
    assert {each: count for each, count in counts.items() if count > MOST_PARAMETERS} == {}


def parameters(arguments: ast.arguments) -> list[ast.arg]:
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]


def test_the_name_of_a_class_stands_for_one_notion() -> None:
    """Two classes of one name in two rooms are told apart by their imports only, and nobody reads those."""
    counts = Counter(node.name for _, node in nodes(ast.ClassDef) if not node.name.startswith("_"))
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_module_says_what_its_room_is_for() -> None:
    assert [module for module, tree in MODULES.items() if not ast.get_docstring(tree)] == []
