"""Quotes that are pulled out of the text and printed a second time."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import BODY, FIRST, SECOND, THIRD, page, paragraphs, read

QUOTE = "« On nous a promis mille places, nous en voulons la liste »"
TOLD = f"{QUOTE}, répète Odile Kerrien, qui préside la chambre des métiers depuis six ans."


@pytest.mark.parametrize(
    "pulled",
    [
        f"<div class='exergue'><p>{QUOTE}</p></div>",
        f"<div class='exergue'><p>{QUOTE}</p><p>Odile Kerrien, présidente de la chambre</p></div>",
        "<blockquote><p>« On nous a promis mille places, nous en voulons la liste. »</p></blockquote>",
    ],
)
@pytest.mark.parametrize("below", [False, True])
def test_a_quote_that_a_paragraph_has_too_goes_with_the_name_below(pulled: str, below: bool):
    around = (f"<p>{TOLD}</p>", pulled) if below else (pulled, f"<p>{TOLD}</p>")
    assert read(page(f"<p>{FIRST}</p>", *around, paragraphs(SECOND, THIRD))).body == BODY.replace(
        f"{FIRST}\n", f"{FIRST}\n{TOLD}\n"
    )


def test_a_quote_that_stands_nowhere_else_stays():
    body = read(page(f"<p>{FIRST}</p><blockquote><p>{QUOTE}</p></blockquote>", paragraphs(SECOND, THIRD))).body
    assert body == f"{FIRST}\n{QUOTE}\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize("intertitle", [f"<h2>{QUOTE}</h2>", f"<p><strong>{QUOTE}</strong></p>"])
def test_an_intertitle_in_the_words_of_a_paragraph_stays(intertitle: str):
    body = read(page(f"<p>{FIRST}</p>{intertitle}<p>{TOLD}</p>", paragraphs(SECOND, THIRD))).body
    assert body == f"{FIRST}\n{QUOTE}\n{TOLD}\n{SECOND}\n{THIRD}"


def test_a_short_line_below_a_pulled_quote_that_is_no_name_stays():
    pulled = f"<div class='exergue'><p>{QUOTE}</p></div><p>Un marché qui double chaque année</p>"
    body = read(page(f"<p>{FIRST}</p>{pulled}<p>{TOLD}</p>", paragraphs(SECOND, THIRD))).body
    assert body == f"{FIRST}\nUn marché qui double chaque année\n{TOLD}\n{SECOND}\n{THIRD}"
