"""Captions, picture credits and appeals to comment are no edits; another unit behind the same number is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.edits.judging import judge
from store.types import EditKind
from tests.store.edits.base_texts import FOUNDRY


@pytest.mark.parametrize(
    "line",
    [
        "L'atelier de noyautage, à Givors. © Cabinet Lemoine / DR",
        "Une coulée à Loire-sur-Rhône, en février dernier (Photo Pascal Lachenaud/AFP)",
        "La salle des fours. Crédit photo : DR",
        "Hélène Roussillat dirige le groupe depuis 2019. – © Fonderies Roussillat",
        "Photo : Marc Vautrin",
        "Adobe Stock",
        "Jeanne Ollier / Getty Images",
        "Soyez le premier à réagir",
    ],
)
def test_what_stands_under_a_picture_or_an_article_is_no_edit(line: str) -> None:
    above, below = f"{line}\n{FOUNDRY.body}", f"{FOUNDRY.body}\n{line}"
    for body in (above, below):
        assert judge(FOUNDRY, replace(FOUNDRY, body=body)) is None
        assert judge(replace(FOUNDRY, body=body), FOUNDRY) is None


def test_a_paragraph_about_a_photograph_is_an_addition() -> None:
    line = "La photo du four fissuré, prise par Karim Belhadj, a été versée au dossier de l'inspection du travail."
    edit = judge(FOUNDRY, replace(FOUNDRY, body=f"{FOUNDRY.body}\n{line}"))
    assert edit is not None
    assert edit.kinds == (EditKind.ADDITION,)


@pytest.mark.parametrize(
    ("before", "after"), [("dix secondes", "dix minutes"), ("cinq ans", "cinq mois"), ("d'euros", "de dollars")]
)
def test_another_unit_is_another_amount(before: str, after: str) -> None:
    assert before in FOUNDRY.body
    edit = judge(FOUNDRY, replace(FOUNDRY, body=FOUNDRY.body.replace(before, after)))
    assert edit is not None
    assert edit.kinds == (EditKind.AMOUNT,)


def test_a_unit_in_another_word_is_the_same_amount() -> None:
    assert judge(FOUNDRY, replace(FOUNDRY, body=FOUNDRY.body.replace("cinq ans", "5 années"))) is None
