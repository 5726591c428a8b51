"""Dictionaries of a source's own pages: from the fourth page on, renewed when a title changes, gone when they must."""

from __future__ import annotations

import json
import random

import pytest
from sqlalchemy import update

from store.archive import Archive
from store.errors import StoreError
from store.pages.compression import (
    MOST_DICTIONARY_BYTES,
    Packer,
    compress,
    compress_dictionary,
    decompress,
    make_dictionary,
)
from store.pages.dictionaries import may_be_better, renew, retire
from store.schema import page
from tests.store.conftest import Rows
from tests.store.pages.page_examples import dictionaries, in_transaction, keep_page, keep_pages, stored_pages
from tests.store.pages.page_variants import fetched, page_variant

_SERVED = "SELECT dictionary_id, COUNT(*) FROM page GROUP BY dictionary_id ORDER BY dictionary_id"


def test_three_pages_are_kept_alone_and_the_fourth_gives_all_a_dictionary(archive: Archive, rows: Rows) -> None:
    keep_pages(archive, range(3))
    assert (rows(_SERVED), dictionaries(archive)) == ([(None, 3)], {})
    keep_page(archive, 3)
    ((dictionary_id, served),) = rows(_SERVED)
    assert served == 4
    assert list(dictionaries(archive)) == [dictionary_id]


def test_a_page_that_is_in_the_dictionary_takes_next_to_nothing(archive: Archive, rows: Rows) -> None:
    keep_pages(archive, range(4))
    assert max(length for (length,) in rows("SELECT LENGTH(body) FROM page")) < 100


def test_a_dictionary_is_made_of_the_newest_pages_and_says_of_which(archive: Archive, rows: Rows) -> None:
    keep_pages(archive, [7, 5, 6, 4])
    ((made_of, oldest_at),) = rows("SELECT made_of, oldest_at FROM page_dictionary")
    assert (json.loads(made_of), oldest_at) == ([1, 3, 2, 4], "2026-09-14T08:04:00Z")
    (body,) = dictionaries(archive).values()
    assert body == b"".join(page_variant(number) for number in (7, 6, 5, 4))


def test_each_source_has_its_own(archive: Archive, rows: Rows) -> None:
    keep_pages(archive, range(4))
    keep_pages(archive, range(4, 8), source="Gazette du Rhône")
    assert rows("SELECT source FROM page_dictionary ORDER BY id") == [("DSI Magazine",), ("Gazette du Rhône",)]
    assert rows(_SERVED) == [(1, 4), (2, 4)]


def test_pages_that_look_as_before_go_on_with_the_dictionary_they_have(archive: Archive) -> None:
    keep_pages(archive, range(60))
    assert len(dictionaries(archive)) == 1


def test_a_dictionary_that_stays_is_not_read_again(counting_archive: Archive, statements: list[str]) -> None:
    keep_pages(counting_archive, range(16))  # after which another one was tried
    statements.clear()
    keep_page(counting_archive, 16)
    assert not any("page_dictionary.body" in one for one in statements)


@pytest.mark.parametrize(
    ("shares", "worth"),
    [
        ([0.04] * 16, True),  # the first time
        ([0.04] * 32, False),
        ([0.04, 0.05] * 16, False),
        ([0.09] * 6 + [0.04] * 26, True),  # rebuilt
        ([0.09] * 2 + [0.04] * 30, False),  # too few to make another of
        ([0.04] * 6 + [0.09] * 26, False),
    ],
)
def test_another_dictionary_is_tried_where_newer_pages_take_more_than_those_before(
    shares: list[float], *, worth: bool
) -> None:
    assert may_be_better(shares) is worth


def test_a_redesign_has_a_new_dictionary_after_some_pages(archive: Archive, rows: Rows) -> None:
    keep_pages(archive, range(6))
    for number in range(6, 40):
        keep_page(archive, number, body=page_variant(number, "canal-distribution.example"))
    assert len(dictionaries(archive)) == 2
    ((before,), (after,)) = rows(
        "SELECT AVG(LENGTH(body)) FROM page WHERE revision_id > 6 GROUP BY dictionary_id ORDER BY dictionary_id"
    )
    assert after < before / 2
    # What was kept before goes on with the old one.
    assert [one.body for one in stored_pages(archive).values()][:6] == [page_variant(number) for number in range(6)]


def test_no_dictionary_serves_so_many_pages_that_doing_without_it_takes_long(archive: Archive, rows: Rows) -> None:
    keep_pages(archive, range(140))
    assert max(served for _, served in rows(_SERVED)) <= 128
    assert len(dictionaries(archive)) == 2


def test_a_new_dictionary_takes_up_what_is_kept_alone_in_bounded_work(archive: Archive, rows: Rows) -> None:
    keep_pages(archive, range(80))
    lone = {"dictionary_id": None, "body": compress(page_variant(1))}
    in_transaction(archive, lambda connection: connection.execute(update(page).values(lone)))
    in_transaction(archive, lambda connection: retire(connection, [1]))
    assert dict(rows(_SERVED)) == {None: 16, 2: 64}


def test_too_few_pages_make_no_dictionary(archive: Archive) -> None:
    keep_pages(archive, range(3))
    assert in_transaction(archive, lambda connection: renew(connection, "DSI Magazine")) is False
    assert dictionaries(archive) == {}


def test_a_damaged_page_is_named(archive: Archive) -> None:
    keep_page(archive, 1)
    in_transaction(archive, lambda connection: connection.execute(update(page).values(body=b"\x28\xb5\x2f\xfd")))
    with pytest.raises(StoreError, match="kept page of revision 1 is damaged"):
        stored_pages(archive)


def test_a_frame_needs_the_dictionary_it_was_made_with() -> None:
    dictionary, other = page_variant(1), page_variant(2)
    frame = compress(fetched(3).body, dictionary)
    assert decompress(frame, dictionary) == fetched(3).body
    for wrong in (other, b""):
        with pytest.raises(ValueError, match="not the zstd frame it was"):
            decompress(frame, wrong)


def test_a_dictionary_is_bounded_and_comes_back_from_its_stored_form() -> None:
    bounded = make_dictionary([b"a" * MOST_DICTIONARY_BYTES, b"b"])
    assert bounded == b"a" * MOST_DICTIONARY_BYTES
    assert decompress(compress_dictionary(bounded)) == bounded


def test_a_page_larger_than_any_dictionary_finds_all_of_it(archive: Archive) -> None:
    """The window of the frame reaches from the end of the page to the beginning of the dictionary."""
    start = random.Random(0).randbytes(500_000)
    rest = random.Random(1).randbytes(3_000_000)
    assert len(compress(rest + start, start)) < len(rest) + 5_000


@pytest.mark.parametrize("made_of", [0, 4])
def test_many_pages_are_packed_as_one_is(made_of: int) -> None:
    dictionary = make_dictionary(page_variant(number) for number in range(made_of))
    packer = Packer(dictionary)
    for body in (page_variant(9), b"", page_variant(10) * 100):
        frame = packer.compress(body)
        assert decompress(frame, dictionary) == body
        assert len(frame) <= 1.02 * len(compress(body, dictionary)) + 20
