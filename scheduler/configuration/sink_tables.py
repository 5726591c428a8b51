"""The `[[sink]]` and `[digest]` tables of the configuration file: where alarms and reviews go, and when reviews do.

Passwords never stand in the file: it names the variable or the file that holds them, which
`scheduler.configuration.secrets` reads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from scheduler.configuration.tables import IS_WHOLE, Address, Line, Name, Seconds, Table, is_one_line, names_a_host
from store.urls import is_web_url

#: Keys of a sink that name files, which lie beside the configuration.
_FILES = ("file", "password_file", "secret_file", "ca_file")
#: A daemon that is told to end waits for what is being sent.
_LONGEST_TRY_S = 30.0
_MAIL_ADDRESS = re.compile(r"[!#-'*+\-/-9=?A-Z^-~.]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
#: Where no security is asked for, a password may not travel.
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _is_mail_address(text: str) -> str:
    name, address = parseaddr(text)
    if not _MAIL_ADDRESS.fullmatch(address) or any(ord(letter) < ord(" ") for letter in text + name):
        raise ValueError("expected an address such as vigie@example.org, or Vigie <vigie@example.org>")
    return text


def _is_server(text: str) -> str:
    if not names_a_host(text):
        raise ValueError("expected the name or address of a server, such as mail.example.org; its port stands in port")
    return text


def _is_address_or_empty(text: str) -> str:
    if text and not is_web_url(text):
        raise ValueError("expected an address that begins with http:// or https://, or nothing")
    return text


def _is_variable(name: str) -> str:
    if name and (not re.fullmatch(r"[A-Za-z_]\w*", name, re.ASCII) or name.upper().startswith("VIGIE_")):
        raise ValueError("expected the name of an environment variable that does not begin with VIGIE_")
    return name


def _is_time(text: str) -> str:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text):
        raise ValueError('expected a time of day, such as "07:30"')
    return text


Variable = Annotated[str, AfterValidator(_is_variable)]
MailAddress = Annotated[str, AfterValidator(_is_mail_address)]
TryTime = Annotated[Seconds, Field(gt=0, le=_LONGEST_TRY_S)]
Takes = Literal["alarms", "daily", "weekly"]


class AnySink(Table):
    """What all sinks have."""

    #: By which it is listed, and remembered in the database; its kind when it has none.
    name: Line = ""
    takes: Annotated[tuple[Takes, ...], Field(min_length=1)] = ("alarms", "daily")
    #: Seconds after which a try has failed.
    timeout_s: TryTime = 20.0


class EmailSink(AnySink):
    """A mail server that takes mail from us, and whom it is for."""

    kind: Literal["email"]
    host: Annotated[Name, AfterValidator(_is_server)]
    #: None is the usual one of `security`.
    port: Annotated[int | None, IS_WHOLE, Field(ge=1, le=65535)] = None
    security: Literal["starttls", "tls", "none"] = "starttls"
    #: A file of certificates, PEM; those of the system when empty.
    ca_file: str = ""
    user: str = ""
    password_env: Variable = ""
    password_file: str = ""
    sender: MailAddress = Field(alias="from")
    to: Annotated[tuple[MailAddress, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_password(self) -> EmailSink:
        _check_secret("password", self.password_env, self.password_file, is_needed=bool(self.user))
        if self.user and self.security == "none":
            raise ValueError('expected security = "starttls" or "tls": a password is not sent in the open')
        return self

    @property
    def chosen_port(self) -> int:
        return self.port or _PORTS[self.security]


class WebhookSink(AnySink):
    """An address that takes JSON, signed with a secret that both sides know."""

    kind: Literal["webhook"]
    url: Address
    secret_env: Variable = ""
    secret_file: str = ""

    @model_validator(mode="after")
    def _has_secret(self) -> WebhookSink:
        _check_secret("secret", self.secret_env, self.secret_file, is_needed=True)
        return self


class CommandSink(AnySink):
    """A program of the person's, given JSON on its standard input."""

    kind: Literal["command"]
    #: The program and its arguments, without a shell.
    argv: Annotated[tuple[Name, ...], Field(min_length=1)]


class AtomSink(AnySink):
    """A feed file."""

    kind: Literal["atom"]
    file: Name
    title: Annotated[Name, AfterValidator(is_one_line)] = "Vigie"
    #: Where the file is served, when it is.
    url: Annotated[str, AfterValidator(_is_address_or_empty)] = ""
    #: How many of the newest it has.
    entries: Annotated[int, IS_WHOLE, Field(ge=1, le=1000)] = 50


Sink = EmailSink | WebhookSink | CommandSink | AtomSink


class DigestTable(Table):
    """When reviews go to the sinks that take them, in the time of Paris."""

    at: Annotated[str, AfterValidator(_is_time)] = "07:30"
    #: The day of the weekly one, which is of the seven days before.
    weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] = "monday"
    #: Reviews that were missed are sent if they were due less than so many days ago.
    catch_up_days: Annotated[int, IS_WHOLE, Field(ge=1, le=7)] = 3

    @property
    def clock(self) -> time:
        return time.fromisoformat(self.at)

    @property
    def weekday_number(self) -> int:
        """0 for Monday, as `date.weekday` counts."""
        return _WEEKDAYS.index(self.weekday)


def named_apart(sinks: tuple[Sink, ...]) -> tuple[Sink, ...]:
    """The sinks, each with a name. Raises ValueError when two have the same."""
    named = tuple(sink if sink.name else sink.model_copy(update={"name": sink.kind}) for sink in sinks)
    names = [sink.name.casefold() for sink in named]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"two sinks are called {name!r}; expected a name of its own for each")
    return named


def beside(tables: Any, folder: Path) -> Any:  # noqa: ANN401 - whatever stands in the file
    """The `[[sink]]` tables of a file, with the files that they name in its folder."""
    if not isinstance(tables, list):
        return tables
    return [_placed(table, folder) if isinstance(table, dict) else table for table in tables]


#: All of them, each with a name.
Sinks = Annotated[tuple[Annotated[Sink, Field(discriminator="kind")], ...], AfterValidator(named_apart)]


def _placed(table: dict[str, Any], folder: Path) -> dict[str, Any]:
    named = {key: table[key] for key in _FILES if isinstance(table.get(key), str) and table[key]}
    return table | {key: str(folder / name) for key, name in named.items()}


def _check_secret(what: str, variable: str, file: str, *, is_needed: bool) -> None:
    given: Sequence[str] = [one for one in (variable, file) if one]
    if is_needed and len(given) != 1:
        raise ValueError(f"expected a {what}: either {what}_env, the name of a variable that holds it, or {what}_file")
    if given and not is_needed:
        raise ValueError(f"expected a user beside the {what}")
