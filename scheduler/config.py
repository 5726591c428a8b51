"""The configuration: one typed file, overridden by the environment, read once and handed down as frozen values.

Where a file says nothing of the topic or of sources, the built-in profile speaks. No other room reads files of
settings or the environment.
"""

from __future__ import annotations

import os
import re
import tomllib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError

from crawler.batch import NetworkRules, TopicRequest
from crawler.errors import BadGazetteer, BadSource
from crawler.sources import check_catalogue
from scheduler.complaints import PREFIX, complaints, unknown_variables
from scheduler.errors import BadConfiguration
from scheduler.tables import NetworkTable, Queries, RetentionTable, ScheduleTable, SourceTable, StoreTable, TopicTable
from store.types import Source

#: The configuration of a working directory.
FILE_NAME = "vigie.toml"
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
    store: StoreTable = StoreTable()
    retention: RetentionTable = RetentionTable()
    topic: TopicTable = TopicTable()
    network: NetworkTable = NetworkTable()
    schedule: ScheduleTable = ScheduleTable()
    queries: Queries = {}
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
        """The topic as crawls take it. Raises BadConfiguration when the file of partners cannot be read."""
        topic = self.topic
        partners = read_partners(Path(topic.partners)) if topic.partners else ""
        return TopicRequest(name=topic.name, query=topic.query, partners=partners, keep_all=topic.keep == "all")

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

    `store_url` and `proxy` replace what file and environment say of them, for the demo.

    Raises BadConfiguration; its message names the file or variable, the key, and what was expected.
    """
    chosen = file or _in_folder(Path.cwd())
    origin = chosen or default_profile()
    given = _over_profile(_read(chosen)) if chosen else _read(origin)
    if unknown := unknown_variables(os.environ, Configuration):
        raise BadConfiguration("\n".join(unknown))
    configuration = _checked(given, origin)
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


def _checked(given: dict[str, Any], origin: Path) -> Configuration:
    try:
        configuration = Configuration(**given)
        configuration.sources()
    except ValidationError as error:
        raise BadConfiguration(complaints(error, origin, os.environ)) from error
    except SettingsError as error:
        field = "QUERIES" if '"queries"' in str(error) else "SOURCE"
        expected = {"QUERIES": "a table", "SOURCE": "a list of tables"}[field]
        raise BadConfiguration(f"environment variable {PREFIX}{field}: expected {expected} in JSON") from error
    except BadSource as error:
        variable = f"{PREFIX}SOURCE"
        where = f"environment variable {variable}" if variable in os.environ else origin
        raise BadConfiguration(f"{where}: {error}") from error
    return configuration


def _over_profile(given: dict[str, Any]) -> dict[str, Any]:
    """What a file says, over the profile. A topic without a query of its own has the profile's."""
    profile = _read(default_profile())
    topic = given.get("topic", {})
    if isinstance(topic, dict) and "query" not in topic:
        given = given | {"topic": profile["topic"] | topic}
    return profile | given


def _in_folder(folder: Path) -> Path | None:
    file = folder / FILE_NAME
    return file if file.exists() or file.is_symlink() else None  # a link that leads nowhere is an error, not an absence


def read_partners(file: Path) -> str:
    """The text of a file of partners, checked. Raises BadConfiguration, which names key, file and what is wrong."""
    from crawler.ledger import read_gazetteer  # a tenth of a second, which only crawls need

    try:
        text = _text(file)
        read_gazetteer(text)
    except (BadConfiguration, BadGazetteer) as error:
        said = str(error).removeprefix(f"{file}: ")
        raise BadConfiguration(f"topic.partners: {file}: {said}; expected a file of partners, or none") from error
    return text


def _read(file: Path) -> dict[str, Any]:
    """The tables of a file. A file of partners that it names lies beside it."""
    try:
        given = tomllib.loads(_text(file))
    except tomllib.TOMLDecodeError as error:
        raise BadConfiguration(f"{file}: is not TOML: {error}") from error
    topic = given.get("topic")
    if isinstance(topic, dict) and isinstance(topic.get("partners"), str) and topic["partners"]:
        topic["partners"] = str(file.absolute().parent / topic["partners"])
    return given


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")  # with the mark that some editors put first
    except OSError as error:
        raise BadConfiguration(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadConfiguration(f"{file}: is not UTF-8 text; save it as UTF-8") from error
