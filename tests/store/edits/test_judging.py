"""An edit is told from noise, and by its kind: twenty pairs of texts of either sort, and what they cannot show."""

from __future__ import annotations

import pytest

from store.edits.judging import judge
from store.types import Article
from tests.store.edits.base_texts import BRIEF, FOUNDRY, HOSPITAL, SCHOOLS
from tests.store.edits.edited_texts import MEANINGFUL, NOISE


def test_there_are_twenty_pairs_of_either_sort() -> None:
    assert (len(MEANINGFUL), len(NOISE)) == (20, 20)


@pytest.mark.parametrize("name", MEANINGFUL)
def test_an_edit_is_told_by_its_kind(name: str) -> None:
    pair = MEANINGFUL[name]
    edit = judge(pair.before, pair.after)
    assert edit is not None
    assert edit.kinds[0] is pair.kind


@pytest.mark.parametrize("name", NOISE)
def test_noise_is_no_edit(name: str) -> None:
    assert judge(NOISE[name].before, NOISE[name].after) is None


@pytest.mark.parametrize("name", NOISE)
def test_noise_is_no_edit_either_way(name: str) -> None:
    assert judge(NOISE[name].after, NOISE[name].before) is None


@pytest.mark.parametrize("article", [FOUNDRY, SCHOOLS, HOSPITAL, BRIEF])
def test_the_same_text_is_no_edit(article: Article) -> None:
    assert judge(article, article) is None
