"""What texts are compared by: words in fives, some of their hashes, their numbers."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.copies.prints import (
    SHINGLE_WORDS,
    WINDOW_SHINGLES,
    TextPrint,
    prepared_print,
    print_of,
    shingle_hashes,
    winnowed,
)
from store.types import Rights
from tests.store.examples import article_of, own_words

HASHES = st.lists(st.integers(min_value=-(2**63), max_value=2**63 - 1), max_size=200)


def hashes_of(text: str) -> set[int]:
    return {hash_ for _, hash_ in TextPrint(text).chosen}


@given(hashes=HASHES)
def test_every_window_has_one_of_the_chosen(hashes: list[int]) -> None:
    chosen = list(winnowed(hashes))
    places = [place for place, _ in chosen]
    assert places == sorted(set(places))
    assert [hash_ for _, hash_ in chosen] == [hashes[place] for place in places]
    for start in range(max(1, len(hashes) - WINDOW_SHINGLES + 1)):
        window = hashes[start : start + WINDOW_SHINGLES]
        assert not window or min(window) in [hashes[p] for p in places if start <= p < start + WINDOW_SHINGLES]


@given(hashes=st.lists(st.integers(0, 9), max_size=60))
@example([0] * (WINDOW_SHINGLES + 1))
def test_of_equal_hashes_the_last_of_a_window_is_chosen(hashes: list[int]) -> None:
    ends = range(min(WINDOW_SHINGLES, len(hashes)) or 1, len(hashes) + 1)
    windows = (range(max(0, end - WINDOW_SHINGLES), end) for end in ends)
    wanted = (min(window, key=lambda place: (hashes[place], -place)) for window in windows)
    assert [place for place, _ in winnowed(hashes)] == list(dict.fromkeys(wanted))


def test_the_hash_of_a_run_of_words_stays_what_it_is() -> None:
    assert shingle_hashes(["un", "accord", "de", "deux", "ans"]) == [-230872583892810048]


@given(before=st.integers(0, 40), after=st.integers(0, 40), number=st.integers(0, 1000))
def test_texts_with_twenty_words_in_a_row_in_common_share_a_fingerprint(before: int, after: int, number: int) -> None:
    common = own_words(number, SHINGLE_WORDS + WINDOW_SHINGLES - 1)
    one = f"{own_words(5000, before)} {common} {own_words(5001, after)}"
    other = f"{own_words(6000, after)} {common} {own_words(6001, before)}"
    assert hashes_of(one) & hashes_of(other)


def test_a_hash_fits_the_signed_integers_of_both_databases() -> None:
    print_ = TextPrint(own_words(1, 2000))
    hashes = shingle_hashes(print_.words)
    assert len(hashes) == len(print_.shingles)
    assert all(-(2**63) <= hash_ < 2**63 for hash_ in hashes)
    assert min(hashes) < 0 < max(hashes)


def test_about_two_shingles_in_seventeen_are_chosen() -> None:
    chosen = TextPrint(own_words(1, 5000)).chosen
    assert 500 < len(chosen) < 680
    assert all(later - earlier <= WINDOW_SHINGLES for (earlier, _), (later, _) in pairwise(chosen))


def test_a_text_of_few_words_has_no_fingerprint() -> None:
    for text in ("", "Un", "Un deux trois quatre"):
        assert TextPrint(text).chosen == ()
    assert len(TextPrint("Un deux trois quatre cinq").chosen) == 1


def test_typography_changes_nothing() -> None:
    one, other = TextPrint("L’État « signe » : c’est fait, dit-on…"), TextPrint("l'etat signe; C'EST FAIT — dit on")
    assert one.words == other.words
    assert one.chosen == other.chosen


def test_numbers_are_alike_however_their_thousands_are_set_apart() -> None:
    for text in ("4 200 postes", "4\u202f200 postes", "4.200 postes", "4200 postes"):
        assert TextPrint(text).numbers == {"4200"}
    assert TextPrint("le 3 mai à 12,5 %").numbers == {"3", "12,5"}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1 234 567,8 euros", {"1234567,8"}),
        ("10.000.000 contre 12.5", {"10000000", "12.5"}),
        ("12 34 56", {"12", "34", "56"}),
        ("1234 567", {"1234", "567"}),
        ("en 2024 100 000 euros", {"2024", "100000"}),
        ("le 06.12.2024 à 14:05", {"06.12.2024", "14:05"}),
        ("n°7, 8,5 et rien", {"7", "8,5"}),
        ("rien", set()),
    ],
)
def test_groups_of_three_make_a_number_only_after_three_digits_at_most(text: str, numbers: set[str]) -> None:
    assert TextPrint(text).numbers == numbers


def test_a_run_of_words_that_comes_again_has_the_place_where_it_stands_first() -> None:
    text = TextPrint(f"{own_words(1, 5)} {own_words(2, 9)} {own_words(1, 5)}")
    assert text.shingles[0] == text.shingles[-1]
    assert text.places == {shingle: text.shingles.index(shingle) for shingle in text.shingles}


def test_a_short_text_is_the_same_only_under_its_headline() -> None:
    short = "Cet article est réservé aux abonnés."
    assert TextPrint(short, "Un titre").exact != TextPrint(short, "Un autre").exact
    assert TextPrint(short, "Un titre").exact == TextPrint(short, "UN TITRE").exact
    long = own_words(1, 40)
    assert TextPrint(long, "Un titre").exact == TextPrint(long, "Un autre").exact


def test_nothing_is_made_of_a_text_that_may_never_be_compared() -> None:
    found = article_of(1)
    made = {"exact", "words", "chosen"}
    assert not made & vars(print_of(found)).keys()
    assert made <= vars(prepared_print(found)).keys()
    assert print_of(found) == prepared_print(found)


def test_what_was_made_elsewhere_need_not_be_made_again() -> None:
    made = prepared_print(article_of(1))
    came = pickle.loads(pickle.dumps(made))
    assert came == made
    assert vars(came).keys() >= {"exact", "chosen", "length"}
    assert "words" not in vars(came), "they are sooner split again"
    assert (came.exact, came.chosen, came.words) == (made.exact, made.chosen, made.words)


def test_of_reserved_texts_only_the_same_page_is_a_copy() -> None:
    one, same, other = (print_of(article_of(number, body="", rights=Rights.RESERVED)) for number in (1, 1, 2))
    assert one.exact == same.exact != other.exact
