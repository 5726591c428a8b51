"""Whether a corpus is what it should be: `vigie db check`. It reads, and repairs nothing.

__init__     runs the checks
structure    what the database itself promises: pages, indexes, foreign keys, views
invariants   what our writing promises of the rows, asked in SQL
contents     what can be computed again: fingerprints, search index, kept pages, tombstones
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from sqlalchemy import Connection, Engine

from store.errors import ConnectionLost, DatabaseBusy, StoreUnavailable
from store.integrity import contents, invariants, structure
from store.sql.transactions import read

#: Problems of one check that are told one by one.
_TOLD = 20

Check = Callable[[Connection], Iterable[str]]


@dataclass(frozen=True, kw_only=True)
class Checked:
    """One check, and what it found."""

    name: str
    #: A sentence each, naming the row; at most `_TOLD` and one that counts the rest.
    problems: tuple[str, ...]


def check_corpus(reader: Engine, *, full: bool = False) -> Iterator[Checked]:
    """Check after check, as each ends. What is computed again is a sample of a thousand rows unless `full`.

    Raises ConnectionLost and DatabaseBusy.
    """
    sample = None if full else contents.SAMPLE
    checks: dict[str, Check] = {
        "pages of the file and indexes": structure.damage,
        "foreign keys": structure.orphans,
        "views": structure.broken_views,
        **invariants.CHECKS,
        "search index": contents.index_problems,
        "fingerprints": partial(contents.wrong_fingerprints, sample=sample),
        "kept pages": partial(contents.damaged_pages, sample=sample),
        "forgotten addresses": contents.returned_addresses,
    }
    for name, check in checks.items():
        yield Checked(name=name, problems=_problems(reader, check))


def _problems(reader: Engine, check: Check) -> tuple[str, ...]:
    try:
        return read(reader, partial(_told, check=check))
    except (ConnectionLost, DatabaseBusy):
        raise
    except StoreUnavailable as error:  # so damaged that the question fails: the other checks may still say more
        return (str(error),)


def _told(connection: Connection, check: Check) -> tuple[str, ...]:
    problems = iter(check(connection))
    told = list(islice(problems, _TOLD))
    if more := sum(1 for _ in problems):
        told.append(f"and {more} more")
    return tuple(told)
