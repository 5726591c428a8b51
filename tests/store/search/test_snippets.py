"""A snippet is a piece of the article's own text, cut between words, with what answers the query marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.query.parsing import parse_query
from store.search.snippets import Excerpts, Snippet
from store.search.word_places import word_places
from store.text import clean_text, fold, words

FILLING = "Le reste du texte parle d’autre chose et ne répond à rien. " * 8


def marked(snippet: Snippet) -> list[str]:
    return [snippet.text[start:end] for start, end in snippet.marks]


def excerpts(query: str, *, title: str = "", lead: str = "", body: str = "") -> Excerpts:
    return Excerpts(title, lead, body, parse_query(query))


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("etat", "L’État, l´« État » et les États", ["État", "État", "États"]),
        ("signer", "Ils SIGNENT ; c’est signé.", ["SIGNENT", "signé"]),
        ("coeur", "Au cœur de la ﬁlière", ["cœur"]),
        ("filiere", "Au cœur de la ﬁlière", ["ﬁlière"]),
        ('"accord cadre"', "Un accord, puis l'accord-cadre", ["accord-cadre"]),
        ("accord NEAR/2 puis", "Un accord, puis l'accord-cadre", ["accord", "puis", "accord"]),
        ("e\u0301te\u0301", "L'e\u0301te\u0301 dernier", ["e\u0301te\u0301"]),
        ("accord NOT puis", "Un accord, puis un autre", ["accord"]),
        ("un* OR rennes", "Un accord, puis un autre à Rennes", ["Un", "un", "Rennes"]),
        ('"un accord" OR accord', "Un accord", ["Un accord"]),
    ],
)
def test_marks_stand_on_the_words_as_they_were_written(query: str, text: str, expected: list[str]) -> None:
    assert marked(excerpts(query, title=text).title()) == expected


def test_the_title_is_whole_and_marked() -> None:
    title = excerpts("inria", title=f"Inria. {FILLING}").title()
    assert title == Snippet(zone="title", text=f"Inria. {FILLING}", marks=((0, 5),))


def test_the_paragraph_that_answers_most_is_shown() -> None:
    body = f"Un accord.\n{FILLING}\nUn accord à Rennes est signé.\nRennes."
    (snippet,) = excerpts("accord rennes", lead="Rennes encore", body=body).snippets()
    assert (snippet.zone, snippet.text) == ("body", "Un accord à Rennes est signé.")


def test_a_long_paragraph_is_cut_between_words_around_what_answers_most() -> None:
    body = f"{FILLING}Un accord. {FILLING}Un accord est signé à Rennes. {FILLING}"
    (snippet,) = excerpts("accord rennes", body=body).snippets()
    assert marked(snippet) == ["accord", "Rennes"]
    assert snippet.text.startswith("… ")
    assert snippet.text.endswith(" …")
    assert snippet.text.strip("… ") in body
    assert set(snippet.text.strip("… ").split()) <= set(body.split())
    assert len(snippet.text) < 300


@pytest.mark.parametrize("query", ["title:inria", "lang:fr", "NOT rennes"])
def test_without_an_answer_below_the_title_the_beginning_is_shown(query: str) -> None:
    (snippet,) = excerpts(query, title="Inria", lead="\nUn chapô.", body=FILLING).snippets()
    assert (snippet.text, snippet.marks) == ("Un chapô.", ())


def test_an_article_of_a_title_alone_has_no_snippet() -> None:
    assert excerpts("inria", title="Inria").snippets() == ()


def test_a_word_as_long_as_a_window_is_cut_somewhere() -> None:
    (snippet,) = excerpts("a*", body="a" * 1000).snippets()
    assert 0 < len(snippet.text) < 300


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("l’ 'é«œﬁ\u0301"), max_size=40).map(clean_text))
def test_places_are_those_of_the_words(text: str) -> None:
    places = word_places(text)
    assert len(places) in (len(words(text)), 0)
    for (start, end), word in zip(places, words(text), strict=False):
        assert set(word) <= set(fold(text[start:end]))


@given(st.text("aé ’.\n", max_size=900), st.sampled_from(["a", "a*", '"a e"', "a NEAR/3 e", "e"]))
def test_every_snippet_is_a_piece_of_the_text_with_its_marks_in_order(text: str, query: str) -> None:
    for snippet in excerpts(query, body=text).snippets(3):
        assert snippet.text.removeprefix("… ").removesuffix(" …") in text
        ends = [0, *(place for mark in snippet.marks for place in mark)]
        assert ends == sorted(ends)
        assert ends[-1] <= len(snippet.text)
