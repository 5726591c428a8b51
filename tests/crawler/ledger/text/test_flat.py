"""Flat text: letters without accents, signs made alike, and every offset where it was."""

from __future__ import annotations

import unicodedata

import pytest

from crawler.ledger.text.flat import flatten

#: Latin-1 to Extended-B, and Extended Additional, but for İ, whose small form is two letters.
LETTERS = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code) != "İ"]


def plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


def test_every_latin_letter_is_the_plain_one_whatever_stands_beside_it() -> None:
    assert flatten(" ".join(LETTERS)) == " ".join(map(plain, LETTERS))


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("L’ŒUVRE de l’État", "l'œuvre de l'etat"),
        ("13\u202f000 € « dits »\u00a0: l`an\t2", "13 000 € « dits » : l'an 2"),
        ("Saint‐Brieuc – “Bretagne” „Nord‛", 'saint-brieuc - "bretagne" "nord\''),
        ("A\tB `c`", "a b 'c'"),
        ("Galatasaray İstanbul’da", "galatasaray istanbul'da"),
    ],
)
def test_signs_are_made_alike_and_no_offset_moves(text: str, flat: str) -> None:
    assert flatten(text) == flat
    assert len(flatten(text)) == len(text)
