"""The configuration: one typed file, overridden by the environment, read once and handed down as frozen values.

Where a file says nothing of the topic or of sources, the built-in profile speaks. No other room reads files of
settings or the environment.
"""

from __future__ import annotations

import os
import tomllib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from crawler.batch import NetworkRules, TopicRequest
from crawler.errors import BadSource
from crawler.network.openings import opening
from crawler.sources import check_catalogue, make_source
from scheduler.errors import BadConfiguration
from store.types import Source

#: The configuration of a working directory.
FILE_NAME = "vigie.toml"
#: What stands in for a contact until a person gives one; the daemon refuses to run with it.
PLACEHOLDER_CONTACT = "mailto:you@example.org"
_PREFIX = "VIGIE_"


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _is_opening(text: str) -> str:
    opening(text)
    return text


class StoreSection(_Section):
    """Where the corpus is."""

    url: str = "sqlite:///vigie.db"


class TopicSection(_Section):
    """The standing query."""

    name: str = ""
    query: str = ""
    keep: Literal["matching", "all"] = "matching"


class NetworkSection(_Section):
    """How to behave on the network."""

    delay_s: Annotated[float, Field(ge=0, le=3600)] = 2.0
    allow: tuple[Annotated[str, AfterValidator(_is_opening)], ...] = ()
    proxy: Annotated[str, Field(pattern=r"^(https?://\S+)?$")] = ""
    timeout_s: Annotated[float, Field(gt=0, le=600)] = 30.0


class ScheduleSection(_Section):
    """How often sources are polled."""

    min_interval_s: Annotated[float, Field(gt=0)] = 300.0
    max_interval_s: Annotated[float, Field(gt=0)] = 7200.0
    tick_s: Annotated[float, Field(gt=0, le=3600)] = 15.0

    @model_validator(mode="after")
    def _ordered(self) -> ScheduleSection:
        if self.max_interval_s < self.min_interval_s:
            raise ValueError("max_interval_s must not be smaller than min_interval_s")
        return self


class SectionPage(_Section):
    """A page that lists articles, with the pattern that their URLs match."""

    url: str
    link_pattern: str = ""


class SourceTable(_Section):
    """One `[[source]]`."""

    name: Annotated[str, Field(min_length=1)]
    homepage: str = ""
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    sections: tuple[str | SectionPage, ...] = ()

    def source(self) -> Source:
        pages = [(page, "") if isinstance(page, str) else (page.url, page.link_pattern) for page in self.sections]
        return make_source(self.name, homepage=self.homepage, feeds=self.feeds, sitemaps=self.sitemaps, sections=pages)


class Configuration(BaseSettings):
    """All of it. Values of the environment (`VIGIE_STORE__URL`) go before those of the file."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True, populate_by_name=True
    )

    contact: Annotated[str, Field(pattern=r"^(mailto:\S+@\S+|https?://\S+)$")] = PLACEHOLDER_CONTACT
    store: StoreSection = StoreSection()
    topic: TopicSection = TopicSection()
    network: NetworkSection = NetworkSection()
    schedule: ScheduleSection = ScheduleSection()
    source: tuple[SourceTable, ...] = ()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - pydantic's contract, as are the last two
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, init_settings

    def sources(self) -> list[Source]:
        """The catalogue. Raises BadSource for what cannot be watched."""
        sources = [table.source() for table in self.source]
        check_catalogue(sources)
        return sources

    @property
    def topic_request(self) -> TopicRequest:
        return TopicRequest(name=self.topic.name, query=self.topic.query, keep_all=self.topic.keep == "all")

    @property
    def network_rules(self) -> NetworkRules:
        network = self.network
        return NetworkRules(
            user_agent=f"Vigie/{version('vigie')} (+{self.contact})",
            delay_s=network.delay_s,
            allow=network.allow,
            proxy=network.proxy,
            timeout_s=network.timeout_s,
        )


def default_profile() -> Path:
    """The profile that comes with the package."""
    return Path(str(files("crawler") / "profiles" / "microsoft_france.toml"))


def load_configuration(file: Path | None = None, *, store_url: str = "", proxy: str = "") -> Configuration:
    """Read the configuration: `file`, else `vigie.toml` in the working directory, else the built-in profile alone.

    `store_url` and `proxy` replace what the file says of them, for the demo.

    Raises BadConfiguration; its message names the file or variable, the key, and what was expected.
    """
    chosen = file or _in_folder(Path.cwd())
    given = _read(default_profile()) | (_read(chosen) if chosen else {})
    if store_url:
        given["store"] = {"url": store_url}
    if proxy:
        given["network"] = given.get("network", {}) | {"proxy": proxy}
    origin = chosen or default_profile()
    _refuse_unknown_variables()
    try:
        configuration = Configuration(**given)
        configuration.sources()
    except ValidationError as error:
        raise BadConfiguration(_in_words(error, origin)) from error
    except BadSource as error:
        raise BadConfiguration(f"{origin}: {error}") from error
    return configuration


def _in_folder(folder: Path) -> Path | None:
    file = folder / FILE_NAME
    return file if file.exists() else None


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise BadConfiguration(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadConfiguration(f"{file}: is not UTF-8 text; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BadConfiguration(f"{file}: is not TOML: {error}") from error


def _refuse_unknown_variables() -> None:
    """A misspelt variable would be ignored in silence."""
    known = {name.upper() for name in Configuration.model_fields}
    for variable in os.environ:
        key = variable.removeprefix(_PREFIX).partition("__")[0]
        if variable.startswith(_PREFIX) and key.upper() not in known:
            expected = ", ".join(f"{_PREFIX}{name}" for name in sorted(known))
            raise BadConfiguration(f"environment variable {variable}: there is no such key; expected one of {expected}")


def _in_words(error: ValidationError, origin: Path) -> str:
    """Every problem on a line of its own: where, which key, what was expected."""
    return "\n".join(_problem(problem, origin) for problem in error.errors())


def _problem(problem: Any, origin: Path) -> str:  # noqa: ANN401 - pydantic's ErrorDetails
    place = [part for part in problem["loc"] if part not in ("SectionPage", "str")]
    key = ".".join(f"[{part + 1}]" if isinstance(part, int) else str(part) for part in place).replace(".[", "[")
    variable = _PREFIX + "__".join(str(part).upper() for part in place)
    where = f"environment variable {variable}" if variable in os.environ else f"{origin}: {key or 'the whole'}"
    if problem["type"] == "extra_forbidden":
        return f"{where}: there is no such key; check its spelling and its table"
    expected = problem["msg"].removeprefix("Value error, ")
    return f"{where}: {expected[:1].lower()}{expected[1:]}, got {problem['input']!r:.80}"
