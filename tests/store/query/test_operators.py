"""Words, phrases and operators of a query, judged on one article."""

from __future__ import annotations

import pytest

from store.query.matching import ReadText
from store.query.parsing import parse_query

TEXT = ReadText(
    "L’éditeur et l’Inria signent des partenariats",
    "Un accord-cadre de l'État, aujourd’hui à Rennes",
    "Le cœur du sujet : deux coentreprises.\nMicrosoft\nFrance y investira, ont signé les parties.",
)


def found(query: str) -> list[str] | None:
    return TEXT.found(parse_query(query))


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("partenariat", ["title:partenariat"]),
        ("PARTENARIATS", ["title:PARTENARIATS"]),
        ("signer", ["title:signer"]),
        ("investir", ["body:investir"]),
        ("éditeur", ["title:éditeur"]),
        ("editeur", ["title:editeur"]),
        ("coeur", ["body:coeur"]),
        ("cœur", ["body:cœur"]),
        ("etat", ["lead:etat"]),
        ("l’État", ["lead:l’État"]),
        ("aujourd'hui", ["lead:aujourd'hui"]),
        ("coentrepr*", ["body:coentrepr*"]),
        ("Étai*", None),
        ("hui", None),
        ("partenaire", None),
    ],
)
def test_a_word_is_found_in_its_inflections_and_spellings(query: str, terms: list[str] | None) -> None:
    assert found(query) == terms


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ('"accord cadre"', True),
        ('"accords-cadres"', True),
        ("accord-cadre", True),
        ("« accord cadre »", True),
        ("“accord cadre”", True),
        ('"cadre accord"', False),
        ('"accord État"', False),
        ('"un accord cadre de l\'État ?"', True),
        ('"microsoft france"', False),  # a paragraph lies between them
    ],
)
def test_a_phrase_is_its_stems_in_sequence_within_a_paragraph(query: str, matches: bool) -> None:
    assert (found(query) is not None) == matches


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("inria rennes", True),
        ("inria brest", False),
        ("inria AND brest", False),
        ("inria OR brest", True),
        ("brest OR inria AND lille", False),
        ("brest OR inria AND rennes", True),
        ("(brest OR inria) (lille OR rennes)", True),
        ("inria NOT brest", True),
        ("inria -rennes", False),
        ("+inria +rennes", True),
        ("inria -(brest OR rennes)", False),
        ("inria OR NOT rennes", True),
        ("NOT brest", True),
        ("NOT (inria AND rennes)", False),
        ("title:inria", True),
        ("body:inria", False),
        ("lead:(inria OR rennes)", True),
        ('title:"signent des partenariats"', True),
        ("-title:rennes", True),
        ("title: inria", True),
        ("et ou", False),  # operators are written in capitals: these are words
    ],
)
def test_operators_and_zones_combine(query: str, matches: bool) -> None:
    assert (found(query) is not None) == matches
