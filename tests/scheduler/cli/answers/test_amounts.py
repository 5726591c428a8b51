"""One of a thing and several, in words."""

from __future__ import annotations

import pytest

from scheduler.cli.answers.amounts import amount


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (amount(1, "article"), "1 article"),
        (amount(0, "article"), "0 articles"),
        (amount(1234, "article"), "1,234 articles"),
        (amount(1, "copy", "copies"), "1 copy"),
        (amount(2, "copy", "copies"), "2 copies"),
    ],
)
def test_a_number_goes_with_its_noun(said: str, expected: str) -> None:
    assert said == expected
