"""Names are found however they are typed, longest first, and nowhere else."""

from __future__ import annotations

import pickle
import time

import pytest

from crawler.ledger import BadGazetteer, Focal, Gazetteer, Naming, gazetteer_of, read_gazetteer
from crawler.ledger.text.flat import flatten
from store.ledger import Partner, PartnerType
from tests.crawler.ledger.invented_names import gazetteer


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return gazetteer()


def found(names: Gazetteer, text: str) -> list[tuple[str, str]]:
    return [(each.owner, text[each.start : each.end]) for each in names.find(text, flatten(text))]


@pytest.mark.parametrize(
    ("text", "owner", "written"),
    [
        ("avec l’Iforia et d'autres", "Iforia", "Iforia"),
        ("avec l'Iforia", "Iforia", "Iforia"),
        ("les Tables du Coeur", "Tables du Cœur", "Tables du Coeur"),
        ("les TABLES DU CŒUR", "Tables du Cœur", "TABLES DU CŒUR"),
        ("les tables du cœur", "Tables du Cœur", "tables du cœur"),
        ("Steiner-Electric signe", "Steiner Electric", "Steiner-Electric"),
        ("Steiner\u00a0Electric signe", "Steiner Electric", "Steiner\u00a0Electric"),
        ("Steiner\u2011Electric signe", "Steiner Electric", "Steiner\u2011Electric"),
        ("Parlote.AI lève", "Parlote.AI", "Parlote.AI"),
        ("chez Nœud & Fils", "Sociétés du Nœud", "Nœud & Fils"),
        ("chez Noeud & Fils", "Sociétés du Nœud", "Noeud & Fils"),
        ("L’Auréal", "L'Auréal", "L’Auréal"),
        ("le ministère de la culture", "Ministère de la Culture", "ministère de la culture"),
        ("l'Aeralis du futur", "Aéralis", "Aeralis"),
        ("(Cercal)", "Cercal", "Cercal"),
        ("Cercal.", "Cercal", "Cercal"),
        ("CERCAL", "Cercal", "CERCAL"),
    ],
)
def test_a_name_is_found_however_it_is_typed(names: Gazetteer, text: str, owner: str, written: str) -> None:
    assert found(names, text) == [(owner, written)]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Mandarine signe", ["Mandarine"]),
        ("une mandarine", []),
        ("elle habite à Mandarine", []),
        ("la Malle", ["La Malle"]),
        ("un grand ouest lointain", []),
        ("la malle du grenier", []),
        ("Ocre", ["Ocre"]),
        ("un mur ocre", []),
        ("Ocre Rouge, roman", []),
        ("un tremplin", []),
        ("le rondeau", []),
        ("Steiner. Electric", []),
        ("Steiner, Electric", []),
        ("Cercalien", []),
        ("le Conseil d'État", []),
        ("Sirocco AI et Sirocco", ["Sirocco AI", "Sirocco AI"]),
        ("Norvik Research et Norvik", ["Norvik", "Norvik"]),
        ("l’éditeur", ["Norvik"]),
    ],
)
def test_common_words_and_parts_of_words_are_no_names(names: Gazetteer, text: str, owners: list[str]) -> None:
    assert [owner for owner, _ in found(names, text)] == owners


def test_the_longest_name_wins(names: Gazetteer) -> None:
    assert found(names, "la Région Grand Ouest") == [("Région Grand Ouest", "Région Grand Ouest")]
    assert found(names, "le Grand Ouest") == [("Région Grand Ouest", "Grand Ouest")]


def test_what_is_named_is_said(names: Gazetteer) -> None:
    text = "Norvik, l'éditeur, vend Azimut à Cercal comme Gargal"
    namings = [each.naming for each in names.find(text, flatten(text))]
    assert namings == [Naming.FOCAL, Naming.REFERENCE, Naming.PRODUCT, Naming.PARTNER, Naming.OTHER]


def test_values_at_hand_make_a_gazetteer() -> None:
    partner = Partner(name="Verdelier", aliases=("Groupe Verdelier",), type=PartnerType.COMPANY)
    names = gazetteer_of(Focal(name="Norvik"), [partner])
    assert found(names, "le Groupe Verdelier et Norvik") == [("Verdelier", "Groupe Verdelier"), ("Norvik", "Norvik")]


def test_a_gazetteer_travels_to_a_worker(names: Gazetteer) -> None:
    travelled = pickle.loads(pickle.dumps(names))
    assert found(travelled, "Cercal et Norvik") == found(names, "Cercal et Norvik")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[focal", "not TOML"),
        ('others = ["A"]', "[focal]"),
        ('[focal]\nname = "N"\nalias = []', "alias"),
        ('[focal]\nname = "N"\n[[partner]]\ntype = "school"', "without a name"),
        ('[focal]\nname = "N"\n[[partner]]\nname = "P"\ntype = "zoo"', "zoo"),
        ('[focal]\nname = "N"\n[[partner]]\nname = "P"\nalias = ["Q"]', "alias"),
        ('others = "A"\n[focal]\nname = "N"', "others"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(text: str, complaint: str) -> None:
    with pytest.raises(BadGazetteer) as bad:
        read_gazetteer(text)
    assert complaint in str(bad.value)


def test_ten_thousand_names_cost_no_more_than_twice_a_hundred() -> None:
    text = "Le groupe Verdelier et Norvik ont signé avec la ville de Lorméac un accord de trois ans. " * 30
    flat = flatten(text)

    def fastest_s(count: int) -> float:
        partners = [Partner(name=f"Groupe Verdelier {number}", aliases=(f"Ville {number}",)) for number in range(count)]
        names = gazetteer_of(Focal(name="Norvik"), partners)
        assert names.find(text, flat)
        return min(_timed_s(names, text, flat) for _ in range(15))

    # Each adds two names: a hundred, ten thousand.
    assert fastest_s(5_000) <= 2 * fastest_s(50)


def _timed_s(names: Gazetteer, text: str, flat: str) -> float:
    begun = time.process_time()
    names.find(text, flat)
    return time.process_time() - begun
