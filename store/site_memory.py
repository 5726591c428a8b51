"""What is remembered of each site's pages, read and written; which of it is chrome is decided above.

The text of a block is kept once several articles had it: until then it may be somebody's sentence, which has to be
forgotten with its article.
"""

from __future__ import annotations

from datetime import UTC, datetime, time

from sqlalchemy import Connection, Engine, delete, insert, select, update

from store.database.transactions import read
from store.schema import site, site_block
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


def write_memory(connection: Connection, memory: SiteMemory) -> None:
    """Replace the memory of a site. What a person decided about a block since it was read stays decided."""
    this = site_block.c.site == memory.site
    kept = set(connection.execute(select(site_block.c.key).where(this, site_block.c.keep == 1)).scalars())
    connection.execute(delete(site_block).where(this))
    if connection.execute(update(site).where(site.c.name == memory.site).values(pages=memory.pages)).rowcount == 0:
        connection.execute(insert(site).values(name=memory.site, pages=memory.pages))
    rows = [_row(memory.site, block, keep=block.keep or block.key in kept) for block in memory.blocks]
    if rows:
        connection.execute(insert(site_block), rows)


def keep_block(connection: Connection, name: str, key: str, *, keep: bool) -> bool:
    """Note a person's word that a block belongs to the articles, or no longer does; whether there is such a block."""
    this = (site_block.c.site == name) & (site_block.c.key == key)
    return connection.execute(update(site_block).where(this).values(keep=int(keep))).rowcount == 1


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
