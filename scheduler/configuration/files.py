"""Files of settings, read as text and as tables; what stands in them is checked elsewhere."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawler.errors import BadGazetteer
from scheduler.configuration.sink_tables import beside
from scheduler.errors import BadConfiguration

#: The configuration of a working directory.
FILE_NAME = "vigie.toml"


def file_in(folder: Path) -> Path | None:
    """The configuration file of a folder; None where there is none."""
    file = folder / FILE_NAME
    return file if file.exists() or file.is_symlink() else None  # a link that leads nowhere is an error, not an absence


def read_partners(file: Path) -> str:
    """The text of a file of partners, checked. Raises BadConfiguration, which names key, file and what is wrong."""
    from crawler.ledger import read_gazetteer  # a tenth of a second, which only crawls need

    try:
        text = text_of(file)
        read_gazetteer(text)
    except (BadConfiguration, BadGazetteer) as error:
        said = str(error).removeprefix(f"{file}: ")
        raise BadConfiguration(f"topic.partners: {file}: {said}; expected a file of partners, or none") from error
    return text


def read_tables(file: Path) -> dict[str, Any]:
    """The tables of a file. A file of partners or a folder of site rules that it names lies beside it.

    Raises BadConfiguration.
    """
    try:
        given = tomllib.loads(text_of(file))
    except tomllib.TOMLDecodeError as error:
        raise BadConfiguration(f"{file}: is not TOML: {error}") from error
    for name, value in given.items():
        if any("\0" in text for text in _texts_in(value)):  # it would end a path in the middle, or break it off
            raise BadConfiguration(f"{file}: {name}: expected text without the character NUL (\\u0000)")
    for name, key in (("topic", "partners"), ("extraction", "site_rules")):
        table = given.get(name)
        if isinstance(table, dict) and isinstance(table.get(key), str) and table[key]:
            table[key] = str(file.absolute().parent / table[key])
    return given | {"sink": beside(given["sink"], file.absolute().parent)} if "sink" in given else given


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(each)


def text_of(file: Path) -> str:
    """What stands in a file of settings. Raises BadConfiguration."""
    try:
        return file.read_text("utf-8-sig")  # with the mark that some editors put first
    except OSError as error:
        raise BadConfiguration(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadConfiguration(f"{file}: is not UTF-8 text; save it as UTF-8") from error
