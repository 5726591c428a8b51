"""What the sentences around a statement add to it, and what they do not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from crawler.ledger import Gazetteer, read_ledger
from store.ledger import Agreement, AgreementKind, AgreementStatus, Amount, DateSpan, Ledger, PartnerType
from store.types import Article
from tests.crawler.ledger.invented_names import gazetteer

PUBLISHED = datetime(2026, 5, 19, 6, tzinfo=UTC)
SIGNED = "Norvik et Rondeau ont signé lundi un contrat de cinq ans."


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return gazetteer()


def ledger(names: Gazetteer, body: str, title: str = "Norvik en France", lead: str = "") -> Ledger:
    article = Article(
        url="http://dsi-magazine.example/1", title=title, standfirst=lead, body=body, published_at=PUBLISHED
    )
    return read_ledger(article, names)


def only(names: Gazetteer, body: str, title: str = "Norvik en France") -> Agreement:
    (agreement,) = ledger(names, body, title).agreements
    return agreement


def euros(amount: int) -> tuple[Amount, ...]:
    return (Amount(least=amount, most=amount),)


def test_the_statement_itself_gives_day_and_duration(names: Gazetteer) -> None:
    agreement = only(names, SIGNED)
    assert agreement.dated == DateSpan(first=date(2026, 5, 18), last=date(2026, 5, 18))
    assert agreement.months == 60
    assert [each.sentence for each in agreement.evidence] == [SIGNED]


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("Le montant atteint 38 millions d'euros.", euros(38_000_000)),
        ("Budget : 9 millions d'euros sur trois ans.", euros(9_000_000)),
        ("L'éditeur y consacrera 4,5 millions d'euros.", euros(4_500_000)),
        ("Chaque licence du contrat coûte 290 € par poste.", ()),
        ("L'arrêt d'un four, c'est 80 000 euros par jour, rappelle le contrat.", ()),
        ("L'accord vient après un chiffre d'affaires de 2 milliards d'euros.", ()),
        ("Un vélo coûte 900 euros à Lorméac.", ()),
        ("« Le contrat vaut bien 3 millions d'euros », plaisante un élu.", ()),
    ],
)
def test_a_sum_belongs_to_the_agreement_that_it_is_spent_on(
    names: Gazetteer, sentence: str, amounts: tuple[Amount, ...]
) -> None:
    assert only(names, f"{SIGNED} {sentence}").amounts == amounts


@pytest.mark.parametrize(
    "body",
    [
        "Norvik et Rondeau, liés depuis 2016, ont signé un contrat.",
        "Norvik et Rondeau ont signé un contrat qui court jusqu'en 2030.",
        "Norvik et Rondeau ont signé un contrat, pour une ouverture prévue en janvier 2027.",
    ],
)
def test_other_dates_are_not_that_of_the_agreement(names: Gazetteer, body: str) -> None:
    assert only(names, body).dated is None


def test_a_passage_ends_where_somebody_else_is_spoken_of(names: Gazetteer) -> None:
    body = f"{SIGNED} Norvik s'allie aussi à Cercal. L'accord prévoit des stages et coûte 3 millions d'euros."
    found = {each.partner: each for each in ledger(names, body).agreements}
    assert set(found) == {"Rondeau", "Cercal"}
    assert found["Rondeau"].amounts == ()
    assert found["Cercal"].amounts == euros(3_000_000)
    assert "internship" in found["Cercal"].subjects


def test_two_with_one_partner_are_one_agreement_unless_one_has_ended(names: Gazetteer) -> None:
    body = f"{SIGNED} Rondeau a choisi Norvik. En 2020, Rondeau avait résilié son contrat avec Norvik."
    assert [(each.partner, each.status) for each in ledger(names, body).agreements] == [
        ("Rondeau", AgreementStatus.SIGNED),
        ("Rondeau", AgreementStatus.ENDED),
    ]


def test_the_title_names_whom_the_body_calls_otherwise(names: Gazetteer) -> None:
    body = "L'assureur a officialisé le 10 février un partenariat de trois ans avec Norvik France."
    agreement = only(names, body, "Groupalia s'allie à Norvik")
    assert (agreement.partner, agreement.status, agreement.months) == ("Groupalia", AgreementStatus.SIGNED, 36)


def test_a_sentence_may_leave_out_whom_the_title_names(names: Gazetteer) -> None:
    agreement = only(names, "Le projet est mené en partenariat avec le CNRT.", "Norvik ouvre un centre à Lorméac")
    assert (agreement.partner, agreement.kind) == ("CNRT", AgreementKind.PARTNERSHIP)
    body = "Rondeau travaille en partenariat avec le CNRT."
    assert ledger(names, body, "Norvik ouvre un centre à Lorméac").agreements == ()


def test_the_editor_is_the_one_last_spoken_of(names: Gazetteer) -> None:
    body = "Gargal ouvre un bureau. L'éditeur a signé un contrat avec Rondeau."
    assert ledger(names, body).agreements == ()
    assert only(names, "Norvik ouvre un bureau. L'éditeur a signé un contrat avec Rondeau.").partner == "Rondeau"


def test_a_function_inside_the_house_is_that_of_the_partner(names: Gazetteer) -> None:
    body = f"{SIGNED} « Nous verrons bien dans cinq ans », sourit sa directrice générale, Élodie Castéra."
    assert [(each.name, each.organisation) for each in only(names, body).people] == [("Élodie Castéra", "Rondeau")]


def test_an_unknown_partner_is_a_candidate(names: Gazetteer) -> None:
    found = ledger(names, "Le groupe Verdelier a signé un contrat avec Norvik.")
    (agreement,) = found.agreements
    assert (agreement.partner, agreement.known) == ("Verdelier", False)
    assert agreement.partner_type is PartnerType.COMPANY
    assert [(each.partner, each.known) for each in found.mentions] == [("Verdelier", False)]
    assert agreement.confidence < only(names, SIGNED).confidence


@pytest.mark.parametrize(
    ("title", "partner"),
    [
        ("Verdelier et Norvik dévoilent leur atelier", "Verdelier"),
        ("Verdelier : les quais à l'heure de Norvik", "Verdelier"),
        ("Norvik s'offre le nantais Verdelier", "Verdelier"),
        ("Verdelier, premier armateur équipé par Norvik", "Verdelier"),
    ],
)
def test_the_name_of_a_headline_is_a_candidate_where_nothing_else_is(
    names: Gazetteer, title: str, partner: str
) -> None:
    found = ledger(names, "Le chantier commence lundi.", title)
    assert [(each.partner, each.known) for each in found.mentions] == [(partner, False)]


@pytest.mark.parametrize("title", ["Verdelier et Gargal défient Norvik", "Verdelier recrute", "Norvik ouvre un bureau"])
def test_a_headline_about_somebody_else_names_no_partner(names: Gazetteer, title: str) -> None:
    assert ledger(names, "Le chantier commence lundi.", title).mentions == ()


@pytest.mark.parametrize("body", ["", "Norvik", "Rien.", "\n\n", "« »", "Norvik et\nRondeau ont signé."])
def test_an_article_that_states_nothing_gives_nothing(names: Gazetteer, body: str) -> None:
    assert ledger(names, body, title="").agreements == ()


def test_numbers_beyond_all_bounds_cost_no_article(names: Gazetteer) -> None:
    said = "pour former 9 999 999 999 999 personnes dans la grotte, peinte il y a 20 000 ans"
    (agreement,) = ledger(names, f"Norvik et Rondeau ont signé un partenariat {said}.").agreements
    assert (agreement.dated, agreement.beneficiaries) == (None, None)
