"""Addresses that were forgotten, as salted hashes: enough to keep them away, too little to tell them.

Every function works inside a transaction of its caller's.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, insert, select

from store.schema import setting, tombstone
from store.sql.dialects import among_named, one_parameter
from store.sql.worded import Worded

#: The row of `setting` that holds the salt, made at random when something is first forgotten.
_SALT = "salt"
_SALT_BYTES = 32

_KEPT_SALT = Worded(lambda _: select(setting.c.value).where(setting.c.name == _SALT))
_FOUND = Worded(
    lambda dialect: select(tombstone.c.url_hash).where(among_named(dialect, tombstone.c.url_hash, "hashes"))
)


def buried(connection: Connection, keys: Collection[str]) -> set[str]:
    """Those of these URL keys that were forgotten."""
    salt = _salt(connection) if keys else None
    if salt is None:
        return set()
    hashes = {_hash(salt, key): key for key in keys}
    return {hashes[found] for (found,) in _FOUND.rows(connection, hashes=one_parameter(connection, hashes))}


def bury(connection: Connection, keys: Collection[str], now: datetime) -> None:
    """Keep these URL keys away from now on."""
    new = set(keys) - buried(connection, keys)
    salt = _salt(connection) or _make_salt(connection)
    if new:
        connection.execute(insert(tombstone), [{"url_hash": _hash(salt, key), "forgotten_at": now} for key in new])


def _salt(connection: Connection) -> bytes | None:
    return next((bytes.fromhex(kept) for (kept,) in _KEPT_SALT.rows(connection) if kept), None)


def _make_salt(connection: Connection) -> bytes:
    salt = secrets.token_bytes(_SALT_BYTES)
    connection.execute(insert(setting).values(name=_SALT, value=salt.hex()))
    return salt


def _hash(salt: bytes, key: str) -> str:
    return hmac.digest(salt, key.encode(), "sha256").hex()
