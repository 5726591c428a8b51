"""The tables of the configuration file, and what each key may hold.

They say what is allowed; `config` reads files and the environment, `complaints` words what is not.
"""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_settings import NoDecode

from crawler.network.reach.openings import opening
from store.errors import StoreUnavailable
from store.urls import is_web_url, why_no_web_url

#: No interval is longer: what is planned further ahead than two days counts as written under a wrong clock.
_A_DAY_S = 86400.0

#: Ninety days: later edits are seen when a feed tells of them.
_LAST_RECHECK_HOURS = 2160.0
_MOST_RECHECKS = 12
_NOT_OF_A_HOST = re.compile(r"[\s/\\@?#\[\]\x00-\x1f]")
#: What breaks a line of a list or a log, or colours a terminal; and no XML may have most of it.
_BREAKING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
#: A century: what is older than that is kept for ever by a mistake.
_LONGEST_KEPT_DAYS = 36_500


class Table(BaseModel):
    """A table of the file: what it does not know is refused, so that a misspelt key is not ignored in silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _no_switch(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    if isinstance(value, bool):
        raise ValueError("expected a number of seconds")
    return value


def _no_hours(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    if isinstance(value, bool):
        raise ValueError("expected a number of hours")
    return value


def _in_order(hours: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sorted(set(hours)))


def _is_days(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    if isinstance(value, bool | float):
        raise ValueError("expected a whole number of days")
    return value


def _is_whole(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    if isinstance(value, bool | float):
        raise ValueError("expected a whole number")
    return value


#: Refuses `true` and 2.0, which pydantic takes for numbers that are whole.
IS_WHOLE = BeforeValidator(_is_whole)


def _listed(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    """A list from the environment, where it is a line of words."""
    return value.split() if isinstance(value, str) else value


_OPENING = "CIDR#port, such as 127.0.0.1/32#8080"


def _is_opening(text: str) -> str:
    try:
        opening(text)
    except ValueError as error:
        why = f" ({error})" if "#" in text and _OPENING not in str(error) else ""
        raise ValueError(f"expected {_OPENING}{why}") from error
    return text


def is_address(text: str) -> str:
    if not is_web_url(text):
        raise ValueError(why_no_web_url(text))
    return text


def is_one_line(text: str) -> str:
    if bad := _BREAKING.search(text):
        raise ValueError(f"expected one line, without control characters; it has U+{ord(bad[0]):04X}")
    return text


def _is_proxy(text: str) -> str:
    """Unlike the address of a page, that of a proxy may hold a name and a password."""
    if text and (not text.startswith(("http://", "https://")) or not _reachable(text)):
        raise ValueError("expected http://HOST:PORT, or nothing")
    return text


def _reachable(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return names_a_host(parts.hostname or "") and parts.port != 0 and not any(map(str.isspace, url))
    except ValueError:  # a port that is no number
        return False


def names_a_host(text: str) -> bool:
    """Whether a name can be looked up, or is an address: what IDNA has no form of ends a look-up in the middle."""
    try:
        said = str(ip_address(text)) if ":" in text else text.encode("idna")
        return bool(said) and not _NOT_OF_A_HOST.search(text)
    except ValueError:
        return False


def _names_a_database(url: str) -> str:
    from store.database import database_path  # a third of a second, which this costs only who opens a database anyway

    try:
        database_path(url)
    except StoreUnavailable as error:
        raise ValueError(str(error)) from error
    return url


Seconds = Annotated[float, BeforeValidator(_no_switch)]
Address = Annotated[str, AfterValidator(is_address)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
#: What is shown in lists and logs.
Line = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(is_one_line)]
#: The saved queries of `vigie sql`, by name, and likewise the saved searches of `vigie search`.
Queries = dict[Name, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]]


class StoreTable(Table):
    """Where the corpus is."""

    url: Annotated[str, AfterValidator(_names_a_database)] = "sqlite:///vigie.db"
    #: Days that fetched pages are kept beside their articles; 0 keeps none.
    keep_pages_days: Annotated[int, BeforeValidator(_is_days), Field(ge=0, le=_LONGEST_KEPT_DAYS)] = 30


class RetentionTable(Table):
    """How many days things are kept; what has no number here is kept for ever. Pages have theirs in `[store]`."""

    #: Articles with all their texts, since they were first seen.
    articles_days: Annotated[int | None, BeforeValidator(_is_days), Field(ge=1, le=_LONGEST_KEPT_DAYS)] = None
    #: Polls and failures, since they ended.
    log_days: Annotated[int, BeforeValidator(_is_days), Field(ge=1, le=_LONGEST_KEPT_DAYS)] = 90
    #: What nearly matched the topic, since it was read.
    near_misses_days: Annotated[int, BeforeValidator(_is_days), Field(ge=1, le=_LONGEST_KEPT_DAYS)] = 90


class NetworkTable(Table):
    """How to behave on the network."""

    delay_s: Annotated[Seconds, Field(ge=0, le=3600)] = 2.0
    allow: Annotated[
        tuple[Annotated[str, AfterValidator(_is_opening)], ...],
        NoDecode,
        BeforeValidator(_listed),
    ] = ()
    proxy: Annotated[str, AfterValidator(_is_proxy)] = ""
    timeout_s: Annotated[Seconds, Field(gt=0, le=600)] = 30.0
    #: Whether a site that refuses its robots.txt (401, 403) is left alone; by RFC 9309 it is not.
    strict_robots: bool = False


class ExtractionTable(Table):
    """How pages are read."""

    #: A folder of site rules, a TOML file a rule; `config` makes its path absolute.
    site_rules: str = ""


class ScheduleTable(Table):
    """How often sources are polled."""

    min_interval_s: Annotated[Seconds, Field(gt=0, le=_A_DAY_S)] = 300.0
    max_interval_s: Annotated[Seconds, Field(gt=0, le=_A_DAY_S)] = 7200.0
    #: The interval of a feed that publishes once a day; one that publishes n times has its √n-th part.
    daily_interval_s: Annotated[Seconds, Field(gt=0, le=_A_DAY_S)] = 10_800.0
    tick_s: Annotated[Seconds, Field(gt=0, le=3600)] = 15.0
    #: Hours after its first sight at which an article is looked at again; none turns that off.
    recheck_hours: Annotated[
        tuple[Annotated[float, BeforeValidator(_no_hours), Field(gt=0, le=_LAST_RECHECK_HOURS)], ...],
        NoDecode,
        BeforeValidator(_listed),
        AfterValidator(_in_order),
        Field(max_length=_MOST_RECHECKS),
    ] = (1.0, 6.0, 24.0, 168.0)

    @model_validator(mode="after")
    def _ordered(self) -> ScheduleTable:
        if self.max_interval_s < self.min_interval_s:
            raise ValueError(
                f"expected max_interval_s not smaller than min_interval_s ({self.max_interval_s:g} < "
                f"{self.min_interval_s:g})"
            )
        return self
