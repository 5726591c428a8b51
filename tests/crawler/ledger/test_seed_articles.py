"""The three articles that the project began with, extracted and read: who agreed on what, since when, who says so."""

from __future__ import annotations

import tomllib
from datetime import UTC, date
from importlib.resources import files
from pathlib import Path

import pytest

from crawler.extract import extract
from crawler.ledger import Gazetteer, read_gazetteer, read_ledger
from store.ledger import Agreement, AgreementKind, AgreementStatus, DateSpan, Ledger, Zone
from store.types import Article, Entry

FIXTURES = Path(__file__).parents[3] / "fixtures"
CIGREF = (
    "dsi-magazine.example/actualites/lire-microsoft-prolonge-son-accord-avec-le-cigref-et-s-allie-a-sciences-po-843"
)
SPECIALISTS = "canal-distribution.example/articles/2005/11/microsoft-label-specialistes-pme-1187"
VOLUNTEERS = "asso-et-societe.example/article32"


@pytest.fixture(scope="module")
def partners() -> Gazetteer:
    return read_gazetteer((files("crawler") / "profiles" / "microsoft_france.partners.toml").read_text("utf-8"))


def article(page: str) -> Article:
    expected = tomllib.loads((FIXTURES / f"{page}.expected.toml").read_text("utf-8"))
    entry = Entry(url=expected["url"], published_at=expected["published_at"].astimezone(UTC))
    return extract((FIXTURES / f"{page}.html").read_bytes(), expected["url"], entry=entry)


def read(page: str, partners: Gazetteer) -> dict[str, Agreement]:
    agreements = read_ledger(article(page), partners).agreements
    assert len({each.partner for each in agreements}) == len(agreements)
    return {each.partner: each for each in agreements}


def day(year: int, month: int, number: int) -> DateSpan:
    return DateSpan(first=date(year, month, number), last=date(year, month, number))


def test_the_cigref_renews_for_two_years_and_sciences_po_signs(partners: Gazetteer) -> None:
    found = read(CIGREF, partners)
    assert set(found) == {"Cigref", "Sciences Po"}
    cigref, school = found["Cigref"], found["Sciences Po"]
    assert (cigref.status, cigref.months, cigref.dated) == (AgreementStatus.RENEWED, 24, day(2008, 3, 18))
    assert cigref.kind is AgreementKind.PARTNERSHIP
    assert (school.status, school.months, school.dated) == (AgreementStatus.SIGNED, 36, day(2008, 3, 18))
    assert {"research chair", "internship"} <= set(school.subjects)
    assert cigref.known
    assert school.known


def test_each_has_its_people_and_the_sentence_that_says_so(partners: Gazetteer) -> None:
    found = read(CIGREF, partners)
    cigref, school = found["Cigref"], found["Sciences Po"]
    assert [(each.name, each.organisation) for each in cigref.people] == [
        ("Bertrand Leclaux", "Cigref"),
        ("Éric Vanheule", "Microsoft"),
    ]
    assert [(each.name, each.role, each.organisation) for each in school.people] == [
        ("Odile Ferrandy", "directrice des études de l'école", "Sciences Po")
    ]
    assert "ont renouvelé, le 18 mars, l'accord" in cigref.evidence[0].sentence
    assert "un second accord, cette fois avec Sciences Po" in school.evidence[0].sentence


def test_the_certification_programme_has_its_550_specialists(partners: Gazetteer) -> None:
    (programme,) = read(SPECIALISTS, partners).values()
    assert programme.partner == "revendeurs"
    assert programme.kind is AgreementKind.TRAINING
    assert programme.status is AgreementStatus.ANNOUNCED
    assert programme.beneficiaries == 550
    assert "certification" in programme.subjects
    assert programme.amounts == ()  # 290 € is what an examination costs
    assert [each.name for each in programme.people] == ["Philippe Auvray"]
    assert any("550 sociétés labellisées" in each.sentence or "550" in each.sentence for each in programme.evidence)


def test_the_ministry_signs_on_22_february_2006_for_a_directory_of_volunteers(partners: Gazetteer) -> None:
    (accord,) = read(VOLUNTEERS, partners).values()
    assert accord.partner == "Ministère de la Jeunesse, des Sports et de la Vie associative"
    assert accord.status is AgreementStatus.SIGNED
    assert accord.kind is AgreementKind.PARTNERSHIP
    assert accord.dated == day(2006, 2, 22)
    assert accord.months == 36
    assert {"volunteering", "directory"} <= set(accord.subjects)
    assert {each.name for each in accord.people} == {"Gérard Lacombe-Viel", "Annick Trévoux"}
    assert "ont signé le 22 février 2006, à Paris, un accord de coopération" in accord.evidence[0].sentence
    assert any("annuaire du bénévolat" in each.sentence for each in accord.evidence)


@pytest.mark.parametrize("page", [CIGREF, SPECIALISTS, VOLUNTEERS])
def test_all_offsets_point_into_the_article(page: str, partners: Gazetteer) -> None:
    read_article = article(page)
    zones = {Zone.TITLE: read_article.title, Zone.LEAD: read_article.standfirst, Zone.BODY: read_article.body}
    ledger: Ledger = read_ledger(read_article, partners)
    for evidence in (evidence for each in ledger.agreements for evidence in each.evidence):
        assert zones[evidence.zone][evidence.start : evidence.end] == evidence.sentence
    for mention in ledger.mentions:
        assert zones[mention.zone][mention.start : mention.end] == mention.text
    for quote in ledger.quotes:
        assert zones[quote.zone][quote.start : quote.end] == quote.text
    assert ledger.mentions or page == SPECIALISTS


def test_who_is_quoted_for_whom(partners: Gazetteer) -> None:
    quotes = read_ledger(article(CIGREF), partners).quotes
    assert [(each.speaker, each.organisation) for each in quotes] == [
        ("Bertrand Leclaux", "Cigref"),
        ("", ""),
        ("Éric Vanheule", "Microsoft"),
        ("Odile Ferrandy", "Sciences Po"),
    ]
