"""Addresses of servers before a person: never with a password in them, however it was written, nor as a traceback."""

from __future__ import annotations

import pytest

from store.console import answer
from store.database import display_name, open_database, open_reader
from store.database.session_lock import SessionLock, holders_note
from store.errors import StoreUnavailable

NOWHERE = "127.0.0.1:1/press"


def said_of(url: str) -> list[str]:
    """What each of those who open a server says of one that is not there."""
    said = []
    asks = (
        open_database,
        open_reader,
        holders_note,
        lambda url: SessionLock(url).take(),
        lambda url: answer(url, "TABLE x"),
    )
    for ask in asks:
        with pytest.raises(StoreUnavailable) as refused:
            ask(url)
        said.append(str(refused.value))
    return said


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (f"postgresql://vigie:geheim@{NOWHERE}", f"postgresql://vigie:***@{NOWHERE}"),
        (f"postgresql://vigie:%67eheim%2Fgeheim@{NOWHERE}", f"postgresql://vigie:***@{NOWHERE}"),
        (f"postgresql://{NOWHERE}?user=vigie&password=geheim", f"postgresql://{NOWHERE}?user=vigie&password=***"),
        (f"postgresql://{NOWHERE}?password=a%26geheim", f"postgresql://{NOWHERE}?password=***"),
        (f"postgresql://{NOWHERE}?password=a;geheim#geheim", f"postgresql://{NOWHERE}?password=***"),
        (f"postgresql://{NOWHERE}?pass%77ord=geheim", f"postgresql://{NOWHERE}?pass%77ord=***"),
        (f"postgresql://{NOWHERE}?sslpassword=geheim", f"postgresql://{NOWHERE}?sslpassword=***"),
    ],
)
def test_a_password_is_never_shown(url: str, shown: str) -> None:
    assert display_name(url) == shown
    for said in said_of(url):
        assert said.startswith(f"{shown}: ")
        assert "geheim" not in said


@pytest.mark.parametrize(
    "url",
    [
        f" postgresql://vigie:geheim@{NOWHERE}",
        f"postgresql://vigie:geheim\n@{NOWHERE}",
        f"postgresql://vigie:geheim%00@{NOWHERE}",
        f"postgresql://{NOWHERE}?password=geheim%00",
        f"postgresql://vigie:12/geheim@{NOWHERE}",
        f"postgresql://vigie:12?geheim@{NOWHERE}",
        "postgresql://vigie:geheim@é..example/press",
        f"postgresql://{NOWHERE}?password=geheim&port=abc",
        f"postgresql://{NOWHERE}?password=geheim&autocommit=1",
        "postgresql:///press?user=vigie&host=127.0.0.1:x&password=geheim",
        "mysql://db.example/press?password=geheim",
        "postgresql://db.example?password=geheim",
        "host=db.example password=geheim",
    ],
)
def test_an_address_that_no_driver_can_read_is_refused_without_it(url: str) -> None:
    assert not [said for said in said_of(url) if "geheim" in said]


def test_an_option_that_there_is_not_is_named() -> None:
    with pytest.raises(StoreUnavailable, match=r"postgresql://.*: PostgreSQL has no option 'autocommit' for a"):
        open_reader(f"postgresql://{NOWHERE}?autocommit=1")
