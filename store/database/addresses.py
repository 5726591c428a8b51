"""Addresses of databases: which can be one at all, and how they are shown to a person. Pure.

It knows no driver: what a server makes of an address is found out when it is asked.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote, urlsplit

from store.errors import StoreUnavailable

EXPECTED = "expected sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/DATABASE"
_SERVERS = ("postgresql", "postgresql+psycopg")
#: What one driver leaves out, another cuts an address at, and a third refuses in words that have the password in them.
_UNREADABLE = re.compile(r"[\x00-\x1f\x7f]|%00|^\s|\s$")
#: Options of a connection that are secrets, or name where one is: `password`, `sslpassword`, `passfile`.
_SECRET = re.compile(r"pass|pwd|secret", re.IGNORECASE)


def check_server(url: str) -> None:
    """Raise StoreUnavailable for what is no address of a database on a server; no password is repeated."""
    try:
        parts = _parts(url)
        _port, _host = parts.port, (parts.hostname or "").encode("idna")
    except ValueError as error:
        raise _no_address(url) from error
    if "://" not in url or _UNREADABLE.search(url):
        raise _no_address(url)
    if parts.netloc.count("@") > 1 or _is_torn(parts):
        # Drivers take the first of several for the last, and would show the rest as a host; or the other way round.
        raise StoreUnavailable("a @ or / in a user or password of a database address is written %40 or %2F, a ? %3F")
    name = without_password(url)
    if parts.scheme not in _SERVERS:
        raise StoreUnavailable(f"{name}: vigie knows no such database; {EXPECTED}")
    if not parts.path.strip("/"):
        raise StoreUnavailable(f"{name} names no database; {EXPECTED}")


def without_password(url: str) -> str:
    """The address as it may be shown: with `***` for a password in it, be it before the host or among the options."""
    parts = _parts(url)
    login, at, place = parts.netloc.rpartition("@")
    user, colon, _password = login.partition(":")
    options = "&".join(map(_shown_option, parts.query.split("&")))
    return parts._replace(netloc=f"{user}{':***' if colon else ''}{at}{place}", query=options).geturl()


def _is_torn(parts: SplitResult) -> bool:
    """Whether a password may end far behind what looks like a port: `//vigie:12/34@host/db`."""
    return ":" in parts.netloc and "@" not in parts.netloc and "@" in parts.path + parts.query


def _parts(url: str) -> SplitResult:
    return urlsplit(url, allow_fragments=False)  # for SQLAlchemy a # is a letter like any other


def _shown_option(option: str) -> str:
    name, _, _value = option.partition("=")
    return f"{name}=***" if _SECRET.search(unquote(option)) else option


def _no_address(url: str) -> StoreUnavailable:
    shown = "what is given" if "@" in url or _SECRET.search(unquote(url)) else repr(url)
    return StoreUnavailable(f"{shown} is no database address; {EXPECTED}")
