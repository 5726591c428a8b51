"""What a new reading adds to the history of an article: walls that come and go, and pages that come back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.edits.following import History, Step, next_step
from store.types import Access, Article, EditKind
from tests.store.edits.base_texts import FOUNDRY

FULL = replace(FOUNDRY, access=Access.FREE)
STUB = replace(FULL, access=Access.STUB, body=FULL.body.partition("\n")[0])
NEWS = replace(FULL, body=FULL.body + "\nLa région a voté mardi une aide de 900 000 euros, a annoncé son président.")


def step(found: Article, *, shown: Article = FULL, last: Article | None = None, **state: bool) -> Step:
    made = next_step(History(shown=shown, last=last or shown, **state), found)
    assert made is not None
    return made


def test_a_stub_after_a_full_text_is_written_down_and_not_shown() -> None:
    made = step(STUB)
    assert (made.edit.kinds, made.is_shown) == ((EditKind.PAYWALLED,), False)
    assert made.edit.words_cut > 150
    assert made.edit.words_added == 0


def test_a_headline_that_changed_with_the_wall_is_told_too() -> None:
    made = step(replace(STUB, title="Roussillat s'offre Microsoft"))
    assert made.edit.kinds == (EditKind.PAYWALLED, EditKind.HEADLINE)


def test_the_same_stub_again_says_nothing_new() -> None:
    assert next_step(History(shown=FULL, last=STUB, is_paywalled=True), STUB) is None


def test_a_stub_that_was_edited_is_written_down_and_not_shown() -> None:
    made = step(replace(STUB, title="Un autre titre"), last=STUB, is_paywalled=True)
    assert (made.edit.kinds, made.is_shown) == ((EditKind.HEADLINE,), False)


def test_a_stub_after_a_page_that_showed_nothing_says_nothing_new() -> None:
    nothing = Article(url=FULL.url, title="", body="")
    assert next_step(History(shown=FULL, last=nothing, is_paywalled=True), STUB) is None


@pytest.mark.parametrize("found", [FULL, NEWS], ids=["as it was", "and edited"])
def test_the_full_text_behind_a_wall_that_went_is_shown(found: Article) -> None:
    made = step(found, last=STUB, is_paywalled=True)
    assert (made.edit.kinds[0], made.is_shown) == (EditKind.OPENED, True)
    assert made.edit.words_added > 150


def test_the_full_text_after_a_stub_that_was_first_is_shown() -> None:
    made = step(FULL, shown=STUB)
    assert (made.edit.kinds, made.is_shown) == ((EditKind.OPENED,), True)


def test_a_stub_after_a_stub_is_an_ordinary_edit() -> None:
    made = step(replace(STUB, title="Un autre titre"), shown=STUB)
    assert (made.edit.kinds, made.is_shown) == ((EditKind.HEADLINE,), True)


def test_a_page_whose_whole_text_has_a_wall_below_it_is_not_walled_off() -> None:
    assert next_step(History(shown=FULL, last=FULL), replace(FULL, access=Access.STUB)) is None


@pytest.mark.parametrize(("found", "kinds"), [(FULL, 1), (NEWS, 2)], ids=["as it was", "and edited"])
def test_an_article_that_comes_back_is_written_down(found: Article, kinds: int) -> None:
    nothing = Article(url=FULL.url, title="", body="")
    made = step(found, last=nothing, is_removed=True)
    assert (made.edit.kinds[0], len(made.edit.kinds), made.is_shown) == (EditKind.RESTORED, kinds, True)


def test_an_article_that_comes_back_behind_a_wall_is_not_shown() -> None:
    assert not step(STUB, is_removed=True).is_shown


def test_a_text_that_reads_the_same_adds_nothing() -> None:
    assert next_step(History(shown=FULL, last=FULL), replace(FULL, section="Industrie")) is None
