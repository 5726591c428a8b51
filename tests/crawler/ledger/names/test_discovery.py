"""Organisations that no list holds, by how the press writes them."""

from __future__ import annotations

import pytest

from crawler.ledger.names.discovery import candidates
from store.ledger import PartnerType


def found(text: str) -> list[str]:
    return [candidate.named.owner for candidate in candidates(text, 0, len(text), [])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("La Mutuelle Vallorée signe", ["Mutuelle Vallorée"]),
        ("la mutuelle Vallorée signe", ["mutuelle Vallorée"]),
        ("le groupe Larzac Habitat", ["Larzac Habitat"]),
        ("l'équipementier ferroviaire Vernay négocie", ["Vernay"]),
        ("les fonderies Roussillat signent", ["fonderies Roussillat"]),
        ("la région Val-de-Saône vote", ["région Val-de-Saône"]),
        ("le groupement hospitalier d'Armor annonce", ["groupement hospitalier d'Armor"]),
        ("l’université de Rive-Neuve ouvre", ["université de Rive-Neuve"]),
        ("L'université de Rive-Neuve ouvre", ["université de Rive-Neuve"]),
        ("le port de Cornouaille reconduit", ["port de Cornouaille"]),
        ("La Caisse nationale des Rivages choisit", ["Caisse nationale des Rivages"]),
        ("le réseau Passerelles s'associe", ["réseau Passerelles"]),
        ("qu'Ardoise Énergies inaugure", ["Ardoise Énergies"]),
        ("la ville de Lyon signe", ["ville de Lyon"]),
        ("Selon Verdelier, tout va bien", ["Verdelier"]),
        ("Nœud & Fils livre", ["Nœud & Fils"]),
        ("La Fédération française de voile choisit", ["Fédération française de voile"]),
        ("le Syndicat national de l’édition scolaire", ["Syndicat national de l'édition"]),
        ("Centre national d'enseignement à distance", ["Centre national d'enseignement à distance"]),
    ],
)
def test_a_name_with_the_noun_that_belongs_to_it(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize("long", ["V" + "ernay" * 40, "Vernay " * 30, "Vernay-" * 30 + "Rive"])
def test_what_is_longer_than_any_name_is_none(long: str) -> None:
    assert found(f"le groupe {long} négocie avec Verdelier") == ["Verdelier"]


@pytest.mark.parametrize(
    "text",
    [
        "Finalement, rien ne change",
        "Pourquoi il faut attendre",
        "À Lorméac, rien ne change",
        "les entreprises de Lorméac attendent",
        "un laboratoire commun en Bretagne",
        "une PME de Lyon",
        "le DSI et le PDG",
        "la CNIL et la Commission européenne",
        "le Conseil d'État",
        "Odile Ferrandy et Jean-Marc Ney",
        "Partenariat de trois ans",
        "Texte de l'accord",
        "« Nous verrons bien »",
    ],
)
def test_capitals_that_are_no_organisation(text: str) -> None:
    assert found(text) == []


def test_the_noun_says_what_it_is() -> None:
    text = "l'université de Rive-Neuve, la start-up Nuvalis et la fondation Belvédère"
    types = [candidate.type for candidate in candidates(text, 0, len(text), [])]
    assert types == [PartnerType.SCHOOL, PartnerType.STARTUP, PartnerType.ASSOCIATION]


def test_what_is_known_already_is_no_candidate() -> None:
    text = "Vernay et Nuvalis signent"
    assert [each.named.owner for each in candidates(text, 0, len(text), [(0, 6)])] == ["Nuvalis"]
