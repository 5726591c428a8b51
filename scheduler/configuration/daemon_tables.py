"""The tables of the configuration that say how the daemon speaks: its log, and its figures for a monitor."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Annotated, Literal

from pydantic import AfterValidator, model_validator

from scheduler.configuration.tables import Table

_EXPECTED = "expected ADDRESS:PORT such as 127.0.0.1:9464 or [::1]:9464, or nothing"


def _is_listening_place(text: str) -> str:
    if text:
        listening_place(text)
    return text


def listening_place(text: str) -> tuple[str, int]:
    """Address and port of `ADDRESS:PORT`. Raises ValueError, which says what was expected."""
    address, colon, port = text.rpartition(":")
    if not colon or not port.isascii() or not port.isdecimal() or int(port) > 65_535:
        raise ValueError(_EXPECTED)
    bare = address.removeprefix("[").removesuffix("]")
    try:
        ip_address(bare)
    except ValueError as error:
        raise ValueError(_EXPECTED) from error
    return bare, int(port)


class LogTable(Table):
    """How the daemon writes its log."""

    #: json: one object a line.
    format: Literal["text", "json"] = "text"


class MetricsTable(Table):
    """Where the daemon answers `/healthz` and `/metrics`."""

    #: Empty: nowhere. Port 0: any that is free, which the log names.
    listen: Annotated[str, AfterValidator(_is_listening_place)] = ""
    #: Without it only this machine may ask.
    open_to_network: bool = False

    @model_validator(mode="after")
    def _stays_home(self) -> MetricsTable:
        if self.listen and not self.open_to_network and not ip_address(listening_place(self.listen)[0]).is_loopback:
            raise ValueError(
                f"listen: {self.listen} is no loopback address, and anybody who reaches it could read the figures; "
                "expected 127.0.0.1:PORT, or open_to_network = true beside it"
            )
        return self
