"""How much of an article is shown elsewhere."""

from __future__ import annotations

import pytest

from store.quoting import EXCERPT, excerpt, longest_quote, public_texts, shortened


@pytest.mark.parametrize(
    ("text", "longest", "shown"),
    [
        ("Un accord de cinq ans", 30, "Un accord de cinq ans"),
        ("Un accord de cinq ans", 21, "Un accord de cinq ans"),
        ("Un accord de cinq ans", 20, "Un accord de cinq…"),
        ("Un accord, de cinq ans", 12, "Un accord…"),
        ("Anticonstitutionnellement", 10, "Anticonst…"),
        ("Un mot anticonstitutionnel", 13, "Un mot antic…"),
        ("Un accord", 0, ""),
        ("", 10, ""),
    ],
)
def test_a_text_is_cut_between_words_where_that_costs_little(text: str, longest: int, shown: str) -> None:
    assert shortened(text, longest) == shown
    assert len(shown) <= max(longest, 0)


@pytest.mark.parametrize(
    ("directives", "longest"),
    [
        ((), None),
        (("noarchive",), None),
        (("nosnippet",), 0),
        (("none",), 0),
        (("max-snippet:40",), 40),
        (("max-snippet: -1",), None),
        (("max-snippet:0",), 0),
        (("max-snippet:40", "nosnippet"), 0),
        (("max-snippet:20", "max-snippet:160"), 20),
        (("max-snippet:160", "max-snippet:-1", "max-snippet:20"), 20),
    ],
)
def test_a_publisher_says_how_much_may_be_quoted(directives: tuple[str, ...], longest: int | None) -> None:
    assert longest_quote(directives) == longest


def test_a_standfirst_goes_before_the_text() -> None:
    assert excerpt("Le chapeau.", "Le texte.", (), longest=0, longest_body=5) == "Le chapeau."
    assert excerpt("", "Le texte.", (), longest=0, longest_body=20) == "Le texte."
    assert excerpt("", "Le texte.", (), longest=20) == ""
    assert excerpt("Le chapeau.", "", ("nosnippet",), longest=0) == ""


def test_a_text_that_is_as_long_as_may_be_quoted_is_handed_on_whole_and_a_longer_one_as_an_excerpt() -> None:
    whole = ("Un chapeau.", "Un texte.")  # 20 characters
    assert public_texts(*whole, ()) == public_texts(*whole, ("max-snippet:20",)) == whole
    assert public_texts(*whole, ("max-snippet:19",)) == ("Un chapeau.", "")
    assert public_texts(*whole, ("max-snippet:5",)) == ("Un c…", "")
    assert public_texts("", "mot " * EXCERPT, ("max-snippet:1000",))[1] == ""
    assert public_texts(*whole, ("nosnippet",)) == ("", "")
