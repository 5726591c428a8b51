"""Where sentences of the French press begin and end."""

from __future__ import annotations

import pytest

from crawler.ledger.text.sentences import find_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Brest signe.", "Rennes attend."],
        ["« Nous signons ! »", "Le maire sourit…", "« Enfin ?! »", "Dit-il."],
        ["M. Ney (p. 12) a signé le n° 5 avec J. F. Kerbrat."],
        ["Le site Recast.AI vaut 3.5 millions.", "5 ans après, il ferme."],
        ["Il hésite" + "." * 20_000 + " puis signe" + "!?" * 10_000, "Rennes attend."],
    ],
)
def test_a_text_is_parted_into_its_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[each.start : each.end] for each in find_sentences(text)] == sentences


def test_a_paragraph_ends_a_sentence_whatever_stands_there() -> None:
    found = find_sentences("Un accord\n\n  avec Brest. \n")
    assert [(each.start, each.end, each.paragraph) for each in found] == [(0, 9, 0), (13, 24, 2)]
