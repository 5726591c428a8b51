"""What the catalogue says of sources, noted so that queries can ask for it: whose they are, and of what kind.

Where sources come from and what they publish is the configuration's business. A source that has left the catalogue
keeps its row: its articles are still there.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select, update

from store.copies.pickups import renew_pickups_of
from store.schema import source
from store.types import Source, SourceKind


def note_sources(connection: Connection, catalogue: Iterable[Source]) -> None:
    """Bring the rows of these sources up to date.

    What articles took from the releases of a source is found anew when the source becomes one of releases, or is one
    no longer; so it is for articles that were kept before anything was known of their source.
    """
    noted = {row.name: row for row in connection.execute(select(source))}
    for each in catalogue:
        row = {"homepage": each.homepage, "owner": each.owner, "kind": each.kind.value}
        before = noted.get(each.name)
        if before is None:
            connection.execute(insert(source).values(row | {"name": each.name}))
        elif {name: before._mapping[name] for name in row} != row:
            connection.execute(update(source).where(source.c.name == each.name).values(row))
        if each.kind != (before.kind if before is not None else SourceKind.PRESS):
            renew_pickups_of(connection, each.name)
