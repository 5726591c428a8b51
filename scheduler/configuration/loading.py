"""The configuration: one typed file, overridden by the environment, read once and handed down as frozen values.

Where a file says nothing of the topic or of sources, the built-in profile speaks. No other room reads files of
settings or the environment, but `secrets` for the passwords that a file names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError

from crawler.batch import NetworkRules, TopicRequest
from crawler.errors import BadSource
from crawler.site_rules import SiteRule
from crawler.sources import check_catalogue, unwatched
from scheduler.configuration.complaints import PREFIX, complaints, unknown_variables
from scheduler.configuration.daemon_tables import LogTable, MetricsTable
from scheduler.configuration.files import file_in, read_partners, read_tables
from scheduler.configuration.limits_table import LimitsTable
from scheduler.configuration.profiles import DEFAULT_PROFILE, is_profile, over_profile, profile_file, sources_of
from scheduler.configuration.sink_tables import DigestTable, Sinks
from scheduler.configuration.site_rules import read_site_rules
from scheduler.configuration.source_table import SourceTable
from scheduler.configuration.tables import (
    ExtractionTable,
    NetworkTable,
    Queries,
    RetentionTable,
    ScheduleTable,
    StoreTable,
)
from scheduler.configuration.topic_table import TopicTable
from scheduler.errors import BadConfiguration
from store.types import Source

#: What stands in for a contact until a person gives one; the daemon refuses to run with it.
PLACEHOLDER_CONTACT = "mailto:you@example.org"
_CONTACT = re.compile(r"mailto:[!-~]+@[!-~]+|https?://[!-~]+")


def _is_contact(text: str) -> str:
    # It travels in a header: nothing but printable ASCII.
    if not _CONTACT.fullmatch(text):
        raise ValueError("expected mailto:NAME@HOST or https://…, in plain letters")
    return text


class Configuration(BaseSettings):
    """All of it. Values of the environment (`VIGIE_STORE__URL`) go before those of the file."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True)

    contact: Annotated[str, AfterValidator(_is_contact)] = PLACEHOLDER_CONTACT
    #: The built-in one that speaks where the file says nothing.
    profile: Annotated[str, AfterValidator(is_profile)] = DEFAULT_PROFILE
    store: StoreTable = StoreTable()
    retention: RetentionTable = RetentionTable()
    topic: TopicTable = TopicTable()
    network: NetworkTable = NetworkTable()
    extraction: ExtractionTable = ExtractionTable()
    schedule: ScheduleTable = ScheduleTable()
    limits: LimitsTable = LimitsTable()
    log: LogTable = LogTable()
    metrics: MetricsTable = MetricsTable()
    sink: Sinks = ()
    digest: DigestTable = DigestTable()
    #: SQL.
    queries: Queries = {}
    #: In the language of the topic.
    searches: Queries = {}
    source: tuple[SourceTable, ...] = ()
    #: Whether the profile's are watched beside those of the file; where the file has none they always are.
    profile_sources: bool = False

    @field_validator("searches")
    @classmethod
    def _readable(cls, searches: dict[str, str], before: ValidationInfo) -> dict[str, str]:
        topic = before.data.get("topic")
        if not isinstance(topic, TopicTable):
            return searches  # what is wrong with that is told already
        for name, query in searches.items():
            if problem := topic.problem_of(query):
                raise ValueError(f"{name}: {problem}")
        return searches

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
        return list(self._catalogue)

    @cached_property
    def _catalogue(self) -> tuple[Source, ...]:
        sources = tuple(table.source() for table in self.source)
        check_catalogue(sources)
        return sources + tuple(unwatched(sources_of(self.profile), sources) if self.profile_sources else ())

    @cached_property
    def topic_request(self) -> TopicRequest:
        """The topic as crawls take it, read once. Raises BadConfiguration when the file of partners cannot be read."""
        topic = self.topic
        return TopicRequest(
            name=topic.name,
            query=topic.query,
            partners=read_partners(Path(topic.partners)) if topic.partners else "",
            keep_all=topic.keep == "all",
            lists=topic.lists,
            scale=topic.score.scale(),
        )

    @cached_property
    def site_rules(self) -> tuple[SiteRule, ...]:
        """What a person wrote down of single sites, read once. Raises BadConfiguration for a rule that is none."""
        return read_site_rules(Path(self.extraction.site_rules)) if self.extraction.site_rules else ()

    @property
    def network_rules(self) -> NetworkRules:
        network = self.network
        return NetworkRules(
            user_agent=f"Vigie/{version('vigie')} (+{self.contact})",
            delay_s=network.delay_s,
            allow=network.allow,
            proxy=network.proxy,
            timeout_s=network.timeout_s,
            strict_robots=network.strict_robots,
        )


def load_configuration(file: Path | None = None, *, store_url: str = "", proxy: str = "") -> Configuration:
    """Read the configuration: `file`, else `vigie.toml` in the working directory, else the built-in profile alone.

    `store_url` and `proxy` replace what file and environment say of them, for the demo.

    Raises BadConfiguration; its message names the file or variable, the key, and what was expected.
    """
    chosen = file or file_in(Path.cwd())
    given = read_tables(chosen) if chosen else {}
    profile = _profile_of(given)
    given = over_profile(given, read_tables(profile))
    if unknown := unknown_variables(os.environ, Configuration):
        raise BadConfiguration("\n".join(unknown))
    configuration = _checked(given, chosen or profile)
    replaced = {
        "store": configuration.store.model_copy(update={"url": store_url} if store_url else {}),
        "network": configuration.network.model_copy(update={"proxy": proxy} if proxy else {}),
    }
    return configuration.model_copy(update=replaced)


def state_folder() -> Path:
    """Where vigie keeps what it remembers between two runs (XDG Base Directory Specification)."""
    named = os.environ.get("XDG_STATE_HOME", "")
    # A path that is not absolute has to be ignored, says the specification.
    base = Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "state"
    return base / "vigie"


def supervisor_environment() -> Mapping[str, str]:
    """What the one who started this process says of itself (sd_notify(3))."""
    return os.environ


def _checked(given: dict[str, Any], origin: Path) -> Configuration:
    try:
        configuration = Configuration(**given)
        configuration.sources()
    except ValidationError as error:
        raise BadConfiguration(complaints(error, origin, os.environ, Configuration)) from error
    except SettingsError as error:
        field = next(
            (name for name in ("QUERIES", "SEARCHES", "TOPIC__LISTS", "SINK") if _names(error, name)), "SOURCE"
        )
        expected = "a list of tables" if field in ("SOURCE", "SINK") else "a table"
        raise BadConfiguration(f"environment variable {PREFIX}{field}: expected {expected} in JSON") from error
    except BadSource as error:
        variable = f"{PREFIX}SOURCE"
        where = f"environment variable {variable}" if variable in os.environ else origin
        raise BadConfiguration(f"{where}: {error}") from error
    return configuration


def _names(error: SettingsError, field: str) -> bool:
    return f'"{field.partition("__")[0].lower()}"' in str(error)


def _profile_of(given: dict[str, Any]) -> Path:
    """The built-in profile that environment or file name; the default one where that is none, which is told later."""
    names = {name.upper(): value for name, value in os.environ.items()}
    return profile_file(names.get(f"{PREFIX}PROFILE", given.get("profile", DEFAULT_PROFILE)))
