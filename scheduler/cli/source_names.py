"""The source that a person means by `--source NAME`. Kept articles may be of one that is watched no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from scheduler.configuration.loading import Configuration


def not_blank(name: str | None) -> str | None:
    """The name as it is. Raises BadParameter for one that a script left empty, which would mean all, or misspelt."""
    if name is not None and any("\udc80" <= sign <= "\udcff" for sign in name):  # PEP 383
        raise typer.BadParameter(f"{name!r} is not UTF-8 text; save the script that says so as UTF-8")
    if name is not None and not name.strip():
        raise typer.BadParameter("it is empty; leave it out for all sources")
    return name


def source_meant(configuration: Configuration, name: str) -> str:
    """The name as kept articles have it, or the catalogue. Raises BadParameter when neither does, with the nearest."""
    from crawler.errors import BadSource
    from crawler.sources import catalogue_name, chosen
    from store.database import reader_of
    from store.search.facts import kept_sources
    from store.sql.transactions import read
    from store.types import Source

    with reader_of(configuration.store.url) as reader:
        kept = read(reader, kept_sources)
    if name in kept:
        return name
    known = [*configuration.sources(), *(Source(name=one) for one in kept)]
    try:
        return chosen(known, [catalogue_name(name, known)])[0].name
    except BadSource as error:
        raise typer.BadParameter(str(error)) from error
