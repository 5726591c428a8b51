"""Sources written into the configuration file, which otherwise stays as its owner wrote it, comments and all.

What is written is read back before it takes the file's place, so that a file that works is never left broken.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, InlineTable, Table

from crawler.sources import name_key
from scheduler.alone import alone_in, put_back
from scheduler.configuration.complaints import PREFIX
from scheduler.configuration.files import FILE_NAME
from scheduler.configuration.loading import load_configuration
from scheduler.errors import BadConfiguration
from store.types import Feed, FeedKind, Source, SourceKind

_KEYS = {FeedKind.FEED: "feeds", FeedKind.SITEMAP: "sitemaps", FeedKind.SECTION: "sections"}


def file_to_change(named: Path | None) -> Path:
    """The configuration file that a person means. Raises BadConfiguration when there is none, or it has no say."""
    file = named or Path(FILE_NAME)
    if not file.exists():
        hint = "" if named else "; `vigie init` writes one, and --config names another"
        raise BadConfiguration(f"there is no {file} here{hint}")
    if f"{PREFIX}SOURCE" in {name.upper() for name in os.environ}:
        raise BadConfiguration(
            f"environment variable {PREFIX}SOURCE says what is watched, whatever stands in {file}: unset it first"
        )
    return file


def own_sources(file: Path) -> list[str]:
    """The names of the sources that stand in a file; those of the profile are not among them."""
    return [str(table.get("name", "")) for table in _document(_text(file), file).get("source", ())]


def write_sources(file: Path, added: Sequence[Source], joined: Sequence[Feed] = ()) -> bool:
    """Add sources to a file, and feeds to sources that stand in it already. Raises BadConfiguration.

    Where the file had no source of its own, those of the profile were watched, and go on being watched; True says so.
    """
    try:
        with alone_in(file.resolve().parent):
            return _write(file, added, joined)
    except OSError as error:
        raise BadConfiguration(f"{file}: cannot be written: {error.strerror}") from error


def _write(file: Path, added: Sequence[Source], joined: Sequence[Feed]) -> bool:
    text = _text(file)
    document = _document(text, file)
    beside_profile = "source" not in document
    if beside_profile:
        document["profile_sources"] = True
    for source in added:
        _append(document, _table_of(source))
    for feed in joined:
        _join(document, feed)
    _replace(file, _like(text, tomlkit.dumps(document)))
    return beside_profile


def _append(document: tomlkit.TOMLDocument, table: Table) -> None:
    listed = document.get("source")
    if listed is None:
        listed = tomlkit.aot()
        document.append("source", listed)
        listed = document["source"]
    if isinstance(listed, AoT):
        table.trivia.indent = "\n"
        listed.append(table)
    else:  # source = [{ … }], on one line
        listed.append(_inline(table))


def _table_of(source: Source) -> Table:
    table = tomlkit.table()
    said = {"name": source.name, "homepage": source.homepage, "owner": source.owner, "category": source.category}
    for name, value in said.items():
        if value:
            table.add(name, value)
    if source.kind is not SourceKind.PRESS:
        table.add("kind", source.kind.value)
    for kind, key in _KEYS.items():
        if addresses := [_address(feed) for feed in source.feeds if feed.kind is kind]:
            array = tomlkit.array()
            array.extend(addresses)
            table.add(key, array)
    return table


def _join(document: tomlkit.TOMLDocument, feed: Feed) -> None:
    for table in document["source"]:
        if name_key(str(table["name"])) == name_key(feed.source):
            key = _KEYS[feed.kind]
            if key not in table:
                table.add(key, tomlkit.array())
            table[key].append(_address(feed))


def _address(feed: Feed) -> Any:  # noqa: ANN401 - a string, or a table
    if not feed.link_pattern:
        return feed.url
    table = tomlkit.inline_table()
    table.update({"url": feed.url, "link_pattern": feed.link_pattern})
    return table


def _inline(table: Table) -> InlineTable:
    inline = tomlkit.inline_table()
    inline.update(table.unwrap())
    return inline


def _document(text: str, file: Path) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(text.removeprefix("\ufeff"))
    except TOMLKitError as error:
        raise BadConfiguration(f"{file}: is not TOML: {error}") from error


def _text(file: Path) -> str:
    try:
        with file.open(encoding="utf-8", newline="") as opened:
            return opened.read()
    except OSError as error:
        raise BadConfiguration(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadConfiguration(f"{file}: is not UTF-8 text; save it as UTF-8") from error


def _like(before: str, after: str) -> str:
    """A text with the line ends and the byte order mark of the one that it replaces."""
    mark = "\ufeff" if before.startswith("\ufeff") else ""
    lines = after.replace("\r\n", "\n")
    return mark + (lines.replace("\n", "\r\n") if "\r\n" in before else lines)


def _replace(file: Path, text: str) -> None:
    """Put a text in a file's place at once, after it was read as a configuration. A link stays a link."""
    target = file.resolve()
    try:
        with NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=target.parent, prefix=f".{target.name}.", suffix=".new", delete=False
        ) as draft:
            draft.write(text)
            draft.flush()
            os.fsync(draft.fileno())
    except OSError as error:
        raise BadConfiguration(f"{file}: cannot be written: {error.strerror}") from error
    _swap(Path(draft.name), target, file)


def _swap(draft: Path, target: Path, file: Path) -> None:
    try:
        load_configuration(draft)
        put_back(draft, target)
    except BadConfiguration as error:
        raise BadConfiguration(str(error).replace(str(draft), str(file))) from error
    except OSError as error:
        raise BadConfiguration(f"{file}: cannot be written: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)
