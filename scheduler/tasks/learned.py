"""What was learned of the pages of a source, for a person to look at and to correct."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crawler.extract.sites.learned import is_chrome
from store.archive import Archive
from store.database import reader_of
from store.database.upkeep import require_corpus
from store.site_memory import memory_of


@dataclass(frozen=True, kw_only=True)
class LearnedBlock:
    """A block that is chrome on its site, or would be if a person had not kept it."""

    key: str
    site: str
    text: str
    #: Pages it stood on, of the pages since it was first seen.
    pages: int
    of_pages: int
    keep: bool


def learned_blocks(store_url: str, sites: Iterable[str]) -> list[LearnedBlock]:
    """The chrome of these sites, that on most pages first, and the blocks that a person kept."""
    with reader_of(store_url) as reader:
        memories = [memory_of(reader, name) for name in sites]
    found = [
        LearnedBlock(
            key=block.key,
            site=memory.site,
            text=block.text,
            pages=block.pages,
            of_pages=memory.pages - block.first_page + 1,
            keep=block.keep,
        )
        for memory in memories
        for block in memory.blocks
        if block.keep or is_chrome(block, memory.pages)
    ]
    return sorted(found, key=lambda block: (-block.pages, block.key))


def correct_block(store_url: str, sites: Iterable[str], key: str, *, keep: bool) -> bool:
    """Note that a block belongs to the articles, or that it does not after all; whether one of the sites has it.

    Raises StoreUnavailable, also where there is no corpus.
    """
    require_corpus(store_url)
    with Archive.open(store_url) as archive:
        corrected = [archive.keep_block(name, key, keep=keep) for name in sites]
    return any(corrected)
