"""What can go wrong on the ground floor.

StoreError
├── StoreUnavailable     the database cannot be opened or written
│   ├── NewerSchema      it was made by a newer vigie
│   └── NotADatabase     the file is something else, or damaged
├── NaiveInstant         a datetime without a time zone reached the store
└── QueryError           a person's SQL
    ├── QueryRefused     it would do more than read
    ├── QueryFailed      the database does not understand it
    └── QueryTimedOut    it took longer than allowed
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


class NaiveInstant(StoreError):
    """A datetime without a time zone was handed to the store; only aware instants are kept."""


class QueryError(StoreError):
    """A person's SQL was not answered."""


class QueryRefused(QueryError):
    """The query would do more than read; the console only reads."""


class QueryFailed(QueryError):
    """The database does not understand the query; its message says where."""


class QueryTimedOut(QueryError):
    """The query took longer than allowed: narrow it, or raise --timeout."""
