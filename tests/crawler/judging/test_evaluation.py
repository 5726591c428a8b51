"""Precision and recall of a topic on labelled texts; what cannot be reckoned is None, and no zero."""

from __future__ import annotations

import pytest

from crawler.judging.evaluation import Counts


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [
        (Counts(), None, None, None),
        (Counts(right=3, wrong=1), 0.75, 1.0, 6 / 7),
        (Counts(right=1, missed=3), 1.0, 0.25, 0.4),
        (Counts(wrong=2), 0.0, None, 0.0),
        (Counts(missed=2), None, 0.0, 0.0),
    ],
)
def test_shares_of_what_was_found_and_of_what_there_was(
    counts: Counts, precision: float | None, recall: float | None, f1: float | None
) -> None:
    assert (counts.precision, counts.recall, counts.f1) == (precision, recall, f1)


def test_counts_of_several_texts_add_up() -> None:
    assert Counts(right=1, wrong=2, missed=3) + Counts(right=4) == Counts(right=5, wrong=2, missed=3)
