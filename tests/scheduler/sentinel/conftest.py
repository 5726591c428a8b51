"""A database of each kind, as the tests of the store have."""

from __future__ import annotations

from tests.store.conftest import archive, database, rows, sqlite_url, store_url

__all__ = ["archive", "database", "rows", "sqlite_url", "store_url"]
