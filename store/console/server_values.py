"""The values of PostgreSQL as SQLite's: numbers, text and bytes, so that an answer reads alike from both."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import psycopg
from psycopg.adapt import Loader
from psycopg.postgres import types

#: What the driver reads as Python's own int, float, Decimal, bool and bytes. Everything else is the server's text.
_READ = frozenset({"int2", "int4", "int8", "oid", "float4", "float8", "numeric", "bool", "bytea"})


class _TextLoader(Loader):
    """A value as the server writes it."""

    def load(self, data: Any) -> str:  # noqa: ANN401 - any buffer
        return bytes(data).decode(errors="replace")


class _InstantLoader(_TextLoader):
    """`2026-09-14 08:00:03+00`, as a session in UTC writes it, in the form of every instant in the corpus."""

    def load(self, data: Any) -> str:  # noqa: ANN401
        text = super().load(data)
        return f"{text.removesuffix('+00').replace(' ', 'T', 1)}Z" if text.endswith("+00") else text


def read_as_text(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    """Let the driver leave alone what SQLite has no type for, and dates that Python cannot hold."""
    for kind in types:
        if kind.name not in _READ:
            connection.adapters.register_loader(kind.oid, _TextLoader)
    connection.adapters.register_loader("timestamptz", _InstantLoader)


def alike(value: object) -> object:
    """A value as SQLite would give it: yes is 1, a list is JSON, a numeric is an integer or a float."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Decimal):
        return int(value) if value.is_finite() and value.as_tuple().exponent == 0 else float(value)
    if isinstance(value, list):
        return json.dumps(list(map(_in_json, value)), ensure_ascii=False)
    return value


def _in_json(value: object) -> object:
    if isinstance(value, list):
        return list(map(_in_json, value))
    plain = alike(value)
    return plain.hex() if isinstance(plain, bytes) else plain
