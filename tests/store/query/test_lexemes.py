"""What the indexes hold of an article: stems with gaps, exact forms, and no more than the databases take."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.query.lexemes import MOST_BYTES, MOST_WORDS, fts5_columns, tsvector, zone_words

#: Any text, with the odd paragraph.
anything = st.text(st.characters(codec="utf-8") | st.sampled_from("a'\n"))


def gap(text: str) -> str:
    return text.replace("|", " =" * 20)


def lexemes(vector: str) -> Iterator[tuple[str, list[str]]]:
    for lexeme, positions in re.findall(r"'((?:[^']|'')+)':(\S+)", vector):
        yield lexeme, positions.split(",")


def test_paragraphs_stand_twenty_positions_apart_and_exact_forms_at_the_end() -> None:
    columns = fts5_columns(zone_words("Signés !", "", "L’accord signé.\n…\nSigné"))
    assert columns == (gap("sign| =signes"), "", gap("accord sign| sign| =accord =signe"))


def test_postgresql_gets_the_same_with_zones_as_weights() -> None:
    vector, is_capped = tsvector(zone_words("Signés", "O’Brien", "L’accord signé.\nSigné"))
    assert dict(lexemes(vector)) == {
        "sign": ["1A", "44C", "65C"],
        "o''brien": ["22B"],
        "accord": ["43C"],
        "=signes": ["16381A"],
        "=o''brien": ["16382B"],
        "=accord": ["16383C"],
        "=signe": ["16383C"],
    }
    assert not is_capped


@pytest.mark.parametrize(
    ("body", "is_capped"),
    [
        ("accord " * 250, False),
        ("accord " * 251, True),
        (" ".join(f"mot{number}" for number in range(16_379)), False),
        (" ".join(f"mot{number}" for number in range(16_381)), True),
        ("\n".join(f"mot{number}" for number in range(1_000)), True),
    ],
)
def test_what_postgresql_cannot_keep_is_said_and_every_zone_of_a_word_is_kept(body: str, is_capped: bool) -> None:
    words = zone_words("", "", f"{body} mot")
    vector, capped = tsvector(words)
    assert capped == is_capped
    for lexeme, positions in lexemes(vector):
        assert 1 <= len(positions) < 255, lexeme
        assert {position[-1] for position in positions} == {"C"}


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("mot " * (MOST_WORDS + 10), MOST_WORDS),
        ("mot\n" * (MOST_WORDS + 10), MOST_WORDS),
        (" ".join(f"{number:060d}" for number in range(6_000)), MOST_BYTES // 60),
        (" ".join("漢" * 50 + str(number) for number in range(3_000)), 1_950),
    ],
)
def test_a_book_is_read_to_a_limit(body: str, kept: int) -> None:
    words = zone_words("", "", body)
    assert sum(map(len, words.body)) == pytest.approx(kept, rel=0.01)
    assert len(tsvector(words)[0].encode()) < 2**20


def test_what_the_title_takes_the_body_has_not() -> None:
    words = zone_words("mot " * (MOST_WORDS - 1), "", "un deux trois")
    assert words.body == (("un",),)


@given(anything, anything, anything)
def test_every_article_gives_lexemes_that_spaces_part(title: str, lead: str, body: str) -> None:
    words = zone_words(title, lead, body)
    for column, zone in zip(fts5_columns(words), words.zones, strict=True):
        tokens = column.split()
        forms = {word for paragraph in zone for word in paragraph}
        exact = [token for token in tokens if token.startswith("=") and token != "="]
        assert sorted(exact) == sorted(f"={form}" for form in forms)
        assert sum(not token.startswith("=") for token in tokens) == sum(map(len, zone))
