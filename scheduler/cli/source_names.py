"""The source that a person means by `--source NAME`. Kept articles may be of one that is watched no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.configuration.loading import Configuration


def source_meant(configuration: Configuration, name: str) -> str:
    """The name as the catalogue spells it; as it is given, where it knows none of that name."""
    from crawler.sources import catalogue_name

    return catalogue_name(name, configuration.sources()) if name else ""


def not_watched(configuration: Configuration, name: str) -> str:
    """Why nothing was found of a source that is none of the catalogue's, with the nearest; empty when it is one."""
    from crawler.errors import BadSource
    from crawler.sources import chosen

    try:
        chosen(configuration.sources(), [name] if name else [])
    except BadSource as error:
        return str(error)
    return ""
