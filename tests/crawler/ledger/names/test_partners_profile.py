"""The built-in list of partners is read, complete, and knows an organisation from a common word."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from crawler.ledger import Gazetteer, Naming, read_gazetteer
from crawler.ledger.text.flat import flatten
from store.ledger import PartnerType

LEDGER = Path(__file__).parents[4] / "crawler" / "ledger"


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return read_gazetteer((files("crawler") / "profiles" / "microsoft_france.partners.toml").read_text("utf-8"))


def partners(names: Gazetteer, text: str) -> list[str]:
    return [each.owner for each in names.find(text, flatten(text)) if each.naming is Naming.PARTNER]


def test_every_partner_is_listed_once_with_its_type(names: Gazetteer) -> None:
    listed = [partner.name for partner in names.partners]
    assert len(listed) >= 90
    assert len(set(listed)) == len(listed)
    assert all(partner.type is not PartnerType.UNKNOWN for partner in names.partners)


def test_no_name_belongs_to_two(names: Gazetteer) -> None:
    owners: dict[str, set[str]] = {}
    for name in names.names:
        owners.setdefault(flatten(name.written), set()).add(name.owner)
    assert [written for written, those in owners.items() if len(those) > 1] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orange et Cap Gemini", ["Orange", "Capgemini"]),
        ("une orange bleue", []),
        ("la ville d'Orange", []),
        ("Microsoft s'allie à Orange", ["Orange"]),
        ("La Poste déploie", ["La Poste"]),
        ("il relève la poste restante", []),
        ("Bleu, la coentreprise", ["Bleu"]),
        ("un ciel bleu", []),
        ("l’Éducation nationale", ["Ministère de l'Éducation nationale"]),
        ("le ministère de la Défense", ["Ministère des Armées"]),
        ("rendez-vous à la Défense", []),
        ("le Conseil d’État", []),
        ("l’État et Microsoft", ["État français"]),
        ("Total des commandes", []),
        ("Total signe", ["TotalEnergies"]),
        ("L’Oréal", ["L'Oréal"]),
        ("Dassault Systèmes", ["Dassault Systèmes"]),
        ("Restos du Cœur", ["Restos du Cœur"]),
    ],
)
def test_a_common_word_is_no_partner(text: str, expected: list[str], names: Gazetteer) -> None:
    assert partners(names, text) == expected


def test_nothing_of_the_profile_is_in_the_code(names: Gazetteer) -> None:
    modules = list(LEDGER.rglob("*.py"))
    code = "\n".join(path.read_text("utf-8") for path in modules)
    assert len(modules) > 30
    without_file_names = code.replace("profiles/microsoft_france.partners.toml", "")
    assert not re.search(r"microsoft|azure|redmond|cigref|inria|sciences po", flatten(without_file_names))
