"""What is wrong with a configuration, in words: which file or variable, which key, and what was expected. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

#: The beginning of every variable of ours.
PREFIX = "VIGIE_"
_SEPARATOR = "__"
#: What pydantic calls an error, and what a person is told was expected.
_EXPECTED = {
    "missing": "expected a value, there is none",
    "extra_forbidden": "there is no such key; check its spelling and its table",
    "string_type": "expected text in quotes",
    "string_too_short": "expected some text",
    "string_unicode": "expected UTF-8 text",
    "float_parsing": "expected a number",
    "float_type": "expected a number",
    "int_parsing": "expected a whole number",
    "int_type": "expected a whole number",
    "bool_parsing": "expected true or false",
    "bool_type": "expected true or false",
    "tuple_type": "expected a list in brackets",
    "model_type": "expected a table",
    "model_attributes_type": "expected a table",
    "dict_type": "expected a table",
    "greater_than": "expected more than {gt:g}",
    "greater_than_equal": "expected {ge:g} or more",
    "less_than_equal": "expected {le:g} or less",
    "literal_error": "expected {expected}",
    "too_short": "expected at least {min_length} in the list",
    "union_tag_not_found": 'expected a kind: "email", "webhook", "command" or "atom"',
    "union_tag_invalid": "expected a kind that is one of {expected_tags}",
}
#: Addresses with a password in them are not repeated to a screen or a log.
_MAY_HOLD_PASSWORDS = (("store", "url"), ("network", "proxy"))
_LOGIN = re.compile(r"(?<!^mailto):[^\s:]*@|pass\w*\s*=|://\S*@", re.IGNORECASE)
#: Nor what stands in these keys of a sink, be it the secret itself, in the wrong place.
_SECRETS_OF_SINKS = ("url", "password_env", "password_file", "secret_env", "secret_file", "argv")
#: These tables are a list, for which "in brackets" would say the wrong thing.
_LISTS_OF_TABLES = (("source",), ("sink",))


def complaints(error: ValidationError, origin: Path, variables: Iterable[str], model: type[BaseModel]) -> str:
    """Every problem on a line of its own; `variables` are the names of the environment's, `model` is what was read."""
    names = {name.upper(): name for name in variables}
    problems = [problem for problem in error.errors() if not _follows(problem, error.errors())]
    return "\n".join(_complaint(problem, origin, names, model) for problem in problems)


def _follows(problem: ErrorDetails, problems: Sequence[ErrorDetails]) -> bool:
    """Whether a list counts as too short only since what stands in it is wrong, which is told by itself."""
    place = problem["loc"]
    return problem["type"] == "too_short" and any(
        len(other["loc"]) > len(place) and other["loc"][: len(place)] == place for other in problems
    )


def _as_written(problem: ErrorDetails) -> ErrorDetails:
    """A problem with its place as the file has it: pydantic puts the kind of a sink before the keys of its table."""
    place = problem["loc"]
    if place[0] == "sink" and len(place) > 2:
        problem["loc"] = (*place[:2], *place[3:])
    return problem


def unknown_variables(variables: Iterable[str], model: type[BaseModel]) -> list[str]:
    """A sentence for each variable that looks like ours and that no key answers to."""
    known = list(_variables_of(model))
    ours = [name for name in variables if name.upper().startswith(PREFIX)]
    return [_unknown(name, known) for name in ours if name.upper() not in known]


def _variables_of(model: type[BaseModel]) -> Iterable[str]:
    return map(_variable, _places_of(model, ()))


def _places_of(model: type[BaseModel], outer: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for name, field in model.model_fields.items():
        table = field.annotation
        if isinstance(table, type) and issubclass(table, BaseModel):
            yield from _places_of(table, (*outer, name))
        else:
            yield (*outer, name)


def _unknown(name: str, known: Sequence[str]) -> str:
    of_table = [one for one in known if one.startswith(name.upper() + _SEPARATOR)]
    near = of_table or get_close_matches(name.upper(), known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"expected one of {', '.join(known)}"
    return f"environment variable {name}: there is no such key; {hint}"


def _complaint(problem: ErrorDetails, origin: Path, names: dict[str, str], model: type[BaseModel]) -> str:
    near = _near_key(problem["loc"], model) if problem["type"] == "extra_forbidden" else ""
    place = _as_written(problem)["loc"]
    where = _variable_in(place, names) or f"{origin}: {_key(place)}"
    if near:
        return f"{where}: there is no such key; did you mean {near}?"
    return f"{where}: {_expectation(problem)}{_given(problem)}"


def _near_key(place: Sequence[int | str], model: type[BaseModel]) -> str:
    """The key of its table that one which is none was meant for; empty where nobody can tell."""
    tables = [model]
    for part in place[:-1]:
        if isinstance(part, str):
            tables = _tables_under(part, tables)
    known = [field.alias or name for table in tables for name, field in table.model_fields.items()]
    return next(iter(get_close_matches(str(place[-1]), known, n=1)), "")


def _tables_under(part: str, tables: Sequence[type[BaseModel]]) -> list[type[BaseModel]]:
    """What these tables have under a key; or the one of them that is of this kind, which pydantic names like a key."""
    fields = [table.model_fields[part] for table in tables if part in table.model_fields]
    if fields:
        return [inner for field in fields for inner in _tables_in(field.annotation)]
    return [table for table in tables if "kind" in table.model_fields and _kinds(table) == (part,)]


def _kinds(table: type[BaseModel]) -> tuple[str, ...]:
    return get_args(table.model_fields["kind"].annotation)


def _tables_in(annotation: object) -> list[type[BaseModel]]:
    """What a key holds one or several of: `NetworkTable`, `tuple[SourceTable, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [table for inner in get_args(annotation) for table in _tables_in(inner)]


def _key(place: Sequence[int | str]) -> str:
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
    return "".join(parts).removeprefix(".")


def _variable(place: Sequence[int | str]) -> str:
    return PREFIX + _SEPARATOR.join(str(part).upper() for part in place)


def _variable_in(place: Sequence[int | str], names: dict[str, str]) -> str:
    """The variable that gave the value at a place; for a whole table, those that gave some of it."""
    for depth in (3, 2, 1):
        key = _variable(place[:depth])
        if key in names:
            return f"environment variable {names[key]}{_key(place[depth:])}"
    parts = sorted(name for key, name in names.items() if key.startswith(_variable(place) + _SEPARATOR))
    return f"environment variable {' and '.join(parts)}" if parts else ""


def _expectation(problem: ErrorDetails) -> str:
    if problem["loc"] in _LISTS_OF_TABLES and problem["type"] == "tuple_type":
        return f"expected tables, each under [[{problem['loc'][0]}]]"
    words = _EXPECTED.get(problem["type"])
    if words is None:
        return problem["msg"].removeprefix("Value error, ")
    return words.format(**problem.get("ctx", {}))


def _given(problem: ErrorDetails) -> str:
    """What stood there; of a whole table only that it is wrong, since its keys are many."""
    place = problem["loc"]
    hidden = problem["type"] in ("missing", "extra_forbidden") or place in _MAY_HOLD_PASSWORDS
    hidden |= _LOGIN.search(str(problem["input"])) is not None
    hidden |= place[0] == "sink" and (len(place) == 1 or place[-1] in _SECRETS_OF_SINKS)
    if hidden or isinstance(problem["input"], dict):
        return ""
    if "\n" in problem["msg"]:  # it shows what was given, with a caret under the place
        return ""
    return f", got {problem['input']!r:.80}"
