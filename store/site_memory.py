"""What is remembered of each site's pages, read and written; which of it is chrome is decided above.

The text of a block is kept once several articles had it: until then it may be somebody's sentence, which has to be
forgotten with its article.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time

from sqlalchemy import Connection, Engine, delete, insert, select, true, update

from store.schema import site, site_block
from store.sql.transactions import read
from store.types import RememberedBlock, SiteMemory


def read_memory(connection: Connection, name: str) -> SiteMemory:
    """The memory of a site, by its registered domain; an empty one for a site that is new."""
    pages = connection.execute(select(site.c.pages).where(site.c.name == name)).scalar()
    rows = connection.execute(select(site_block).where(site_block.c.site == name).order_by(site_block.c.key))
    blocks = tuple(
        RememberedBlock(
            key=row.key,
            text=row.text,
            length=row.length,
            pages=row.pages,
            edges=row.edges,
            ends=row.ends,
            first_page=row.first_page,
            last_seen_on=row.last_seen_at.date(),
            keep=bool(row.keep),
        )
        for row in rows
    )
    return SiteMemory(site=name, pages=pages or 0, blocks=blocks)


def memory_of(reader: Engine, name: str) -> SiteMemory:
    """The memory of a site, read on a connection of its own."""
    return read(reader, lambda connection: read_memory(connection, name))


def write_memory(connection: Connection, memory: SiteMemory, before: SiteMemory | None = None) -> None:
    """Write the memory of a site in place of all that is remembered of it.

    Where it has grown out of one that was read or written `before`, what both have in common is left as it is: a site
    has thousands of blocks, and a page a dozen. What a person decided about a block meanwhile stays decided.
    """
    this = site_block.c.site == memory.site
    earlier = {block.key: block for block in before.blocks} if before else {}
    # Of the same blocks both have the same values, which takes less time to see than that they are equal.
    changed = [block for block in memory.blocks if earlier.get(block.key) is not block]
    kept = set(connection.execute(select(site_block.c.key).where(this, site_block.c.keep == 1)).scalars())
    stale = {block.key for block in changed} | (earlier.keys() - {block.key for block in memory.blocks} - kept)
    connection.execute(delete(site_block).where(this, site_block.c.key.in_(stale) if before else true()))
    if connection.execute(update(site).where(site.c.name == memory.site).values(pages=memory.pages)).rowcount == 0:
        connection.execute(insert(site).values(name=memory.site, pages=memory.pages))
    decided = {block.key for block in changed if block.key in kept or (block.keep and block.key not in earlier)}
    rows = [_row(memory.site, block, keep=block.key in decided) for block in changed]
    if rows:
        connection.execute(insert(site_block), rows)


def keep_block(connection: Connection, name: str, key: str, *, keep: bool) -> bool:
    """Note a person's word that a block belongs to the articles, or no longer does; whether there is such a block."""
    this = (site_block.c.site == name) & (site_block.c.key == key)
    return connection.execute(update(site_block).where(this).values(keep=int(keep))).rowcount == 1


def empty_texts(connection: Connection, blocks: Iterable[tuple[str, str]]) -> None:
    """Forget the words of blocks, by site and key: they stay known by their keys alone."""
    for name, key in blocks:
        this = (site_block.c.site == name) & (site_block.c.key == key)
        connection.execute(update(site_block).where(this).values(text=""))


def _row(name: str, block: RememberedBlock, *, keep: bool) -> dict[str, object]:
    return {
        "site": name,
        "key": block.key,
        "text": block.text,
        "length": block.length,
        "pages": block.pages,
        "edges": block.edges,
        "ends": block.ends,
        "first_page": block.first_page,
        "last_seen_at": datetime.combine(block.last_seen_on, time(), UTC),
        "keep": int(keep),
    }
