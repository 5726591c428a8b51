"""What is remembered of a site's pages comes back as it was, and what a person decided about a block stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from store.archive import Archive
from store.types import RememberedBlock, SiteMemory
from tests.store.conftest import Rows

BLOCK = RememberedBlock(
    key="00ff",
    text="Recevez l’essentiel chaque matin",
    length=32,
    pages=4,
    edges=4,
    ends=3,
    first_page=2,
    last_seen_on=date(2026, 9, 14),
)
MEMORY = SiteMemory(site="gazette.example", pages=6, blocks=(BLOCK, replace(BLOCK, key="11ee", text="", pages=1)))


def test_a_site_that_is_new_has_an_empty_memory(archive: Archive) -> None:
    assert archive.site_memory("gazette.example") == SiteMemory(site="gazette.example")


def test_a_memory_comes_back_as_it_was(archive: Archive) -> None:
    archive.remember_site(MEMORY)
    archive.remember_site(replace(MEMORY, site="autre.example", pages=1, blocks=()))
    assert archive.site_memory("gazette.example") == MEMORY


def test_a_later_memory_takes_the_place_of_the_earlier_one(archive: Archive) -> None:
    archive.remember_site(MEMORY)
    later = replace(MEMORY, pages=7, blocks=(replace(BLOCK, pages=5),))
    archive.remember_site(later)
    assert archive.site_memory("gazette.example") == later


def test_what_a_memory_has_in_common_with_the_one_it_grew_out_of_is_left_as_it_is(archive: Archive, rows: Rows) -> None:
    archive.remember_site(MEMORY)
    read = archive.site_memory("gazette.example")
    archive.remember_site(replace(MEMORY, blocks=(*MEMORY.blocks, replace(BLOCK, key="33aa", length=99))))
    grown = replace(read, pages=7, blocks=(read.blocks[0], replace(BLOCK, key="22ff", pages=1)))
    archive.remember_site(grown, read)
    told = "SELECT key, pages FROM site_block ORDER BY key"
    assert rows(told) == [("00ff", 4), ("22ff", 1), ("33aa", 4)]  # the last is of another crawl
    archive.remember_site(replace(grown, blocks=(replace(BLOCK, pages=5),)), grown)
    assert rows(told) == [("00ff", 5), ("33aa", 4)]
    assert archive.site_memory("gazette.example").pages == 7


def test_a_block_that_a_person_kept_meanwhile_stays_kept(archive: Archive) -> None:
    archive.remember_site(MEMORY)
    assert archive.keep_block("gazette.example", "00ff", keep=True)
    archive.remember_site(MEMORY)  # a crawl that read it before
    assert [block.keep for block in archive.site_memory("gazette.example").blocks] == [True, False]
    assert archive.keep_block("gazette.example", "00ff", keep=False)
    assert not archive.site_memory("gazette.example").blocks[0].keep


def test_what_a_person_decides_during_a_crawl_outlives_what_the_crawl_read(archive: Archive) -> None:
    archive.remember_site(replace(MEMORY, blocks=(replace(BLOCK, keep=True), MEMORY.blocks[1])))
    read = archive.site_memory("gazette.example")
    archive.keep_block("gazette.example", "00ff", keep=False)
    archive.keep_block("gazette.example", "11ee", keep=True)
    seen_again = replace(read, pages=7, blocks=(replace(read.blocks[0], pages=5),))  # the other aged out of it
    archive.remember_site(seen_again, read)
    kept = {block.key: block.keep for block in archive.site_memory("gazette.example").blocks}
    assert kept == {"00ff": False, "11ee": True}


def test_a_block_that_is_not_there_cannot_be_kept(archive: Archive, rows: Rows) -> None:
    assert not archive.keep_block("gazette.example", "2222", keep=True)
    assert rows("SELECT count(*) FROM site_block") == [(0,)]
