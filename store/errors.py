"""What can go wrong on the ground floor.

StoreError
├── StoreUnavailable     the database cannot be opened or written
│   ├── NewerSchema      it was made by a newer vigie
│   ├── NotADatabase     the file is something else, or damaged
│   ├── DatabaseBusy     other writers kept it, or came between: the transaction may be tried again
│   ├── ConnectionLost   the server went away, and may come back
│   └── OutOfBounds      a number or an instant that no column of it holds
├── DamagedPage          a kept page, or the dictionary it needs, cannot be read
├── NaiveInstant         a datetime without a time zone reached the store
├── BadQuery             a search or topic that cannot be read
└── QueryError           a person's SQL
    ├── QueryRefused     it would do more than read
    ├── QueryFailed      the database does not understand it
    ├── QueryTimedOut    it took longer than allowed
    └── QueryTooLarge    it took more memory than allowed
"""

from __future__ import annotations


class StoreError(Exception):
    """Root of everything the store raises."""


class StoreUnavailable(StoreError):
    """The database cannot be opened or written: check its address, rights and free space."""


class NewerSchema(StoreUnavailable):
    """The database was made by a newer vigie: upgrade vigie, or name another database."""


class NotADatabase(StoreUnavailable):
    """The file is not a SQLite database, or is damaged: name another, or restore a backup."""


class DatabaseBusy(StoreUnavailable):
    """Other writers kept the database for too long, or came between: nothing was written, try again."""


class ConnectionLost(StoreUnavailable):
    """The database server went away: see that it runs, and try again."""


class OutOfBounds(StoreUnavailable):
    """A number or an instant that was handed to the database is larger than any it holds."""


class DamagedPage(StoreError):
    """A kept page cannot be read, or the dictionary that it was compressed with: `vigie db check` lists such pages."""


class NaiveInstant(StoreError):
    """A datetime without a time zone was handed to the store; only aware instants are kept."""


class BadQuery(StoreError):
    """A search or topic query that cannot be read; the message shows where, with a caret under the place."""

    def __init__(self, query: str, problem: str, position: int = 0) -> None:
        before = query[:position]
        start = before.rfind("\n") + 1
        line = query[start:].partition("\n")[0].encode(errors="replace").decode()  # lone surrogates end what shows it
        place = f"line {before.count(chr(10)) + 1}, " if "\n" in query else ""
        self.query = query
        self.problem = problem
        #: Characters from the beginning of the query, from 0.
        self.position = position
        super().__init__(f"{place}column {position - start + 1}: {problem}\n  {line}\n  {' ' * (position - start)}^")


class QueryError(StoreError):
    """A person's SQL was not answered."""


class QueryRefused(QueryError):
    """The query would do more than read; the console only reads."""


class QueryFailed(QueryError):
    """The database does not understand the query; its message says where."""


class QueryTimedOut(QueryError):
    """The query took longer than allowed: narrow it, or raise --timeout."""


class QueryTooLarge(QueryError):
    """The query took more memory than allowed: ask for less at once, or for a part of it."""
