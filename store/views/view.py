"""What a view is, and how its query is worded on each database.

Queries are written once. Where the databases have different words, a query uses one of the macros below: their
arguments are names, without parentheses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: What a date without a time of day comes to in UTC: midnight there, in Paris in summer and in winter.
_MIDNIGHTS = "('00:00:00', '22:00:00', '23:00:00')"
#: When an article appeared, as far as that is plausible: what its publisher says, unless that is after vigie had it,
#: or computers' zero day (1 January 1970, or before); then first sight. A date without a time of day says no more than
#: the day, and counts as its end: a title that prints days alone has not beaten the agency that named the hour.
_APPEARED = rf"""CASE
    WHEN \1.published_at IS NULL OR \1.published_at > \1.first_seen_at
         OR \1.published_at < '1970-01-02T00:00:00Z' THEN \1.first_seen_at
    WHEN CLOCK(\1.published_at) NOT IN {_MIDNIGHTS} THEN \1.published_at
    WHEN LATER(\1.published_at, 86399) < \1.first_seen_at THEN LATER(\1.published_at, 86399)
    ELSE \1.first_seen_at END"""
#: The group that owns a source, given its name and the alias of its row of `source`, which may not be there.
_OWNER = r"COALESCE(NULLIF(\2.owner, ''), \1)"

#: macro → its words on SQLite and on PostgreSQL; \1 and \2 are its arguments.
_MACROS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern), sqlite, postgresql)
    for pattern, sqlite, postgresql in (
        # the plausible publication of an article, given its alias; worded in other macros
        (r"\bAPPEARED\((\w+)\)", _APPEARED, _APPEARED),
        # the group that owns a source: OWNER(its name, alias of its row)
        (r"\bOWNER\(([\w.]+), (\w+)\)", _OWNER, _OWNER),
        # the day of an instant, UTC, as text
        (r"\bDAY\(([^()]+)\)", r"substr(\1, 1, 10)", r"to_char(\1 AT TIME ZONE 'UTC', 'YYYY-MM-DD')"),
        # its month
        (r"\bMONTH\(([^()]+)\)", r"substr(\1, 1, 7)", r"to_char(\1 AT TIME ZONE 'UTC', 'YYYY-MM')"),
        # its time of day
        (r"\bCLOCK\(([^()]+)\)", r"substr(\1, 12, 8)", r"to_char(\1 AT TIME ZONE 'UTC', 'HH24:MI:SS')"),
        # an instant so many seconds later: LATER(instant, seconds)
        (
            r"\bLATER\(([^(),]+), (-?\d+)\)",
            r"strftime('%Y-%m-%dT%H:%M:%SZ', \1, '\2 seconds')",
            r"(\1 + interval '\2 seconds')",
        ),
        # seconds from one instant to another: SECONDS(from, to)
        (
            r"\bSECONDS\(([^(),]+), ([^(),]+)\)",
            r"CAST(strftime('%s', \2) - strftime('%s', \1) AS INTEGER)",
            r"CAST(extract(epoch FROM \2 - \1) AS INTEGER)",
        ),
        # this moment
        (r"\bNOW\b", r"strftime('%Y-%m-%dT%H:%M:%SZ', 'now')", r"date_trunc('second', now())"),
        # the elements of a JSON list, as rows: EACH(list) AS alias; alias.value
        (r"\bEACH\(([^()]+)\) AS (\w+)", r"json_each(\1) AS \2", r"json_array_elements_text((\1)::json) AS \2(value)"),
        # how many there are
        (r"\bCOUNT_OF\(([^()]+)\)", r"json_array_length(\1)", r"json_array_length((\1)::json)"),
        # a JSON list of what a column holds: GATHER(column)
        (r"\bGATHER\(([^()]+)\)", r"json_group_array(\1)", r"json_agg(\1)::text"),
        # a member of a JSON object: MEMBER(object, name)
        (r"\bMEMBER\(([^(),]+), (\w+)\)", r"json_extract(\1, '$.\2')", r"((\1)::json ->> '\2')"),
        # text up to a mark, and after it: BEFORE(text, mark), AFTER(text, mark)
        (
            r"\bBEFORE\(([^(),]+), ('[^']')\)",
            r"substr(\1, 1, instr(\1, \2) - 1)",
            r"left(\1, strpos(\1, \2) - 1)",
        ),
        (r"\bAFTER\(([^(),]+), ('[^']')\)", r"substr(\1, instr(\1, \2) + 1)", r"substr(\1, strpos(\1, \2) + 1)"),
    )
)


@dataclass(frozen=True, kw_only=True)
class ViewColumn:
    """A column of a view, for people: its SQL type, its meaning and unit, and an example."""

    name: str
    type: str
    meaning: str
    example: str


@dataclass(frozen=True, kw_only=True)
class View:
    """A view, its meaning, its query, and its columns in order."""

    name: str
    meaning: str
    #: With the macros of this module.
    query: str
    columns: tuple[ViewColumn, ...]

    def definition(self, dialect: str) -> str:
        """The query in the words of `sqlite` or `postgresql`."""
        query = self.query.strip()
        for macro, on_sqlite, on_postgresql in _MACROS:
            query = macro.sub(on_sqlite if dialect == "sqlite" else on_postgresql, query)
        return query


def columns(table: str) -> tuple[ViewColumn, ...]:
    """Columns from lines of `name | type | meaning | example`."""
    rows = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return tuple(ViewColumn(name=n, type=t, meaning=m, example=e) for n, t, m, e in rows)
