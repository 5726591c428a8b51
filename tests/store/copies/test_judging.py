"""Two texts: copies of each other or not, of which kind, and what decided."""

from __future__ import annotations

import pytest

from store.copies.judging import WINDOW_DAYS, CopyKind, Likeness, likeness
from store.copies.prints import TextPrint
from tests.store.examples import own_words

STORY = TextPrint(own_words(1, 300))
PAYWALL = "Il vous reste quatre cinquièmes de ce texte à lire, la suite est réservée aux abonnés du journal"


def words_of(text: TextPrint, first: int, last: int) -> str:
    return " ".join(text.words[first:last])


def with_share(share: float) -> TextPrint:
    """A text as long as the story, that has about so much of it at its end."""
    kept = round(share * 296) + 4
    return TextPrint(f"{own_words(2, 300 - kept)} {words_of(STORY, 300 - kept, 300)}")


def judged(newer: TextPrint | str, older: TextPrint | str = STORY, days_apart: int = 0) -> Likeness:
    one, other = (text if isinstance(text, TextPrint) else TextPrint(text) for text in (newer, older))
    return likeness(one, other, days_apart)


@pytest.mark.parametrize(
    ("share", "days_apart", "is_copy"),
    [
        (0.55, 0, True),
        (0.45, 0, False),
        (0.75, 1, True),
        (0.65, 1, False),
        (0.85, 2, True),
        (0.75, 2, False),
        (0.85, WINDOW_DAYS, True),
        (0.95, WINDOW_DAYS + 1, False),
    ],
)
def test_how_much_is_needed_grows_with_the_days_between(share: float, days_apart: int, is_copy: bool) -> None:
    like = judged(with_share(share), days_apart=days_apart)
    assert like.containment == pytest.approx(share, abs=0.02)
    assert (like.kind is CopyKind.NEAR) is is_copy


def test_the_same_words_are_a_copy_at_any_age() -> None:
    like = judged(TextPrint(STORY.body.upper(), "Un autre titre"), days_apart=4000)
    assert (like.kind, like.containment) == (CopyKind.EXACT, 1.0)


@pytest.mark.parametrize(
    ("newer", "kind"),
    [
        (f"{words_of(STORY, 0, 280)} Publié ce matin", CopyKind.NEAR),
        (words_of(STORY, 120, 300), CopyKind.EXCERPT),
        (words_of(STORY, 0, 60), CopyKind.TEASER),
        (f"{words_of(STORY, 0, 40)} {PAYWALL}", CopyKind.TEASER),
        (f"{own_words(7, 150)} {STORY.body} {own_words(8, 150)}", CopyKind.EMBEDDING),
        (own_words(3, 300), None),
        (f"{words_of(STORY, 0, 12)} {own_words(4, 288)}", None),
    ],
    ids=["near", "excerpt", "teaser", "teaser-with-paywall", "embedding", "other", "same-opening-words"],
)
def test_what_a_copy_is_to_the_first(newer: str, kind: CopyKind | None) -> None:
    assert judged(newer).kind is kind


def test_the_fuller_text_of_a_teaser_is_told_from_a_text_with_it_inside() -> None:
    teaser = f"{words_of(STORY, 0, 40)} {PAYWALL}"
    assert judged(STORY, teaser).is_fuller
    beginning = words_of(STORY, 0, 60)
    assert not judged(f"{own_words(9, 200)} {beginning} {own_words(8, 90)}", beginning).is_fuller
    assert not judged(teaser, STORY).is_fuller


def test_a_teaser_needs_a_longer_opening_after_some_days() -> None:
    teaser = f"{words_of(STORY, 0, 24)} {PAYWALL}"
    assert judged(teaser, days_apart=1).kind is CopyKind.TEASER
    assert judged(teaser, days_apart=5).kind is None


FORM = "Le tirage du {} a donné les numéros suivants : le {}, le {}, le {}, le {} et le {}. " + own_words(5, 30)


def test_two_issues_of_one_form_are_two_stories() -> None:
    first, second = FORM.format(4, 11, 12, 13, 14, 15), FORM.format(5, 21, 22, 23, 24, 25)
    like = judged(second, f"{first} {own_words(6, 100)}", days_apart=2)
    assert like.kind is None
    assert judged(first, f"{first} {own_words(6, 100)}", days_apart=2).kind is CopyKind.TEASER


def test_other_numbers_alone_make_no_other_story() -> None:
    """An update adds one number; a text that names a single one is not judged by it."""
    assert judged(f"{STORY.body} soit 30 de plus", f"{STORY.body} soit 20", days_apart=3).kind is CopyKind.NEAR


def test_numbers_that_differ_decide_where_half_is_shared_and_the_beginning_is_not() -> None:
    one = TextPrint(f"{own_words(2, 130)} les 11 des 12 {words_of(STORY, 140, 300)}")
    other = TextPrint(f"{words_of(STORY, 0, 150)} les 21 des 22 {words_of(STORY, 150, 300)}")
    assert 0.5 < judged(one, other).containment < 0.65
    assert judged(one, other).kind is None
    same_numbers = TextPrint(other.body.replace("21", "11").replace("22", "12"))
    assert judged(one, same_numbers).kind is CopyKind.NEAR


def test_boilerplate_counts_for_nothing() -> None:
    house = own_words(9, 80)
    one, other = TextPrint(f"{own_words(2, 60)} {house}"), TextPrint(f"{own_words(3, 60)} {house}")
    assert likeness(one, other, 0).kind is CopyKind.NEAR
    assert likeness(one, other, 0, frozenset(TextPrint(house).shingles)).kind is None


def test_a_phrase_that_every_page_has_makes_no_copies() -> None:
    phrase = "La suite de cet article est réservée aux abonnés, connectez-vous pour la lire."
    assert likeness(TextPrint(phrase, "Un titre"), TextPrint(phrase, "Un autre"), 0).kind is None
    assert judged(f"{phrase} {own_words(2, 30)}", f"{phrase} {own_words(3, 8)}").kind is None


@pytest.mark.parametrize("text", ["", "Un", "Réservé aux abonnés", "Un deux trois quatre cinq"])
def test_texts_of_few_words_are_compared_all_the_same(text: str) -> None:
    assert judged(text, own_words(1, 50)).kind is None
    assert judged(own_words(1, 50), text).kind is None
    assert judged(text, text).kind is (CopyKind.EXACT if text else None)


def test_the_run_that_opens_both_ends_at_boilerplate_and_at_other_words() -> None:
    cut = TextPrint(f"{words_of(STORY, 0, 60)} {own_words(3, 20)} {words_of(STORY, 60, 90)}")
    assert likeness(cut, STORY, 0).opening_run == 56
    assert likeness(cut, STORY, 0, {STORY.shingles[20]}).opening_run == 35
    assert likeness(cut, STORY, 0, {STORY.shingles[40]}).opening_run == 40


def test_a_run_further_down_opens_nothing() -> None:
    late = TextPrint(words_of(STORY, 150, 250))
    assert likeness(late, STORY, 0).opening_run == 0
