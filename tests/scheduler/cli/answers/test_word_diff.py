"""What changed between two texts, word by word."""

from __future__ import annotations

import pytest

from scheduler.cli.answers.word_diff import word_diff


def told(before: str, after: str) -> list[tuple[str, str]]:
    """Pieces of the difference with their style, in order."""
    shown = word_diff(before, after)
    pieces = []
    for start, end, style in sorted((span.start, span.end, str(span.style)) for span in shown.spans):
        pieces.append((shown.plain[start:end].strip(), style))
    return pieces


def test_words_that_went_are_struck_out_and_words_that_came_are_green() -> None:
    assert told("le contrat porte sur trois ans", "le contrat porte sur cinq ans") == [
        ("trois", "red strike"),
        ("cinq", "green"),
    ]


def test_paragraphs_that_are_the_same_are_left_out() -> None:
    shown = word_diff("Publicité\nLe contrat.\nFin.", "Le contrat.\nFin.")
    assert shown.plain == "Publicité"


def test_a_paragraph_that_was_split_shows_no_change_of_words() -> None:
    assert told("un deux trois", "un\ndeux trois") == []


@pytest.mark.parametrize(("before", "after"), [("", ""), ("", "mot"), ("mot", "")], ids=["none", "came", "went"])
def test_texts_may_be_empty(before: str, after: str) -> None:
    assert word_diff(before, after).plain.strip() == before or after


def test_two_texts_of_any_length_are_compared_soon() -> None:
    before, after = (" ".join(f"{word}{number}" for number in range(5_000)) for word in ("a", "b"))
    assert [style for _, style in told(before, after)] == ["red strike", "green"]


def test_foreign_text_has_no_power_over_the_terminal() -> None:
    assert "\x1b" not in word_diff("a", "\x1b[31mb").plain
