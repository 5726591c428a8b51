"""Pages that go: for somebody who asked, or because they are old; with every trace of them in dictionaries."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from store.archive import Archive
from store.pages.shelf import PagesPruned, drop_pages, prune_pages
from store.schema import page
from tests.store.conftest import Rows
from tests.store.examples import NOW
from tests.store.pages.page_examples import dictionaries, in_transaction, keep_page, keep_pages, stored_pages
from tests.store.pages.page_variants import page_variant

_GAZETTE = "Gazette du Rhône"


def drop(archive: Archive, *revision_ids: int) -> int:
    return in_transaction(archive, lambda connection: drop_pages(connection, revision_ids))


def prune(archive: Archive, minutes: float, **options: object) -> PagesPruned:
    older_than = NOW + timedelta(minutes=minutes)
    return in_transaction(archive, lambda connection: prune_pages(connection, older_than, **options))


def prune_to_the_end(archive: Archive, minutes: float, **options: object) -> list[PagesPruned]:
    batches = [prune(archive, minutes, **options)]
    while batches[-1].more:
        batches.append(prune(archive, minutes, **options))
    return batches


def mark(number: int) -> bytes:
    """Words that only this page has: its paragraphs end with its number."""
    return page_variant(number)[2000:4000]


def test_a_dropped_page_is_gone_and_the_others_are_as_they_were(archive: Archive) -> None:
    keep_pages(archive, range(20))
    assert drop(archive, 3) == 1
    pages = stored_pages(archive)
    assert [one.body for one in pages.values()] == [page_variant(number) for number in range(20) if number != 2]


def test_a_dictionary_that_holds_a_dropped_page_is_made_anew_without_it(archive: Archive, rows: Rows) -> None:
    keep_pages(archive, range(20))
    assert any(mark(2) in body for body in dictionaries(archive).values())
    drop(archive, 3)
    assert dictionaries(archive)
    assert not any(mark(2) in body for body in dictionaries(archive).values())
    assert rows("SELECT COUNT(*) FROM page WHERE dictionary_id IS NULL") == [(0,)]


def test_a_dictionary_without_the_dropped_page_stays(archive: Archive) -> None:
    keep_pages(archive, range(20))
    before = dictionaries(archive)
    assert drop(archive, 12) == 1
    assert dictionaries(archive) == before


def test_a_page_that_is_gone_already_leaves_the_dictionary_that_holds_it(archive: Archive) -> None:
    keep_pages(archive, range(8))
    from sqlalchemy import delete

    from store.schema import page

    in_transaction(archive, lambda connection: connection.execute(delete(page).where(page.c.revision_id == 2)))
    assert any(mark(1) in body for body in dictionaries(archive).values())
    assert drop(archive, 2) == 0
    assert not any(mark(1) in body for body in dictionaries(archive).values())


def test_a_damaged_page_goes_with_its_dictionary_and_the_others_stay(
    archive: Archive, rows: Rows, caplog: pytest.LogCaptureFixture
) -> None:
    keep_pages(archive, range(20))
    broken = update(page).where(page.c.revision_id == 7).values(body=b"zzz")
    in_transaction(archive, lambda connection: connection.execute(broken))
    assert drop(archive, 3) == 1
    pages = stored_pages(archive)
    assert [one.body for one in pages.values()] == [
        page_variant(number) for number in range(20) if number not in (2, 6)
    ]
    assert not any(mark(2) in body for body in dictionaries(archive).values())
    assert "a kept page goes that is damaged url='http" in caplog.text


def test_a_damaged_page_is_left_as_it_is_by_a_new_dictionary(archive: Archive, rows: Rows) -> None:
    keep_pages(archive, range(2))
    broken = update(page).where(page.c.revision_id == 2).values(body=b"zzz")
    in_transaction(archive, lambda connection: connection.execute(broken))
    keep_pages(archive, range(2, 9))
    assert rows("SELECT revision_id FROM page WHERE dictionary_id IS NULL") == [(2,)]
    assert len(dictionaries(archive)) == 1


def test_too_few_pages_to_make_a_dictionary_of_are_kept_alone(archive: Archive, rows: Rows) -> None:
    keep_pages(archive, range(4))
    drop(archive, 1)
    assert dictionaries(archive) == {}
    assert [one.body for one in stored_pages(archive).values()] == [page_variant(number) for number in (1, 2, 3)]


def test_the_next_page_is_not_compressed_with_a_dictionary_that_was_dropped(archive: Archive, store_url: str) -> None:
    """Another process forgets while this one has the dictionary at hand."""
    keep_pages(archive, range(6))
    with Archive.open(store_url) as other:
        drop(other, 1, 2)
    keep_page(archive, 6)
    assert [one.body for one in stored_pages(archive).values()] == [page_variant(number) for number in range(2, 7)]


def test_a_new_dictionary_never_has_the_number_of_one_that_is_gone(archive: Archive, store_url: str) -> None:
    keep_pages(archive, range(6))
    with Archive.open(store_url) as other:
        drop(other, *range(1, 7))
        keep_pages(other, range(6, 10))
    keep_page(archive, 10)
    assert [one.body for one in stored_pages(archive).values()] == [page_variant(number) for number in range(6, 11)]


def test_all_pages_of_a_source_can_be_dropped_at_once(archive: Archive, rows: Rows) -> None:
    keep_pages(archive, range(40))
    keep_pages(archive, range(40, 46), source=_GAZETTE)
    assert drop(archive, *range(1, 41), *range(100, 2000)) == 40
    assert len(dictionaries(archive)) == 1
    assert len(stored_pages(archive)) == 6


def test_no_byte_of_a_dropped_page_is_left_in_the_file(sqlite_url: str, database: Path) -> None:
    """Frames and dictionaries are looked for as they were stored, since the text in them is coded."""
    with Archive.open(sqlite_url) as archive:
        keep_pages(archive, range(20))
        _checkpoint(database)
        frame = _bytes(database, "SELECT body FROM page WHERE revision_id = 3")
        dictionary = _bytes(database, "SELECT body FROM page_dictionary")
        assert _pieces_in_file(dictionary, database)
        drop(archive, 3)
        assert not any(mark(2) in body for body in dictionaries(archive).values())
    _checkpoint(database)
    assert not _pieces_in_file(frame, database)
    # The new dictionary begins with other pages, so that nothing of the old one's coding is the same.
    assert not _pieces_in_file(dictionary, database)
    assert mark(2)[:40] not in database.read_bytes()


def _checkpoint(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _bytes(database: Path, query: str) -> bytes:
    with closing(sqlite3.connect(database)) as connection:
        ((found,),) = connection.execute(query).fetchall()
    return bytes(found)


def _pieces_in_file(stored: bytes, database: Path) -> list[int]:
    """Where in these bytes stand sixteen that are in the file; the pages of a file split what is longer."""
    file = database.read_bytes()
    return [start for start in range(0, len(stored) - 16, 16) if stored[start : start + 16] in file]


def test_old_pages_go_and_young_ones_stay(archive: Archive) -> None:
    keep_pages(archive, range(30))
    (pruned,) = prune_to_the_end(archive, 10)
    assert (pruned.pages, pruned.more) == (10, False)
    assert pruned.stored_bytes > 0
    assert [one.body for one in stored_pages(archive).values()] == [page_variant(number) for number in range(10, 30)]


def test_a_dictionary_made_of_old_pages_goes_with_them(archive: Archive) -> None:
    keep_pages(archive, range(30))
    assert prune(archive, 3).dictionaries == 1
    (body,) = dictionaries(archive).values()
    assert not any(mark(number) in body for number in range(3))


def test_work_is_done_in_bounded_batches(archive: Archive) -> None:
    keep_pages(archive, range(12))
    keep_pages(archive, range(12, 24), source=_GAZETTE)
    batches = prune_to_the_end(archive, 18, at_most=10)
    assert [batch.pages for batch in batches] == [10, 8, 0]
    assert [batch.dictionaries for batch in batches] == [0, 1, 1]
    assert [one.body for one in stored_pages(archive).values()] == [page_variant(number) for number in range(18, 24)]


def test_a_dry_run_counts_and_deletes_nothing(archive: Archive, rows: Rows) -> None:
    keep_pages(archive, range(12))
    before = rows("SELECT * FROM page ORDER BY revision_id")
    counted = prune(archive, 5, dry_run=True, at_most=2)
    assert rows("SELECT * FROM page ORDER BY revision_id") == before
    assert (counted.pages, counted.dictionaries, counted.more) == (5, 1, False)
    batches = prune_to_the_end(archive, 5, at_most=2)
    assert (sum(batch.pages for batch in batches), sum(batch.stored_bytes for batch in batches)) == (
        5,
        counted.stored_bytes,
    )


def test_everything_goes_when_nothing_may_be_kept(archive: Archive) -> None:
    keep_pages(archive, range(30))
    prune_to_the_end(archive, 1000)
    assert (stored_pages(archive), dictionaries(archive)) == ({}, {})


def test_nothing_old_is_nothing_to_do(archive: Archive) -> None:
    keep_pages(archive, range(6))
    before = dictionaries(archive)
    assert prune(archive, 0) == PagesPruned(pages=0, dictionaries=0, stored_bytes=0, more=False)
    assert dictionaries(archive) == before


@pytest.mark.parametrize("went", [0, 20], ids=["nothing-went", "a-third-went"])
def test_what_is_kept_after_retention_is_as_small_as_before(archive: Archive, rows: Rows, went: int) -> None:
    keep_pages(archive, range(60))
    prune_to_the_end(archive, went)
    ((html_bytes, stored),) = rows("SELECT SUM(html_bytes), SUM(LENGTH(body)) FROM page")
    ((shared,),) = rows("SELECT SUM(LENGTH(body)) FROM page_dictionary")
    assert stored + shared <= 0.12 * html_bytes
