"""Cleaning, folding and words of French text, by table and by anything hypothesis thinks of."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.text import ELISION, WORD, clean_line, clean_paragraphs, clean_text, fold, words

#: Hypothesis leaves lone surrogates out of text unless they are asked for.
anything = st.text(st.characters(codec=None, exclude_categories=()))


@given(anything)
def test_clean_text_can_be_written_as_utf8_and_holds_no_control(text):
    cleaned = clean_text(text)
    cleaned.encode()
    assert not any(character < " " and character not in "\t\n" for character in cleaned)


@given(anything)
@example("\u202e\u0301e")
def test_cleaning_twice_changes_nothing(text):
    for clean in (clean_text, clean_line, clean_paragraphs):
        assert clean(clean(text)) == clean(text)


#: Elisions, half elisions, quotation marks and accents, thrown together.
_ELIDED = ["l'", "d’", "qu'", "jusqu'", "lorsqu’", "aujourd'hui", "'", "«", "“", '"', " ", "é", "Œ", "a", "_", "3"]


@given(anything | st.lists(st.sampled_from(_ELIDED), max_size=12).map("".join))
@example("presqu'« île »")
@example("l'd'arc x'd'y")
def test_words_are_what_the_two_patterns_find(text):
    lines = (ELISION.sub("", fold(line)) for line in text.split("\n"))
    assert words(text) == [word for line in lines for word in WORD.findall(line)]


@given(anything)
@example("e\u0301\u0323 \u20d7a\u0e48")
def test_folding_leaves_no_mark_on_a_letter(text):
    assert not any(map(unicodedata.combining, fold(text)))


def test_folding_takes_every_mark_from_its_letter():
    marked = "".join(chr(code) for code in range(0x110000) if unicodedata.combining(chr(code)))
    assert not any(map(unicodedata.combining, "".join(fold(f"x{mark}") for mark in marked)))


@given(anything)
@example("l\u00b4État")
def test_folding_twice_gives_the_same_words(text):
    assert words(fold(text)) == words(text)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\x00b\x08c", "abc"),
        ("a\ud800b", "ab"),
        ("mot\u200bmot\ufeff", "motmot"),
        ("titre \u202egpj.exe\u202c", "titre gpj.exe"),
        ("\u2066titre\u2069", "titre"),
        ("parte\u00adnariat", "partenariat"),
        ("e\u0301te\u0301", "été"),
        ("un\r\ndeux\rtrois\x85quatre\u2028cinq\x0csix", "un\ndeux\ntrois\nquatre\ncinq\nsix"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_invisible_and_forbidden_characters_go(dirty, clean):
    assert clean_text(dirty) == clean


def test_a_line_has_single_spaces_only():
    assert clean_line("  Un\u00a0accord\u202f:\n\tdeux ans ") == "Un accord : deux ans"


def test_each_paragraph_is_one_line_and_none_is_empty():
    assert clean_paragraphs("  Un\u00a0accord. \n\n \t\nDeux\u2009ans.\r\n") == "Un accord.\nDeux ans."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L’ŒUVRE de l’État", "l'oeuvre de l'etat"),
        ("l´État", "l'etat"),
        ("l‛État", "l'etat"),
        ("E\u0301COLE", "école"),
        ("ﬁnance", "finance"),
        ("Ｍicrosoft", "microsoft"),
        ("ALTRAN\u00a0SA", "altran sa"),
        ("cæsium", "caesium"),
    ],
)
def test_typography_case_and_accents_fold_away(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’État, aujourd’hui : c’est signé.", ["etat", "aujourd'hui", "est", "signe"]),
        ("l’« État » et l’“accord”", ["etat", "et", "accord"]),
        ("Jusqu’à l'Île-d'Yeu, qu’il aime", ["a", "ile", "yeu", "il", "aime"]),
        ("O’Brien d’O’Brien", ["o'brien", "o'brien"]),
        ("1\u202f000 salariés", ["1", "000", "salaries"]),
        ("", []),
    ],
)
def test_words_are_folded_and_lose_what_french_elides(text, expected):
    assert words(text) == expected
