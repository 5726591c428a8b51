"""The profiles that come with the package: a topic, its partners and its sources each."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

from scheduler.configuration.source_table import SourceTable
from store.types import Source

#: The one that speaks when nobody names another.
DEFAULT_PROFILE = "microsoft_france"
_FOLDER = Path(str(files("crawler") / "profiles"))
_PARTNERS = ".partners"


def profile_names() -> list[str]:
    """What `profile` may be in a configuration."""
    found = (file.name.removesuffix(".toml") for file in _FOLDER.glob("*.toml"))
    return sorted(name for name in found if not name.endswith(_PARTNERS))


def profile_file(name: object) -> Path:
    """The file of a profile; that of the default one when there is none of that name."""
    return _FOLDER / f"{name if name in profile_names() else DEFAULT_PROFILE}.toml"


def over_profile(given: dict[str, Any], profile: dict[str, Any]) -> dict[str, Any]:
    """What a file says, over the profile. A topic without a query of its own has the profile's; lists add up."""
    topic = given.get("topic", {})
    if not isinstance(topic, dict):
        return profile | given
    lists = topic.get("lists", {})
    if isinstance(lists, dict):
        topic = topic | {"lists": profile["topic"].get("lists", {}) | lists}
    return profile | given | {"topic": topic if "query" in topic else profile["topic"] | topic}


def sources_of(name: str) -> list[Source]:
    """What a profile watches."""
    tables = tomllib.loads(profile_file(name).read_text("utf-8")).get("source", ())
    return [SourceTable(**table).source() for table in tables]


def is_profile(name: str) -> str:
    """The name itself. Raises ValueError, naming those there are."""
    if name not in profile_names():
        raise ValueError(f"expected a built-in profile: {', '.join(profile_names())}")
    return name
