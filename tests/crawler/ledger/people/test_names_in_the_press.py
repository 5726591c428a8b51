"""Names as the press writes them: what is a partner, what is a place, a thing or a bystander."""

from __future__ import annotations

from importlib.resources import files
from time import process_time

import pytest

from crawler.ledger import Gazetteer, read_gazetteer, read_ledger
from crawler.ledger.people.found import find_people
from store.types import Article


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return read_gazetteer((files("crawler") / "profiles" / "microsoft_france.partners.toml").read_text("utf-8"))


def partners(names: Gazetteer, title: str, body: str = "") -> set[str]:
    article = Article(url="http://dsi-magazine.example/1", title=title, body=body)
    return {mention.partner for mention in read_ledger(article, names).mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Microsoft et le Conseil national du vélo éducatif signent une charte", {"Conseil national du vélo éducatif"}),
        ("L'Association des ports de la Sarve et Microsoft signent", {"Association des ports de la Sarve"}),
        ("Le Stade vannetais et Microsoft signent pour trois ans", {"Stade vannetais"}),
        ("Le Département de la Sarve signe avec Microsoft", {"Département de la Sarve"}),
        ("Microsoft devient mécène du Collège des Alizés", {"Collège des Alizés"}),
        ("Microsoft prend 10 % de la start-up nantaise eVernay", {"eVernay"}),
        ("Le marché passé par Norvale Métropole avec Microsoft est irrégulier", {"Norvale Métropole"}),
        ("Sanofi a vendu dix hectares à Microsoft", {"Sanofi"}),
        ("Sanofi achète des licences Azure via l'Ugap", {"Sanofi", "UGAP"}),
    ],
)
def test_a_partner_is_found_by_its_whole_name(names: Gazetteer, text: str, expected: set[str]) -> None:
    assert partners(names, text) == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Logiciels libres : Sanofi rompt avec Microsoft", "", {"Sanofi"}),
        ("Le HDH autorisé à héberger KX7 chez Microsoft", "", {"Health Data Hub"}),
        ("Sanofi remplace Zibel par Dynamics", "", {"Sanofi"}),
        ("Sanofi renforce son alliance avec Microsoft et ouvre un centre à Grivay", "", {"Sanofi"}),
        ("Insead et Microsoft s'allient", "L'école de Grivay et l'éditeur créent un programme.", {"INSEAD"}),
        ("Microsoft signe avec Sciences Po, après SUPINFO et l'INSA de Lyon", "", {"Sciences Po"}),
        ("Sanofi signe avec Microsoft", "Le Cigref critique la facture.", {"Sanofi"}),
    ],
)
def test_things_places_and_bystanders_are_no_partners(
    names: Gazetteer, title: str, body: str, expected: set[str]
) -> None:
    assert partners(names, title, body) == expected


@pytest.mark.parametrize("piece", ["Aa'", "Aa-", "AaAa'", "Aa'Aa "])
def test_rows_of_capitals_are_read_in_linear_time(piece: str) -> None:
    text = (piece * 20_000)[:40_000]
    begun = process_time()
    find_people(text, [], "Microsoft")
    assert process_time() - begun < 0.5  # five seconds, where each capital begins anew
