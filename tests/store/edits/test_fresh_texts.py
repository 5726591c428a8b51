"""The rules hold for texts that they were not made for, and for what they look at one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.edits.corrections import notices
from store.edits.figures import figures, names
from store.edits.judging import judge
from store.edits.noise import is_noise
from tests.store.edits.base_texts import HOSPITAL
from tests.store.edits.fresh_texts import EDITS, MARKET, SAME


@pytest.mark.parametrize("name", EDITS)
def test_a_fresh_edit_is_told_by_its_kind(name: str) -> None:
    after, kind = EDITS[name]
    edit = judge(MARKET, after)
    assert edit is not None
    assert edit.kinds[0] == kind


@pytest.mark.parametrize("name", SAME)
def test_fresh_noise_is_no_edit_either_way(name: str) -> None:
    assert judge(MARKET, SAME[name]) is None
    assert judge(SAME[name], MARKET) is None


def test_words_that_came_and_went_are_counted() -> None:
    edit = judge(MARKET, EDITS["a quote that went"][0])
    assert edit is not None
    assert (edit.words_added, edit.words_cut) == (0, 13)


def test_paragraphs_in_another_order_are_no_edit() -> None:
    turned = "\n".join(reversed(HOSPITAL.body.split("\n")))
    assert judge(HOSPITAL, replace(HOSPITAL, body=turned)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4 200 postes", "4.200 postes"),
        ("4\u202f200 postes", "4200 postes"),
        ("74 M€", "74 millions d'euros"),
        ("3 Md€", "3 milliards d'euros"),
        ("12 pour cent", "12%"),
        ("à 18 h 30", "à 18h30"),
        ("cinq ans", "5 ans"),
    ],
)
def test_a_figure_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert figures(one) == figures(other)


@pytest.mark.parametrize(
    ("one", "other"), [("7,4 millions", "7,4 milliards"), ("12 %", "12"), ("1 204", "1 240"), ("dix mois", "six mois")]
)
def test_figures_that_differ_are_told_apart(one: str, other: str) -> None:
    assert figures(one) != figures(other)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("L'architecte Inès Morvan l'a dit à l'Arcep.", {"ines", "morvan", "arcep"}),
        ("Hier, la mairie a signé.", set()),
        ("La Cnil, saisie par Jean-Yves Le Drévès, attend.", {"cnil", "jean", "yves", "dreves"}),
        ("UN TITRE TOUT EN CAPITALES", set()),
        ("« Les loyers montent », dit-on.", set()),
    ],
)
def test_names_are_told_by_their_capitals(sentence: str, found: set[str]) -> None:
    assert names(sentence) == found


@pytest.mark.parametrize(
    "line",
    [
        "12 commentaires",
        "Lu 1 204 fois",
        "Temps de lecture : 4 min",
        "Mis à jour le 03/12/2026 à 10:12",
        "Publié hier à 18h05 par Anne Le Bris",
        "Par Claire Vasseur et Anne Le Bris",
        "Partager sur Facebook",
        "…",
    ],
)
def test_counters_and_stamps_are_noise(line: str) -> None:
    assert is_noise(line)


@pytest.mark.parametrize(
    "line",
    [
        "Mise à jour : le contrat est signé.",
        "Le service compte 12 000 abonnés et 40 partenaires.",
        "Le maire a publié mercredi un démenti.",
        "Par ailleurs, Microsoft ouvre un centre à Lyon.",
        "Les 12 commentaires de la commission ont été versés au dossier.",
        "Deux lignes.",
    ],
)
def test_sentences_are_no_noise(line: str) -> None:
    assert not is_noise(line)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Rectificatif : le montant est de 3 millions.", 1),
        ("[Correction] Le montant est de 3 millions.", 1),
        ("Une première version de cet article disait le contraire.", 1),
        ("La correction des marchés atteint 3 %.", 0),
        ("Correction des copies : les professeurs s'inquiètent.", 0),
        ("L'article 3 a été modifié par le Sénat.", 0),
    ],
)
def test_notices_are_told_from_other_corrections(line: str, count: int) -> None:
    assert notices(f"Un premier paragraphe.\n{line}") == count


@pytest.mark.parametrize(("changed", "is_edit"), [(1, False), (2, False), (3, True)])
def test_more_than_two_words_in_a_hundred_are_an_edit(changed: int, is_edit: bool) -> None:
    said = [f"mot{chr(97 + place // 26)}{chr(97 + place % 26)}" for place in range(100)]
    other = [f"autre{chr(97 + place)}" for place in range(changed)] + said[changed:]
    before = replace(MARKET, body=" ".join(said))
    assert (judge(before, replace(before, body=" ".join(other))) is not None) is is_edit
